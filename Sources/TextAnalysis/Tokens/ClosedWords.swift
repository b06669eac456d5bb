/// Small closed tables of Danish that tokens and sentences turn on.
enum ClosedWords {
  /// Reduced forms whose apostrophe stands for a lost ending, also where a quotation in single marks is open.
  ///
  /// - Source: written by hand.
  static let reduced = WordTable(
    """
    be bli gi go ha har hva ik ikk ka ku la ma me mer no nog sa si sir ska sku syns ta tar va ve
    """)

  /// What stands behind the abbreviation of a title or degree, in small letters and with a period: `dr. med. og ph.d.`
  ///
  /// - Source: the degrees of Danish universities; written by hand.
  static let degrees = WordTable(
    """
    agro art em emer hort hum jur ling mag med merc nat negot odont oecon pharm phil pol polit psych pæd scient silv
    soc techn theol vet
    """)

  static let months = WordTable(
    """
    januar februar marts april maj juni juli august september oktober november december
    """)

  /// Words that open a sentence far more often than they are a name: after a single capital and a period (`plan B. Det`)
  /// they say that the sentence ended.
  static let openers = WordTable(
    """
    af alle alt altså at blandt da de dem den denne der derefter derfor dermed derudover desuden det dette dog du
    efter eller en endelig er et fordi for fra før gennem ham han hans har hendes her herefter hun hvad hvem hver
    hvilke hvilken hvilket hvis hvor hvordan hvorfor hvornår i ifølge ikke ingen ja jeg jo kan kun man mange med
    men mens mit må nej netop noget nogle nu når og også om omkring over på samtidig selv selvom siden skal som så
    således sådan til trods under ud uden var ved vi vil være vores
    """)

  /// The openers that are part of no name and no title either: they end a sentence also after `f.eks.` and the like.
  static let clauseOpeners = WordTable(
    """
    altså derefter derfor dermed derudover desuden fordi han hun hvis hvordan hvorfor ja jeg man men mens nej når
    og selvom så vi
    """)

  /// The openers that no name starts with: with a capital, after a word and before a small letter, they start a sentence
  /// though no period stands before them.
  ///
  /// - Source: one counterexample, the title of a play, inside the 4,383 sentences of the treebank's training part.
  static let runOnOpeners = WordTable(runOnOpenerText)
  private static let runOnOpenerText =
    """
    alle alt altså at blandt denne der derefter derfor dermed derudover desuden dette dog du efter eller endelig
    fordi fra før gennem ham han har hendes her herefter hun hvad hvem hver hvilke hvilken hvilket hvis hvor
    hvordan hvorfor hvornår ifølge ikke ingen ja jeg jo kan kun man mange med men mens mit nej netop noget nogle
    nu når og også om omkring over på samtidig selv selvom siden skal som så således sådan til trods uden vi være
    vores
    """

  /// Verbs that show that `Det` and `Den` are pronouns and not part of a name (`Det Kongelige Teater`).
  static let auxiliaries = WordTable(
    """
    blev bliver er gik går har havde kan kom kommer kræver kunne må skal skulle var vil ville
    """)

  /// What adverbs like `udenfor` and `overfor` end with.
  static let prepositions = WordTable("ad af bag efter for fra hos i imod med mod om over på til under ved")

  /// What words of opposite directions begin with: `ind- og udskrivning`.
  static let directions = WordTable(
    "ind ud op ned til fra for efter på af over under før bag frem tilbage hjem mod med gennem om sam")

  /// Words that join the members of a coordination.
  static let coordinators = WordTable("og eller samt")

  /// What a speaker fills a pause with.
  static let fillers = WordTable("øh øhh øøh øhm eh ehh ehm hm hmm mh mhm mm mmm æh pst shh")

  /// Whether a word joins two members that share a part; `til` only after a number: `5- til 6-årige`.
  static func joins(_ word: String, afterNumber: Bool) -> Bool {
    switch word {
    case "og", "eller", "samt", "og/eller", "såvel", "som", "kontra", "versus": true
    case "til": afterNumber
    default: false
    }
  }

  /// Whether a word is what names of regions begin with: `Nord- og Vestjylland`.
  static func isCompass(_ word: String) -> Bool {
    switch word {
    case "Nord", "Syd", "Øst", "Vest", "Midt", "nord", "syd", "øst", "vest", "midt": true
    default: false
    }
  }

  /// The last part of the host names that are taken for addresses without `www.` before them.
  static let domains = WordTable("dk com org net eu gov edu info")

  /// What a URL starts with; the first without `://`.
  static let schemes = WordTable("www http https ftp")

  /// Pronouns where a verb follows.
  static let neuterPronouns = WordTable(neuterPronounText)
  private static let neuterPronounText = "det den"

  /// Both tables, to ask once.
  static let runOnStarters = WordTable(runOnOpenerText + " " + neuterPronounText)
}
