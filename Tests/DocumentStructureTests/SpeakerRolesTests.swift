import CorpusModel
import Testing

@testable import DocumentStructure

@Suite struct SpeakerRolesTests {
  private func speakers(_ text: String) -> [Speaker] { Reading.document(text).structure.speakers }

  private static let talk = "I: Hvem er der?\nA: Mig.\nI: Kun dig?\nA: Ja.\nI: Nå?\nA: Ja."

  @Test func `I beside Int is who answers`() {
    let speakers = speakers("Int: Hvem er der?\nI: Kun mig.\nInt: Er du sikker?\nI: Ja.")
    #expect(speakers.map(\.isInterviewer) == [true, false])
    #expect(speakers.map(\.isGuess) == [false, false])
  }

  @Test func `Who asks is guessed and said to be a guess`() {
    let speakers = speakers(
      "MH: Hvem er der?\nLP: Mig.\nMH: Kun dig?\nLP: Ja.\nMH: Hvor er hunden?\nLP: Ude.\nMH: Mm.\nLP: Den kommer.")
    #expect(speakers.map(\.isInterviewer) == [true, false])
    #expect(speakers.map(\.isGuess) == [true, false])
  }

  @Test func `One who mostly says mm, but asks nearly all questions in few words, is the interviewer`() {
    let turns = (0..<12).flatMap { number in
      [
        number % 4 == 0 ? "MH: Hvad skete der så?" : "MH: Mm.",
        "LP: Så gik vi ned til vandet, og der stod han og ventede på os med båden.",
      ]
    }
    #expect(speakers(turns.joined(separator: "\n")).map(\.isInterviewer) == [true, false])
  }

  /// Each row: an entry of the list of participants for A, the role, and the person's name.
  @Test(
    arguments: [
      ("A = Anne", nil, "Anne"), ("A: Fatima", nil, "Fatima"), ("A = Line Holm", nil, "Line Holm"),
      ("A = Anne, socialrådgiver, familieafsnit", "socialrådgiver, familieafsnit", "Anne"),
      ("A: Anne, 34 år", nil, "Anne"), ("A = Anne (34 år)", nil, "Anne"), ("A = Anne (nabo)", "nabo", "Anne"),
      ("A = Anne – nabo", "nabo", "Anne"), ("A = nabo", "nabo", nil), ("A = Skoleleder", "Skoleleder", nil),
      ("A: socialrådgiver, familieafsnit", "socialrådgiver, familieafsnit", nil),
    ] as [(String, String?, String?)])
  func `A list gives roles, and a first name becomes none`(_ entry: String, _ role: String?, _ person: String?) {
    let speaker = speakers("Deltagere\nI: interviewer\n\(entry)\n\n\(Self.talk)").last
    #expect(speaker?.label == "A")
    #expect(speaker?.role == role)
    #expect(speaker?.person == person)
  }

