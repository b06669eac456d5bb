/// What the styles of a Word document say of paragraphs and runs.
struct DocxStyles {
  private struct Style {
    var name = ""
    var parent: String?
    var outline: Int?
    var isBold: Bool?
    var isHidden: Bool?
    var list: (number: String?, level: Int?) = (nil, nil)
  }

  private var styles: [String: Style] = [:]
  /// The style of paragraphs that name none.
  private var standard: String?

  /// Reads the styles of a document; without a part of styles, the names say what they can.
  init(_ package: DocxPackage) throws(InterchangeError) {
    var styles: [String: Style] = [:]
    var standard: String?
    var id: String?
    var skipped = 0
    try package.read(related: "styles") { event throws(InterchangeError) in
      switch event {
      case .start(let name, let attributes):
        if skipped > 0 || name.hasSuffix("Change") || name == "w:tblStylePr" {
          skipped += 1
          return
        }
        if name == "w:style" {
          id = attributes["w:styleId"]
          if let id { styles[id] = Style() }
          if attributes["w:type"] == "paragraph", DocxProperty.isOn(attributes["w:default"] ?? "0") { standard = id }
        }
        guard let id else { return }
        let value = attributes["w:val"]
        switch name {
        case "w:name": styles[id]?.name = value ?? ""
        case "w:basedOn": styles[id]?.parent = value
        case "w:outlineLvl": styles[id]?.outline = value.flatMap { Int($0) }
        case "w:b": styles[id]?.isBold = DocxProperty.isOn(value)
        case "w:vanish": styles[id]?.isHidden = DocxProperty.isOn(value)
        case "w:numId": styles[id]?.list.number = value
        case "w:ilvl": styles[id]?.list.level = value.flatMap { Int($0) }
        default: break
        }
      case .end(let name):
        if skipped > 0 { skipped -= 1 } else if name == "w:style" { id = nil }
      case .text: break
      }
    }
    self.styles = styles
    self.standard = standard
  }

  /// The first answer on the way from a style to those that it builds on. Circles end.
  private func first<Answer>(_ id: String?, _ answer: (Style) -> Answer?) -> Answer? {
    var id = id ?? standard
    for _ in 0..<20 {
      guard let current = id, let style = styles[current] else { return nil }
      if let found = answer(style) { return found }
      id = style.parent
    }
    return nil
  }

  /// What a paragraph of a style is. An outline level says more than a name.
  func role(of id: String?) -> StyleRole {
    if let own = id, styles[own] == nil { return StyleRole(name: own) ?? .body }
    if let named = first(id, { StyleRole(name: $0.name) }), named != .body {
      if case .heading(let level) = named, level > 0, let outline = outline(of: id) { return .heading(outline + 1) }
      return named
    }
    return outline(of: id).map { .heading($0 + 1) } ?? .body
  }

  /// The outline level, from 0; `nil` for running text.
  func outline(of id: String?) -> Int? { first(id) { $0.outline }.flatMap { (0...8).contains($0) ? $0 : nil } }

  func isBold(_ id: String) -> Bool { first(id) { $0.isBold } ?? false }
  func isHidden(_ id: String) -> Bool { first(id) { $0.isHidden } ?? false }

  /// The list and level that a style's paragraphs are items of.
  func list(of id: String?) -> (number: String, level: Int)? {
    guard let number = first(id, { $0.list.number }) else { return nil }
    return (number, first(id) { $0.list.level } ?? 0)
  }
}
