import CorpusModel
import DocumentStructure
import Foundation
import Testing
import TextAnalysis
import TestSupport

@testable import Workbench

@Suite struct SentenceAnalysisTests {
  private struct Token {
    let fields: [String]
    var form: String { fields[1] }
    var misc: [Substring] { fields[9].split(separator: "|") }
    func number(_ name: String) -> Int? {
      misc.first { $0.hasPrefix("\(name)=") }.flatMap { Int($0.dropFirst(name.count + 1)) }
    }
  }

  /// Checks the rules of the format and gives back the tokens of each sentence.
  private func sentences(_ conllu: String) throws -> [[Token]] {
    #expect(conllu.isEmpty || conllu.hasSuffix("\n\n") || conllu.split(separator: "\n").count == 1)
    var result: [[Token]] = []
    for block in conllu.components(separatedBy: "\n\n") where !block.isEmpty {
      var tokens: [Token] = []
      var comments: [String] = []
      for line in block.components(separatedBy: "\n") where !line.isEmpty {
        if line.hasPrefix("#") && tokens.isEmpty && line.dropFirst().first == " " {
          comments.append(line)
          continue
        }
        let token = Token(fields: line.components(separatedBy: "\t"))
        tokens.append(token)
        try #require(token.fields.count == 10)
        #expect(token.fields[0] == "\(tokens.count)")
        #expect(token.fields.allSatisfy { !$0.isEmpty })
        #expect(
          token.fields.dropFirst(3).dropLast().allSatisfy { !$0.unicodeScalars.contains { $0.properties.isWhitespace } }
        )
      }
      if tokens.isEmpty { continue }
      #expect(comments.count { $0.hasPrefix("# sent_id = ") } == 1)
      let prefix = Array("# text = ".utf8)
      let comment = try #require(comments.first { Array($0.utf8).starts(with: prefix) })
      let text = String(decoding: comment.utf8.dropFirst(prefix.count), as: UTF8.self)
      // The text is the forms with blanks where no SpaceAfter=No stands.
      var joined = ""
      for token in tokens { joined += token.form + (token.misc.contains("SpaceAfter=No") ? "" : " ") }
      let isLastSpaced = joined.hasSuffix(" ")
      #expect(words(text) == words(isLastSpaced ? String(joined.dropLast()) : joined))
      result.append(tokens)
    }
    return result
  }

  /// A text's stretches between white space.
  private func words(_ text: String) -> [String] {
    text.unicodeScalars.split { $0.properties.isWhitespace }.map { String(String.UnicodeScalarView($0)) }
  }

  @Test(arguments: [
    "Vi samarbejder. Det går godt!", "", " \n\t ", "ord", "a|b=c + d", "»Ja,« sagde hun – 67 pct. (ca.).",
    "En linje.\nEn til.\r\n\r\nOg en tredje…\u{2028}Slut", "# ikke en kommentar\n#\n1\tord", "_ __ |",
    "\u{FEFF}Hej med jer.",
    "cafe\u{301} og café", "100\u{A0}000 kr. på kl.dk/x?y=1.", "👩‍👩‍👧 🇩🇰!", "x\u{0}y\u{7F}z", "so\u{AD}cial\u{200B}t",
    "slut.Og så",
    "tab\tmellem  to   ord", "\u{301}a", "10.30-11.00 og 1.-3. klasse", "ikk' hva' NGO'er", "-----", "...\n?!",
  ])
  func `Every character that is no blank stands in a token`(_ text: String) throws {
    try check(text)
  }

  @Test func `Random text loses nothing and stays well-formed`() throws {
    var random = SplitMix64(seed: 6)
    let pieces = [
      "hus", "Et", "æøå", "67", ".", ",", "?", "!", "…", "...", "»", "«", "\"", "'", "(", ")", "-", "–", "/", "|", "=",
      "#", "_", "\t",
      " ", " ", " ", "\n", "\r\n", "\u{A0}", "kl.", "f.eks.", "e\u{301}", "\u{AD}", "👩‍👩‍👧", "\u{2028}", "I:", "x@y.dk",
      "[navn]", "*",
    ]
    for _ in 0..<400 {
      try check((0..<Int.random(in: 0...30, using: &random)).map { _ in random.pick(pieces) }.joined())
    }
  }

  private func check(_ text: String) throws {
    let verbatim = UTF8Text(text)
    let tokens = try sentences(SentenceAnalysis.plain(source: "-", verbatim: verbatim).conllu).flatMap(\.self)
    let canonical = DocumentReader { _ in false }.plainDocument(source: "-", verbatim: verbatim).canonical
    var offset = 0
    for token in tokens {
      let start = try #require(token.number("Start"))
      let end = try #require(token.number("End"))
      try #require(start >= offset && end > start && end <= canonical.count)
      #expect(canonical.string(in: TextRange(start, end)) == token.form)
      #expect(words(canonical.string(in: TextRange(offset, start))).isEmpty)
      offset = end
    }
    #expect(words(canonical.string(in: TextRange(offset, canonical.count))).isEmpty)
    let letters = words(text).joined().unicodeScalars.filter { $0 != "\u{FEFF}" && $0 != "\u{200B}" }
    let found = tokens.map(\.form).joined().unicodeScalars.filter { $0 != "\u{FEFF}" && $0 != "\u{200B}" }
    #expect(
      String(String.UnicodeScalarView(letters)) == String(String.UnicodeScalarView(found)), "\(text.debugDescription)")
  }

  @Test func `CoNLL-U names document, paragraphs and sentences`() {
    let conllu = SentenceAnalysis.plain(source: "a\nb.txt", verbatim: UTF8Text("Nu hus. Nej!\n67")).conllu
    #expect(
      conllu == """
        # newdoc id = a b.txt
        # newpar
        # sent_id = a b.txt-1
        # text = Nu hus.
        1\tNu\tnu\t_\t_\t_\t_\t_\t_\tStart=0|End=2
        2\thus\thus\t_\t_\t_\t_\t_\t_\tSpaceAfter=No|Start=3|End=6
        3\t.\t.\tPUNCT\t_\t_\t_\t_\t_\tStart=6|End=7

        # sent_id = a b.txt-2
        # text = Nej!
        1\tNej\tnej\t_\t_\t_\t_\t_\t_\tSpaceAfter=No|Start=8|End=11
        2\t!\t!\tPUNCT\t_\t_\t_\t_\t_\tStart=11|End=12

        # newpar
        # sent_id = a b.txt-3
        # text = 67
        1\t67\t67\tNUM\t_\t_\t_\t_\t_\tStart=13|End=15


        """)
  }

  @Test func `What is lifted out of a turn is no part of its sentences`() throws {
    let source = AnalyzedSource(Document("a.txt", "I: Et hus? Ja.\nIP1: Nej."))
    let found = try sentences(SentenceAnalysis(source, analyzer: .init()).conllu)
    #expect(found.map { $0.map(\.form) } == [["Et", "hus", "?"], ["Ja", "."], ["Nej", "."]])
  }
}
