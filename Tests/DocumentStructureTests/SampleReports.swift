/// Reports in the conventions of converters, web pages and word processors, made up for the tests.
enum SampleReports {
  /// Lines wrapped at a page's width, form feeds, numbers at the foot, contents without leaders, no blank lines.
  static let noBlankLines = """
    Nordkysten Kommune
    Unge i fritidsjob
    En undersøgelse af tre ordninger
    Juni 2020
    \u{0C}Indhold
    Forord 3
    1 Indledning 4
    1.1 Baggrund 4
    1.2 Metode 5
    2 Ordningerne 6
    2.1 Hvem der deltager 6
    Litteratur 8
    Bilag 1 Spørgeguide 9
    \u{0C}Forord
    Fritidsjob er for mange unge den første kontakt med arbejdslivet. I denne un-
    dersøgelse ser vi på tre ordninger, der hjælper unge i gang. Vi takker alle,
    der har sat tid af til at tale med os.
    Undersøgelsen er gennemført i foråret.
    3
    \u{0C}1 Indledning
    Kommunen har siden 2016 haft en ordning, der formidler fritidsjob til unge mel-
    lem 13 og 17 år1. Ordningen har vokset sig større år for år, og der er nu over
    300 unge, som hvert år får hjælp til at finde et job.
    1.1 Baggrund
    De fleste unge finder selv et job, men nogle har brug for en voksen, der ringer
    til arbejdsgiveren. Det gælder især unge, hvis forældre ikke selv er i arbejde2,
    og unge med en diagnose. Ordningen er betalt af COVID-19-midler og af § 18-
    puljen, og den drives af to
    1 Loven sætter grænsen ved 13 år.
    2 Se bilag 1.
    4
    Unge i fritidsjob
    \u{0C}Unge i fritidsjob
    medarbejdere, der begge har arbejdet i en ungdomsklub. CO2 måles ikke.
    1.2 Metode
    Vi har talt med 12 unge, fire medarbejdere og seks arbejdsgivere. Samtalerne er
    optaget og skrevet ud. Tabel 1 viser, hvem vi har talt med.
    Tabel 1: Interviewede
    Unge 12
    Medarbejdere 4
    Arbejdsgivere 6
    Kilde: Egne interviews.
    Citaterne er rettet let til for at være læselige på skrift.
    5
    \u{0C}Unge i fritidsjob
    2 Ordningerne
    De tre ordninger ligner hinanden. De har alle en medarbejder, som kender
    virksomhederne i byen, og som
    ”Jeg cykler selv ned og spørger. Man kan ikke ringe sig til det.”
    Medarbejder, ordning A
    går med de unge til den første samtale.
    2.1 Hvem der deltager
    Ordningerne når forskellige unge:
    • unge med skolefravær
    • unge, der er flyttet til byen
    • unge med mange søskende.
    Vi har ikke kunnet se, om ordningerne når de mest udsatte.
    6
    \u{0C}Unge i fritidsjob
    Der er dog tegn på, at de mest udsatte kommer senere i gang end de andre, fordi
    de ikke selv henvender sig.
    7
    \u{0C}Litteratur
    Holt, I. (2018). Det første job. Nordkysten: Forlaget Nord.
    Lund, O. (2019). Fritid og fravær. Tidsskrift for Ungdom, 3(2), 4-19.
    8
    \u{0C}Bilag 1 Spørgeguide
    Vi stillede alle unge de samme spørgsmål om deres job, deres fritid og deres skole.
    9
    """

  /// A note whose pages are marked `Side 2 af 4`, with speech in many marks and roles on either side.
  static let quotingNote = """
    Side 1 af 4

    Ældre i eget hjem og teknologien omkring dem

    Hjemmehjælp og hverdag

    Mange ældre har i dag teknologi i hjemmet, og hjemmehjælpen møder den hver dag. Notatet samler op på, hvad medarbejdere og borgere siger om den, og hvad der skal til, for at den bliver brugt.

    »Hun sagde, at hun ikke ville have nogen til at kigge på sig. Det forstår jeg egentlig godt.«

    Hjemmehjælper, distrikt Nord

    Det er ikke alle, der vil have en skærm på væggen. Medarbejderne fortæller om borgere, der lægger et viskestykke over den.

    Side 2 af 4

    „Den kan jo ikke hente en sygeplejerske, vel? Den kan kun sige, at jeg skal ringe.“

    Borger, 84 år

    Erfaringerne peger i to retninger:

    – Skærmen er god til dem, der er vant til den
    – Den er en byrde for dem, der ikke er
    o Det gælder især om natten

    “We never asked them. We just installed it.”

    – Projektleder

    Hvad der skal til

    Det tager tid at lære nyt. En afdelingsleder siger: ”Vi har lært, at det skal være den samme, der kommer, ellers går det ikke.” Andre peger på, at udstyret, det såkaldte ”hjerte”, skal kunne tages med. ”Vi får ringet for sent,” fortæller en sygeplejerske. I projektet ”Tryg hjemme hele livet” er det prøvet af.

    Side 3 af 4

    ”Man skal have lov til at sige nej. Det er deres hjem, og det er os, der er gæster, også når vi har nøglen i lommen.”
    (Social- og sundhedshjælper, distrikt Syd)

    Til sidst er der spørgsmålet om, hvem der betaler. Det er i dag kommunen, men ikke alle kommuner har sat penge af til det, og nogle steder er det borgeren selv.

    Side 4 af 4
    """

