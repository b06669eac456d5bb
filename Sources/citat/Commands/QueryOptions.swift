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

  var compounds: Vocabulary.Compounds { noCompounds ? .none : head ? .head : .any }
}
