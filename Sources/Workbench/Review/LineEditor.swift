internal import UnicodeText

/// Text that is being typed, with a place where the next letter goes.
package struct LineEditor: Sendable, Equatable {
  /// Scalars, so that an accent that was typed after its letter can be taken away alone.
  private var scalars: [Unicode.Scalar]
  /// Scalars before the place where letters go.
  package private(set) var cursor: Int
  private let allowsLines: Bool

  /// - Parameter allowsLines: Whether the text may have several lines.
  init(_ text: String = "", allowsLines: Bool = false) {
    scalars = Array(text.unicodeScalars)
    cursor = scalars.count
    self.allowsLines = allowsLines
  }

  /// The text in normal form C.
  package var text: String {
    String(decoding: NormalForm.composed(Array(String(String.UnicodeScalarView(scalars)).utf8)), as: UTF8.self)
  }

  /// The text as it stands before and behind the cursor.
  package var parts: (before: String, behind: String) {
    (String(String.UnicodeScalarView(scalars[..<cursor])), String(String.UnicodeScalarView(scalars[cursor...])))
  }

  /// Takes a key; `false` for one that means nothing to a line of text.
  mutating func take(_ key: ReviewKey) -> Bool {
    switch key {
    case .character(let scalar): insert([scalar])
    case .paste(let text): insert(Array(text.unicodeScalars))
    case .control("j") where allowsLines: insert(["\n"])
    case .backspace, .control("h"):
      if cursor > 0 {
        cursor -= 1
        scalars.remove(at: cursor)
      }
    case .delete, .control("d"): if cursor < scalars.count { scalars.remove(at: cursor) }
    case .left, .control("b"): cursor = max(0, cursor - 1)
    case .right, .control("f"): cursor = min(scalars.count, cursor + 1)
    case .home, .control("a"): cursor = 0
    case .end, .control("e"): cursor = scalars.count
    case .control("u"):
      scalars.removeSubrange(..<cursor)
      cursor = 0
    case .control("k"): scalars.removeSubrange(cursor...)
    case .control("w"):
      var start = cursor
      while start > 0, scalars[start - 1].properties.isWhitespace { start -= 1 }
      while start > 0, !scalars[start - 1].properties.isWhitespace { start -= 1 }
      scalars.removeSubrange(start..<cursor)
      cursor = start
    default: return false
    }
    return true
  }

  private mutating func insert(_ new: [Unicode.Scalar]) {
    let clean = new.compactMap { scalar -> Unicode.Scalar? in
      if scalar == "\r" || scalar == "\n" { return allowsLines ? "\n" : " " }
      if scalar == "\t" { return " " }
      return scalar.properties.generalCategory == .control ? nil : scalar
    }
    scalars.insert(contentsOf: clean, at: cursor)
    cursor += clean.count
  }
}
