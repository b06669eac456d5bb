import CorpusModel
import Foundation
import GRDB
import QualitativeCoding
import TestSupport
import Testing

@testable import ProjectStore

/// Other programs' SQLite files.
@Suite struct ForeignDatabaseTests {
  private func database(_ file: String, _ sql: String) throws {
    try DatabaseQueue(path: file).write { try $0.execute(sql: sql) }
  }

  private func words(_ source: ExchangedStudy.Source) -> [String] {
    source.selections.compactMap { selection in
      selection.place.range.map { (source.text ?? UTF8Text("")).string(in: $0) }
    }
  }

  @Test(.enabled(if: SharedFolder.holds("refi-qda"), "the shared data are not here: set CITAT_SHARED"))
  func `A project of Taguette is read with its highlights on the words that were marked`() throws {
    let (study, notes) = try ForeignDatabase.read(SharedFolder.path("refi-qda/taguette-1.5.2/project.sqlite3"))
    #expect(study.name == "Lærerinterview")
    #expect(study.sources.count == 10)
    let source = try #require(study.sources.first { $0.name == "Interview 1.html" })
    #expect(words(source) == ["det er blevet værre", "værre. Vi løber stærkere"])
    #expect(source.selections.map(\.codings.count) == [1, 2])
    #expect(study.users.map(\.name) == ["admin"])
    #expect(notes == ["2 passages verified by their words"])
    // A tag of a path stands under the tag that is its front.
    let code = try #require(study.codes.first { $0.name == "arbejdspres" })
    #expect(code.codes.map(\.name) == ["tempo"])
    #expect(code.description == "Oplevet pres. Inkluder: tempo. Ekskluder: løn")
  }

  @Test func `The text of Taguette's HTML has its tags left out, its entities resolved and its lines apart`() {
    let text = TaguetteText(html: "<p>a &amp; b&#230;</p><p>c<br/>d</p>\n<ul><li>e</li></ul>")
    #expect(text.text.string == "a & bæ\nc\nd\ne\n")
    // Taguette counts no line ends that it does not hold.
    #expect(text.range(0, 5).map { text.text.string(in: $0) } == "a & b")
    #expect(text.range(7, 9).map { text.text.string(in: $0) } == "c\nd")
    #expect(text.range(7, 99) == nil)
  }

