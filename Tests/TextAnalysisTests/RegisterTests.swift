import CorpusModel
import Testing

@testable import TextAnalysis

@Suite struct RegisterTests {
  /// Lines of our own in COR's format.
  static let lines = """
    COR.90001.110.01\tkandelaber\t\tsb.fk.sg.ubest\tkandelaber\tN
    COR.90001.113.01\tkandelaber\t\tsb.fk.pl.best\tkandelabrene\tN
    COR.90001.119.01\tkandelaber\t\tsb.fk.sms\tkandelaber-\tN
    COR.90002.203.01\tgnubbe\t\tvb.præs.akt\tgnubber\tN
    COR.90003.112.01\tgnub\t\tsb.fk.pl.ubest\tgnubber\tN
    COR.90004.110.01\tGnubø\t\tprop\tGnubø\tN
    COR.90005.110.01\tgnub\tet dyr\tsb.fk.pl.ubest\tgnubber\tU
    COR.90006.600.01\tad hoc\t\tflerord\tad hoc\tN
    COR.90007.700.01\t-abel\t\tsuffiks\t-abel\tN
    COR.90008.110.01\tvikariat\t\tsb.itk.sg.ubest\tvikariat\tN
    COR.90009.119.01\tbarsel\t\tsb.fk.sms\tbarsels-
    """

  static func cor(_ text: String = lines, name: String = "cor.tsv") throws -> CentralWordRegister {
    try CentralWordRegister(Array(text.utf8), name: name, file: name)
  }

  // MARK: COR

  @Test func `COR gives lemmas with parts of speech, and linking forms`() throws {
    let register = try Self.cor()
    #expect(register.entries(of: "kandelabrene") == [RegisterEntry(lemma: "kandelaber", partOfSpeech: .noun)])
    #expect(
      register.entries(of: "gnubber") == [
        RegisterEntry(lemma: "gnubbe", partOfSpeech: .verb), RegisterEntry(lemma: "gnub", partOfSpeech: .noun),
      ])
    #expect(register.lemma(ofLinking: "kandelaber") == "kandelaber")
    #expect(register.lemma(ofLinking: "barsels") == "barsel")
    #expect(register.lemma(ofLinking: "gnubber") == nil)
    for absent in ["ad hoc", "-abel", "kandelaber-", ""] { #expect(register.entries(of: absent).isEmpty) }
  }

  @Test(arguments: ["\r\n", "\n\n"])
  func `Line ends and a byte order mark do not matter`(end: String) throws {
    let text = "\u{FEFF}" + Self.lines.split(separator: "\n").joined(separator: end) + end
    #expect(try Self.cor(text).entries(of: "kandelabrene").map(\.lemma) == ["kandelaber"])
  }

