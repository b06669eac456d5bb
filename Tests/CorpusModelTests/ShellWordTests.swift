import CorpusModel
import Testing

@Suite struct ShellWordTests {
  @Test(arguments: [
    ("leder-3.txt", "leder-3.txt"), ("interviews/Ungerådgiver.docx", "interviews/Ungerådgiver.docx"),
    ("03 skoleleder.docx", "'03 skoleleder.docx'"), ("mor's svar.txt", "'mor'\\''s svar.txt'"),
    ("a&b", "'a&b'"), ("$HOME", "'$HOME'"), ("*", "'*'"), ("", "''"), ("(ny) tekst", "'(ny) tekst'"),
  ])
  func `A name is one word of a command`(name: String, word: String) {
    #expect(name.shellWord == word)
  }
}
