/// What a line of Markdown begins with. Lines are bytes without white space at the front.
///
/// Source: CommonMark 0.31, blocks.
enum MarkdownLine {
  /// The level and the bytes of the mark of `## Heading`; `nil` when it is none.
  static func heading(_ line: ArraySlice<UInt8>) -> Int? {
    let level = line.prefix { $0 == 0x23 }.count
    guard (1...6).contains(level), level < line.count else { return nil }
    let next = line[line.startIndex + level]
    return (next == 0x20 || next == 0x09) && line.dropFirst(level).contains { $0 > 0x20 } ? level : nil
  }

  /// The bytes of a bullet or number with its point; `nil` when the line is no item.
  static func item(_ line: ArraySlice<UInt8>) -> Int? {
    guard let first = line.first else { return nil }
    var length = 0
    if [0x2D, 0x2A, 0x2B].contains(first) {
      length = 1
    } else {
      let digits = line.prefix { (0x30...0x39).contains($0) }.count
      guard (1...3).contains(digits), digits < line.count else { return nil }
      let mark = line[line.startIndex + digits]
      guard mark == 0x2E || mark == 0x29 else { return nil }
      length = digits + 1
    }
    guard length < line.count else { return nil }
    let next = line[line.startIndex + length]
    return (next == 0x20 || next == 0x09) && line.dropFirst(length).contains { $0 > 0x20 } ? length : nil
  }

  /// Whether a line is a rule, or underlines a heading: the level, 0 for a rule that underlines nothing.
  static func underline(_ line: ArraySlice<UInt8>) -> Int? {
    guard let first = line.first, [0x3D, 0x2D, 0x2A, 0x5F].contains(first) else { return nil }
    guard line.allSatisfy({ $0 == first || $0 == 0x20 }) else { return nil }
    if first == 0x3D { return 1 }
    guard line.count(where: { $0 == first }) >= 3 else { return nil }
    return first == 0x2D ? 2 : 0
  }

  /// Whether a line parts the head of a table from its rows: `|---|:--|`.
  static func isTableRule(_ line: ArraySlice<UInt8>) -> Bool {
    line.contains(0x7C) && line.contains(0x2D) && line.allSatisfy { [0x7C, 0x2D, 0x3A, 0x20].contains($0) }
  }
}