  /// A news page with its menus, and statements behind a dash.
  static let webNews = """
    Spring til indhold
    Menu
    Søg
    Forside > Nyheder > 2023
    Vi bruger cookies til at forbedre din oplevelse. Læs mere om, hvordan vi bruger cookies, og hvordan du kan sige nej til dem.
    Accepter alle
    Ny ordning giver flere unge en mentor

    12. marts 2023
    Af Maja Holt

    Del på Facebook
    Print

    Fem kommuner i landsdelen går sammen om at give unge på kanten en frivillig mentor, som følger dem i et helt år. Det er første gang, kommunerne deler udgiften mellem sig.

    – Vi har talt om det i ti år, og nu gør vi det, siger borgmester i Nordby Ole Lund. Det er ikke dyrt, og det virker.

    – Der er ingen, der har sagt nej endnu, og det er jeg glad for på de unges vegne.

    Læs også: Frivillige søges til nyt værested

    »Det er ikke hver dag, fem kommuner bliver enige,« siger Ida Holt, der er direktør i foreningen Unge Venner. »Derfor er det en god dag.«

    Sådan finder de hinanden

    Mentorerne bliver fundet gennem foreninger og får to aftener med kursus, før de møder den unge første gang. De unge skal selv sige ja til at være med, og de kan skifte mentor undervejs, hvis det ikke går.

    Senest opdateret 14. marts 2023
    Kontakt
    Ole Lund
    Tlf. 00 00 00 00
    Tilmeld nyhedsbrev
    """

  /// Heading marks, block quotations, footnotes in brackets.
  static let markdown = """
    # Naboskab i tre boligområder

    ## Indledning

    Naboskab er blevet et ord, som **mange** bruger. I denne rapport ser vi på, hvad beboerne selv mener med det.[^1]

    ## Fund

    ### Opgangen

    Opgangen er der, hvor folk mødes. *Ingen* går forbi uden at sige hej, og det er nyt.

    > "Før kendte jeg ikke en eneste. Nu holder de min post."
    > – Beboer, 67 år

    * Man hilser
    * Man låner
    + Man passer på

    1. Spørg først.
    2. Lyt bagefter.

    ### Gården

    Gården er delt mellem to opgange, og det giver af og til anledning til strid om cykler og om støj om aftenen.

    ## Litteratur

    - Holt, I. (2020). *Opgange*. Nordby: Nord.

    [^1]: Rapporten er skrevet i 2021.
    """

  /// Page numbers glued to the words beside them.
  static let gluedNumbers = """
    Forord

    Rapporten handler om skolernes arbejde med fravær, og den bygger på besøg på otte skoler i to kommuner i 2019 og 2020.

    3Indledning

    Fravær er et tegn på, at noget er galt. Det er sjældent det, der er galt. Lærerne fortæller, at de ofte først opdager det, når der er gået en måned.4Kommunerne har derfor lavet regler for, hvornår nogen skal ringe hjem, og hvem der skal gøre det.

    Reglerne er ikke ens, og de bliver ikke fulgt ens. En skole ringer den første dag, en anden efter en uge, og på en

    5tredje skole ringer de slet ikke.

    6Metode

    Vi har besøgt otte skoler og talt med lærere, ledere og forældre. På hver skole har vi set på, hvordan fraværet bliver skrevet op, og hvad der sker bagefter, når nogen har opdaget det.
    """

  /// Numbered contents with leaders, a figure's numbers, a box, an appendix behind the references.
  static let appendixBehindReferences = """
    (1)

    Sund i hverdagen

    Evaluering af en indsats for borgere i aktivering

    (2)

    Indhold

    1. Resumé .......... 3
    2. Indsatsen ......... 4
    3. Resultater ....... 5
    Litteratur ......... 6
    Bilag A: Metode .... 7

    (3)

    1. Resumé

    Indsatsen har nået 214 borgere i løbet af to år, og de fleste er glade for den. Der er dog forskel på, hvad de får ud af den, jf. afsnit 3.

    (4)

    2. Indsatsen

    Indsatsen består af tre dele. Borgerne møder en sundhedsvejleder, de får et hold, og de får et kort til hallen. Hos dem, der har været med i

    Figur 2.1 Deltagere fordelt på år

    2018 45

    2019 78

    2020 91

    0 20 40 60 80 100

    Anm.: N = 214.

    Kilde: Kommunens registre.

    mere end et år, er der sket en ændring, som de selv kan mærke.

    Boks 1: Holdene i indsatsen

    Der er hold i:

    gang

    svømning

    styrketræning.

    (5)

    3. Resultater

    Borgerne blev spurgt før og efter. Her svarer 6 ud af 10, at de har det bedre. ”Jeg sover om natten,” siger en af dem.

    (6)

    Litteratur

    Lund, O. (2017): Sundhed for alle. Nordby.

    (7)

    Bilag A: Metode

    Vi har sendt et skema til alle borgere, og vi har ringet til dem, der ikke svarede inden for tre uger.
    """
}