  /// Each row: a label that holds a title and a name, and what is shown, as which role.
  @Test(arguments: [
    ("Interviewer (Sofie)", "Interviewer", "Interviewer"), ("Sofie (interviewer)", "Interviewer", "Interviewer"),
    ("Interviewer Sofie", "Interviewer", "Interviewer"), ("Interviewer/Sofie", "Interviewer", "Interviewer"),
    ("Moderator (KH)", "Moderator (KH)", "Interviewer"), ("Leder (Karen)", "Person 1", "Leder"),
    ("Leder Karen", "Person 1", "Leder"), ("Karen (leder)", "Person 1", "leder"), ("Karen/leder", "Person 1", "leder"),
    ("Leder (Karen Holm)", "Person 1", "Leder"), ("Leder (SB)", "Leder (SB)", "Leder"),
    ("Mor 1", "Mor 1", nil), ("Karen, leder", "Person 1", "leder"), ("Leder, Karen", "Person 1", "Leder"),
    ("Interviewer, Sofie", "Interviewer", "Interviewer"), ("Interviewer – Sofie", "Interviewer", "Interviewer"),
    ("Karen – socialrådgiver", "Person 1", "socialrådgiver"), ("Karen - mor", "Person 1", "mor"),
    ("I (Sofie)", "Interviewer", "Interviewer"), ("I – Sofie", "Interviewer", "Interviewer"),
    ("I (SB)", "I (SB)", "Interviewer"), ("Leder (Aarhus)", "Leder (Aarhus)", "Leder"),
    ("Sagsbehandler (børn)", "Sagsbehandler (børn)", "Sagsbehandler (børn)"), ("IP1 (Karen)", "Person 1", nil),
    ("KH (Karen)", "Person 1", nil), ("IP1 (leder)", "IP1 (leder)", nil),
  ])
  func `A title beside a name is the role, and the name is not shown`(_ label: String, _ shown: String, _ role: String?)
  {
    let text = (0..<4).map { "\(label): Det er det, tror jeg \($0).\nAnden: Jo." }.joined(separator: "\n")
    let structure = Reading.document(text).structure
    #expect(structure.speakers.first?.role == role)
    #expect(structure.speakers.first?.isInterviewer == (role == "Interviewer"))
    #expect(structure.shownName(ofSpeaker: 0, showsPersons: false) == shown)
    #expect(structure.shownName(ofSpeaker: 0, showsPersons: true) == label)
  }

  @Test(arguments: ["Karen, siger hun", "Ja, altså", "Karen, Bo og jeg", "Jo – det er sådan", "Først, mor"])
  func `A comma or dash in what stands before a colon is that of a sentence, but between a name and a title`(
    _ front: String
  ) {
    let text = (0..<4).map { "A: Det er det, tror jeg \($0).\nB: Jo.\n\(front): mere." }.joined(separator: "\n")
    #expect(Reading.document(text).structure.speakers.map(\.label) == ["A", "B"])
  }

  @Test func `Of two people who talk at once neither is the other's title`() {
    let text = (0..<4).map { "Karen/Line: Det er det, tror jeg \($0).\nAnden: Jo." }.joined(separator: "\n")
    #expect(Reading.document(text).structure.speakers.first?.role == nil)
  }

  /// Each row: a label, its role, and whether it is a person's name. `line` and `anne` are known words.
  @Test(
    arguments: [
      ("Line", nil, true), ("Anne", nil, true), ("Anne-Marie", nil, true), ("Mette Hansen", nil, true),
      ("Gülsen", nil, true), ("Pårørende", "Pårørende", false), ("Skoleleder", "Skoleleder", false),
      ("PPR-leder", nil, false), ("MH", nil, false), ("IP1", nil, false), ("Taler 1", nil, false),
      ("SPEAKER_01", nil, false), ("Nabo", "Nabo", false),
    ] as [(String, String?, Bool)])
  func `A first name is a person and no role`(_ label: String, _ role: String?, _ isPerson: Bool) {
    let speaker = speakers("I: Hvem er der?\n\(label): Mig.\nI: Kun dig?\n\(label): Ja.").last
    #expect(speaker?.role == role)
    #expect(speaker?.person == (isPerson ? label : nil))
  }

  @Test func `Names that a source carries are shown only when they are wanted`() {
    let structure = Reading.document(
      "Line: Hvem er der?\nMette Hansen: Mig.\nLine: Kun dig?\nMette Hansen: Ja.\nLine: Nå?\nNabo: Og mig.\nNabo: Ja.\nFatima: Nej.\nFatima: Jo."
    ).structure
    let indices = structure.speakers.indices
    #expect(indices.map { structure.shownName(ofSpeaker: $0, showsPersons: true) } == structure.speakers.map(\.label))
    #expect(
      indices.map { structure.shownName(ofSpeaker: $0, showsPersons: false) } == [
        "Interviewer", "Person 1", "Nabo", "Person 2",
      ])
  }
}
