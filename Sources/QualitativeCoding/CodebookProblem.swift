package import CorpusModel

/// What is wrong with a codebook whose file could be read.
package enum CodebookProblem: UserFacingError, Equatable {
  case noCodes(file: String)
  case duplicateCode(String, at: CodebookLocation, first: CodebookLocation)
  case duplicateRule(String, code: String, at: CodebookLocation)
  case unknownRelated(String, code: String, nearest: String?, at: CodebookLocation)
  case duplicateName(String, at: CodebookLocation, first: CodebookLocation)
  case unreachable(String, threshold: Double, weights: Double, at: CodebookLocation)

  /// Whether it may be meant: a related code may live in another file that is used together with this one.
  package var isNote: Bool {
    if case .unknownRelated(_, _, nearest: nil, _) = self { true } else { false }
  }

  package var report: ErrorReport {
    switch self {
    case .noCodes(let file):
      ErrorReport("the codebook '\(file)' has no codes", help: "add a list under 'codes:', or 'uses:' with other files")
    case .duplicateCode(let id, let place, let first):
      ErrorReport(
        "the code '\(id)' is there twice", excerpt: place.excerpt(),
        help: "the other one is in \(first.file), line \(first.line): give one of them another id")
    case .duplicateRule(let id, let code, let place):
      ErrorReport("the code '\(code)' has two rules '\(id)'", excerpt: place.excerpt(), help: "give one another id")
    case .unknownRelated(let id, let code, let nearest, let place):
      ErrorReport(
        "the code '\(code)' is related to '\(id)', which no code is called", excerpt: place.excerpt(),
        help: nearest.map { "did you mean '\($0)'?" } ?? "remove it, or take in the file that has it under 'uses:'")
    case .duplicateName(let name, let place, let first):
      ErrorReport(
        "two codes are named '\(name)'", excerpt: place.excerpt(),
        help: "the other one is in \(first.file), line \(first.line): readers of a matrix cannot tell them apart")
    case .unreachable(let id, let threshold, let weights, let place):
      ErrorReport(
        "the code '\(id)' can never be proposed: its rules weigh \(weights) together, its threshold is \(threshold)",
        excerpt: place.excerpt(), help: "lower the threshold or raise the weights")
    }
  }

  /// All that is wrong with the structure of a codebook, in the order of the file.
  package static func problems(in codebook: Codebook, file: String) -> [CodebookProblem] {
    let codes = codebook.codes
    if codes.isEmpty { return [.noCodes(file: file)] }
    var problems: [CodebookProblem] = []
    var ids: [String: CodebookLocation] = [:]
    var names: [String: CodebookLocation] = [:]
    for code in codes {
      if let first = ids[code.id] {
        problems.append(.duplicateCode(code.id, at: code.location, first: first))
        continue
      }
      ids[code.id] = code.location
      if let first = names[code.name] {
        problems.append(.duplicateName(code.name, at: code.location, first: first))
      } else {
        names[code.name] = code.location
      }
      let weights = code.rules.reduce(0) { $0 + $1.weight }
      if !code.rules.isEmpty, weights < code.threshold - 1e-9 {
        problems.append(.unreachable(code.id, threshold: code.threshold, weights: weights, at: code.location))
      }
      var rules = Set<String>()
      for rule in code.rules where !rules.insert(rule.id).inserted {
        problems.append(.duplicateRule(rule.id, code: code.id, at: rule.location))
      }
    }
    for code in codes {
      for related in code.related where ids[related] == nil {
        let nearest = EditDistance.nearest(to: related, among: codes.map(\.id))
        problems.append(.unknownRelated(related, code: code.id, nearest: nearest, at: code.location))
      }
    }
    return problems
  }
}
