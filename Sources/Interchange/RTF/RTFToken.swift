/// A piece of RTF.
enum RTFToken: Equatable {
  case open
  case close
  /// `\b0`: a word of letters and the number behind it, if any.
  case word(String, Int?)
  /// `\~`, `\-` and the like.
  case symbol(UInt8)
  /// A byte of text, as it stands or as `\'e6`.
  case byte(UInt8)
}
