/// Where the text of an RTF group goes.
enum RTFDestination {
  case body
  /// Nowhere, with all groups inside.
  case nowhere
  case fonts
  case styles
  /// The number before an item, as it is printed.
  case marker
  case footnote
  case comment
  /// A text box.
  case box

  /// Whether the group stands in the middle of a paragraph that goes on behind it.
  var interrupts: Bool { self == .footnote || self == .comment || self == .box }

  /// The destination that a word begins; `nil` for a word that begins none.
  init?(_ word: String) {
    switch word {
    case "fonttbl": self = .fonts
    case "stylesheet": self = .styles
    case "listtext", "pntext": self = .marker
    case "footnote": self = .footnote
    case "annotation": self = .comment
    case "shptxt": self = .box
    case _ where Self.left.contains(word): self = .nowhere
    default: return nil
    }
  }

  /// Whether a word that may be left out when it is unknown is known, and begins no destination.
  static func isTransparent(_ word: String) -> Bool { word == "shpinst" || word == "ud" }

  private static let left: Set<String> = [
    "colortbl", "info", "pict", "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf",
    "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "fldinst", "bkmkstart", "bkmkend", "nonshppict",
    "shprslt", "sp", "tc", "xe", "objdata", "objclass", "objname", "atnid", "atnauthor", "atntime", "atnref",
    "atndate", "atnicn", "atnparent", "atrfstart", "atrfend", "do", "nesttableprops", "nonesttables", "falt", "panose",
    "listtable", "listoverridetable", "revtbl", "template", "filetbl", "themedata", "datastore",
  ]
}