  @Test func `A folder of QualCoder is read with categories, memos, cases and attributes`() throws {
    let folder = TemporaryFolder()
    try FileManager.default.createDirectory(atPath: folder.file("x.qda"), withIntermediateDirectories: true)
    try database(
      folder.file("x.qda/data.qda"),
      """
      CREATE TABLE project (databaseversion text, date text, memo text, about text);
      INSERT INTO project VALUES ('v9', '2026-11-21 10:00:00', 'om', '');
      CREATE TABLE source (id integer primary key, name text, fulltext text, mediapath text, memo text, owner text, date text);
      INSERT INTO source VALUES (1, 'a.txt', '😀 Børn og naboer.', NULL, 'kilde', 'Anna', '2026-11-21 11:00:00');
      INSERT INTO source VALUES (2, 'b.mp3', NULL, '/audio/b.mp3', '', 'Anna', '2026-11-21 11:00:00');
      CREATE TABLE code_cat (catid integer primary key, name text, owner text, date text, memo text, supercatid integer);
      INSERT INTO code_cat VALUES (1, 'Netværk', 'Anna', '', '', NULL);
      CREATE TABLE code_name (cid integer primary key, name text, memo text, catid integer, owner text, date text, color text);
      INSERT INTO code_name VALUES (1, 'Naboer', 'dem ved siden af', 1, 'Anna', '', '#FF0000');
      INSERT INTO code_name VALUES (2, 'Børn', '', NULL, 'Anna', '', '#00ff00');
      CREATE TABLE code_text (ctid integer primary key, cid integer, fid integer, seltext text, pos0 integer, pos1 integer, owner text, date text, memo text);
      INSERT INTO code_text VALUES (1, 2, 1, 'Børn', 2, 6, 'Anna', '2026-11-21 12:00:00', 'husk');
      INSERT INTO code_text VALUES (2, 1, 1, 'naboer', 10, 16, 'Bo', '2026-11-21 12:00:00', '');
      INSERT INTO code_text VALUES (3, 1, 1, 'væk', 90, 99, 'Bo', '2026-11-21 12:00:00', '');
      CREATE TABLE code_av (avid integer primary key, id integer, pos0 integer, pos1 integer, cid integer, memo text, date text, owner text);
      INSERT INTO code_av VALUES (1, 2, 1000, 2500, 1, '', '2026-11-21 12:00:00', 'Bo');
      CREATE TABLE annotation (anid integer primary key, fid integer, pos0 integer, pos1 integer, memo text, owner text, date text);
      INSERT INTO annotation VALUES (1, 1, 7, 9, 'hvorfor', 'Bo', '2026-11-21 12:00:00');
      CREATE TABLE cases (caseid integer primary key, name text, memo text, owner text, date text);
      INSERT INTO cases VALUES (1, 'IP1', '', 'Anna', '');
      CREATE TABLE case_text (id integer primary key, caseid integer, fid integer, pos0 integer, pos1 integer, owner text, date text, memo text);
      INSERT INTO case_text VALUES (1, 1, 1, 0, 17, 'Anna', '', '');
      CREATE TABLE attribute_type (name text, date text, owner text, memo text, caseOrFile text, valuetype text);
      INSERT INTO attribute_type VALUES ('alder', '', '', '', 'case', 'numeric');
      CREATE TABLE attribute (attrid integer primary key, name text, attr_type text, value text, id integer, date text, owner text);
      INSERT INTO attribute VALUES (1, 'alder', 'case', '47', 1, '', '');
      CREATE TABLE journal (jid integer primary key, name text, jentry text, date text, owner text);
      INSERT INTO journal VALUES (1, 'Dag 1', 'Begyndt.', '2026-11-21 12:00:00', 'Anna');
      """)
    let (study, notes) = try ForeignDatabase.read(folder.file("x.qda"))
    #expect(study.name == "x")
    #expect(study.codes.map(\.name) == ["Netværk", "Børn"])
    #expect(study.codes.map(\.isCodable) == [false, true])
    #expect(study.codes[0].codes.map(\.color) == ["#ff0000"])
    #expect(words(study.sources[0]) == ["Børn", "naboer", "og"])
    #expect(study.sources[0].selections.map(\.description) == ["husk", nil, nil, "hvorfor"])
    #expect(study.sources[1].medium == .audio)
    #expect(study.sources[1].selections.map(\.place) == [.time(from: 1000, until: 2500)])
    #expect(study.cases.map(\.values).map { $0.map(\.value) } == [["47"]])
    #expect(study.cases[0].sources == [study.sources[0].guid])
    #expect(study.notes.map(\.name) == ["Dag 1"])
    #expect(study.users.map(\.name) == ["Anna", "Bo"])
    #expect(notes == ["1 passage does not lie in its text", "2 passages verified by their words"])
  }

