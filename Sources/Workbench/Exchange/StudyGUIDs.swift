internal import CorpusModel
internal import ProjectStore
internal import QualitativeCoding

/// The GUIDs of a study's things: those that they came with, else ones that derive from what the things are, so that two
/// exports of one study, and of copies of it, agree.
struct StudyGUIDs {
  private let record: ExchangeRecord

  init(_ record: ExchangeRecord) { self.record = record }

  subscript(kind: String, id: String) -> GUID {
    record.guids["\(kind)/\(id)"] ?? Self.derived(kind, id)
  }

  /// The GUID of a thing that came with none.
  static func derived(_ kind: String, _ id: String) -> GUID {
    GUID(digest: SHA256.hexadecimal("citat \(kind) \(id)".utf8))
  }

  /// The key of a place of a source.
  static func key(_ source: String, _ place: ExchangedStudy.Place) -> String {
    switch place {
    case .text(let range): "\(source)/\(range.start)-\(range.end)"
    case .time(let from, let until): "\(source)/\(from)-\(until) ms"
    case .area(let page, let x, let y, let x2, let y2):
      "\(source)/\(page.map { "\($0):" } ?? "")\(x),\(y)-\(x2),\(y2)"
    case .lost(let start, let end): "\(source)/lost \(start)-\(end)"
    }
  }
}
