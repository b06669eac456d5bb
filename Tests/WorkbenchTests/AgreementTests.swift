import CorpusModel
import Foundation
import Interchange
import QualitativeCoding
import TextStatistics
import Testing

@testable import Workbench

@Suite struct AgreementTests {
  /// Codings of two coders in csv, compared on documents.
  private func agreement(
    _ anna: String, _ bo: String, on documents: [Document]?, unit: AgreementUnit? = nil,
    configure: (inout Agreement.Options) -> Void = { _ in }
  ) throws -> Agreement {
    let folder = try TemporaryFolder()
    let files = [try folder.write("anna.csv", anna), try folder.write("bo.csv", bo)]
    var options = Agreement.Options()
    options.unit = unit
    options.resamples = 100
    configure(&options)
    return try Agreement(
      of: CodingFiles(at: files), on: documents.map { Corpus(documents: $0) }, options: options)
  }

  private func kappa(_ row: Agreement.Row?) -> Double { row?.values[.cohen] ?? .nan }

  @Test func `A thousand characters give NVivo's documented kappa`() throws {
    // 50 by both, 50 by one alone, 100 by the other alone, 800 by neither.
    let text = Document("a.txt", String(repeating: "abcd ", count: 199) + "abcde")
    let head = "source,start,end,code\n"
    let result = try agreement(head + "a,100,200,k\n", head + "a,150,300,k\n", on: [text], unit: .character)
    #expect(result.rows[0].square == Confusion(bothYes: 50, onlyTested: 50, onlyReference: 100, bothNo: 800))
    #expect(abs(kappa(result.rows[0]) - 0.3182) < 0.00005)
    #expect(result.uncodedUnits == 800)
    #expect(result.disagreements.map { $0.item.count } == [50, 100])
  }

  @Test func `Leaving out what nobody coded is said and changes the table`() throws {
    let text = Document("a.txt", String(repeating: "abcd ", count: 199) + "abcde")
    let head = "source,start,end,code\n"
    let result = try agreement(head + "a,100,200,k\n", head + "a,150,300,k\n", on: [text], unit: .character) {
      $0.leavesOutUncoded = true
    }
    #expect(result.rows[0].square == Confusion(bothYes: 50, onlyTested: 50, onlyReference: 100, bothNo: 0))
    #expect(result.method(.danish).contains("Tegn, som ingen gav en kode, er udeladt."))
  }

  private static let interview = Document(
    "i.txt",
    """
    I: Hvad gør I så?
    IP1 (leder): Vi ringer til foreningen. De kommer om aftenen.
    IP2: Det kender jeg ikke noget til.
    I: Og bagefter?
    IP1 (leder): Så taler vi med skolen.
    """)

  /// The characters of some words of the interview, as csv.
  private func place(_ words: String) throws -> String {
    let text = Self.interview.canonical.string
    let range = try #require(text.range(of: words))
    let start = text.unicodeScalars.distance(from: text.startIndex, to: range.lowerBound)
    return "\(start),\(start + words.unicodeScalars.count)"
  }