  @Test func `A file of RQDA is read without what was deleted in it`() throws {
    let folder = TemporaryFolder()
    try database(
      folder.file("x.rqda"),
      """
      CREATE TABLE source (name text, id integer, file text, memo text, owner text, date text, dateM text, status integer);
      INSERT INTO source VALUES ('a', 1, 'Hej æøå og farvel', '', 'Anna', '', '', 1);
      INSERT INTO source VALUES ('væk', 2, 'væk', '', 'Anna', '', '', 0);
      CREATE TABLE freecode (name text, memo text, owner text, date text, dateM text, id integer, status integer, color text);
      INSERT INTO freecode VALUES ('Hilsen', 'ord', 'Anna', '', '', 1, 1, 'red');
      CREATE TABLE codecat (name text, cid integer, catid integer, owner text, date text, dateM text, memo text, status integer);
      INSERT INTO codecat VALUES ('Tale', NULL, 1, 'Anna', '', '', '', 1);
      CREATE TABLE treecode (cid integer, catid integer, date text, dateM text, memo text, status integer, owner text);
      INSERT INTO treecode VALUES (1, 1, '', '', '', 1, 'Anna');
      CREATE TABLE coding (cid integer, fid integer, seltext text, selfirst real, selend real, status integer, owner text, date text, memo text);
      INSERT INTO coding VALUES (1, 1, 'æøå', 4, 7, 1, 'Anna', '', '');
      INSERT INTO coding VALUES (1, 1, 'og', 8, 10, 0, 'Anna', '', '');
      CREATE TABLE cases (name text, memo text, owner text, date text, dateM text, id integer, status integer);
      INSERT INTO cases VALUES ('IP1', '', 'Anna', '', '', 1, 1);
      CREATE TABLE caselinkage (caseid integer, fid integer, selfirst real, selend real, status integer, owner text, date text, memo text);
      INSERT INTO caselinkage VALUES (1, 1, 0, 5, 1, 'Anna', '', '');
      """)
    let (study, notes) = try ForeignDatabase.read(folder.file("x.rqda"))
    #expect(study.sources.map(\.name) == ["a"])
    #expect(words(study.sources[0]) == ["æøå"])
    #expect(study.codes.map(\.name) == ["Tale"])
    #expect(study.codes[0].codes.map(\.name) == ["Hilsen"])
    #expect(study.cases[0].sources == [study.sources[0].guid])
    #expect(
      notes == [
        "1 case has a part of a source: all of it belongs to it now", "1 passage verified by its words",
      ])
  }

  @Test func `What is no such database, or a damaged one, is told`() throws {
    let folder = TemporaryFolder()
    try database(folder.file("x.db"), "CREATE TABLE t (x); INSERT INTO t VALUES (1)")
    func message(_ file: String) -> String {
      do {
        _ = try ForeignDatabase.read(folder.file(file))
        return "read"
      } catch let error as any UserFacingError {
        return error.report.message.replacing(folder.path + "/", with: "")
      } catch {
        return "\(error)"
      }
    }
    #expect(message("x.db") == "cannot read 'x.db': it is a database of none of Taguette, QualCoder and RQDA")
    try Data("SQLite format 3\0 og ikke mere".utf8).write(to: URL(filePath: folder.file("y.db")))
    #expect(message("y.db") == "cannot read 'y.db': the database is damaged or was not copied whole")
    try database(
      folder.file("z.db"),
      "CREATE TABLE documents (id); CREATE TABLE highlights (id); CREATE TABLE tags (id); CREATE TABLE highlight_tags (id); CREATE TABLE projects (id); INSERT INTO projects VALUES (1), (2)"
    )
    #expect(message("z.db") == "cannot read 'z.db': it holds 2 projects")
  }

  @Test func `Columns that are missing or hold something else are no crash`() throws {
    let folder = TemporaryFolder()
    try database(
      folder.file("x.db"),
      """
      CREATE TABLE source (id, name, fulltext); INSERT INTO source VALUES ('a', x'ff00', 12), (NULL, NULL, NULL), (3, 4, x'ff');
      CREATE TABLE code_name (cid, name, catid); INSERT INTO code_name VALUES ('x', 1, 'y'), (1.5, NULL, 2);
      CREATE TABLE code_text (cid, fid, pos0, pos1); INSERT INTO code_text VALUES (1, 3, 'a', -9e99), (NULL, 3, 0, 1);
      CREATE TABLE code_cat (catid, supercatid); INSERT INTO code_cat VALUES (1, 2), (2, 1), (3, 3);
      """)
    let (study, _) = try ForeignDatabase.read(folder.file("x.db"))
    #expect(study.sources.map(\.name) == ["4"])
  }
}
