import TestSupport

/// Small texts of lines that are typical of reports and transcripts, cut and joined at random.
struct RandomText {
  private var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  private static let reportLines = [
    "(1)", "(2)", "Side 3 af 9", "12", "Indhold", "1 Indledning ........ 4", "Netværk og skole\t7",
    "2.1 Metode . . . . 11",
    "1 Indledning", "Netværk og skole", "2.1 Metode", "Kommunale erfaringer med unge på kanten",
    "Rapporten er udgivet af", "Hele teksten", "Referencer", "Litteraturliste", "Relaterede dokumenter",
    "Tværfagligt samarbejde er et vilkår, som alle kommunerne genkender¹, og som",
    "fylder mere, end planen tager højde for.", "kommu-", "nerne mødes børne-", "og ungeområdet.", "sam\u{AD}",
    "arbejde",
    "PPR-leder", "Sagsbehandler", "Skolens", "\"Vi mødes (...) hver mandag, og det er dér, tingene sker.\"",
    "”Det går [...] langsomt, men det går den rigtige vej”, PPR-leder", "\"Det begynder her", "og slutter dér.\"",
    "'Kun et ord'", "\"trafiklyset\" og \"kortet\"", "• Foreninger", "- Frivillige *uden løn*",
    "– Netværk: hvem er med", "1. Spørg først",
    "a) Aftal en dato", "- Vi skal videre, siger formand Ida Holt.", "¹ Jf. servicelovens § 18.", "1 Se bilaget om CO2",
    "Figur 2 – Antal møder", "Kilde: Egne tal.", "Note: N = 36.", "m² og km³ ved 50/50",
    "*Samme Trappe* blev **afprøvet**",
    "* et løst tegn", "Antallet er faldet siden COVID-19.2", "Når man spørger:", "hvem, hvad og hvornår?",
    "ISBN 000", "27-05-2021", "www.eksempel.example",
  ]
  private static let transcriptLines = [
    "I: Hvem er det, I ringer til?", "IP1: Det er som regel (griner) skolen.", "IP2:", "IP1:\tAltså, det ved jeg ikke.",
    "Interviewer: Hvordan begynder det?", "**Mor:** Det begynder om morgenen.", "Taler 6: Ja. #00:12:31-4#",
    "[00:12] IP1: Ja.", "I: #00:00:01-0# Skal vi begynde? #00:00:04-9#", "[12:31]", "(01:02:03) Nå.", "Deltagere:",
    "IP1 = skoleleder",
    "IP2 – mor til to",
    "Informanter", "Sagsbehandler, modtagelsen", "2. Hvad gør I om fredagen?", "Tema: Overgange",
    "Kl. 10:30 holdt vi pause.",
    "Fx: det kunne være en nabo.", "NB: optagelsen springer.", "https://eksempel.example/a:b",
    "Pårørende: Jeg var der.",
    "Pa\u{30A}rørende: Jeg var der.", "Sagsbehandler: Nej.", "Sagsbehandler: Jo, for pokker!", "[uforståeligt]", "…",
    "*I:* Nå?", "Taler 2 0:15", "00:00:12 Interviewer", "I\tJa.", "IP1\tNej.", "IP1 [12:31]: Ja.",
    "**Mor (00:12):** Nej.",
  ]
  private static let separators = [
    "\n", "\n", "\n\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "\u{0C}", "\u{2028}", "\u{0B}", "\n \n", "\n\u{A0}\n",
  ]
  private static let scraps = [
    "\u{301}", "\u{30A}", "e\u{301}", "\u{FEFF}", "\u{AD}", "\u{200B}", "\u{A0}", "\t", "😀", "*", "**", "²", "\"", "”",
    "“", "'",
    ":", "-", "#", "#0", "(", "7", "٣", ".", "\u{7}", "\u{1160}", "\u{85}", "\u{0B}",
  ]

  mutating func text() -> String {
    let lines =
      switch Int.random(in: 0..<3, using: &random) {
      case 0: Self.reportLines
      case 1: Self.transcriptLines
      default: Self.reportLines + Self.transcriptLines
      }
    var scalars = String.UnicodeScalarView()
    if Int.random(in: 0..<10, using: &random) == 0 { scalars.append("\u{FEFF}") }
    for _ in 0..<Int.random(in: 0..<30, using: &random) {
      var line = pick(lines).unicodeScalars
      switch Int.random(in: 0..<8, using: &random) {
      case 0: line.removeLast(.random(in: 0...line.count, using: &random))
      case 1: line.removeFirst(.random(in: 0...line.count, using: &random))
      case 2:
        let place = line.index(line.startIndex, offsetBy: .random(in: 0...line.count, using: &random))
        line.insert(contentsOf: pick(Self.scraps).unicodeScalars, at: place)
      default: break
      }
      scalars.append(contentsOf: line)
      scalars.append(contentsOf: pick(Self.separators).unicodeScalars)
    }
    scalars.removeLast(.random(in: 0...min(20, scalars.count), using: &random))
    return String(scalars)
  }

  private mutating func pick(_ texts: [String]) -> String {
    texts[.random(in: texts.indices, using: &random)]
  }
}
