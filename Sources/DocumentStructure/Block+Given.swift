internal import CorpusModel

extension Block {
  /// The blocks of a source whose format says where they are, and the roles that it gives; cells of a row are one block.
  static func given(_ text: SourceText) -> (blocks: [Block], roles: [ReportRoles.Role?]) {
    var blocks: [Block] = []
    var roles: [ReportRoles.Role?] = []
    var row: (table: Int, row: Int)?
    // Signs between the cells of a row stand behind it.
    var signs: [SourceBlock] = []
    func close() {
      for sign in signs {
        blocks.append(
          Block(lines: [sign.range], text: text.verbatim.string(in: sign.range), marker: nil, startsPage: false))
      }
      roles += signs.map { _ in .furniture(.cue) }
      signs = []
    }
    for block in text.blocks {
      if row != nil, block.kind == .furniture(.cue) {
        signs.append(block)
        continue
      }
      let words = TextRange(block.marker?.end ?? block.range.start, block.range.end)
      let lines = Line.lines(of: text.verbatim, in: words).filter { !$0.isBlank }
      if lines.isEmpty { continue }
      var own = Block(
        lines: lines.map(\.range), text: lines.map(\.text).joined(separator: " "), marker: block.marker,
        startsPage: false)
      own.isBold = block.isBold && block.kind == .paragraph
      var role: ReportRoles.Role?
      var place: (table: Int, row: Int)?
      switch block.kind {
      case .heading(let level): role = .heading(level)
      case .listItem: role = .item
      case .furniture(let kind): role = .furniture(kind)
      case .cell(let table, let number, _): (place, role) = ((table, number), .body)
      case .paragraph, .quotation, .utterance: break
      }
      if let place, let row, place == row, let last = blocks.popLast() {
        blocks.append(
          Block(
            lines: last.lines + own.lines, text: last.text + " " + own.text, marker: nil, startsPage: last.startsPage))
      } else {
        close()
        blocks.append(own)
        roles.append(role)
      }
      row = place
    }
    close()
    return (blocks, roles)
  }
}
