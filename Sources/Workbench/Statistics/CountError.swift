package import CorpusModel

/// What keeps words from being counted.
package enum CountError: UserFacingError, Equatable {
  case emptyScope(String)
  case noWords
  case noHits(String)
  case sameGroup(String)
  case emptyGroup(String)
  case overlappingGroups
  case oneGroup(String)
  case noConstituents
  case unknownRow(String, nearest: String?)

  /// Whether all is well but there is nothing to count.
  package var isNothingFound: Bool {
    switch self {
    case .emptyScope, .noHits, .emptyGroup: true
    default: false
    }
  }

  package var report: ErrorReport {
    switch self {
    case .emptyScope(let query):
      ErrorReport("nothing in the texts is '\(query)'", help: "'citat search' and 'citat show' tell what is there")
    case .noWords: ErrorReport("the texts hold no words", help: "'citat show FILE' shows how a text was understood")
    case .noHits(let query):
      ErrorReport("'\(query)' has no hits, so there is nothing to count around", help: "try 'citat explain' on it")
    case .sameGroup(let query):
      ErrorReport(
        "'\(query)' is all of the texts, so nothing is left to compare with",
        help: "name a --reference, or another target")
    case .emptyGroup(let query):
      ErrorReport("there are no words in '\(query)'", help: "see 'citat help statistics' for how groups are named")
    case .overlappingGroups:
      ErrorReport("target and reference share words", help: "choose groups that have none in common")
    case .oneGroup(let name):
      ErrorReport(
        "there is only one \(name), and keyness compares two", help: "group by something else, or name a --target")
    case .noConstituents:
      ErrorReport("sequences are of words or lemmas, not of constituents", help: "use --of words or --of lemmas")
    case .unknownRow(let row, let nearest):
      ErrorReport(
        "there is no row '\(row)'",
        help: nearest.map { "did you mean '\($0)'?" } ?? "--min and stop words leave rows out")
    }
  }

  /// The number of the row of a name.
  ///
  /// - Throws: `CountError.unknownRow`, with the nearest name.
  static func row(_ name: String, among names: [String]) throws(CountError) -> Int {
    if let row = names.firstIndex(of: name) { return row }
    throw .unknownRow(name, nearest: EditDistance.nearest(to: name, among: names))
  }
}