  @Test(arguments: [
    ("COR.1.110.01\thus\n", "line 1: found 2 columns, expected 6 with tabs between"),
    ("\nhus\n", "line 2: found 1 column, expected 6 with tabs between"),
    ("id\tlemma\tglosse\tgram\tform\tnorm\n", "line 1: the first column is no COR id, such as COR.42708.110.01"),
    ("COR.1.110.01\t\t\tsb\thus\tN\n", "line 1: the lemma is missing"),
    ("COR.1.110.01\thus\t\tsb\t\tN\n", "line 1: the form is missing"), ("\n\n", "it holds no words"),
  ])
  func `A bad file is told with its line`(text: String, problem: String) {
    let error = #expect(throws: RegisterError.self) { try Self.cor(text) }
    #expect(
      error?.report.text()
        == "error: cannot read the word register 'cor.tsv': \(problem)\n  help: see 'citat help registers'")
  }

  @Test func `Bytes that are not UTF-8 are told with their line`() {
    let bytes = Array("COR.1.110.01\th".utf8) + [0xE5] + Array("r\t\tsb\tx\tN\n".utf8)
    #expect(throws: RegisterError.line(file: "a.tsv", line: 1, problem: "it is not UTF-8")) {
      try CentralWordRegister(bytes, name: "a.tsv", file: "a.tsv")
    }
  }

  // MARK: Hunspell

  /// A dictionary of our own.
  static let affixes = """
    # vores egen
    SET UTF-8
    FLAG num
    ONLYINCOMPOUND 36
    NEEDAFFIX 8
    FORBIDDENWORD 6
    COMPOUNDBEGIN 32
    SFX 2 Y 2
    SFX 2 0 n/34 e\t+BESTEMT_ENTAL
    SFX 2 0 en/34,10 [^e]\t+BESTEMT_ENTAL
    SFX 10 Y 1
    SFX 10 0 s/34 [^sxz]\t+GENITIV
    SFX 11 Y 1
    SFX 11 er re/34 er
    SFX 29 Y 1
    SFX 29 0 s/32,36 .
    SFX 31 Y 1
    SFX 31 0 0/32,36 .
    """
  static let words = """
    9
    gnub/2,10,29
    kranse/2,31
    gnubler/11
    slint/2,6
    grubb/2,8
    fnys st:fnyse
    a cappella/2
    gnur/10,2
    GnubA/10
    """

  static func dictionary(_ affixes: String = affixes, _ words: String = words) throws -> SpellingDictionary {
    try SpellingDictionary(
      affixes: Array(affixes.utf8), affixFile: "a.aff", words: Array(words.utf8), wordFile: "a.dic", name: "hunspell")
  }

  @Test(arguments: [
    ("gnub", ["gnub"]), ("gnuben", ["gnub"]), ("gnubens", ["gnub"]), ("gnubs", ["gnub"]), ("kransen", ["kranse"]),
    ("kranseen", []), ("kransens", []), ("gnublre", ["gnubler"]), ("slint", []), ("slinten", []), ("grubb", []),
    ("grubben", ["grubb"]), ("fnys", ["fnyse"]), ("a", []), ("cappella", []), ("gnubes", []), ("", []), ("n", []),
  ])
  func `A Hunspell word and at most two suffixes make a form`(form: String, lemmas: [String]) throws {
    #expect(try Self.dictionary().entries(of: form).map(\.lemma) == lemmas)
  }

  @Test(arguments: [("gnubs", "gnub"), ("kranse", "kranse"), ("gnub", nil), ("slint", nil), ("", nil)])
  func `Results that may begin a compound are linking forms`(form: String, lemma: String?) throws {
    #expect(try Self.dictionary().lemma(ofLinking: form) == lemma)
  }

  @Test(arguments: [
    ("SET ISO8859-1\n", "1\nhus\n", "'a.aff': line 1: its letters are in ISO8859-1, expected UTF-8"),
    (
      "SET UTF-8\nSFX 1 0 en [^e\n", "1\nhus\n",
      "'a.aff': line 2: found a suffix rule, expected 'SFX flag Y count' before it"
    ),
    ("SFX 1 Y 1\nSFX 1 0 en [^e\n", "1\nhus\n", "'a.aff': line 2: it is no suffix rule, such as SFX 2 0 en [^e]"),
    ("", "hus\n", "'a.dic': line 1: the first line is not the number of words"), ("", "", "'a.dic': it holds no words"),
    ("", "0\n", "'a.dic': it holds no words"),
  ])
  func `A bad dictionary is told with file and line`(affixes: String, words: String, problem: String) {
    let error = #expect(throws: RegisterError.self) { try Self.dictionary(affixes, words) }
    #expect(error?.report.message == "cannot read the word register \(problem)")
  }

  // MARK: The analyser

  @Test(arguments: [
    ("kandelabrene", "kandelaber"), ("Kandelabrene", "kandelaber"), ("Gnubø", "Gnubø"),
    ("kandelaberkandelabrene", "kandelaberkandelaber"), ("kandelaberfabrikkerne", "kandelaberfabrik"),
    ("barselskandelabrene", "barselskandelaber"),
  ])
  func `A form that no table lists has the register's lemma first`(form: String, lemma: String) throws {
    let analyzer = DanishAnalyzer(registers: [try Self.cor()])
    #expect(analyzer.analysis(of: form).lemmas.first == lemma)
    expectWellFormed(analyzer.analysis(of: form), of: form)
  }

  @Test func `An analysis names the register that a lemma came from`() throws {
    let analyzer = DanishAnalyzer(registers: [try Self.cor()])
    let account = analyzer.account(of: "kandelabrene")
    #expect(account.readings[0].ground == .register("cor.tsv", head: nil))
    #expect(account.readings.map(\.share).reduce(0, +) < 1.0001)
    #expect(analyzer.analysis(of: "kandelabrene").registers["kandelaber"] == "cor.tsv")
    #expect(
      analyzer.account(of: "barselskandelabrene").readings[0].ground == .register("cor.tsv", head: "kandelabrene"))
    #expect(DanishAnalyzer().analysis(of: "kandelabrene").registers.isEmpty)
  }

  @Test func `The part of speech chooses among a register's lemmas`() throws {
    let analyzer = DanishAnalyzer(registers: [try Self.cor()])
    #expect(analyzer.lemma(of: "gnubber", as: .verb) == "gnubbe")
    #expect(analyzer.lemma(of: "gnubber", as: .noun) == "gnub")
    #expect(analyzer.lemma(of: "kandelabrene", as: .verb) == "kandelaber")
    #expect(Set(analyzer.analysis(of: "gnubber").lemmas.prefix(2)) == ["gnub", "gnubbe"])
  }

  @Test func `Linking forms divide compounds`() throws {
    let analysis = DanishAnalyzer(registers: [try Self.cor()]).analysis(of: "kandelaberfabrikken")
    #expect(analysis.parts.map(\.text) == ["kandelaber", "fabrikken"])
    #expect(analysis.constituents.map(\.lemma) == ["kandelaber", "fabrik"])
  }

  @Test(arguments: [
    "barnet", "samarbejdede", "får", "NGO'erne", "PPR-leder", "børne-", "1998", "IV", "x", "", " ", "-", "👩‍👩‍👧",
    "İSTANBUL", "e\u{301}", String(repeating: "kandelaber", count: 20), String(repeating: "å-", count: 200),
  ])
  func `What the tables list, and what is no Danish word, is read as without a register`(form: String) throws {
    let analyzer = DanishAnalyzer(registers: [try Self.cor(), try Self.dictionary()])
    #expect(analyzer.analysis(of: form) == DanishAnalyzer().analysis(of: form))
    for tag in PartOfSpeech.allCases {
      #expect(analyzer.lemma(of: form, as: tag) == DanishAnalyzer().lemma(of: form, as: tag))
    }
  }

  @Test func `The first register that lists a form is believed`() throws {
    let other = try Self.cor("COR.1.110.01\tkandelabren\t\tsb\tkandelabrene\tN\n", name: "egen.tsv")
    #expect(
      DanishAnalyzer(registers: [other, try Self.cor()]).analysis(of: "kandelabrene").lemmas.first == "kandelabren")
    #expect(
      DanishAnalyzer(registers: [try Self.cor(), other]).analysis(of: "kandelabrene").lemmas.first == "kandelaber")
  }

  @Test func `The fingerprint names registers and changes with their contents and order`() throws {
    let one = try Self.cor()
    let two = try Self.cor(Self.lines + "\nCOR.99999.110.01\tslynge\t\tsb\tslynge\tN\n")
    let prints = [
      DanishAnalyzer(), DanishAnalyzer(registers: [one]), DanishAnalyzer(registers: [two]),
      DanishAnalyzer(registers: [one, two]), DanishAnalyzer(registers: [two, one]),
      DanishAnalyzer(registers: [try Self.dictionary()]),
      DanishAnalyzer(registers: [try Self.dictionary(Self.affixes, Self.words + "\nslynge\n")]),
    ].map(\.fingerprint)
    #expect(Set(prints).count == prints.count)
    #expect(prints[1].hasPrefix(prints[0] + "+cor.tsv-"))
    #expect(DanishAnalyzer(registers: [try Self.cor()]).fingerprint == prints[1])
    #expect(DanishAnalyzer(registers: [one]).isKnown("Kandelabrene"))
    #expect(!DanishAnalyzer().isKnown("Kandelabrene"))
  }
}
