import CorpusModel
import Testing

@testable import DocumentStructure

/// How transcripts are laid out beyond `Label: words`.
@Suite struct TranscriptLayoutTests {
  /// Each row: what the transcript looks like, its text, and its turns as `label|words`.
  @Test(arguments: [
    (
      "a full stop for a colon", "I. Hvornår?\nIP. I går.\nI. Og i dag?\nIP. Ikke endnu.",
      ["I|Hvornår?", "IP|I går.", "I|Og i dag?", "IP|Ikke endnu."]
    ),
    (
      "a dash for a colon",
      "Interviewer – Hvornår?\nVicevært – I går.\nInterviewer – Og i dag?\nVicevært – Ikke endnu – desværre.",
      ["Interviewer|Hvornår?", "Vicevært|I går.", "Interviewer|Og i dag?", "Vicevært|Ikke endnu – desværre."]
    ),
    (
      "a dash for a colon, and other dashes in what is said",
      "Interviewer - Hvornår – og hvor?\nVicevært - I går - i gården.\nInterviewer - Og i dag – eller?\nVicevært - Ikke endnu – desværre.",
      [
        "Interviewer|Hvornår – og hvor?", "Vicevært|I går - i gården.", "Interviewer|Og i dag – eller?",
        "Vicevært|Ikke endnu – desværre.",
      ]
    ),
    (
      "columns of blanks",
      "Interviewer   Hvornår var det?\nVicevært      I går.\nInterviewer   Og i dag?\nVicevært      Ikke endnu.",
      ["Interviewer|Hvornår var det?", "Vicevært|I går.", "Interviewer|Og i dag?", "Vicevært|Ikke endnu."]
    ),
    (
      "bold labels without a colon",
      "**Interviewer** Hvornår?\n**Vicevært** I går.\n**Interviewer** Og i dag?\n**Vicevært** Ikke endnu.",
      ["Interviewer|Hvornår?", "Vicevært|I går.", "Interviewer|Og i dag?", "Vicevært|Ikke endnu."]
    ),
    (
      "bold labels above what is said",
      "**Interviewer**\nHvornår?\n\n**Vicevært**\nI går.\n\n**Interviewer**\nOg i dag?\n\n**Vicevært**\nIkke endnu.",
      ["Interviewer|Hvornår?", "Vicevært|I går.", "Interviewer|Og i dag?", "Vicevært|Ikke endnu."]
    ),
    (
      "plain labels above what is said",
      "Interviewer\nHvornår?\n\nVicevært\nI går.\n\nInterviewer\nOg i dag?\n\nVicevært\nIkke endnu.",
      ["Interviewer|Hvornår?", "Vicevært|I går.", "Interviewer|Og i dag?", "Vicevært|Ikke endnu."]
    ),
    (
      "labels in brackets",
      "[SPEAKER_00]: Hvornår?\n[SPEAKER_01]: I går.\n[SPEAKER_00]: Og i dag?\n[SPEAKER_01]: Ikke endnu.",
      ["SPEAKER_00|Hvornår?", "SPEAKER_01|I går.", "SPEAKER_00|Og i dag?", "SPEAKER_01|Ikke endnu."]
    ),
    (
      "labels with a full stop and a number behind a blank",
      "Int.: Hvornår?\nInf. 1: I går.\nInt.: Og i dag?\nInf. 2: Ikke endnu.",
      ["Int.|Hvornår?", "Inf. 1|I går.", "Int.|Og i dag?", "Inf. 2|Ikke endnu."]
    ),
  ])
  func `The turns of other layouts are found`(_ look: String, _ text: String, _ turns: [String]) {
    let document = Reading.document(text)
    #expect(document.kind == .transcript)
    #expect(Reading.turns(document) == turns)
    #expect(DocumentInvariants(document: document).violations == [])
  }

  /// Texts that look like such layouts and in which nobody asks anybody.
  @Test(arguments: [
    "Kommune – 12 møder\nRegion – 4 møder\nKommune – 3 sager\nRegion – 9 sager",
    "Mål – Alle får en plan.\nIndsats – Vi skriver den.\nMål – Alle kender den.\nIndsats – Vi læser den højt.",
    "Mandag   Suppe med boller.\nTirsdag  Fisk med kartofler.\nMandag   Suppe igen.\nTirsdag  Fisk igen.",
    "Formål\nVi vil vide mere.\n\nMetode\nVi spurgte folk.\n\nFormål\nStadig at vide mere.\n\nMetode\nVi spurgte igen.",
  ])
  func `Lists and plans are no transcripts`(_ text: String) {
    #expect(Reading.document(text).kind != .transcript)
  }

