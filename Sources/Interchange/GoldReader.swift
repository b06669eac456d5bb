package import CorpusModel
internal import FoundationEssentials

/// A unit that people coded, as gold data say it.
package struct GoldUnit: Sendable {
  package let id: String
  /// The name of the source without its ending.
  package let document: String
  /// Where it stands in the verbatim text.
  package let spans: [ScalarRange]
  /// Assigned, and a careful coder would assign it.
  package let clear: Set<String>
  /// Assigned, though leaving it out is defensible.
  package let arguable: Set<String>
  /// Not assigned, though assigning it is defensible.
  package let nearMiss: Set<String>
  /// What the unit is for: `dev`, `test`, or nothing said.
  package let part: String?

  package init(
    id: String, document: String, spans: [ScalarRange], clear: Set<String>, arguable: Set<String>,
    nearMiss: Set<String>,
    part: String?
  ) {
    self.id = id
    self.document = document
    self.spans = spans
    self.clear = clear
    self.arguable = arguable
    self.nearMiss = nearMiss
    self.part = part
  }
}

/// Reads gold codings: a JSON object a line, with `id doc spans[{char}] themes[{code confidence}] near_miss part`.
package enum GoldReader {
  private struct Line: Decodable {
    struct Span: Decodable { let char: [Int] }
    struct Theme: Decodable {
      let code: String
      let confidence: String
    }
    let id: String
    let doc: String
    let spans: [Span]
    let themes: [Theme]
    let nearMiss: [String]?
    let part: String?

    enum CodingKeys: String, CodingKey {
      case id, doc, spans, themes, part
      case nearMiss = "near_miss"
    }
  }

  /// Whether a line holds somebody's codings, which stand under `codes` in them.
  private static func holdsCodings(_ line: ArraySlice<UInt8>) -> Bool {
    struct Codings: Decodable {
      let codes: Anything?
      struct Anything: Decodable {
        init(from decoder: any Decoder) {}
      }
    }
    return (try? JSONDecoder().decode(Codings.self, from: Data(line)))?.codes != nil
  }

  /// The units of a file; `nil` for one that is no gold but a table or lines of somebody's codings (`CodingReader`).
  ///
  /// - Throws: `InterchangeError` with the number of the line that is no gold unit. O(n).
  package static func units(of file: String) throws(InterchangeError) -> [GoldUnit]? {
    if ["csv", "tsv"].contains(file.fileEnding) { return nil }
    let text = try VerbatimReader.text(try VerbatimReader.bytes(of: file), file: file).text
    let first = text.bytes.split(separator: 0x0A).first { $0.contains { $0 != 0x20 && $0 != 0x0D } }
    if let first, holdsCodings(first) { return nil }
    var units: [GoldUnit] = []
    for (number, line) in text.bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    where !line.isEmpty {
      guard let unit = try? JSONDecoder().decode(Line.self, from: Data(line)),
        unit.spans.allSatisfy({ $0.char.count == 2 && $0.char[0] >= 0 && $0.char[0] <= $0.char[1] })
      else { throw .gold(file: file, line: number + 1) }
      func codes(_ confidence: String) -> Set<String> {
        Set(unit.themes.filter { $0.confidence == confidence }.map(\.code))
      }
      units.append(
        GoldUnit(
          id: unit.id, document: unit.doc, spans: unit.spans.map { ScalarRange($0.char[0], $0.char[1]) },
          clear: codes("clear"), arguable: codes("arguable"), nearMiss: Set(unit.nearMiss ?? []), part: unit.part))
    }
    return units
  }

  /// The ids that a codebook beside the gold gives its codes: `{"codes": [{"code": …, "slug": …}]}`; empty without one.
  package static func ids(besides file: String) throws(InterchangeError) -> [String: String] {
    struct Book: Decodable {
      struct Code: Decodable {
        let code: String
        let slug: String
      }
      let codes: [Code]
    }
    let folder = file.lastIndex(of: "/").map { String(file[...$0]) } ?? ""
    guard FileManager.default.fileExists(atPath: folder + "codebook.json") else { return [:] }
    let bytes = try VerbatimReader.bytes(of: folder + "codebook.json")
    guard let book = try? JSONDecoder().decode(Book.self, from: Data(bytes)) else {
      throw .gold(file: folder + "codebook.json", line: 1)
    }
    return Dictionary(book.codes.map { ($0.code, $0.slug) }) { first, _ in first }
  }
}
