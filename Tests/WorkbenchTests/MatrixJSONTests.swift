import CorpusModel
import Foundation
import Interchange
import QualitativeCoding
import Testing

@testable import Workbench

@Suite struct MatrixJSONTests {
  /// Interviews and a report as they come: byte order mark, CRLF, hard wraps, accents as marks of their own, page marks.
  private static let texts: [String: String] = [
    "bom.txt":
      "\u{FEFF}Deltagere\r\nI: Interviewer\r\nIP1: Leder\r\nIP2: Mor\r\n\r\nI: Har I et hus?\r\n\r\nIP1: Et hus, ja. #00:01:05-2#\r\n\r\nIP2: En ide\u{301} om et hus.\r\n\r\nI: Og?\r\n\r\nIP1: En have.\r\n",
    "ombrudt.txt": (0..<6).map { number in
      "I: Hvad siger I til spørgsmål nummer \(number), som handler om\net hus ved en sø og om alt det andet?\n\nIP1: Et hus er altid godt at have, når man er mange om det,\nog vi har været fire om vores i over tredive år nu.\n"
    }.joined(separator: "\n"),
    "rapport.txt":
      "(1)\n\nEn rapport\n\nOm et hus\n\nDer var engang et hus, som stod ved en å, og det hus var\n\n(2)\n\nstort nok til alle, der kom forbi det på vej hjem.\n\nOm en have\n\n»Vores hus var koldt, og haven var våd.«\n\nMor til to\n\nDet siger en mor om sit hus.\n",
  ]

  private func results(kinds: [UnitKind] = []) async throws -> MatrixResult {
    let folder = try TemporaryFolder()
    for (name, text) in Self.texts { try folder.write(name, text) }
    let book = try codebook(
      "codes: [{id: bolig, codes: [{id: hus, rules: [{query: hus}, {query: 'et hus'}]}]}, {id: have, rules: [{query: have}]}]"
    )
    let corpus = try await Corpus.reading([folder.path])
    let matrix = MatrixBuilder(corpus: corpus, codebook: book).matrix(kinds: kinds, includesInterviewer: true)
    return MatrixResult(corpus: corpus, codebook: book.codebook, matrix: matrix)
  }

