internal import CorpusModel
internal import FoundationEssentials
internal import GRDB
package import QualitativeCoding

extension ProjectReader {
  /// What imports from other programs said, the earliest first where two say it of one thing.
  package func exchangeRecord() throws -> ExchangeRecord {
    var record = ExchangeRecord()
    let values = try String.fetchAll(
      database, sql: "SELECT value FROM property WHERE id GLOB 'exchange/*' ORDER BY rowid")
    for value in values {
      record.merge(try JSONDecoder().decode(ExchangeRecord.self, from: Data(value.utf8)))
    }
    return record
  }
}

extension ProjectReader {
  /// What the project holds but its history, decisions, speakers and texts: documents and files are empty.
  package func studyWithoutTexts() throws -> Study {
    try study { source in
      let text = UTF8Text("")
      let document = Document(
        source: source.name, kind: .text, verbatim: text, canonical: text, map: TextMap(pieces: []),
        structure: Structure())
      return Study.SourceContent(
        source: source, revision: try revision(source.revision), document: document, original: [])
    }
  }
}

extension ProjectWriter {
  /// Keeps what this import said; nothing is kept where it said nothing.
  package func put(_ record: ExchangeRecord) throws {
    if record == ExchangeRecord() { return }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    try set("exchange/\(operation)", to: String(decoding: try encoder.encode(record), as: UTF8.self))
  }
}
