/// A list of words from outside the program: which lemmas a form has, and which words a form links in compounds.
package protocol WordRegister: Sendable {
  /// What a user knows it by: the name of its file, or of the program it comes from.
  var name: String { get }
  /// Changes with its contents.
  var checksum: UInt64 { get }
  /// The lemmas of a form exactly as written, each with its part of speech once, in the register's order.
  func entries(of form: String) -> [RegisterEntry]
  /// The lemma that is written like this before another word in a compound: *kasse* for `kasse`, *arbejde* for `arbejds`.
  func lemma(ofLinking form: String) -> String?
}

/// A lemma that a register gives for a form.
package struct RegisterEntry: Sendable, Equatable {
  package let lemma: String
  /// `nil` where the register does not tell.
  package let partOfSpeech: PartOfSpeech?

  package init(lemma: String, partOfSpeech: PartOfSpeech?) {
    self.lemma = lemma
    self.partOfSpeech = partOfSpeech
  }
}

/// FNV-1a, 64 bits. O(bytes).
func checksum(of bytes: [UInt8], from start: UInt64 = 0xCBF2_9CE4_8422_2325) -> UInt64 {
  bytes.reduce(start) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
}
