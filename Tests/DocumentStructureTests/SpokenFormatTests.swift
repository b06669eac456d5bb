import CorpusModel
import Foundation
import Interchange
import Testing
import UnicodeText

@testable import DocumentStructure

/// The same interview in the formats that have speakers or times.
@Suite struct SpokenFormatTests {
  /// Every length, not a sample.
  private static let isLong = ProcessInfo.processInfo.environment["CITAT_LONG_TESTS"] != nil

  static let spoken = [
    "Interviewer|Hvem henter ham om fredagen?", "Nabo|Det gør jeg, for jeg skal alligevel den vej.",
    "Interviewer|Og hvis du ikke kan?", "Nabo|Så går han selv.",
  ]
  /// Of each turn, in seconds.
  static let times: [(Double, Double)] = [(0.5, 3), (3, 9.25), (9.5, 11), (12, 14)]

  /// Each row: the file, what it holds, and whether it carries starts, and ends.
  static let files: [(name: String, text: String, starts: Bool, ends: Bool)] = [
    (
      "plain.vtt",
      """
      WEBVTT - et interview

      STYLE
      ::cue { color: white }

      NOTE skrevet i hånden

      1
      00:00.500 --> 00:03.000 align:start
      <v Interviewer>Hvem henter <i>ham</i> om fredagen?</v>

      2
      00:00:03.000 --> 00:00:06.000
      <v Nabo>Det gør jeg,
      for jeg skal</v>

      00:00:06.000 --> 00:00:09.250
      <v.loud Nabo>alligevel den vej.

      00:00:09.500 --> 00:00:11.000
      <v Interviewer>Og hvis du <00:00:10.000>ikke kan?</v>

      00:00:12.000 --> 00:00:14.000
      <v Nabo>Så går han selv.</v>
      """, true, true
    ),
    (
      "teams.vtt",
      "WEBVTT\r\n\r\n1f2e/12-0\r\n0:0:0.500 --> 0:0:3.0\r\n<v Interviewer>Hvem henter ham om fredagen?</v>\r\n\r\n1f2e/14-0\r\n00:00:03.000 --> 00:00:06.000\r\n<v Nabo>Det gør jeg, for jeg</v>\r\n\r\n1f2e/14-1\r\n00:00:06.000 --> 00:00:09.250\r\n<v Nabo>skal alligevel den vej.</v>\r\n\r\n1f2e/16-0\r\n00:00:09.500 --> 00:00:11.000\r\n<v Interviewer>Og hvis du ikke kan?</v>\r\n\r\n1f2e/17-0\r\n00:00:12.000 --> 00:00:14.000\r\n<v Nabo>Så går han selv.</v>\r\n",
      true, true
    ),
    (
      "zoom.vtt",
      "WEBVTT\n\n1\n00:00:00.500 --> 00:00:03.000\nInterviewer: Hvem henter ham om fredagen?\n\n2\n00:00:03.000 --> 00:00:06.000\nNabo: Det gør jeg, for jeg skal\n\n3\n00:00:06.000 --> 00:00:09.250\nNabo: alligevel den vej.\n\n4\n00:00:09.500 --> 00:00:11.000\nInterviewer: Og hvis du ikke kan?\n\n5\n00:00:12.000 --> 00:00:14.000\nNabo: Så går han selv.\n",
      true, true
    ),
    (
      "whisperx.srt",
      "1\n00:00:00,500 --> 00:00:03,000\n[Interviewer]: Hvem henter ham om fredagen?\n\n2\n00:00:03,000 --> 00:00:09,250\n[Nabo]: Det gør jeg, for jeg skal alligevel den vej.\n\n3\n00:00:09,500 --> 00:00:11,000\n[Interviewer]: Og hvis du ikke kan?\n\n4\n00:00:12,000 --> 00:00:14,000\n[Nabo]: Så går han selv.\n",
      true, true
    ),
    (
      "interview.otr",
      #"{"text":"<p><span class=\"timestamp\" data-timestamp=\"0.5\">0:00</span>&nbsp;Interviewer: Hvem henter ham om fredagen?</p><p><span class=\"timestamp\" data-timestamp=\"3\">0:03</span> Nabo: Det g&oslash;r jeg,<br />for jeg <b>skal</b> alligevel den vej.<br></p><p><span class=\"timestamp\" data-timestamp=\"9.5\">0:09</span> Interviewer: Og hvis du ikke kan?</p><p><span class=\"timestamp\" data-timestamp=\"12\">0:12</span> Nabo: Så går han selv.</p>","media":"a.mp3","media-time":14}"#,
      true, false
    ),
    (
      "f4.txt",
      "Interviewer: Hvem henter ham om fredagen? #00:00:03-0#\n\nNabo: Det gør jeg, for jeg skal alligevel den vej. #00:00:09-25#\n\nInterviewer: Og hvis du ikke kan? #00:00:11-0#\n\nNabo: Så går han selv. #00:00:14-0#\n",
      false, true
    ),
    (
      "maxqda.txt",
      "#00:00:00-5# Interviewer: Hvem henter ham om fredagen?\n#00:00:03-0# Nabo: Det gør jeg, for jeg skal alligevel den vej.\n#00:00:09-5# Interviewer: Og hvis du ikke kan?\n#00:00:12-0# Nabo: Så går han selv.\n",
      true, false
    ),
    (
      "interview.eaf",
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <ANNOTATION_DOCUMENT FORMAT="3.0"><TIME_ORDER>
      <TIME_SLOT TIME_SLOT_ID="a" TIME_VALUE="500"/><TIME_SLOT TIME_SLOT_ID="b" TIME_VALUE="3000"/>
      <TIME_SLOT TIME_SLOT_ID="c" TIME_VALUE="3000"/><TIME_SLOT TIME_SLOT_ID="d"/>
      <TIME_SLOT TIME_SLOT_ID="e" TIME_VALUE="9250"/><TIME_SLOT TIME_SLOT_ID="f" TIME_VALUE="9500"/>
      <TIME_SLOT TIME_SLOT_ID="g" TIME_VALUE="11000"/><TIME_SLOT TIME_SLOT_ID="h" TIME_VALUE="12000"/>
      <TIME_SLOT TIME_SLOT_ID="i" TIME_VALUE="14000"/></TIME_ORDER>
      <TIER TIER_ID="N" PARTICIPANT="Nabo">
      <ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="1" TIME_SLOT_REF1="c" TIME_SLOT_REF2="d"><ANNOTATION_VALUE>Det gør jeg, for jeg</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>
      <ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="2" TIME_SLOT_REF1="d" TIME_SLOT_REF2="e"><ANNOTATION_VALUE>skal alligevel den vej.</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>
      <ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="3" TIME_SLOT_REF1="h" TIME_SLOT_REF2="i"><ANNOTATION_VALUE>Så går han selv.</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>
      </TIER>
      <TIER TIER_ID="Interviewer">
      <ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="4" TIME_SLOT_REF1="a" TIME_SLOT_REF2="b"><ANNOTATION_VALUE>Hvem henter ham om fredagen?</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>
      <ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="5" TIME_SLOT_REF1="f" TIME_SLOT_REF2="g"><ANNOTATION_VALUE>Og hvis du ikke kan?</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>
      </TIER>
      <TIER TIER_ID="engelsk" PARENT_REF="N"><ANNOTATION><REF_ANNOTATION ANNOTATION_ID="6" ANNOTATION_REF="1"><ANNOTATION_VALUE>I do.</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION></TIER>
      </ANNOTATION_DOCUMENT>
      """, true, true
    ),
    (
      "whisperx.json",
      #"{"segments":[{"start":0.5,"end":3.0,"text":" Hvem henter ham om fredagen?","speaker":"Interviewer","words":[{"word":"Hvem","start":0.5,"end":0.7,"speaker":"Interviewer"}]},{"start":3.0,"end":6.0,"text":" Det gør jeg, for","speaker":"Nabo"},{"start":6.0,"end":9.25,"text":" jeg skal alligevel den vej.","speaker":"Nabo"},{"start":9.5,"end":11,"text":" Og hvis du ikke kan?","speaker":"Interviewer"},{"start":12.0,"end":14.0,"text":" Så går han selv.","speaker":"Nabo"}],"word_segments":[],"language":"da"}"#,
      true, true
    ),
    (
      "amberscript.json",
      #"{"speakers":[{"spkid":"spk1","name":"Interviewer"},{"spkid":"spk2","name":"Nabo"}],"segments":[{"speaker":"spk1","words":[{"text":"Hvem","start":0.5,"end":1},{"text":"henter","start":1,"end":1.5},{"text":"ham om fredagen?","start":1.5,"end":3}]},{"speaker":"spk2","words":[{"text":"Det gør jeg","start":3,"end":4},{"text":",","start":4,"end":4},{"text":"for jeg skal alligevel den vej.","start":4,"end":9.25}]},{"speaker":"spk1","words":[{"text":"Og hvis du ikke kan?","start":9.5,"end":11}]},{"speaker":"spk2","words":[{"text":"Så går han selv.","start":12,"end":14}]}]}"#,
      true, true
    ),
    (
      "sonix.json",
      #"{"name":"a","transcript":[{"speaker":"Interviewer","start_time":0.5,"end_time":3,"text":"Hvem henter ham om fredagen?","words":[]},{"speaker":"Nabo","start_time":3,"end_time":9.25,"text":"Det gør jeg, for jeg skal alligevel den vej."},{"speaker":"Interviewer","start_time":9.5,"end_time":11,"text":"Og hvis du ikke kan?"},{"speaker":"Nabo","start_time":12,"end_time":14,"text":"Så går han selv."}]}"#,
      true, true
    ),
    (
      "trint.json",
      #"{"transcript":{"paragraphs":[{"id":"1","time":500,"duration":2500,"speaker":"Interviewer"},{"id":"2","time":3000,"duration":6250,"speaker":"Nabo"},{"id":"3","time":9500,"duration":1500,"speaker":"Interviewer"},{"id":"4","time":12000,"duration":2000,"speaker":"Nabo"}],"words":[{"id":"5","value":"Hvem henter","time":500},{"value":"ham om fredagen?","time":1500},{"value":"Det gør jeg,","time":3000},{"value":"for jeg skal alligevel den vej.","time":5000},{"value":"Og hvis du ikke kan?","time":9600},{"value":"Så går han selv.","time":12000}]}}"#,
      true, true
    ),
    (
      "assembly.json",
      #"{"text":"…","utterances":[{"speaker":"Interviewer","start":500,"end":3000,"text":"Hvem henter ham om fredagen?"},{"speaker":"Nabo","start":3000,"end":9250,"text":"Det gør jeg, for jeg skal alligevel den vej."},{"speaker":"Interviewer","start":9500,"end":11000,"text":"Og hvis du ikke kan?"},{"speaker":"Nabo","start":12000,"end":14000,"text":"Så går han selv."}],"words":[{"text":"Hvem","start":500,"end":600}]}"#,
      true, true
    ),
    (
      "monologues.json",
      #"{"speakers":[{"id":0,"name":"Interviewer"},{"id":1,"name":"Nabo"}],"monologues":[{"speaker":0,"elements":[{"type":"text","value":"Hvem","ts":0.5,"end_ts":1},{"type":"punct","value":" "},{"type":"text","value":"henter ham om fredagen","ts":1,"end_ts":3},{"type":"punct","value":"?"}]},{"speaker":1,"elements":[{"value":"Det gør jeg, for jeg skal alligevel den vej.","ts":3,"end_ts":9.25}]},{"speaker":0,"elements":[{"value":"Og hvis du ikke kan?","ts":9.5,"end_ts":11}]},{"speaker":1,"elements":[{"value":"Så går han selv.","ts":12,"end_ts":14}]}]}"#,
      true, true
    ),
    (
      "flat.json",
      #"[{"word":"Hvem","start":0.5,"end":1,"speaker":"Interviewer"},{"word":"henter ham om fredagen?","start":1,"end":3,"speaker":"Interviewer"},{"word":"Det gør jeg,","start":3,"end":4,"speaker":"Nabo"},{"word":"for jeg skal alligevel den vej.","start":4,"end":9.25,"speaker":"Nabo"},{"word":"Og hvis du ikke kan?","start":9.5,"end":11,"speaker":"Interviewer"},{"word":"Så går han selv.","start":12,"end":14,"speaker":"Nabo"}]"#,
      true, true
    ),
    (
      "excel.csv",
      "Taler;Start;Slut;Tekst\r\nInterviewer;0,5;3;Hvem henter ham om fredagen?\r\nNabo;3;9,25;\"Det gør jeg, for jeg skal alligevel den vej.\"\r\nInterviewer;9,5;11;Og hvis du ikke kan?\r\nNabo;12;14;Så går han selv.\r\n",
      true, true
    ),
    (
      "nvivo.txt",
      "Timespan\tContent\tSpeaker\n0:00.5 - 0:03.0\tHvem henter ham om fredagen?\tInterviewer\n0:03.0 - 0:09.25\tDet gør jeg, for jeg skal alligevel den vej.\tNabo\n0:09.5 - 0:11.0\tOg hvis du ikke kan?\tInterviewer\n0:12.0 - 0:14.0\tSå går han selv.\tNabo\n",
      true, true
    ),
    (
      "uden-hoved.tsv",
      "Interviewer\tHvem henter ham om fredagen?\nNabo\tDet gør jeg, for jeg skal alligevel den vej.\nInterviewer\tOg hvis du ikke kan?\nNabo\tSå går han selv.\n",
      false, false
    ),
    (
      "word.txt",
      "00:00:00 Interviewer\nHvem henter ham om fredagen?\n\n00:00:03 Nabo\nDet gør jeg, for jeg skal alligevel den vej.\n\n00:00:09 Interviewer\nOg hvis du ikke kan?\n\n00:00:12 Nabo\nSå går han selv.\n",
      false, false
    ),
  ]

  @Test(arguments: files.indices)
  func `The same interview has the same turns, and the times that the format carries`(_ index: Int) throws {
    let (name, text, hasStarts, hasEnds) = Self.files[index]
    let document = try Reading.file(name, Array(text.utf8)).document
    #expect(document.kind == .transcript)
    #expect(Reading.turns(document).map { $0.replacing("\n", with: " ") } == Self.spoken, "\(name)")
    if hasStarts { #expect(document.structure.turns.map(\.start) == Self.times.map(\.0), "\(name)") }
    if hasEnds { #expect(document.structure.turns.map(\.end) == Self.times.map(\.1), "\(name)") }
    #expect(document.structure.speakers.map(\.isInterviewer) == [true, false])
    #expect(DocumentInvariants(document: document).violations == [])
  }

  @Test(arguments: files.indices)
  func `A file cut anywhere is read or refused`(_ index: Int) throws {
    let bytes = Array(Self.files[index].text.utf8)
    for length in stride(from: 0, to: bytes.count, by: Self.isLong ? 1 : 7) {
      do throws(InterchangeError) {
        let document = try Reading.file(Self.files[index].name, Array(bytes[..<length])).document
        #expect(DocumentInvariants(document: document).violations == [])
      } catch {
        #expect(error.report.message.contains(Self.files[index].name))
      }
    }
  }

  @Test(arguments: [
    ("teams.vtt", true), ("plain.vtt", false), ("interview.eaf", false), ("whisperx.json", false),
    ("sonix.json", true), ("excel.csv", true), ("interview.otr", false), ("zoom.vtt", true), ("whisperx.srt", false),
    ("assembly.json", true), ("nvivo.txt", true),
  ])
  func `A layout that was never seen on a real file is said to be unconfirmed`(_ name: String, _ isUnconfirmed: Bool)
    throws
  {
    let file = try #require(Self.files.first { $0.name == name })
    #expect(try Reading.file(name, Array(file.text.utf8)).report.isUnconfirmed == isUnconfirmed)
  }

  /// Each row: a transcript, and whether its layout is known by its description only.
  @Test(arguments: [
    // f4 and MAXQDA; QualCoder's stamp has been seen.
    ("I: Hvem er der? #00:00:03-0#\n\nIP: Det er mig.\n\nI: Og du er?\n\nIP: Naboen.", true),
    ("I: Hvem er der? #00:00:03.0#\n\nIP: Det er mig.\n\nI: Og du er?\n\nIP: Naboen.", false),
    // Teams, and Otter and others.
    (
      "Mette Bæk   0:03\nHvem er der?\n\nOle Dam   0:05\nMig.\n\nMette Bæk   0:07\nOg du er?\n\nOle Dam   0:09\nJa.",
      true
    ),
    // Word.
    (
      "00:00:03 Taler 1\nHvem er der?\n\n00:00:05 Taler 2\nMig.\n\n00:00:07 Taler 1\nHvem?\n\n00:00:09 Taler 2\nJa.",
      true
    ),
    ("I: [00:00:03] Hvem er der?\n\nIP: Det er mig.\n\nI: Og du er?\n\nIP: Naboen.", false),
  ])
  func `A typed layout that was never seen on a real file is a doubt`(_ text: String, _ isUnconfirmed: Bool) {
    let reading = Reading.reader.reading(source: "prøve", verbatim: UTF8Text(text))
    #expect(reading.document.kind == .transcript)
    #expect(reading.doubts == (isUnconfirmed ? [.unconfirmedLayout] : []))
  }

  @Test func `The time of a turn stands before what another throws in behind it`() throws {
    let document = Reading.document(
      "I: Hvem er der? #00:00:03-0#\n\nM: Det er mig. #00:00:05-5#\n\n//I: Nå.//\n\nM: Og hunden. #00:00:09-0#\n\nI: Kom ind. #00:00:10-0#\n"
    )
    #expect(
      Reading.turns(document) == ["I|Hvem er der?", "M|Det er mig.", "I|Nå.", "M|Og hunden.", "I|Kom ind."])
    #expect(document.structure.turns.map(\.end) == [3, 5.5, nil, 9, 10])
    #expect(DocumentInvariants(document: document).violations == [])
  }

  @Test func `Names in capitals are names`() {
    let document = Reading.document(
      "INTERVIEWER\nHvad tænker I?\n\nANNE\nPå kaffe.\n\nLINE BRO\nPå fodbold.\n\nINTERVIEWER\nHvorfor det?\n\nLINE BRO\nDet regner.\n\nANNE\nEr det koldt?\n"
    )
    #expect(document.structure.speakers.map(\.person) == [nil, "ANNE", "LINE BRO"])
    #expect(document.structure.speakers.map(\.role) == ["Interviewer", nil, nil])
  }

  @Test func `Questions between blank lines, spoken to somebody who says jeg, are an interview`() {
    let questions = [
      "Hvor længe har du boet her?", "Hvem kender du?", "Hvad laver I sammen?", "Hvad savner du?", "Er der mere?",
    ]
    let answers = [
      "I seks år, tror jeg.", "Alle på min gang.", "Vi spiser, og jeg vasker op.", "Ro.", "Nej, siger jeg.",
    ]
    let pairs = zip(questions, answers).map { "\($0)\n\n\($1)" }
    let text = "Samtale med en beboer\n\n" + pairs.joined(separator: "\n\n")
    let turns = zip(questions, answers).flatMap { ["Interviewer|" + $0, "Informant|" + $1] }
    #expect(Reading.turns(Reading.document(text)) == turns)
    // What a page of questions and answers says is nobody's.
    let page = text.replacing("jeg", with: "kommunen").replacing("min ", with: "en ")
    #expect(Reading.document(page).kind != .transcript)
    // An answer that asks back makes it unsure who talks.
    #expect(Reading.document(text.replacing("Ro.", with: "Ro?")).kind != .transcript)
  }

  @Test func `Subtitles without speakers are turns of nobody, cut at pauses`() throws {
    let text =
      "1\n00:00:01,000 --> 00:00:02,000\nDet var sent,\n\n2\n00:00:02,000 --> 00:00:03,000\nog det regnede.\n\n3\n00:00:07,000 --> 00:00:08,000\nSå gik vi.\n"
    let document = try Reading.file("a.srt", Array(text.utf8)).document
    #expect(Reading.turns(document) == ["Taler|Det var sent, og det regnede.", "Taler|Så gik vi."])
    #expect(document.structure.turns.map(\.start) == [1, 7])
    #expect(document.structure.speakers.map(\.isGuess) == [true])
    #expect(DocumentInvariants(document: document).violations == [])
  }

  @Test func `A survey is a section for each case, a quotation for each open answer, and variables`() throws {
    let text =
      "Nr;Alder;Tilfreds;Hvad savner du mest?;Uddyb gerne\r\n1;34,5;Ja;\"Jeg savner, at nogen; hvem som helst, ringer tilbage.\";Altid ventetid\r\n2;51;Nej;Der mangler en, man kan spørge om aftenen.;\r\n3;47;Ja;Ikke noget, jeg kan komme på lige nu.;Gode medarbejdere\r\n"
    var bytes = [UInt8]()
    for scalar in text.unicodeScalars { bytes.append(UInt8(scalar.value)) }
    let (document, report) = try Reading.file("svar.csv", bytes)
    #expect(report.encoding == .windows1252)
    #expect(
      Reading.quotations(document) == [
        "survey_answer||Jeg savner, at nogen; hvem som helst, ringer tilbage.", "survey_answer||Altid ventetid",
        "survey_answer||Der mangler en, man kan spørge om aftenen.",
        "survey_answer||Ikke noget, jeg kan komme på lige nu.", "survey_answer||Gode medarbejdere",
      ])
    #expect(document.structure.cases.map(\.name) == ["Respondent 1", "Respondent 2", "Respondent 3"])
    #expect(document.structure.cases[0].variables.map { "\($0.name)=\($0.value)" } == ["Alder=34,5", "Tilfreds=Ja"])
    #expect(document.structure.cases[0].variables.first?.number == 34.5)
    #expect(document.structure.quotations.map { document.headings(of: $0.section) }.last == ["Respondent 3"])
    #expect(DocumentInvariants(document: document).violations == [])
  }
}
