/// The table of styles of an RTF text.
struct RTFStyles {
  private var current: Int?
  private var outlines: [Int: Int] = [:]
  private var names: [Int: [UInt8]] = [:]

  /// Begins a style of the table.
  mutating func begin(_ number: Int) { current = number }

  mutating func setOutline(_ level: Int?) { if let current { outlines[current] = level } }

  /// Adds to the name, which ends in a semicolon.
  mutating func append(_ bytes: [UInt8]) {
    guard let current, (names[current]?.count ?? 0) < 200 else { return }
    names[current, default: []] += bytes.prefix { $0 != 0x3B }
  }

  mutating func end() { current = nil }

  func outline(of style: Int?) -> Int? { style.flatMap { outlines[$0] } }

  func role(of style: Int?) -> StyleRole {
    let name = style.flatMap { names[$0] }.map { String(decoding: $0, as: UTF8.self) }
    return name.flatMap { StyleRole(name: $0) } ?? .body
  }
}
