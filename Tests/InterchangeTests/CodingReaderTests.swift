import CorpusModel
import Foundation
import QualitativeCoding
import Testing

@testable import Interchange

@Suite struct CodingReaderTests {
  private func passages(_ text: String, ending: String, fields: [String] = []) throws -> [CodedPassage] {
    let file = FileManager.default.temporaryDirectory.path + "/citat-\(UUID().uuidString).\(ending)"
    try Data(text.utf8).write(to: URL(filePath: file))
    defer { try? FileManager.default.removeItem(atPath: file) }
    do throws(InterchangeError) {
      return try CodingReader.passages(of: file, coder: "fil", fields: fields)
    } catch {
      // The name of the file is not the same twice.
      if case .codings(_, let line, let problem) = error { throw Problem(text: "\(line): \(problem)") }
      throw error
    }
  }

  private struct Problem: Error, Equatable { let text: String }

  @Test func `Gold codings, rows of a matrix and plain lists of codes are read alike`() throws {
    let lines = """
      {"id": "p1", "doc": "a", "spans": [{"char": [3, 9]}], "themes": [{"code": "k", "confidence": "clear"}], "text": "x"}
      {"id": "a.txt#turn-2", "source": "a.txt", "original": [[3, 9], [12, 14]], "codes": [{"id": "k"}, {"id": "m"}]}

      {"id": "p3", "doc": "a", "themes": [], "coder": "bo"}
      """
    let read = try passages(lines, ending: "jsonl")
    #expect(
      read == [
        CodedPassage(coder: "fil", source: "a", unit: "p1", spans: [ScalarRange(3, 9)], codes: ["k"], text: "x"),
        CodedPassage(
          coder: "fil", source: "a.txt", unit: "a.txt#turn-2", spans: [ScalarRange(3, 9), ScalarRange(12, 14)],
          codes: ["k", "m"], text: nil),
        CodedPassage(coder: "bo", source: "a", unit: "p3", spans: [], codes: [], text: nil),
      ])
  }

  @Test func `Fields of a line are coders`() throws {
    let line = #"{"id": "p1", "doc": "a", "themes": [], "pass1": ["k"], "pass2": [{"code": "m"}]}"#
    let read = try passages(line, ending: "jsonl", fields: ["pass1", "pass2"])
    #expect(read.map(\.coder) == ["pass1", "pass2"])
    #expect(read.map(\.codes) == [["k"], ["m"]])
  }

  @Test func `Columns may be called as others call them, in capitals and in Danish`() throws {
    let plain = try passages("source,unit,code,coder,text\na,p2,k,bo,ord\n", ending: "csv")
    #expect(try passages("Kilde;Enhed;Tema;Koder;Tekst\na;p2;k;bo;ord\n", ending: "csv") == plain)
    #expect(try passages("SOURCE\tUnit\tCode\tCoder\tText\na\tp2\tk\tbo\tord\n", ending: "tsv") == plain)
    let placed = try passages("Dokument;Start;Slut;Kode\na;3;9;k\n", ending: "csv")
    #expect(placed.map(\.spans) == [[ScalarRange(3, 9)]])
  }

  @Test func `A csv names a unit or a place, and a row without a code is a unit without codes`() throws {
    let read = try passages("source;start;end;code;coder;unit\na;3;9;k;bo;\na;;;;;p2\n", ending: "csv")
    #expect(
      read == [
        CodedPassage(coder: "bo", source: "a", unit: nil, spans: [ScalarRange(3, 9)], codes: ["k"], text: nil),
        CodedPassage(coder: "bo", source: "a", unit: "p2", spans: [], codes: [], text: nil),
      ])
  }

  @Test(arguments: [
    ("{\"doc\": \"a\"}", "jsonl", "1: it is no object with source, place or id, and codes"),
    ("\n{\"doc\": \"a\", \"id\": \"x\"}", "jsonl", "2: it has neither 'themes' nor 'codes'"),
    (
      "{\"doc\": \"a\", \"spans\": [{\"char\": [5, 3]}], \"codes\": []}", "jsonl",
      "1: it is no object with source, place or id, and codes"
    ),
    ("source,start\na,1\n", "csv", "1: there is no column 'code'"),
    ("source,start,code\na,1,k\n", "csv", "1: there is no column 'unit' or 'start' and 'end'"),
    (
      "id,source,code,coder,origin,start,end,text\nanna-1,a,k,anna,manual,3,7,øst\n", "csv",
      "1: its places are bytes, as 'citat list codings' writes them; with '--format jsonl' it writes what can be compared, with --sources"
    ),
    ("source,start,end,code\na,7,3,k\n", "csv", "2: 'start' and 'end' are no place"),
    ("source,start,end,code\na,7,,k\n", "csv", "2: it has neither a unit nor a place"),
    ("source,unit,code\n,p,k\n", "csv", "2: it names no source"),
  ])
  func `A line that is no coding is told`(text: String, ending: String, problem: String) throws {
    #expect(throws: Problem(text: problem)) { try passages(text, ending: ending) }
  }

  @Test func `A field that a line lacks is told`() throws {
    #expect(throws: Problem(text: "1: it has no field 'pass3' with codes")) {
      try passages(#"{"id": "p1", "doc": "a", "pass1": []}"#, ending: "jsonl", fields: ["pass3"])
    }
  }
}
