/// The words of transcribers' comments.
///
/// - Source: Danish transcription practice (`(griner)`, `[uforståeligt]`, `(pause)`, `[i munden på hinanden]`); written by hand.
enum AsideWords {
  /// A comment holds at least one of these.
  static let heads = WordTable(
    """
    afbryder afbrydelse afbrydes afbrudt applaus banker baggrundsstøj bander bekræftende bippelyd fløjter fniser
    forstyrrelse gaber gestikulerer grin griner grinende grynter græder grådkvalt gråd hinanden host hoster hosten
    hvisker hviskende hulker håndbevægelse ironisk ironi klapper klukker knips knipser latter latteren latterbrøl
    ler leende lydfejl lydudfald mimer mumler mumlen musik nikker nikkende nyser nysen nynner opgivende optagelsen
    overlap overlappende pause pauser pausen peger pust puster rømmer ryster råber samtidig samtidigt sarkastisk
    skriger skramler skramlen smågriner smiler smilende smil snøfter snufser stilhed stemmer stønner støj suk
    sukker sukkende synger tavs tavshed tøven tøver tøvende udråb uf ufors uforst uforståelig uforståelige
    uforståeligt uhørbart uhørlig uhørligt utydelig utydelige utydeligt uklart utydel utyd vrisser vræler
    afspilles båndet telefonen telefon mobil mobiltelefon ringer anonymiseret udeladt crosstalk inaudible
    unintelligible laughs laughter laughing
    """)

  /// What a comment may hold besides. A name or label of a speaker may come too.
  static let modifiers = WordTable(
    """
    af alle allesammen andre baggrunden begge bekræftende benægtende ca. cirka de den der deres det ned dør døren
    dyb dybt efter en enkelt et flere for fra fællesgrin godt hal halsen han hans hele hendes henover herfra
    herefter hovedet hun højt højlydt hånden i igen imens indspilning interviewer interviewpersonen ip itu kort
    korte kraftigt lang lange langt let lidt lyd lyden lille længere mange med meget mens mere mellem min min.
    minut minutter moderator munden nej ja næsen nogen nogle og om op ord ordet over passage passagen personer på
    resten s sek sek. sekund sekunder sig sin skuldrene slut små snakker start stadig stemme stille svagt sætning
    sætningen tale taler til tid tiden tænker ud under ved vejret byen byens kommunen kommunens skolen skolens
    barnets borgerens videre
    """)

  static let durations = WordTable(
    """
    sek sek. sekund sekunder s min min. minut minutter ca. cirka
    """)

  /// What stands in square brackets instead of what would show who speaks.
  static let anonymous = WordTable(
    """
    adresse by bynavn efternavn fornavn institution kommune kommunenavn navn navne navnet person personnavn skole
    stednavn sted virksomhed xxx
    """)

  /// What follows the verb of a comment in square brackets: `[tager en slurk]`, `[rejser sig]`.
  static let complements = WordTable(
    """
    af en et frem hen højt i ind lidt med mod ned op over på rundt sig sin sit telefonen til ud ved
    """)

  /// Verbs that start an insertion rather than a comment: `[har en plan]`.
  static let auxiliaries = WordTable(
    """
    bliver er får går har når over under efter eller hver
    """)
}
