internal import ArgumentParser
internal import CorpusQuery

/// What the words of a query find.
struct QueryOptions: ParsableArguments {
  @Flag(help: "In compounds, find a word only where it stands last.")
  var head = false

  @Flag(help: "Do not look inside compounds.")
  var noCompounds = false

  @Flag(help: "Let aa and å find each other: Aabenraa and Åbenrå, aarsag and årsag.")
  var foldAa = false

  @Flag(help: "Find a word with several readings (ved, så, får) whichever its sentence gives it.")
  var allReadings = false

  func validate() throws {
    if head, noCompounds { throw ValidationError("Choose one of --head and --no-compounds.") }
  }

  /// Says which words of a query may have been meant as operators.
  static func reportHints(on query: String) {
    for hint in QueryParser.hints(on: query) {
      switch hint {
      case .small(let word):
        StandardError.write(
          "note: '\(Terminal.safe(word))' was searched as a word; operators are written in capitals: \(word.uppercased())\n"
        )
      case .minus(let word):
        StandardError.write(
          "note: '-\(Terminal.safe(word))' was searched as a word; to leave it out, write NOT \(Terminal.safe(word))\n")
      case .danish(let word, let meant):
        StandardError.write("note: '\(word)' was searched as a word; the operator is \(meant)\n")
      }
    }
  }

  var compounds: Vocabulary.Compounds { noCompounds ? .none : head ? .head : .any }
}
