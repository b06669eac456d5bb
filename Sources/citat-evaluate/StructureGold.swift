internal import CorpusModel
internal import Foundation

/// The right structure of a report, made by hand: `*.structure.json` of the gold data. Places are scalars of the file.
struct StructureGold: Decodable {
  struct Span: Decodable {
    let char: [Int]

    var range: ScalarRange { ScalarRange(char[0], char[1]) }
  }

  struct Heading: Decodable {
    let level: Int
    /// Other levels that are right too.
    let levelAlt: [Int]?
    let kind: String
    let spans: [Span]

    /// The label over a group of list items: a heading or a paragraph, both are right.
    var isOptional: Bool { kind == "list_group" }
  }

  struct Nonbody: Decodable {
    let kind: String
    let spans: [Span]
  }

  struct Paragraph: Decodable {
    struct Join: Decodable { let certainty: String }

    let spans: [Span]
    let joins: [Join]
    let boundaryBefore: String
  }

  struct Quote: Decodable {
    let kind: String
    let textClean: String
    let speaker: String?
    let spans: [Span]

    var isSpeech: Bool { ["informant", "survey_answer", "press_statement"].contains(kind) }
  }

  /// A footnote mark, or a string that looks like something that it is not.
  struct Place: Decodable {
    let char: [Int]

    var range: ScalarRange { ScalarRange(char[0], char[1]) }
  }

  let doc: String
  let file: String
  let headings: [Heading]
  let nonbody: [Nonbody]
  let paragraphs: [Paragraph]
  let quotes: [Quote]
  let footnoteRefs: [Place]
  let traps: [Place]

  static func decoded(_ json: Data) throws -> StructureGold {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(StructureGold.self, from: json)
  }
}
