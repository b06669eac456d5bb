import CorpusModel
import Testing

@testable import DocumentStructure

@Suite struct ParticipantsTests {
  /// Each row: a list of participants and what it says of the speaker `label`.
  @Test(arguments: [
    ("Deltagere:\nI: interviewer\nIP1: PPR-leder\nIP2: skoleleder", "IP1", "PPR-leder"),
    ("Deltagere\nA = bostøttemedarbejder\nB = borger", "A", "bostøttemedarbejder"),
    ("Informanter\nKaren – mor til to\nOle – morfar", "Karen", "mor til to"),
    ("Til stede:\nKaren - mor til to\nOle - morfar", "Ole", "morfar"),
    (
      "Deltagere\nFrivilligkonsulent, mellemstor kommune\nSagsbehandler, modtagelsen", "Frivilligkonsulent",
      "Frivilligkonsulent"
    ),
    ("Deltagere\nIP1, PPR-leder\nIP2, skoleleder", "IP1", "PPR-leder"),
    ("Deltagere\n\nSkoleleder\nKonsulent", "Skoleleder", "Skoleleder"),
    ("Deltagere\nPlejemor = Anne\nIP2 = bror", "Plejemor", "Plejemor"),
    ("Deltagere\nPlejemor: Anne, 34 år\nIP2: bror", "Plejemor", "Plejemor"),
    ("Deltagere\nFaglig leder – Line Holm\nIP2 – bror", "Faglig leder", "Faglig leder"),
    ("Deltagere\nSagsbehandler = Camilla (SB)\nIP2 = bror", "SB", "Sagsbehandler"),
    ("Deltagere\nSagsbehandler (SB) = Anne-Marie\nIP2 = bror", "SB", "Sagsbehandler"),
    ("Deltagere\nBostøttemedarbejder = Anne fra Vejle\nIP2 = bror", "Bostøttemedarbejder", "Bostøttemedarbejder"),
    ("Deltagere\nMor = Anne\nIP2 = bror", "Mor", "Mor"),
    ("Deltagere\nNabo = Fatima\nIP2 = bror", "Nabo", "Nabo"),
    ("Deltagere\nAnne = plejemor\nIP2 = bror", "Anne", "plejemor"),
    ("Deltagere\nAnne = Skoleleder\nIP2 = bror", "Anne", "Skoleleder"),
    ("Deltagere\nMette Skov, skoleleder\nOle Krog, pædagog", "Ole Krog", "pædagog"),
    ("Deltagere\nMette, interviewer\nIP2, bror", "IP2", "bror"),
    ("DELTAGERE:\r\nPa\u{30A}rørende = søster\r\nIP2 = bror", "Pårørende", "søster"),
  ])
  func `A list of participants names the roles and is nobody's turn`(_ list: String, _ label: String, _ role: String) {
    let document = Reading.document(
      "Interview i marts\n\n\(list)\n\nI: Vil du begynde med at fortælle om en almindelig uge og om, hvem du taler med i løbet af den?\n\n\(label): Det kan jeg godt, men der er ikke to uger, der ligner hinanden, så jeg tager bare den sidste.\n\nI: Tak.\n\n\(label): Selv tak."
    )
    #expect(document.structure.speakers.map(\.label) == ["I", label])
    #expect(document.structure.speakers.last?.role == role)
    #expect(document.structure.turns.count == 4)
    let front = document.structure.paragraphs.prefix { $0.kind == .front }
    #expect(front.count == 1 + list.split(whereSeparator: \.isNewline).count)
    #expect(DocumentInvariants(document: document).violations == [])
  }

  /// Each row: what stands behind a list of participants without a blank line, and how many turns there are with it.
  @Test(arguments: [
    ("Moderator: Så. Kan man høre mig? Jeg lægger den bare midt på bordet.", 6),
    ("Moderator: Er der nogen, der vil begynde?", 6),
    ("Moderator: Line Holm, ph.d.", 5),
    ("IP3: Skoleleder. Ansat i 2015.", 5),
  ])
  func `The interviewer who says some sentences right behind the list begins to talk`(_ line: String, _ turns: Int) {
    let document = Reading.document(
      "Deltagere\nIP1: sygeplejerske\nIP2: pædagog\n\(line)\nIP1: Jeg kan godt begynde med at fortælle om mandagen, for den var lang.\nModerator: Gør det.\nIP2: Den var lang hos os med, og der var ingen, der nåede at spise.\nModerator: Hvorfor?\nIP1: Det kan man godt spørge om, men der er bare for få af os."
    )
    #expect(document.structure.turns.count == turns)
    #expect(DocumentInvariants(document: document).violations == [])
  }

  @Test func `Two participants with one title do not end the list`() {
    let document = Reading.document(
      """
      Deltagere
      Socialrådgiver, modtagelsen
      Socialrådgiver, familiehuset
      Familiebehandler, familiehuset

      Interviewer: Hvem vil begynde med at fortælle om, hvordan en sag kommer ind hos jer på en almindelig mandag?

      Socialrådgiver: Den kommer som regel på mail fra skolen, og så er det mig, der læser den først.

      Interviewer: Og hvad sker der derefter, hvis den ikke kan vente til om tirsdagen?

      Familiebehandler: Så går hun ind til mig.
      """)
    #expect(document.structure.speakers.map(\.label) == ["Interviewer", "Socialrådgiver", "Familiebehandler"])
    #expect(document.structure.speakers.last?.role == "Familiebehandler")
  }