  /// Without white space and in normal form C: what a text and its original have in common.
  private func letters(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.precomposedStringWithCanonicalMapping.unicodeScalars.filter {
          !$0.properties.isWhitespace
        }))
  }

  @Test(arguments: [[], [.turn], [.quotation], [.paragraph], [.sentence]] as [[UnitKind]])
  func `A row has its fields in order, and its ranges are the words`(_ kinds: [UnitKind]) async throws {
    let result = try await results(kinds: kinds)
    #expect(result.rows(includingUncoded: false).count > 0 || kinds == [.quotation])
    var ids = Set<String>()
    for row in result.matrix.rows {
      let json = result.json(row)
      let document = result.document(of: row)
      #expect(
        json.keys == [
          "id", "source", "kind", "unit", "range", "original", "section", "page", "time", "speaker", "role", "case",
          "text", "codes",
        ])
      let id = try #require(json["id"].string)
      #expect(ids.insert(id).inserted)
      #expect(id == "\(row.source)#\(row.unit.kind.rawValue)-\(row.unit.number)")
      let text = try #require(json["text"].string)
      let range = try #require(json["range"].range)
      #expect(document.text(in: range) == text && !text.isEmpty)
      #expect(letters(json["original"].original(in: document.verbatim)) == letters(text))
      for code in json["codes"].items {
        #expect(code.keys == ["id", "theme", "origin", "coder", "matches"])
        #expect(code["theme"].string == (code["id"].string == "hus" ? "bolig" : "have"))
        #expect(code["origin"].string == "proposal" && code["coder"] == .null)
        #expect(!code["matches"].items.isEmpty)
        for match in code["matches"].items {
          #expect(match.keys == ["rule", "text", "ranges", "expands", "as", "weight", "context", "negation"])
          let words = match["ranges"].items.compactMap(\.range)
          #expect(zip(words, words.dropFirst()).allSatisfy { $0.end <= $1.start })
          #expect(words.allSatisfy { range.contains($0) })
          #expect(words.map { document.text(in: $0) }.joined(separator: " ") == match["text"].string)
        }
      }
    }
  }

  @Test func `A row says who speaks, when and where`() async throws {
    let result = try await results()
    let row = try #require(result.matrix.rows.first { $0.source == "bom.txt" && $0.unit.number == 2 })
    let json = result.json(row)
    #expect(json["speaker"].string == "IP1" && json["role"].string == "Leder" && json["text"].string == "Et hus, ja.")
    #expect(json["kind"].string == "transcript" && json["unit"].string == "turn" && json["page"] == .null)
    #expect(result.jsonThemes.items.map { $0["id"].string } == ["bolig", "have"])
    #expect(result.jsonThemes.items.map(\.keys) == [["id", "name"], ["id", "name"]])
  }

  @Test func `The wide table has a column for every theme and its words or a sign`() throws {
    let book = try codebook("codes: [{id: hus, rules: [{query: hus}]}, {id: sko, rules: [{query: sko}]}]")
    let result = result(book, [Document("a.txt", "IP1 (mor): Et hus, et Hus.\nIP1 (mor): Nej.\nIP2: Sko og hus.")])
    let words = MatrixResult.WideTable(result, includingUncoded: true, cells: .words).table
    #expect(words.columns.suffix(2).map(\.key) == ["hus", "sko"])
    #expect(
      words.rows.map { Array($0.suffix(3)) } == [
        [.text("Et hus, et Hus."), .text("hus"), .empty], [.text("Nej."), .empty, .empty],
        [.text("Sko og hus."), .text("hus"), .text("Sko")],
      ])
    let binary = MatrixResult.WideTable(result, includingUncoded: false, cells: .binary).table
    #expect(binary.rows.map { Array($0.suffix(2)) } == [[.integer(1), .integer(0)], [.integer(1), .integer(1)]])
    #expect(
      CrossTable(result, by: .role).lines.map { "\($0.group) \($0.values.map { Int($0) })" } == [
        "mor [1, 0]", "– [1, 1]",
      ])
    #expect(
      CrossTable(result, by: .speaker).lines.map { "\($0.group) \($0.values.map { Int($0) })" } == [
        "a.txt: IP1 [1, 0]", "a.txt: IP2 [1, 1]",
      ])
  }

  @Test func `Show's JSON has its fields, and every place leads back to the text`() async throws {
    let result = try await results()
    for source in result.corpus.sources {
      let document = source.document
      let json = DocumentView(document).json
      #expect(
        json.keys == [
          "source", "kind", "rows", "speakers", "headings", "paragraphs", "quotations", "terms", "turns", "cases",
          "furniture", "footnote_marks",
        ])
      let place = ["text", "range", "original"]
      let fields = [
        "rows": ["kind", "section"] + place, "headings": ["level"] + place, "paragraphs": ["kind", "section"] + place,
        "quotations": ["kind", "role", "section"] + place,
        "turns": ["speaker", "role", "start", "end", "section"] + place,
      ]
      #expect(json["rows"].items.count == document.structure.paragraphs.count && !json["rows"].items.isEmpty)
      for (list, keys) in fields {
        for item in json[list].items {
          #expect(item.keys == keys)
          let range = try #require(item["range"].range)
          #expect(document.text(in: range) == item["text"].string)
          #expect(letters(item["original"].original(in: document.verbatim)) == letters(item["text"].string ?? ""))
        }
      }
      for item in json["furniture"].items {
        #expect(item.keys == ["kind", "text", "original"])
        #expect(item["original"].original(in: document.verbatim) == item["text"].string)
      }
      for item in json["speakers"].items {
        #expect(item.keys == ["speaker", "name", "role", "case", "interviewer", "guess"])
      }
    }
  }
}