  @Test(arguments: [1, 5])
  func `Line numbers before labels are furniture`(_ step: Int) {
    let lines = [
      "I: Hvem er det, der ringer, når der ikke er nogen,", "der har set ham?",
      "IP1: Det er som regel klasselæreren, og hun",
      "ringer om morgenen.", "I: Altid?", "IP1: Næsten. Der var en uge, hvor det var viceværten,",
      "fordi hun selv var syg, og han havde", "listen liggende.", "I: Og hvad gjorde han?", "IP1: Han ringede også.",
    ]
    let all = step == 1 ? lines : Array(repeating: lines, count: 5).flatMap(\.self)
    let numbered = all.enumerated().map { ($0 + 1) % step == 0 ? "\($0 + 1) \($1)" : $1 }
    let document = Reading.document(numbered.joined(separator: "\n"))
    #expect(document.kind == .transcript)
    #expect(document.canonical == Reading.document(all.joined(separator: "\n")).canonical)
    #expect(Reading.furniture(document).first == "line_number|\(step)")
    #expect(DocumentInvariants(document: document).violations == [])
  }

  @Test(arguments: ["1:", "[1]", "(1)", "1.", "1)", "1|", "0001", "001:"])
  func `Line numbers may have a mark or brackets`(_ form: String) {
    let all = (1...12).map {
      $0 % 3 == 1 ? "Interviewer: Hvad laver du nummer \($0)?" : "Karen: Jeg svarer som nummer \($0)."
    }
    func numbered(_ lines: [String]) -> String {
      lines.enumerated().map { form.replacing("1", with: "\($0 + 1)") + " " + $1 }.joined(separator: "\n")
    }
    let document = Reading.document(numbered(all))
    #expect(document.kind == .transcript)
    #expect(document.canonical == Reading.document(all.joined(separator: "\n")).canonical)
    #expect(Reading.furniture(document) == (1...12).map { "line_number|" + form.replacing("1", with: "\($0)") })
    #expect(DocumentInvariants(document: document).violations == [])
  }

  @Test func `Answers to numbered questions keep their numbers`() {
    let lines = (1...6).flatMap {
      ["\($0). Hvad er dit svar på det?", "Mit svar er det her, og det er langt nok til et afsnit."]
    }
    let document = Reading.document(lines.joined(separator: "\n"))
    #expect(!Reading.furniture(document).contains { $0.hasPrefix("line_number") })
  }