  @Test(arguments: [
    // Three turns of informants: one by both, one by one of them, one by neither.
    (AgreementUnit.turn, [1, 1, 0, 1]), (.paragraph, [1, 1, 0, 1]), (.sentence, [1, 2, 0, 1]),
    // foreningen by both; 'ringer til' and what follows to 'kommer', and the third turn, by one alone.
    (.word, [1, 9, 0, 9]),
  ])
  func `A unit has a code if a coding overlaps it`(unit: AgreementUnit, expected: [Int]) throws {
    let head = "source,start,end,code\n"
    let anna =
      head + "i,\(try place("ringer til foreningen. De kommer")),k\ni,\(try place("Så taler vi med skolen")),k\n"
    let bo = head + "i,\(try place("foreningen")),k\n"
    let square = try agreement(anna, bo, on: [Self.interview], unit: unit).rows[0].square
    #expect(
      square
        == Confusion(
          bothYes: expected[0], onlyTested: expected[1], onlyReference: expected[2], bothNo: expected[3]))
  }

  @Test func `Segments match by what they share, and alpha looks at their ends`() throws {
    let head = "source,start,end,code\n"
    let anna = head + "i,\(try place("ringer til foreningen")),k\ni,\(try place("taler vi")),k\n"
    let bo = head + "i,\(try place("ringer til foreningen.")),k\ni,\(try place("kender jeg")),k\n"
    let result = try agreement(anna, bo, on: [Self.interview], unit: .segment)
    #expect(result.rows[0].square == Confusion(bothYes: 1, onlyTested: 1, onlyReference: 1, bothNo: 0))
    #expect(result.rows[0].values == [.agreement: 0.5])
    #expect((result.rows[0].unitizing ?? 1) < 1)
    #expect(result.disagreements.map { result.text(of: $0.item) } == ["kender jeg", "taler vi"])
    let strict = try agreement(anna, bo, on: [Self.interview], unit: .segment) { $0.minimumOverlap = 0.99 }
    #expect(strict.rows[0].square?.bothYes == 0)
    let same = try agreement(anna, anna, on: [Self.interview], unit: .segment)
    #expect(same.rows[0].unitizing == 1)
    #expect(same.rows[0].values == [.agreement: 1])
  }

  @Test func `A unit that only one coder judged is no part of the comparison, and it is said how many there are`()
    throws
  {
    let result = try agreement(
      "source,unit,code\na,1,k\na,2,\na,3,k\n", "source,unit,code\na,1,k\na,2,\nb,7,m\n", on: nil)
    #expect(result.rows.last?.units == 4)
    #expect(result.rows.map(\.code) == ["k", "m", nil])
    #expect(result.unitsOfOneCoder == 2)
    #expect(result.method(.danish).contains("2 enheder, som kun én koder har vurderet, indgår ikke"))
    #expect(
      result.notes == [
        "only 'bo' uses the code 'm'", "one source: there are no intervals, which rest on drawing sources",
      ])
  }

  @Test func `A code's name in one coder's file and its id in another's are one code, and it is said`() throws {
    let head = "source,unit,code\n"
    let result = try agreement(
      head + "a,1,Nære netværk\na,2,\nb,1,Nære netværk\n", head + "a,1,naere-netvaerk\na,2,\nb,1,\n", on: nil
    ) { $0.codes = ["naere-netvaerk"] }
    #expect(result.rows.map(\.code) == ["Nære netværk", nil])
    #expect(result.rows[0].square == Confusion(bothYes: 1, onlyTested: 1, onlyReference: 0, bothNo: 1))
    #expect(result.notes == ["'Nære netværk' and 'naere-netvaerk' are taken for one code"])
    // Who uses both means two.
    let two = try agreement(head + "a,1,K\na,2,k\n", head + "a,1,k\na,2,k\n", on: nil)
    #expect(Set(two.rows.map(\.code)) == ["k", "K", nil])
  }

  @Test func `Where the second coder takes a sample, what the first coder alone judged moves no figure`() throws {
    let sample = ["a,1,k", "a,2,", "a,3,m", "b,1,k", "b,2,", "b,3,"].joined(separator: "\n")
    let bo = "source,unit,code\na,1,k\na,2,\na,3,\nb,1,k\nb,2,m\nb,3,\n"
    let alone = (4...60).map { "\($0 % 2 == 0 ? "a" : "b"),\($0),\($0 % 3 == 0 ? "k" : "")\nc,\($0),m" }.joined(
      separator: "\n")
    let all = try agreement("source,unit,code\n\(sample)\n\(alone)\n", bo, on: nil)
    let compared = try agreement("source,unit,code\n\(sample)\n", bo, on: nil)
    #expect(all.unitsOfOneCoder == 114 && compared.unitsOfOneCoder == 0)
    for (row, own) in zip(all.rows, compared.rows) {
      #expect(row.values == own.values && row.prevalence == own.prevalence && row.units == own.units)
      #expect(row.intervals == own.intervals)
      // With two coders Fleiss' κ is Scott's π.
      let (fleiss, scott) = (try #require(row.values[.fleiss]), try #require(row.values[.scott]))
      #expect(abs(fleiss - scott) < 1e-9)
    }
  }

  /// Two interviews of which the second coder judged two answers each; of the second both got a code.
  @Test(arguments: [AgreementUnit.turn, .word, .character, .segment])
  func `Who fills in a sheet judged its units alone, also in a source where all of them got a code`(unit: AgreementUnit)
    throws
  {
    let answers = (1...6).map { "I: Og \($0)?\nIP: Det er svar nummer \($0) i dag.\n" }.joined()
    let texts = [Document("a.txt", answers), Document("b.txt", answers)]
    let anna = "source,unit,code\n" + ["a", "b"].map { "\($0),\($0)#turn-2,k\n\($0),\($0)#turn-12,k\n" }.joined()
    let bo = "source,unit,code,coder\na,a#turn-2,k,bo\na,a#turn-4,,\nb,b#turn-2,k,bo\nb,b#turn-4,k,bo\n"
    let result = try agreement(anna, bo, on: texts, unit: unit)
    let square = try #require(result.rows[0].square)
    switch unit {
    case .turn: #expect(square == Confusion(bothYes: 2, onlyTested: 0, onlyReference: 1, bothNo: 1))
    case .segment: #expect(square == Confusion(bothYes: 2, onlyTested: 0, onlyReference: 1, bothNo: 0))
    default:
      #expect(square.onlyTested == 0 && square.bothNo == square.onlyReference)
      #expect(square.bothYes == 2 * square.bothNo)
    }
    if unit == .character || unit == .segment {
      // The same answers alone give the same coefficient: what Bo did not judge is no part of the continuum.
      let short = (1...2).map { "I: Og \($0)?\nIP: Det er svar nummer \($0) i dag.\n" }.joined()
      let alone = try agreement(
        "source,unit,code\na,a#turn-2,k\nb,b#turn-2,k\n", bo, on: [Document("a.txt", short), Document("b.txt", short)],
        unit: unit)
      #expect(alone.rows[0].unitizing == result.rows[0].unitizing)
    }
  }

  @Test func `Units that nobody judged are not told of as judged by one coder`() throws {
    let answers = (1...6).map { "I: Og \($0)?\nIP: Det er svar nummer \($0) i dag.\n" }.joined()
    let head = "source,unit,code,coder\n"
    let anna = head + "a,a#turn-2,k,anna\na,a#turn-4,,anna\na,a#turn-6,,anna\n"
    let bo = head + "a,a#turn-2,k,bo\na,a#turn-4,,bo\n"
    let result = try agreement(anna, bo, on: [Document("a.txt", answers)], unit: .turn)
    #expect(result.rows[0].units == 2 && result.unitsOfOneCoder == 1)
  }

  @Test func `Lines of the codings of a project are compared by their places`() throws {
    let folder = try TemporaryFolder()
    func line(_ id: String, _ words: String) throws -> String {
      #"{"id":"\#(id)","source":"i.txt","code":"k","coder":"\#(id.prefix(2))","origin":"manual","original":[[\#(try place(words))]],"text":""}"#
    }
    let lines = [try line("an-1", "foreningen"), try line("bo-1", "Vi ringer"), try line("an-2", "skolen")]
    let file = try folder.write("liste.jsonl", lines.joined(separator: "\n"))
    var options = Agreement.Options()
    options.unit = .turn
    let result = try Agreement(of: CodingFiles(at: [file]), on: Corpus(documents: [Self.interview]), options: options)
    #expect(result.rows[0].square == Confusion(bothYes: 1, onlyTested: 1, onlyReference: 0, bothNo: 1))
    let whole = try folder.write("hel.jsonl", #"{"id":"an-3","source":"i.txt","code":"k","coder":"an","original":[]}"#)
    #expect(
      throws: InterchangeError.codings(
        file: whole, line: 1,
        problem: "it names neither a unit nor a place in the text, and what lies on a whole source is not compared")
    ) { try CodingFiles(at: [whole]) }
  }

  @Test func `Three coders have pairs, and no square`() throws {
    let folder = try TemporaryFolder()
    let csv = "source,unit,code,coder\n"
    let file = try folder.write(
      "alle.csv", csv + "a,1,k,x\na,1,k,y\na,1,,z\na,2,,x\na,2,,y\na,2,,z\nb,1,k,x\nb,1,,y\nb,1,k,z\n")
    let result = try Agreement(of: CodingFiles(at: [file]), on: nil, options: .init())
    #expect(result.data.coders == ["x", "y", "z"])
    #expect(result.rows[0].square == nil)
    #expect(result.pairs.map(\.units) == [3, 3, 3])
    #expect(result.rows[0].values[.fleiss] != nil && result.rows[0].values[.scott] == nil)
    #expect(result.disagreements.map(\.given) == [[0, 1], [0, 2]])
  }

  @Test func `The method text is filled in, in both languages`() throws {
    let anna = "source,unit,code\na,1,k\na,2,\nb,1,k\nb,2,\n"
    let bo = "source,unit,code\na,1,k\na,2,\nb,1,\nb,2,\n"
    let result = try agreement(anna, bo, on: nil) { $0.resamples = 0 }
    #expect(
      result.method(.danish)
        == "To kodere kodede uafhængigt af hinanden 4 enheder i 2 kilder med 1 kode. Enheder, som ingen gav en kode (2), tæller med som enighed om, at koden ikke er der. Set over alle koder under ét var den procentvise overensstemmelse 75,0\u{A0}%, Cohens κ 0,50, Krippendorffs α 0,53 og Gwets AC1 0,53."
    )
    #expect(
      result.method(.english)
        == "2 coders independently coded 4 units in 2 sources with 1 code. Units to which nobody gave a code (2) count as agreement that the code is not there. Over all codes pooled, percent agreement was 75.0%, Cohen's κ was 0.50, Krippendorff's α was 0.53 and Gwet's AC1 was 0.53."
    )
  }

  // MARK: Errors

  @Test func `What keeps codings from being compared is told`() throws {
    let head = "source,unit,code\n"
    let places = "source,start,end,code\ni,20,24,k\n"
    func report(
      _ anna: String, _ bo: String, on documents: [Document]? = nil, unit: AgreementUnit? = nil, codes: [String] = []
    ) throws -> String? {
      do {
        _ = try agreement(anna, bo, on: documents, unit: unit) { $0.codes = codes }
        return nil
      } catch let error as AgreementError {
        return error.report.message
      }
    }
    #expect(
      try report(head + "a,1,k\n", head + "a,2,k\n")
        == "no unit was judged by two coders: 2 coders, 2 units, each with one of them")
    #expect(
      try report(head + "a,1,k\n", head + "a,1,k\n", unit: .turn) == "the texts are needed to find each turn in them")
    #expect(try report(places, places)?.hasSuffix("give places and name no units") == true)
    #expect(
      try report(places, places, on: [Self.interview], unit: .quotation) == "no source that was coded has a quotation")
    #expect(
      try report(head + "x,1,k\n", head + "x,1,k\n", on: [Self.interview], unit: .turn)
        == "none of the 1 coded sources is among the 1 that were read")
    #expect(
      try report(head + "i,p7,k\n", head + "i,p7,k\n", on: [Self.interview], unit: .turn)
        == "the source 'i.txt' has no unit 'p7'")
    #expect(
      try report(
        "source,start,end,code\ni,20,9999,k\n", "source,start,end,code\ni,20,24,k\n", on: [Self.interview], unit: .turn)
        == "a coding in 'i.txt' ends at character 9999, and the text has \(Self.interview.verbatim.scalarCount)")
    #expect(
      try report(head + "a,1,kode\n", head + "a,1,kode\n", codes: ["kodf"]) == "no coder uses the code 'kodf'")
  }

  @Test func `One coder, the same coder twice and an empty file are told`() throws {
    let folder = try TemporaryFolder()
    let one = try folder.write("anna.csv", "source,unit,code\na,1,k\n")
    let named = try folder.write("bo.csv", "source,unit,code,coder\na,1,k,anna\n")
    let empty = try folder.write("tom.csv", "source,unit,code\n")
    #expect(throws: AgreementError.oneCoder("anna")) { try CodingFiles(at: [one]) }
    #expect(throws: AgreementError.sameCoder("anna", first: one, second: named)) { try CodingFiles(at: [one, named]) }
    #expect(throws: AgreementError.noCodings(empty)) { try CodingFiles(at: [one, empty]) }
  }
}
