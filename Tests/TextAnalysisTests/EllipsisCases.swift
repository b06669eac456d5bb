/// What phrases with a hyphen, slash or bracket beside `og`, `eller`, `samt` or a comma mean, decided by hand before the code
/// was written. `|` stands between the parts of a compound and is no part of the text.
///
/// - Source: every such phrase of four Danish reports (`reports`), of the CDT documents of the Danish Dependency Treebank
///   (`treebank`), and made up for what speech and bad typesetting bring (`invented`).
enum EllipsisCases {
  struct Case: Sendable {
    let phrase: String
    /// The full words meant and not written, in order.
    let forms: [String]

    init(_ phrase: String, _ forms: String...) {
      self.phrase = phrase
      self.forms = forms
    }
  }

  static let reports: [Case] = [
    Case("børne- og unge|område", "børneområde"),
    Case("børne- og unge|området", "børneområdet"),
    Case("børne- og unge|området og voksen|området", "børneområdet"),
    Case("børne- og familie|området", "børneområdet"),
    Case("børne- og ungdoms|psykiatri", "børnepsykiatri"),
    Case("børne- og ungdoms|psykiatrien", "børnepsykiatrien"),
    Case("børne- og unge|psykiatri", "børnepsykiatri"),
    Case("børne- og unge|psykiatrien", "børnepsykiatrien"),
    Case("Børne- og familie|chef", "Børnechef"),
    Case("børne- og familie|chefer", "børnechefer"),
    Case("Unge- og familie|chef", "Ungechef"),
    Case("udviklings- og opmærksomheds|forstyrrelser", "udviklingsforstyrrelser"),
    Case("udviklings- og investerings|programmerne", "udviklingsprogrammerne"),
    Case("dag|tilbuds-, skole- og social|området", "dagtilbudsområdet", "skoleområdet"),
    Case(
      "sundheds-, beskæftigelses-, uddannelses- og social|området", "sundhedsområdet", "beskæftigelsesområdet",
      "uddannelsesområdet"),
    Case("psykiatrien, sundheds-, social- og beskæftigelses|sektoren", "sundhedssektoren", "socialsektoren"),
    Case("social-, skole- og dag|tilbuds|området", "socialområdet", "skoleområdet"),
    Case("skole- og social|området", "skoleområdet"),
    Case("skole- og børne|have|personale", "skolepersonale"),
    Case("bruger- og patient|foreninger", "brugerforeninger"),
    Case("tids- og ressource|krævende", "tidskrævende"),
    Case("over- eller under|estimering", "overestimering"),
    Case("myndigheds- og udfører|området", "myndighedsområdet"),
    Case("myndigheds- og tilbuds niveau", "myndighedsniveau"),
    Case("opsporings- og refleksions|modeller", "opsporingsmodeller"),
    Case("social- og sundheds|faglige område", "socialfaglige"),
    Case("social- og sundheds|området", "socialområdet"),
    Case("videns- og støtte|former", "vidensformer"),
    Case("ledelses- og implementerings|mæssigt", "ledelsesmæssigt"),
    Case("samarbejds-/koordinations|model", "samarbejdsmodel"),
    Case("Data|kultur og -mindset", "Datamindset"),
    Case("ledelses|opbakning og -insisteren", "ledelsesinsisteren"),
    Case("arbejds|gange og -delinger", "arbejdsdelinger"),
    Case("(team)ledere", "teamledere", "ledere"),
    Case("[M]ange børn", "Mange"),
    Case("Gravid/ spæd|grupper", "gravidgrupper"),
    Case("barnets/den unges"),
    Case("barnet/den unge"),
    Case("barnet/ den unge"),
    Case("barnets/familiens"),
    Case("barn/en ung"),
    Case("børn/unge/familier"),
    Case("almen|sektoren/psykiatrien"),
    Case("komplekse/større"),
    Case("sammen|sætning/kontekst"),
    Case("henvisning/visitation"),
    Case("fag|områder/i andre forvaltninger"),
    Case("deltager/har deltaget"),
    Case("løbende/ad hoc-samarbejde"),
    Case("behandling / foranstaltning"),
    Case("Spæd|grupper / Unge|grupper"),
    Case("metoder / programmer"),
    Case("og/eller medfødt"),
    Case("bliver 50/50"),
    Case("cirka 2/3 af"),
    Case("N/A"),
    Case("”slet ikke -1”"),
    Case("Figur 1 –Kommunernes"),
    Case("området - Kvalitets|udvikling"),
    Case("barnet - og familien"),
  ]

  static let treebank: [Case] = [
    Case("for- og bag|sæde", "forsæde"),
    Case("forsøgs- og udviklings|øjemed", "forsøgsøjemed"),
    Case("udtagnings|tid og -sted samt", "udtagningssted"),
    Case("forsknings- og teknologi|ministeriet", "forskningsministeriet"),
    Case("oste- eller kød|fyld", "ostefyld"),
    Case("lys- og lyd|anlæg", "lysanlæg"),
    Case("forsynings- og katastrofe|beredskabet", "forsyningsberedskabet"),
    Case("tv- og radio-|udstyr", "tv-udstyr"),
    Case("Bilka- og OBS-|butikker", "Bilka-butikker"),
    Case("økonomiske- og monetære union"),
    Case("spise- og opholds|rum", "spiserum"),
    Case("be- eller af|kræftet", "bekræftet"),
    Case("Syd- og Nord|slesvig", "Sydslesvig"),
    Case("mur- og nagel|fast", "murfast"),
    Case("vand-, afløbs|gas- og el|installationer", "vandinstallationer", "afløbsgasinstallationer"),
    Case("Net- og Trafik|sektionen", "Netsektionen"),
    Case("Sø- og Industri"),
    Case("hånd- og ord|bog", "håndbog"),
    Case("tre- eller fire|køjers", "trekøjers"),
    Case("syns-, høre- og føle|sansen", "synssansen", "høresansen"),
    Case("skatte- og erhvervs|økonomiske", "skatteøkonomiske"),
    Case("majs-, vin|drue|kerne- og sol|sikke|olie", "majsolie", "vindruekerneolie"),
    Case("sommer- og koloni|have|huse", "sommerhuse"),
    Case("okse- og svine|kød.", "oksekød"),
  ]

  static let invented: [Case] = [
    Case("arbejds|gange, -delinger og -processer", "arbejdsdelinger", "arbejdsprocesser"),
    Case("ti- nej tolv"),
    Case("vi har bør- øh ungeområdet"),
    Case("jeg vil- og så gik jeg"),
    Case("kommu-\nnen"),
    Case("social- og social|området"),
    Case("det var børne- og"),
    Case("børne-"),
    Case("børne- og øh unge|området", "børneområdet"),
    Case("børne-, unge- samt voksen|området", "børneområdet", "ungeområdet"),
    Case("børne- og/eller unge|området", "børneområdet"),
    Case("børne-, unge-, voksen|området", "børneområdet", "ungeområdet"),
    Case("PPR- og skole|ledere", "PPR-ledere"),
    Case("børne‑ og unge|området", "børneområdet"),
    Case("elev(er)", "elever", "elev"),
    Case("[N]etop", "Netop"),
    Case("§ 18- og 79-|midler", "18-midler"),
    Case("23- og 24-|årige", "23-årige"),
    Case("for 5- til 6-|årige", "5-årige"),
    Case("kl. 10-12"),
    Case("ja-, nej"),
    Case("skole|leder og -bestyrelse", "skolebestyrelse"),
    Case("hus og -have"),
  ]
}