  @Test func `Page numbers and running heads do not cut a turn`() {
    func page(_ number: Int, _ text: String) -> String { "Interview: Karen, marts\n\n\(text)\n\nSide \(number) af 3\n" }
    let document = Reading.document(
      [
        page(1, "I: Hvem henter ham om fredagen?\n\nIP: Det gør naboen, for hun har en bil, og hun skal"),
        page(2, "alligevel den vej.\n\nI: Og om mandagen?"), page(3, "IP: Da går han selv.\n\nI: Alene?\n\nIP: Ja."),
      ].joined(separator: "\u{0C}"))
    #expect(
      Reading.turns(document) == [
        "I|Hvem henter ham om fredagen?", "IP|Det gør naboen, for hun har en bil, og hun skal alligevel den vej.",
        "I|Og om mandagen?", "IP|Da går han selv.", "I|Alene?", "IP|Ja.",
      ])
    let heads = Reading.furniture(document).filter { $0.hasPrefix("running_head|") }
    #expect(heads.count == 3)
    #expect(Reading.furniture(document).contains("page_number|Side 2 af 3"))
    #expect(document.structure.pages.map(\.label) == ["1", "2", "3"])
    #expect(document.structure.turns.map { document.page(of: $0.range) } == ["1", "1", "2", "3", "3", "3"])
    #expect(DocumentInvariants(document: document).violations == [])
  }

  @Test func `Questions that are numbered or bold are the interviewer's where nobody is named`() {
    for form in ["1. Q", "1) Q", "**Q**"] {
      let questions = ["Hvornår flyttede du ind?", "Hvem kendte du?", "Hvad savner du?"]
      let answers = [
        "Det gjorde jeg i maj.\n\nDer var meget, vi ikke vidste.", "Kun hende på første sal.", "Jeg savner haven.",
      ]
      let text = zip(questions, answers).enumerated().map { number, pair in
        form.replacing("1", with: "\(number + 1)").replacing("Q", with: pair.0) + "\n" + pair.1
      }.joined(separator: "\n\n")
      let document = Reading.document(text)
      #expect(document.kind == .transcript)
      #expect(document.structure.speakers.map(\.label) == ["Interviewer", "Informant"])
      #expect(document.structure.speakers.map(\.isInterviewer) == [true, false])
      #expect(document.structure.speakers.map(\.isGuess) == [true, true])
      #expect(document.structure.turns.count == 6)
      #expect(Reading.turns(document)[1] == "Informant|Det gjorde jeg i maj.\nDer var meget, vi ikke vidste.")
      #expect(DocumentInvariants(document: document).violations == [])
    }
  }

  @Test(arguments: [
    "1. Hvem er målgruppen?\nMålgruppen er unge.\n2. Hvad er formålet?\nFormålet er støtte.\n3. Hvornår?\nTil maj.",
    "1. Hvem er du?\n2. Hvad laver du?\n3. Hvor bor du?\n4. Hvornår flyttede du?",
    "1. Hvad savner du?\n\"Jeg savner ro.\"\n2. Hvem hjælper?\n\"Jeg klarer mig.\"\n3. Og så?\n\"Jeg ved det ikke.\"",
  ])
  func `Questions without anybody's answer are no interview`(_ text: String) {
    #expect(Reading.document(text).kind != .transcript)
  }

  @Test func `A conversation behind dashes is an interview, and the points of a list are none`() {
    let turns = [
      "Hvad gør du, når ingen kommer?", "Jeg ringer til naboen.", "Hver gang?", "Nej, jeg skriver også til hende.",
      "Hvem gør det ellers?", "Det gør min søster.",
    ]
    let document = Reading.document("En samtale\n\n" + turns.map { "– " + $0 }.joined(separator: "\n"))
    #expect(document.structure.turns.count == 6)
    #expect(Reading.turns(document)[1] == "Informant|– Jeg ringer til naboen.")
    #expect(document.structure.speakers.map(\.isInterviewer) == [true, false])
    #expect(DocumentInvariants(document: document).violations == [])
    let points = ["Hvad er målet?", "Hvem er med?", "Hvornår er vi færdige?", "Hvad koster det?", "Hvor?", "Hvordan?"]
    #expect(Reading.document(points.map { "- " + $0 }.joined(separator: "\n")).kind != .transcript)
  }

  @Test func `What another throws in between slashes is a turn of its own, and the first one's stays whole`() {
    let document = Reading.document(
      """
      S00: Hvordan kom du derud?
      S01: Jeg cyklede //S00: Hele vejen?// ja, og det regnede. //S00: Nå.//
      S00: Se https://eksempel.example//S01: eller hvad?
      S01: Ja. //griner// Det gør jeg.
      """)
    #expect(
      Reading.turns(document) == [
        "S00|Hvordan kom du derud?", "S01|Jeg cyklede ja, og det regnede.", "S00|Hele vejen?", "S00|Nå.",
        "S00|Se https://eksempel.example//S01: eller hvad?", "S01|Ja. //griner// Det gør jeg.",
      ])
    let marks = Reading.furniture(document).filter { $0 == "overlap_mark|//" }
    #expect(marks.count == 4)
    #expect(DocumentInvariants(document: document).violations == [])
  }

  /// Each row: the line of a turn, its words, and its times in seconds.
  @Test(
    arguments: [
      ("00:12:31 IP: Ja.", "Ja.", 751, nil), ("0:12:31\tIP: Ja.", "Ja.", 751, nil),
      ("00:12:31\u{A0}IP: Ja.", "Ja.", 751, nil), ("[0:12:31 - 0:12:40] IP: Ja.", "Ja.", 751, 760),
      ("IP: {12:31} Ja.", "Ja.", 751, nil), ("[00:12:31]\nIP: Ja.", "Ja.", 751, nil),
      ("00:12:31\nIP: Ja.", "Ja.", 751, nil), ("IP: Ja.\n[00:12:31]\n", "Ja.", nil, 751),
      ("IP: Ja [00:12:31-00:12:33]", "Ja", nil, 753),
    ] as [(String, String, Double?, Double?)])
  func `A time before the label, on a line of its own or as a span is the turn's`(
    _ line: String, _ words: String, _ start: Double?, _ end: Double?
  ) throws {
    let document = Reading.document("I: Er det sådan?\nIP: Nej.\nI: Er det så sådan?\n\(line)\nI: Godt.")
    let turn = try #require(document.structure.turns.dropFirst(3).first)
    #expect(document.text(in: turn.range) == words)
    if let start { #expect(turn.start == start) }
    #expect(turn.end == end)
    #expect(document.structure.turns.count == 5)
    #expect(DocumentInvariants(document: document).violations == [])
  }

  @Test(arguments: [
    "Jeg tænker: Nu går det galt.", "Så siger hun: Kom nu.", "I går: intet.", "Pointe: Spørg først.",
    "Metode: Vi ringer.",
  ])
  func `A sentence or a heading before a colon is no speaker though it recurs`(_ line: String) {
    let document = Reading.document("I: Og så?\nIP: Nå.\n\(line)\nI: Ja?\nIP: Nej.\n\(line)\nI: Tak.\nIP: Selv tak.")
    #expect(document.structure.speakers.map(\.label) == ["I", "IP"])
  }
}
