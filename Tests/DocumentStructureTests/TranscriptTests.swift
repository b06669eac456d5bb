import CorpusModel
import Testing

@testable import DocumentStructure

@Suite struct TranscriptTests {
  /// Each row: what the transcript looks like, its text, and its turns as `label|words`.
  @Test(arguments: [
    (
      "I and IP",
      """
      I: Hvem ringer I til?
      IP: Skolen, som regel.
      I: Også om fredagen?
      IP: Nej, der er lukket.
      """, ["I|Hvem ringer I til?", "IP|Skolen, som regel.", "I|Også om fredagen?", "IP|Nej, der er lukket."]
    ),
    (
      "a group with numbers",
      """
      I: Hvem tager den første kontakt?
      IP1: Det gør vi.
      IP2: Eller os.
      IP1: Ja, eller dem.
      IP12: Jeg siger ikke noget.
      """,
      [
        "I|Hvem tager den første kontakt?", "IP1|Det gør vi.", "IP2|Eller os.", "IP1|Ja, eller dem.",
        "IP12|Jeg siger ikke noget.",
      ]
    ),
    (
      "words for labels, a blank line between turns",
      """
      Interviewer: Hvad skete der så?

      Skoleleder: Vi ventede.

      Interviewer: Længe?

      Skoleleder: Til efter jul.
      """,
      ["Interviewer|Hvad skete der så?", "Skoleleder|Vi ventede.", "Interviewer|Længe?", "Skoleleder|Til efter jul."]
    ),
    (
      "letters that recur",
      """
      M: Hun vil ikke af sted.
      F: Ikke om mandagen.
      M: Og slet ikke om tirsdagen.
      F: Nej, det er rigtigt.
      """,
      [
        "M|Hun vil ikke af sted.", "F|Ikke om mandagen.", "M|Og slet ikke om tirsdagen.", "F|Nej, det er rigtigt.",
      ]
    ),
    (
      "Taler with a number",
      """
      Taler 1: Er den tændt?
      Taler 6: Den blinker.
      Taler 1: Så begynder vi.
      Taler 6: Godt.
      """, ["Taler 1|Er den tændt?", "Taler 6|Den blinker.", "Taler 1|Så begynder vi.", "Taler 6|Godt."]
    ),
    (
      "labels of a speech recogniser",
      """
      SPEAKER_00: Kan du høre mig?
      SPEAKER_01: Ja.
      SPEAKER_00: Fint.
      SPEAKER_01: Hvad så nu?
      """, ["SPEAKER_00|Kan du høre mig?", "SPEAKER_01|Ja.", "SPEAKER_00|Fint.", "SPEAKER_01|Hvad så nu?"]
    ),
    (
      "bold labels, the colon inside or outside",
      """
      **Interviewer:** Og hjemme?
      **Far**: Der er roligt.
      *Interviewer:* **Helt** roligt?
      **Far:** Nogenlunde.
      """, ["Interviewer|Og hjemme?", "Far|Der er roligt.", "Interviewer|**Helt** roligt?", "Far|Nogenlunde."]
    ),
    (
      "the label on a line of its own",
      """
      Interviewer:
      Hvordan gik det?
      Sygeplejerske:
      Det gik, som det gik.
      Interviewer:
      Og bagefter?
      Sygeplejerske:
      Der skrev jeg det ned.
      """,
      [
        "Interviewer|Hvordan gik det?", "Sygeplejerske|Det gik, som det gik.", "Interviewer|Og bagefter?",
        "Sygeplejerske|Der skrev jeg det ned.",
      ]
    ),
    (
      "tabs behind the colon",
      "I:\tHvornår?\nIP:\tI går.\nI:\tOg i dag?\nIP:\tIkke endnu.",
      ["I|Hvornår?", "IP|I går.", "I|Og i dag?", "IP|Ikke endnu."]
    ),
    (
      "no blank behind the colon, or one before it",
      "I:Hvornår?\nIP1:I går.\nI : Og i dag?\nIP1:Ikke endnu.",
      ["I|Hvornår?", "IP1|I går.", "I|Og i dag?", "IP1|Ikke endnu."]
    ),
    (
      "labels with and without a capital",
      "Interviewer: Hvornår?\nBorger: I går.\ninterviewer: Og i dag?\nborger: Ikke endnu.",
      ["Interviewer|Hvornår?", "Borger|I går.", "Interviewer|Og i dag?", "Borger|Ikke endnu."]
    ),
    (
      "CR LF and a byte order mark",
      "\u{FEFF}I: Hvornår?\r\nIP: I går.\r\nI: Og i dag?\r\nIP: Ikke endnu.\r\n",
      ["I|Hvornår?", "IP|I går.", "I|Og i dag?", "IP|Ikke endnu."]
    ),
    (
      "a word processor's manual line breaks",
      "I: Hvornår?\u{0B}IP: I går.\u{0B}\u{0B}I: Og i dag?\u{0B}IP: Ikke endnu.",
      ["I|Hvornår?", "IP|I går.", "I|Og i dag?", "IP|Ikke endnu."]
    ),
    (
      "a tab for a colon",
      "I\tHvornår?\nIP\tI går.\nI\tOg i dag?\nIP\tIkke endnu.",
      ["I|Hvornår?", "IP|I går.", "I|Og i dag?", "IP|Ikke endnu."]
    ),
    (
      "decomposed letters",
      "I: Var du der?\nPa\u{30A}rørende: Ja, pa\u{30A} gangen.\nI: Og så?\nPa\u{30A}rørende: Sa\u{30A} gik jeg.",
      ["I|Var du der?", "Pårørende|Ja, på gangen.", "I|Og så?", "Pårørende|Så gik jeg."]
    ),
    (
      "a turn without words",
      "I: Hvornår?\nIP:\nI: Og i dag?\nIP: Ikke endnu.", ["I|Hvornår?", "IP|", "I|Og i dag?", "IP|Ikke endnu."]
    ),
  ])
  func `The turns of a transcript are found`(_ look: String, _ text: String, _ turns: [String]) {
    let document = Reading.document(text)
    #expect(document.kind == .transcript)
    #expect(
      Reading.turns(document).joined(separator: "\n").replacing("\n\n", with: "\n") == turns.joined(separator: "\n"))
    #expect(DocumentInvariants(document: document).violations == [])
  }

  @Test func `Hard wraps inside a turn are joined, and a blank line begins a paragraph of the same turn`() {
    let document = Reading.document(
      """
      I: Hvordan samarbejder I med skolen, når der er en ung, som ikke
      kommer, og som heller ikke svarer på beskeder fra jer eller læreren?

      IP1: Vi begynder altid med at ringe til klasselæreren og spørge,
      om hun har set noget, og så ringer vi til forældrene bagefter.

      Og hvis de ikke tager den, kører vi en tur forbi sidst på dagen.
      I: Og det hjælper på noget, eller er det mest for at have gjort
      noget, man kan skrive i sagen, når den skal op på mødet igen?
      IP1: Det ved jeg faktisk ikke, men det føles bedre end at vente.
      """)
    #expect(document.structure.turns.count == 4)
    #expect(document.structure.paragraphs.count == 5)
    #expect(
      Reading.turns(document)[1] == """
        IP1|Vi begynder altid med at ringe til klasselæreren og spørge, om hun har set noget, og så ringer vi til \
        forældrene bagefter.
        Og hvis de ikke tager den, kører vi en tur forbi sidst på dagen.
        """)
  }

  /// Each row: the line of a turn, its words, and its times in seconds.
  @Test(
    arguments: [
      ("IP: Ja, det tror jeg. #00:12:31-4#", "Ja, det tror jeg.", nil, 751.4),
      ("IP: #00:12:31-4# Ja, det tror jeg.", "Ja, det tror jeg.", 751.4, nil),
      ("IP: (12:31) Ja, det tror jeg.", "Ja, det tror jeg.", 751, nil),
      ("IP: [12:31] Ja, det tror jeg.", "Ja, det tror jeg.", 751, nil),
      ("IP: [1:02:03] Ja, det tror jeg. [1:02:09]", "Ja, det tror jeg.", 3723, 3729),
      ("IP: Ja. #00:00:04.90#", "Ja.", nil, 4.9),
      ("IP: Klokken (12:31) stod den stille.", "Klokken (12:31) stod den stille.", nil, nil),
      ("IP: Det var i (2019).", "Det var i (2019).", nil, nil),
      ("IP: Ja [utydeligt 00:12:31]", "Ja [utydeligt 00:12:31]", nil, nil),
      ("IP: (12:75) Ja.", "(12:75) Ja.", nil, nil),
      ("IP: [12:31]", "", 751, nil), ("[00:12:31] IP: Ja.", "Ja.", 751, nil),
      ("#00:12:31-4# IP: Ja. #00:12:33-0#", "Ja.", 751.4, 753), ("(12:31)IP: Ja.", "Ja.", 751, nil),
    ] as [(String, String, Double?, Double?)])
  func `A time stamp at either end of a turn is its time and none of its words`(
    _ line: String, _ words: String, _ start: Double?, _ end: Double?
  ) throws {
    let document = Reading.document("I: Er det sådan?\nIP: Nej.\nI: Er det så sådan?\n\(line)\nI: Godt.")
    let turn = try #require(document.structure.turns.dropFirst(3).first)
    #expect(document.text(in: turn.range) == words)
    if let start { #expect(turn.start == start) }
    #expect(turn.end == end)
    #expect(DocumentInvariants(document: document).violations == [])
  }

  /// Each row: a line inside an interview that looks like a label but is none.
  @Test(arguments: [
    "Fx: en nabo eller en træner.", "Kl. 10:30 holdt vi pause.", "Kl. 10: pause.", "NB: optagelsen springer lidt her.",
    "Citat: Det må vi se på.", "Note: Hun ler.", "Se https://eksempel.example/a for resten.",
    "https://eksempel.example/side: åbnes ikke", "Bilag 2: samtykke", "Dato: 4. maj", "Dvs.: aldrig.",
    "Det eneste, jeg vil sige, er: nej.", "Forholdet er 1:2 eller 3: ingen ved det.",
  ])
  func `Other words before a colon are no speakers`(_ line: String) {
    let interview =
      "I: Hvad så?\n\nIP: Det ved jeg ikke.\n\nI: Ikke?\n\n\(line)\n\nIP: Nej.\n\n\(line)\n\nI: Nå.\n\nIP: Ja."
    let document = Reading.document(interview)
    #expect(document.kind == .transcript)
    #expect(document.structure.speakers.map(\.label) == ["I", "IP"])
    #expect(document.canonical.string.contains(line))
    #expect(DocumentInvariants(document: document).violations == [])
  }

  /// Each row: the labels of four turns, and who of them is the interviewer.
  @Test(arguments: [
    (["I", "IP1"], ["I"]), (["Interviewer", "Mor"], ["Interviewer"]), (["Moderator", "Deltager 1"], ["Moderator"]),
    (["Int", "Inf 2"], ["Int"]), (["Spørger", "Borger"], ["Spørger"]), (["INTERVIEWER", "Borger"], ["INTERVIEWER"]),
    (["Interviewer 1", "Interviewer 2"], ["Interviewer 1", "Interviewer 2"]),
  ])
  func `The interviewer is known by name`(_ labels: [String], _ interviewers: [String]) {
    let text = (labels + labels + labels).map { "\($0): Det siger jeg." }.joined(separator: "\n")
    let speakers = Reading.document(text).structure.speakers
    #expect(speakers.filter(\.isInterviewer).map(\.label) == interviewers)
    #expect(speakers.filter(\.isInterviewer).allSatisfy { $0.role == "Interviewer" })
  }

  @Test func `Where no name tells, the interviewer is the one who asks`() {
    let document = Reading.document(
      """
      MH: Hvor længe har du boet her?
      Karen: I elleve år, tror jeg.
      MH: Og hvem kender du på vejen?
      Karen: Naboen. Kender du hende?
      MH: Nej. Hvordan mødtes I?
      Karen: Over hækken.
      MH: Taler I om andet end hækken?
      Karen: Ikke så tit.
      """)
    #expect(document.structure.speakers.filter(\.isInterviewer).map(\.label) == ["MH"])
  }

  @Test func `Where nobody asks, nobody is the interviewer`() {
    let document = Reading.document("Mor: Ja.\nFar: Nej.\nMor: Jo.\nFar: Måske?\nMor: Godt.")
    #expect(document.kind == .transcript)
    #expect(document.structure.speakers.filter(\.isInterviewer).isEmpty)
  }

  @Test func `Numbered questions of the guide are headings that the turns stand under`() {
    let document = Reading.document(
      """
      Interview om weekender

      1. Hvem er der hjemme?

      I: Vil du fortælle, hvem der er hjemme?

      IP1: Mig og hunden.

      2) Hvad laver I så?

      I: Og hvad laver I?

      IP1: Vi går ned til vandet. Der er 2. gang nu.

      Tema: Vinteren

      I: Også om vinteren?

      IP1: Også der.
      """)
    #expect(
      document.structure.turns.map { document.headings(of: $0.section) } == [
        ["1. Hvem er der hjemme?"], ["1. Hvem er der hjemme?"], ["2) Hvad laver I så?"], ["2) Hvad laver I så?"],
        ["Tema: Vinteren"], ["Tema: Vinteren"],
      ])
    #expect(document.structure.paragraphs.first?.kind == .front)
  }

  @Test func `Labels and time stamps are marked as no words of the text`() {
    let document = Reading.document("I: Nå? #00:00:02-0#\n**IP:** (griner) [00:05] Ja.\n(00:09) I: Og?\nIP: Nej.")
    let asides = document.structure.asides.map { $0.kind.rawValue + "|" + document.text(in: $0.range) }
    #expect(
      asides == [
        "speaker_label|I:", "timestamp|#00:00:02-0#", "speaker_label|**IP:**", "timestamp|[00:05]", "timestamp|(00:09)",
        "speaker_label|I:",
        "speaker_label|IP:",
      ])
  }

  /// Text in which nobody answers anybody is no transcript.
  @Test(arguments: [
    "Bemærk: Alt er opdigtet.\nKonklusion: Det virker.\nMetode: Vi spurgte.\nFormål: At vide mere.",
    "I: Hvad så?\nDet er det eneste, der er af den samtale.",
    "Kl. 10:30 begynder vi.\nKl. 11:30 holder vi pause.\nKl. 12:00 spiser vi.\nKl. 14:00 går vi hjem.",
  ])
  func `Words before colons alone make no transcript`(_ text: String) {
    #expect(Reading.document(text).kind != .transcript)
  }

  @Test(arguments: ["I: Ja?\nIP: Nej.\nI: Jo?\nIP: Ja.", "Bare en linje.", "(1)\n\nTekst.\n\n(2)\n\nMere tekst."])
  func `A byte order mark is furniture in every kind of document`(_ text: String) {
    let document = Reading.document("\u{FEFF}" + text)
    #expect(Reading.furniture(document).first == "byte_order_mark|\u{FEFF}")
    #expect(document.canonical == Reading.document(text).canonical)
  }

  @Test func `Where stamps stand at the ends of turns, a turn begins where the one before ended`() {
    let document = Reading.document(
      """
      I: Er det nu? #00:00:04-5#
      IP: Ja. #00:00:06-0#
      I: Hvad tid er det? #00:00:05-0#
      IP: Det ved jeg ikke.
      """)
    #expect(document.structure.turns.map(\.start) == [0, 4.5, nil, nil])
    #expect(document.structure.turns.map(\.end) == [4.5, 6, 5, nil])
  }

  /// Each row: the line of a turn with a time stamp before the colon, its speaker, its time in seconds, and its label.
  @Test(arguments: [
    ("Interviewer (00:12): Er det nu?", "Interviewer", 12, "Interviewer (00:12):"),
    ("Interviewer [00:00:12]: Er det nu?", "Interviewer", 12, "Interviewer [00:00:12]:"),
    ("IP1 [12:31]:Er det nu?", "IP1", 751, "IP1 [12:31]:"),
    ("IP1 #00:12:31-4# : Er det nu?", "IP1", 751.4, "IP1 #00:12:31-4# :"),
    ("**Mor til den yngste (00:12):** Er det nu?", "Mor til den yngste", 12, "**Mor til den yngste (00:12):**"),
    ("Sagsbehandler (SB) (00:12): Er det nu?", "Sagsbehandler (SB)", 12, "Sagsbehandler (SB) (00:12):"),
  ])
  func `A time stamp before the colon is the turn's time and stands in its label`(
    _ line: String, _ speaker: String, _ start: Double, _ label: String
  ) throws {
    let document = Reading.document("\(line)\nF: Nej.\n\(line)\nF: Jo.\n")
    #expect(document.structure.speakers.map(\.label) == [speaker, "F"])
    let turn = try #require(document.structure.turns.first)
    #expect(document.text(in: turn.range) == "Er det nu?")
    #expect(turn.start == start)
    let aside = try #require(document.structure.asides.first)
    #expect(aside.kind == .speakerLabel && document.text(in: aside.range) == label)
    #expect(DocumentInvariants(document: document).violations == [])
  }

  @Test(arguments: [
    "Vi kom (12:31) hjem: altså for sent.", "(12:31): altså for sent.", "Bussen (12:75): altså for sent.",
  ])
  func `A time of day before a colon is no speaker`(_ line: String) {
    let document = Reading.document("I: Hvornår?\nIP: Sent.\n\(line)\nI: Nå.\nIP: Ja.\n\(line)")
    #expect(document.structure.speakers.map(\.label) == ["I", "IP"])
  }

  /// Each row: the line above what the first speaker says, and his label.
  @Test(arguments: [
    ("Interviewer 00:12", "Interviewer"), ("00:00:12 Taler 1", "Taler 1"), ("Mette Hansen   0:12", "Mette Hansen"),
    ("[00:12] Sagsbehandler (SB)", "Sagsbehandler (SB)"), ("Interviewer (00:00:12)", "Interviewer"),
    ("Interviewer\t00:12.00", "Interviewer"),
  ])
  func `A label and a time on a line of their own stand above what is said`(_ head: String, _ label: String) {
    let text = "\(head)\nVar det i går?\n\nEller i dag?\n\nTaler 2 0:15\n\nI går.\n\n"
    let document = Reading.document(text + text)
    let turns = ["\(label)|Var det i går?\nEller i dag?", "Taler 2|I går."]
    #expect(Reading.turns(document) == turns + turns)
    #expect(document.structure.turns.map(\.start) == [12, 15, 12, 15])
    #expect(DocumentInvariants(document: document).violations == [])
  }

  @Test(arguments: [
    "Pause 10:30\nFrokost 12:00\nPause 14:30\nFrokost 12:30\n\nDet var planen for de to dage, og den holdt ikke, for det blev ved.",
    "Kl. 10:30\nKl. 11:30\nKl. 10:45\nKl. 11:45",
    "Ja\t34\nNej\t12\nJa\t30\nNej\t16",
  ])
  func `Tables and plans are no transcripts`(_ text: String) {
    #expect(Reading.document(text).kind != .transcript)
  }
}
