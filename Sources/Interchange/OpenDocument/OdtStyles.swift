/// What the styles of an OpenDocument text say of paragraphs, runs and lists.
///
/// Source: OpenDocument 1.3 part 3, chapters 16 and 17.
struct OdtStyles {
  private struct Style {
    var parent: String?
    var name = ""
    var outline: Int?
    var isBold: Bool?
    var isHidden = false
    var list: String?
  }

  /// A level of a list or of the outline.
  struct Level {
    var format = ListNumber.Format.none
    var bullet: String?
    var prefix = ""
    var suffix = ""
    var start = 1
    /// How many levels the number shows.
    var shown = 1
  }

  private var styles: [String: Style] = [:]
  private var lists: [String: [Int: Level]] = [:]
  private(set) var outline: [Int: Level] = [:]
  private var current: String?
  private var list: String?
  private var isOutline = false

  /// Takes an event that lies in an element of styles.
  mutating func take(_ event: MarkupEvent) {
    switch event {
    case .start(let name, let attributes):
      switch name {
      case "style:style":
        guard let id = attributes["style:name"] else { return }
        let key = (attributes["style:family"] ?? "") + "/" + id
        current = key
        styles[key] = Style(
          parent: attributes["style:parent-style-name"], name: attributes["style:display-name"] ?? id,
          outline: attributes["style:default-outline-level"].flatMap { Int($0) },
          list: attributes["style:list-style-name"])
      case "style:text-properties":
        guard let current else { return }
        if let weight = attributes["fo:font-weight"] { styles[current]?.isBold = weight == "bold" || weight == "700" }
        if attributes["text:display"] == "none" { styles[current]?.isHidden = true }
      case "text:list-style":
        list = attributes["style:name"]
        if let list { lists[list] = [:] }
      case "text:outline-style": isOutline = true
      case "text:list-level-style-number", "text:outline-level-style", "text:list-level-style-bullet":
        addLevel(name, attributes)
      default: break
      }
    case .end("style:style"): current = nil
    case .end("text:list-style"): list = nil
    case .end("text:outline-style"): isOutline = false
    default: break
    }
  }

  private mutating func addLevel(_ name: String, _ attributes: MarkupAttributes) {
    guard let number = attributes["text:level"].flatMap({ Int($0) }), (1...10).contains(number) else { return }
    var level = Level()
    level.prefix = attributes["style:num-prefix"] ?? ""
    level.suffix = attributes["style:num-suffix"] ?? ""
    level.start = min(max(attributes["text:start-value"].flatMap { Int($0) } ?? 1, 0), 100_000)
    level.shown = min(max(attributes["text:display-levels"].flatMap { Int($0) } ?? 1, 1), 10)
    if name == "text:list-level-style-bullet" {
      level.format = .bullet
      level.bullet = attributes["text:bullet-char"]
    } else {
      level.format = ListNumber.Format(sign: attributes["style:num-format"] ?? "")
    }
    if isOutline { outline[number] = level } else if let list { lists[list]?[number] = level }
  }

  /// The first answer on the way from a style to its parents. Circles end.
  private func first<Answer>(_ family: String, _ id: String?, _ answer: (Style) -> Answer?) -> Answer? {
    var id = id
    for _ in 0..<20 {
      guard let current = id, let style = styles[family + "/" + current] else { return nil }
      if let found = answer(style) { return found }
      id = style.parent
    }
    return nil
  }

  /// What a paragraph of a style is.
  func role(of id: String?) -> StyleRole {
    guard let id else { return .body }
    if let named = first("paragraph", id, { StyleRole(name: $0.name) }) { return named }
    if let outline = first("paragraph", id, { $0.outline }), (1...10).contains(outline) { return .heading(outline) }
    return StyleRole(name: id) ?? .body
  }

  func isBold(_ family: String, _ id: String?) -> Bool? { first(family, id) { $0.isBold } }
  func isHidden(_ family: String, _ id: String?) -> Bool { first(family, id) { $0.isHidden ? true : nil } ?? false }
  func list(ofParagraph id: String?) -> String? { first("paragraph", id) { $0.list } }

  /// A level of a list, from 1.
  func level(_ number: Int, of list: String?) -> Level? { list.flatMap { lists[$0]?[number] } }
}
