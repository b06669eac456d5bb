package import UnicodeText

/// How a file was read: format, encoding, and what was guessed. It holds no words of the text.
package struct ImportReport: Sendable, Equatable {
  package let format: SourceFormat
  /// Of formats that are text; `nil` where the format says itself how letters are written.
  package let encoding: Encoding?
  /// Whether the layout was read by its description only, never on a real file.
  package var isUnconfirmed = false
  package var notes: [ImportNote] = []

  package init(format: SourceFormat, encoding: Encoding? = nil) {
    self.format = format
    self.encoding = encoding
  }
}

/// Something that the user should know about how a file was read. It holds no words of the text.
package struct ImportNote: Sendable, Equatable {
  package enum Kind: Sendable {
    /// Decided without being sure.
    case guess
    /// Left out, or not understood.
    case warning
  }

  package let kind: Kind
  /// What was guessed or left out, to stand behind the file's name: `3 comments were left out`.
  package let text: String

  package init(_ kind: Kind, _ text: String) {
    self.kind = kind
    self.text = text
  }

  /// How many of something were left out: `1 comment was left out`; `nil` when none was.
  static func leftOut(_ count: Int, _ what: String) -> ImportNote? {
    count == 0 ? nil : ImportNote(.warning, count == 1 ? "1 \(what) was left out" : "\(count) \(what)s were left out")
  }

  /// That hidden text was left out.
  static let hiddenText = ImportNote(.warning, "hidden text was left out")
}
