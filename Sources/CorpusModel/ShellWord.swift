extension String {
  /// The string as one word of a command line that can be copied: as it is, or in single quotes where a blank or a sign of the
  /// shell stands in it. O(n).
  ///
  /// - Source: POSIX.1-2017, Shell Command Language, section 2.2, Quoting.
  package var shellWord: String {
    let isPlain = utf8.allSatisfy { byte in
      // Letters, digits, and signs that no shell looks at; bytes above ASCII it takes as letters.
      byte >= 0x80 || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
        || "._-/+@,:%".utf8.contains(byte)
    }
    if isPlain, !isEmpty { return self }
    return "'" + split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}
