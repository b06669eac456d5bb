import Testing

@testable import TextAnalysis

@Suite struct EmbeddedTableTests {
  /// The example of Sources/TextAnalysis/Lemmas/README.md.
  static let example = """
    43 69 74 61 74 20 77 6f 72 64 20 74 61 62 6c 65 20 31 3a 20 65 78 61 6d 70 6c 65 2e 20 20 20 0a
    03 00 00 00 08 00 00 00 03 00 00 00 03 00 00 00 58 00 00 00 98 00 00 00 a0 00 00 00 b0 00 00 00
    c0 00 00 00 d0 00 00 00 e0 00 00 00 e4 00 00 00 e8 00 00 00 ec 00 00 00 62 05 00 00 00 00 00 00
    61 0c 00 00 00 00 00 00 c3 11 00 00 02 00 00 00 72 17 00 00 00 00 00 00 b8 19 00 00 00 00 00 00
    6e 03 00 00 00 00 00 00 72 1d 00 00 00 00 00 00 6e 03 00 00 00 00 00 00 00 00 01 00 02 00 00 00
    00 00 00 00 08 00 00 00 0c 00 00 00 10 00 00 00 0f 30 00 00 07 20 01 00 07 50 01 00 07 5a 02 00
    00 00 00 00 06 00 00 00 08 00 00 00 0d 00 00 00 02 00 c3 a6 72 65 00 00 03 00 61 72 6e 00 00 00
    32 50 5a 00 10 00 00 00 00 05 09 00 00 00 00 00
    """

  private let table: EmbeddedTable
  private let lexicon: Lexicon

  init() {
    let bytes = Self.example.split { $0 == " " || $0 == "\n" }.compactMap { UInt8($0, radix: 16) }
    // The table reads in place, so its bytes are never freed.
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 8)
    memory.copyBytes(from: bytes)
    table = EmbeddedTable(UnsafeRawBufferPointer(memory))
    lexicon = Lexicon(table: table)
  }

  @Test func `The example is read byte for byte`() {
    #expect(table.count == 3)
    #expect(["bar", "barn", "børn"].map { table.number(of: $0.utf8) } == [0, 1, 2])
    #expect(["", "b", "ba", "barns", "bør", "c", "a"].allSatisfy { table.number(of: $0.utf8) == nil })
    let readings = lexicon.readings(0, of: Array("bar".utf8))
    #expect(readings.map(\.tag) == [.verb, .noun])
    #expect(readings.map { String(decoding: $0.lemma, as: UTF8.self) } == ["bære", "bar"])
    #expect(abs(readings[0].count - 7) < 1e-6)
    #expect(String(decoding: lexicon.readings(2, of: Array("børn".utf8))[0].lemma, as: UTF8.self) == "barn")
    #expect((0..<3).map { table.value(2, $0) } == [0, 5, 9])
    #expect(lexicon.kinds(0).all.contains(.verb) && !lexicon.kinds(0).dictionary.contains(.verb))
    #expect(lexicon.kinds(1).dictionary.contains(.noun))
  }

  @Test func `An edit that cuts more than a form has gives nothing`() {
    let edit = table.readings(2)[0].edit
    #expect(table.cut(edit) == 3)
    #expect(table.apply(edit, to: Array("ør".utf8)) == nil)
    #expect(table.apply(edit, to: Array("æøå".utf8)) == Array("arn".utf8))
  }

  @Test func `The hash of a feature is the one that the training script writes`() {
    func hash(_ template: Unicode.Scalar, _ fields: String...) -> UInt32 {
      fields.reduce(FeatureHash(template)) { $0.field(FeatureHash.hash($1.utf8)) }.folded
    }
    #expect(hash("0", "hus") == 0xb773597a)
    #expect(hash("3", "ede") == 0x51179dd0)
    #expect(hash("8", "^", "NOUN") == 0x15586db4)
  }

  @Test func `Every word of the compiled-in tables has its number and an edit that fits it`() {
    for form in ["samarbejde", "børn", "er", "på", "Å".lowercased()] {
      #expect(Lexicon.danish.number(of: form.utf8) != nil)
    }
    for number in stride(from: 0, to: DanishTables.words.count, by: 97) {
      for reading in DanishTables.words.readings(number) { #expect(DanishTables.words.cut(reading.edit) < 64) }
    }
  }

  @Test(arguments: [0.001, 0.5, 1, 2.718281828459045, 17, 1e6])
  func `Logarithm and exponential are exact enough`(x: Double) {
    let log = NaturalLogarithm.of(x)
    #expect(abs(NaturalLogarithm.inverse(-abs(log)) - min(x, 1 / x)) < 1e-9)
  }
}
