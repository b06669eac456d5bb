internal import UnicodeText

/// Danish words that stand around speech, and words by which a clause is known.
enum SpeechWords {
  /// Verbs that say that somebody speaks, in the present and past, with `at` or a colon behind them.
  static let verbs: Set<String> = [
    "siger", "sagde", "fortæller", "fortalte", "udtaler", "udtalte", "forklarer", "forklarede", "tilføjer", "tilføjede",
    "påpeger", "påpegede", "fastslår", "understreger", "understregede", "oplyser", "oplyste", "konstaterer",
    "konstaterede",
    "pointerer", "pointerede", "uddyber", "uddybede", "fortsætter", "fortsatte", "svarer", "svarede", "skriver",
    "skrev",
    "erkender", "supplerer", "supplerede", "bemærker", "bemærkede", "forsikrer", "slutter", "udtrykker", "udtrykte",
    "formulerer", "formulerede", "beskriver", "beskrev", "angiver", "angav", "nævner", "nævnte", "lyder", "lød",
    "mener",
    "mente", "vurderer", "vurderede", "spørger", "spurgte", "råber", "foreslår", "opfordrer", "opsummerer", "citeres",
    "udtalt", "beretter", "berettede", "fremhæver", "fremhævede", "peger", "konkluderer", "indskyder", "indrømmer",
  ]

  /// Whether a text begins with such a verb: `siger en leder`, `lyder det fra en leder`.
  static func beginsWithVerb(_ text: String) -> Bool {
    let first = text.prefix { !$0.isWhitespace && !",.:;".contains($0) }
    return verbs.contains(LetterCase.lowercased(String(first)))
  }

  /// Verbs, pronouns and adverbs that sentences have and titles lack.
  static let clauseWords: Set<String> = [
    "er", "var", "har", "havde", "kan", "kunne", "skal", "skulle", "vil", "ville", "må", "måtte", "bliver", "blev",
    "får",
    "fik", "gør", "gjorde", "går", "gik", "kommer", "kom", "ved", "synes", "tror", "siger", "tager", "giver", "ser",
    "står",
    "jeg", "vi", "du", "man", "mig", "os", "jer", "han", "hun", "de", "dem", "ikke", "jo", "altså", "opleves",
    "mangler",
    "oplever", "tænker", "føler", "bør", "burde", "det", "ofte", "egentlig", "fungerer", "arbejder", "bruger", "kræver",
    "findes", "holder", "ligger", "sker", "virker", "betyder", "hedder", "viser", "spiser", "bor", "lever", "hjælper",
  ]

  /// Words before a quoted stretch that name it: a term, a title, a category, a question.
  static let namingWords: Set<String> = [
    "såkaldte", "såkaldt", "kaldt", "kaldet", "kaldes", "kalder", "kaldte", "begrebet", "begreberne", "ordet", "ordene",
    "betegnelsen", "termen", "udtrykket", "kategorien", "kategorierne", "svarkategorien", "svarkategorierne",
    "overskriften",
    "titlen", "projektet", "rapporten", "publikationen", "undersøgelsen", "bogen", "artiklen", "metoden", "modellen",
    "programmet", "temaet", "konceptet", "hedder", "notatet", "pjecen", "filmen", "kampagnen", "indsatsen",
    "spørgsmålet",
    "spørgsmål", "spurgt", "spurgte", "udsagnet", "navnet", "kapitlet", "afsnittet", "bekendtgørelsen", "loven", "del",
    "puljen", "initiativet", "kurset", "uddannelsen", "ordningen", "tilbuddet", "punktet", "forløbet", "skemaet",
    "niveauet",
  ]
}
