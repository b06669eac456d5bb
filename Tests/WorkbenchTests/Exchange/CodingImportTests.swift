import CorpusModel
import Foundation
import Interchange
import ProjectStore
import QualitativeCoding
import Testing

@testable import Workbench

@Suite struct CodingImportTests {
  private func take(
    _ name: String, _ bytes: [UInt8], into test: TestProject, source: String? = nil, makesCodes: Bool = false
  ) throws -> CodingImport.Report {
    try test.folder.write(name, bytes)
    return try CodingImport(test.project, coder: "Anna Holm")
      .take(test.folder.path + "/" + name, source: source, makesCodes: makesCodes)
  }

  @Test func `Rows of a table are codings by quotation, unit or range, and what cannot be placed is listed`()
    async throws
  {
    let test = try await TestProject()
    let text = try test.project.read { try $0.document(of: try $0.requireSource("leder.txt")).canonical.string }
    let start = text.utf8.distance(from: text.startIndex, to: try #require(text.range(of: "naboen")).lowerBound)
    let table = """
      kilde;citat;enhed;start;end;kode;koder
      leder.txt;de frivillige i lektiecaféen;;;;Civilsamfund;Bo
      leder.txt;;tur 4;;;Nære netværk;Bo
      leder.txt;naboen;;\(start);\(start + 6);naboer;
      leder.txt;naboen passer;;1;7;naboer;
      leder.txt;findes ikke;;;;Civilsamfund;Bo
      ukendt.txt;naboen;;;;Civilsamfund;Bo
      leder.txt;naboen;;;;Ukendt;Bo
      leder.txt;;;;;naboer;Bo
      leder.txt;de;;;;naboer;Bo

      """
    let report = try take("k.csv", Array(table.utf8), into: test)
    #expect(report.codings == 4)
    #expect(
      report.left.prefix(4) == [
        "line 6: these words do not stand in 'leder.txt'", "line 7: the source is none of the project's",
        "line 8: the project has no such code; --new-codes makes it a theme", "line 9: it names no place",
      ])
    #expect(report.left.count == 5)
    #expect(report.left.last?.hasPrefix("line 10: these words stand in 'leder.txt' more than once: turn") ?? false)
    let codings = try test.study.codings
    #expect(codings.map(\.coder).sorted() == ["anna-holm", "anna-holm", "bo", "bo"])
    #expect(
      Set(codings.compactMap(\.words)).isSuperset(of: ["de frivillige i lektiecaféen", "naboen", "naboen passer"]))
    #expect(codings.allSatisfy { $0.origin == .imported })
    #expect(try test.problems == [])
    // The same table brings nothing again.
    let again = try take("k.csv", Array(table.utf8), into: test)
    #expect(again.codings == 0 && again.known == 4)
  }

  @Test func `A sheet with rows without a code says what was judged, and a list of codings says nothing of it`()
    async throws
  {
    let test = try await TestProject()
    let list = "source,unit,code,coder\nleder.txt,turn 2,civilsamfund,Bo\n"
    #expect(try take("liste.csv", Array(list.utf8), into: test).judged == 0)
    // The name stands where a code was given.
    let sheet = list + "leder.txt,turn 4,,\nleder.txt,turn 6,naboer,Bo\nleder.txt,turn 6,civilsamfund,Bo\nsum,,,\n"
    let report = try take("ark.csv", Array(sheet.utf8), into: test)
    #expect(report.codings == 2 && report.known == 1 && report.judged == 3 && report.left == [])
    #expect(try test.study.judgements.map(\.coder) == ["bo", "bo", "bo"])
    #expect(try take("ark.csv", Array(sheet.utf8), into: test).judged == 0)
    // Of two who are named nobody can say whose a row without a name and a code is.
    let two = sheet + "leder.txt,turn 6,civilsamfund,Carla\n"
    #expect(
      try take("to.csv", Array(two.utf8), into: test).left == [
        "line 3: it has no code, and several coders are named: write in 'coder' who read it"
      ])
    #expect(try test.problems == [])
  }

  @Test func `A unit of a sheet whose codes the project lacks is not judged until the sheet is mended`() async throws {
    let test = try await TestProject()
    let sheet =
      "source,unit,code,coder\nleder.txt,turn 2,civilsamfnd,Bo\nleder.txt,turn 4,,Bo\nleder.txt,turn 6,naboer; nabor,Bo\n"
    let report = try take("ark.csv", Array(sheet.utf8), into: test)
    #expect(report.codings == 1 && report.judged == 2 && report.left.count == 2)
    let mended = sheet.replacingOccurrences(of: "civilsamfnd", with: "civilsamfund")
    let again = try take("ark.csv", Array(mended.utf8), into: test)
    #expect(again.codings == 1 && again.known == 1 && again.judged == 1 && again.left.count == 1)
  }

  @Test func `A matrix that was filled in gives a coding for each theme of a row`() async throws {
    let test = try await TestProject()
    let matrix = try await ProjectCorpus(test.project)
      .matrix(kinds: [], includesInterviewer: false, includesProposals: false)
    let wide = MatrixResult.WideTable(matrix, includingUncoded: true, cells: .words)
    var table = Table(columns: wide.columns)
    for row in wide.rows { table.append(wide.line(row)) }
    var lines = DelimitedWriter(.csv, isRaw: false).text(of: table).split(separator: "\r\n").map(String.init)
    #expect(lines.count > 3)
    // The last two columns are the themes.
    lines[1] = String(lines[1].dropLast(2)) + ",x,"
    lines[2] = String(lines[2].dropLast(2)) + ",0,ja"
    let report = try take("m.csv", Array((lines.joined(separator: "\r\n") + "\r\n").utf8), into: test)
    #expect(report.left == [])
    #expect(try test.study.codings.map(\.code).sorted() == ["civilsamfund", "naere-netvaerk"])
    #expect(try test.problems == [])
  }

  @Test func `A table in Excel gives the same codings as one in csv`() async throws {
    let test = try await TestProject()
    let cells = [
      ["kilde", "citat", "kode", "koder"], ["leder.txt", "de frivillige i lektiecaféen", "Civilsamfund", "Bo"],
      ["konsulent.txt", "en moster", "Nære netværk", "Bo"], ["konsulent.txt", "findes ikke", "Nære netværk", "Bo"],
    ]
    let table = ReportTable(
      "Kodninger", columns: cells[0].map { ReportColumn($0, width: 20) },
      rows: cells.dropFirst().map { $0.map { .text($0) } })
    let workbook = Report(
      title: "Kodninger", language: .danish, recordTitle: "Om", record: [], provenance: "", parts: [.table(table)])
    let file = test.folder.path + "/k.xlsx"
    _ = try workbook.writeWorkbook(to: file, time: 0) { _ in }
    let report = try CodingImport(test.project, coder: "Anna Holm").take(file)
    #expect(report.codings == 2 && report.left == ["line 4: these words do not stand in 'konsulent.txt'"])
    let csv = cells.map { $0.joined(separator: ";") + "\n" }.joined()
    let again = try take("k.csv", Array(csv.utf8), into: test)
    #expect(again.codings == 0 && again.known == 2)
  }

  /// A Word document of paragraphs, with comments on stretches in braces: `det er {svært}`.
  private func document(_ paragraphs: [String], comments: [(author: String, text: String)]) throws -> [UInt8] {
    var number = 0
    var body = ""
    for paragraph in paragraphs {
      body += "<w:p>"
      let parted = paragraph.replacing("{", with: "\n{\n").replacing("}", with: "\n}\n")
      for piece in parted.split(separator: "\n") {
        if piece == "{" { body += "<w:commentRangeStart w:id=\"\(number)\"/>" }
        if piece == "}" {
          body += "<w:commentRangeEnd w:id=\"\(number)\"/>"
          number += 1
        }
        if piece != "{", piece != "}" { body += "<w:r><w:t xml:space=\"preserve\">\(piece)</w:t></w:r>" }
      }
      body += "</w:p>"
    }
    let space = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    func part(_ target: String, _ kind: String) -> String {
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r\" Type=\"\(relations)/\(kind)\" Target=\"\(target)\"/></Relationships>"
    }
    var writer = ZipWriter()
    writer.add("_rels/.rels", part("word/document.xml", "officeDocument"))
    writer.add("word/_rels/document.xml.rels", part("comments.xml", "comments"))
    writer.add("word/document.xml", "<w:document \(space)><w:body>\(body)</w:body></w:document>")
    writer.add(
      "word/comments.xml",
      "<w:comments \(space)>"
        + comments.enumerated().map {
          "<w:comment w:id=\"\($0.offset)\" w:author=\"\($0.element.author)\"><w:p><w:r><w:t>\($0.element.text)</w:t></w:r></w:p></w:comment>"
        }.joined() + "</w:comments>")
    return try writer.bytes(for: "x.docx")
  }

  @Test func `Comments in Word are codings of their authors, memos where they are no codes`() async throws {
    let test = try await TestProject()
    let lines = TestProject.interviews["leder.txt"]?.split(separator: "\n").map(String.init) ?? []
    var paragraphs = lines
    paragraphs[1] = paragraphs[1].replacing("foreningerne", with: "{foreningerne}")
    paragraphs[3] = paragraphs[3].replacing("naboen passer børnene", with: "{naboen passer børnene}")
    paragraphs[5] = paragraphs[5].replacing("ikke siger noget", with: "{ikke siger noget}")
    let bytes = try document(
      paragraphs + ["{Noget helt andet med helt andre ord}"],
      comments: [
        ("Bo", "Civilsamfund"), ("Bo", "#naboer; nære netværk; xyz"), ("Anna Holm", "Tøver her."), ("Bo", "naboer"),
        ("Bo", "uden ord"),
      ])
    let report = try take("leder.docx", bytes, into: test)
    #expect(report.codings == 3)
    #expect(report.memos == 1)
    #expect(
      report.left == [
        "comment 2: the project has no such code; --new-codes makes it a theme",
        "comment 4: its words do not stand in 'leder.txt'",
        "comment 5: it is about no words",
      ])
    let study = try test.study
    #expect(Set(study.codings.compactMap(\.words)) == ["foreningerne", "naboen passer børnene"])
    #expect(study.codings.allSatisfy { $0.coder == "bo" })
    #expect(study.memos.map(\.text) == ["Tøver her."])
    #expect(try test.problems == [])
  }

  @Test func `Comments that a report of ours has are the codings that they were`() async throws {
    let test = try await TestProject()
    let lines = TestProject.interviews["leder.txt"]?.split(separator: "\n").map(String.init) ?? []
    var paragraphs = lines
    for (line, words) in [
      (1, "foreningerne"), (1, "lektiecaféen"), (3, "naboen passer børnene"), (5, "ikke siger noget"),
    ] {
      paragraphs[line] = paragraphs[line].replacing(words, with: "{\(words)}")
    }
    let bytes = try document(
      paragraphs,
      comments: [
        ("Bo", "Civilsamfund: foreningerne"), ("Citat, regel", "Civilsamfund (forslag): lektiecaféen"),
        ("Bo", "Naboer: naboen; Børnene (ikke)"), ("Bo", "Naboer: hvem mon?"),
      ])
    let report = try take("leder.docx", bytes, into: test, makesCodes: false)
    #expect(report.codings == 2)
    #expect(report.left == ["1 comment is a proposal of a rule that nobody decided"])
    let study = try test.study
    #expect(study.codings.map(\.code).sorted() == ["civilsamfund", "naboer"])
    #expect(study.memos.map(\.text) == ["Naboer: hvem mon?"])
    #expect(try take("leder.docx", bytes, into: test, makesCodes: true).codes == ["naboer-hvem-mon"])
  }

  @Test func `A Word file of several sources has the comments of each under its name`() async throws {
    let test = try await TestProject()
    var paragraphs = ["Kodede {tekster}"]
    for name in ["konsulent.txt", "leder.txt"] {
      let text = try #require(TestProject.interviews[name])
      let marked = text.replacing("moster", with: "{moster}").replacing("naboen", with: "{naboen}")
      paragraphs += [name] + marked.split(separator: "\n").map(String.init)
    }
    let bytes = try document(paragraphs, comments: [("Bo", "Naboer"), ("Bo", "Naboer"), ("Bo", "Naboer")])
    let report = try take("alle.docx", bytes, into: test)
    #expect(report.left == ["comment 1: it stands under no source's name"])
    let codings = try test.study.codings
    #expect(codings.map { "\($0.words ?? "")" }.sorted() == ["moster", "naboen"])
    #expect(Set(codings.map(\.source)).count == 2)
  }

  @Test func `A file that is no table of codings is told`() async throws {
    let test = try await TestProject()
    #expect(throws: InterchangeError.self) { try take("k.csv", Array("a;b\n1;2\n".utf8), into: test) }
    #expect(throws: StudyError.unknownSource("ukendt", nearest: nil)) {
      try take("k.csv", Array("kode;citat\nnaboer;nabo\n".utf8), into: test, source: "ukendt")
    }
  }

  @Test func `The columns of a matrix are no codes, whatever codes are called`() async throws {
    let test = try await TestProject()
    _ = try CodebookDesk(test.project, coder: "Anna Holm").add("Kind")
    let table = """
      id,source,kind,unit,text,code-kind
      leder.txt#turn-4,leder.txt,transcript,turn,naboen passer,1
      leder.txt#turn-2,leder.txt,transcript,turn,de frivillige i lektiecaféen,0

      """
    let report = try take("m.csv", Array(table.utf8), into: test)
    #expect(report.codings == 1)
    #expect(try test.study.codings.map(\.code).filter { $0 == "kind" } == ["kind"])
  }
}