  /// Each row: a list of participants, a label that stands once behind it, and the role.
  @Test(
    arguments: [
      ("Sagsbehandler = Camilla (SB)\nPædagog = Ulla (PÆ)", "Sagsbehandler (SB)", nil),
      ("Sagsbehandler = Camilla (SB)\nPædagog = Ulla (PÆ)", "SB", nil),
      ("Line Holm (LH), interviewer\nMette Skov (MS) – skoleleder", "MS", "skoleleder"),
      ("Line Holm (LH), interviewer\nMette Skov (MS) – skoleleder", "LH", "Interviewer"),
      ("Line Holm (LH), interviewer\nMette Skov (MS) – skoleleder", "Mette Skov", "skoleleder"),
      ("Line Holm (LH): interviewer\nMette Skov (MS): skoleleder", "MS", "skoleleder"),
      ("SB = sagsbehandler\nPÆ = pædagog", "Camilla (SB)", "sagsbehandler"),
    ] as [(String, String, String?)])
  func `A label that the list names in any way counts when it stands once`(
    _ list: String, _ label: String, _ role: String?
  ) {
    let document = Reading.document(
      "Deltagere\n\(list)\n\nI: Hvem ringer til hjemmet, når der ikke er nogen, der har set drengen i en uge?\n\nIP1: Det gør vi.\n\nI: Altid?\n\n\(label): Nej, nogle gange er det mig, der gør det, hvis jeg alligevel skal den vej.\n\nIP1: Det er rigtigt."
    )
    #expect(document.structure.speakers.map(\.label) == ["I", "IP1", label])
    if let role { #expect(document.structure.speakers.last?.role == role) }
    #expect(DocumentInvariants(document: document).violations == [])
  }

  @Test func `Initials of a list name their roles, and what no list names counts when it stands twice`() {
    let document = Reading.document(
      """
      Deltagere
      Line Holm (LH), interviewer
      Mette Skov (MS), skoleleder

      LH: Vil du fortælle om en morgen, hvor du selv måtte ud og hente nogen?
      MS: Det var i mandags, og det var Tobias, eller hvem det nu var, jeg hentede.
      Vikar: Det var ikke Tobias.
      LH: Hvem var det så?
      Vikar: Hans bror.
      """)
    #expect(document.structure.speakers.map(\.label) == ["LH", "MS", "Vikar"])
    #expect(document.structure.speakers.map(\.role).prefix(2) == ["Interviewer", "skoleleder"])
    #expect(document.structure.speakers.map(\.isInterviewer) == [true, false, false])
    #expect(document.structure.turns.count == 5)
    #expect(DocumentInvariants(document: document).violations == [])
  }

  @Test func `What stands before the list of participants is nobody's turn, whatever stands before its colons`() {
    let document = Reading.document(
      """
      Interview om morgener
      Interviewer: Line
      Dato: 4. maj
      Varighed: 40 minutter
      Sagsbehandler: Ulla

      Deltagere
      Interviewer: Line
      Sagsbehandler: Ulla fra modtagelsen

      Interviewer: Hvem tager telefonen, når I ikke er kommet endnu?
      Sagsbehandler: Den står og ringer.
      Interviewer: Er der ingen, der tager den?
      Sagsbehandler: Jo, rengøringen.
      """)
    #expect(document.structure.paragraphs.prefix { $0.kind == .front }.count == 8)
    #expect(document.structure.turns.count == 4)
    #expect(DocumentInvariants(document: document).violations == [])
  }

  @Test func `A word that could head a list is none where they already talk`() {
    let document = Reading.document(
      """
      I: Hvad står der på tavlen?
      IP: Der står fire navne.
      I: Hvad står der over dem?
      Deltagere
      Og det er så dem, der er kommet.
      IP: Nemlig.
      I: Og resten?
      IP: De kommer ikke.
      """)
    #expect(document.structure.turns.count == 6)
    #expect(document.structure.paragraphs.filter { $0.kind == .front } == [])
  }

  /// Each row: a line of the list of participants, and the label of the interviewer that it names.
  @Test(arguments: [
    ("Interviewer: Line", "Interviewer"), ("I: Line Holm", "I"), ("I = Line", "I"), ("Line, interviewer", "Line"),
    ("Line = interviewer", "Line"), ("Line Holm – interviewer", "Line"), ("Line Holm (LH), interviewer", "LH"),
  ])
  func `The list names the interviewer on either side`(_ line: String, _ label: String) {
    let document = Reading.document(
      "Deltagere\n\(line)\nPlejemor: Anne\n\n\(label): Det er længe siden.\nPlejemor: Ja.\n\(label): Godt.\nPlejemor: Nå?"
    )
    #expect(document.structure.speakers.map(\.role) == ["Interviewer", "Plejemor"])
    #expect(document.structure.speakers.map(\.isInterviewer) == [true, false])
  }
}
