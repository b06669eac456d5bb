internal import UnicodeText

/// What a paragraph is by its style.
enum StyleRole: Equatable {
  case body
  /// 0 for the title.
  case heading(Int)
  case contents
  case caption
  case quotation

  /// What a style's name says: `heading 1`, as Word keeps it in every language, and the names of Danish and other writers;
  /// `nil` when it says nothing.
  init?(name: String) {
    // OpenDocument writes a blank as `_20_`.
    let plain = LetterCase.lowercased(name.split(separator: "_20_").joined(separator: " "))
    let text = String(plain.filter { $0 != " " && $0 != "_" && $0 != "-" })
    for stem in ["heading", "overskrift"] where text.hasPrefix(stem) {
      guard let level = Int(text.dropFirst(stem.count)), (1...9).contains(level) else { return nil }
      self = .heading(level)
      return
    }
    for stem in ["toc", "indholdsfortegnelse", "contents", "tableoffigures"] where text.hasPrefix(stem) {
      let rest = text.dropFirst(stem.count)
      guard rest.allSatisfy({ $0.isASCII && $0.isNumber }) || rest == "heading" || rest == "overskrift" else {
        return nil
      }
      self = .contents
      return
    }
    switch text {
    case "title", "titel", "dokumenttitel": self = .heading(0)
    case "caption", "billedtekst", "figurtekst", "tabeltekst", "illustration", "figure": self = .caption
    case "quote", "intensequote", "citat", "stærktcitat", "blocktext", "bloktekst", "quotations": self = .quotation
    case "overskrifttilindholdsfortegnelse": self = .contents
    default: return nil
    }
  }
}
