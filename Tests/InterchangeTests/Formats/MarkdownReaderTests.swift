import CorpusModel
import Testing

@testable import Interchange

@Suite struct MarkdownReaderTests {
  /// Each row: the text, and its blocks.
  @Test(
    arguments: [
      ("# Et\n\n## To ##\ntre\nfire\n\nfem", ["h1|# Et", "h2|## To {##}", "p|tre\nfire", "p|fem"]),
      ("Et\n==\n\nTo\n---\n\n***\n\ntre", ["h1|Et", "cue|==", "h2|To", "cue|---", "cue|***", "p|tre"]),
      ("---\ntitel: x\n---\n# Et\n\n# To", ["wrapper|---\ntitel: x\n---", "h1|# Et", "h1|# To"]),
      (
        "# a\n# b\n- et\n- to\n  går videre\n  * tre\n\n1. fire\n2) fem",
        ["h1|# a", "h1|# b", "li0|- et", "li0|- to\n  går videre", "li1|* tre", "li0|1. fire", "li0|2) fem"]
      ),
      ("# a\n# b\n> Det gik\n> godt.\n\nx", ["h1|# a", "h1|# b", "quote|{> }Det gik\n{> }godt.", "p|x"]),
      ("# a\n# b\n```\n# ingen\n```\nx", ["h1|# a", "h1|# b", "cue|```", "p|# ingen", "cue|```", "p|x"]),
      (
        "# a\n# b\n| A | B |\n|---|---|\n| c | d |",
        [
          "h1|# a", "h1|# b", "cue||", "cell0.0.0|A", "cue||", "cell0.0.1|B", "cue||", "cue||---|---|", "cue||",
          "cell0.1.0|c", "cue||", "cell0.1.1|d", "cue||",
        ]
      ),
      (
        "# a\n# b\n| A |\n|---|\nord\n| c |\n",
        ["h1|# a", "h1|# b", "cue||", "cell0.0.0|A", "cue||", "cue||---|", "p|ord\n| c |"]
      ),
    ] as [(String, [String])])
  func `Marks are told from words`(_ text: String, _ blocks: [String]) {
    #expect(Shown.blocks(Array(text.utf8), file: "x.md") == blocks)
    #expect(
      Shown.blocks(Array(text.utf8).flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }, file: "x.md").count == blocks.count)
  }

  @Test func `Times of transcripts are no headings`() throws {
    let text = "I: Ja. #00:01:23-4#\n#00:01:25-0# Mor: Nej.\n#hashtag"
    #expect(try SourceFormats.read(SourceInput(Array(text.utf8), file: "x.txt")).report.format == .plainText)
  }
}
