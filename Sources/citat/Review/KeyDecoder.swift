internal import Workbench

/// Turns the bytes that a terminal sends into keys. Pure: bytes come as they come, also one by one over a slow line.
struct KeyDecoder {
  private var pending: [UInt8] = []
  /// Text between the brackets of a paste, as far as it has come.
  private var pasted: [UInt8]?

  /// How long an escape that stands alone is waited on: it is either a key or the beginning of one.
  static let patience = 100

  /// Whether a key has begun and is not whole.
  var isWaiting: Bool { !pending.isEmpty }

  /// Takes bytes, and gives the keys that are whole.
  mutating func take(_ bytes: some Sequence<UInt8>) -> [ReviewKey] {
    pending += bytes
    var keys: [ReviewKey] = []
    while let (key, count) = next() {
      pending.removeFirst(count)
      if let key { keys.append(key) }
    }
    return keys
  }

  /// The keys of what has not become whole in time: an escape that stands alone is the key of that name; of what else began and
  /// never ended nothing is made.
  mutating func timeout() -> [ReviewKey] {
    defer { if pasted == nil { pending = [] } }
    return pending == [0x1B] && pasted == nil ? [.escape] : []
  }

  private static let pasteEnd: [UInt8] = Array("\u{1B}[201~".utf8)

  /// The key that the pending bytes begin with and how many bytes it takes; no key for bytes that mean nothing; `nil` when more
  /// are needed.
  private mutating func next() -> (ReviewKey?, Int)? {
    guard let first = pending.first else { return nil }
    if pasted != nil { return paste() }
    if first == 0x1B { return escape() }
    if first < 0x20 || first == 0x7F { return (Self.control(first), 1) }
    return scalar(at: 0).map { ($0.scalar.map { .character($0) }, $0.count) }
  }

  /// The UTF-8 scalar at a place; none for a byte that begins none; `nil` while bytes of it are missing.
  private func scalar(at start: Int) -> (scalar: Unicode.Scalar?, count: Int)? {
    let first = pending[start]
    let length = first < 0x80 ? 1 : first >= 0xF0 && first < 0xF8 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 0
    if length == 0 || first >= 0xF8 { return (nil, 1) }
    let there = pending[start...].prefix(length)
    // A byte that is no continuation ends what began.
    if let wrong = there.dropFirst().firstIndex(where: { $0 & 0xC0 != 0x80 }) { return (nil, wrong - start) }
    if there.count < length { return nil }
    guard let text = String(validating: there, as: UTF8.self) else { return (nil, length) }
    return (text.unicodeScalars.first, length)
  }

  private static func control(_ byte: UInt8) -> ReviewKey? {
    switch byte {
    case 0x0D: .enter
    case 0x09: .tab
    case 0x7F: .backspace
    case 1...26: .control(Character(Unicode.Scalar(byte + 0x60)))
    default: nil
    }
  }

  private mutating func escape() -> (ReviewKey?, Int)? {
    guard pending.count > 1 else { return nil }
    switch pending[1] {
    case 0x1B: return (.escape, 1)
    case UInt8(ascii: "["): return sequence()
    case UInt8(ascii: "O"):
      guard pending.count > 2 else { return nil }
      return (Self.letter(pending[2], isShifted: false), 3)
    // Escape and a letter in one is what some terminals send for the letter with Alt: no key of ours.
    default: return (nil, 1 + (scalar(at: 1)?.count ?? 1))
    }
  }

  /// `ESC [`, numbers, and a byte that ends it.
  private mutating func sequence() -> (ReviewKey?, Int)? {
    guard let end = pending.dropFirst(2).firstIndex(where: { $0 >= 0x40 && $0 <= 0x7E }) else {
      // Nothing that a terminal sends is so long.
      return pending.count > 32 ? (nil, pending.count) : nil
    }
    let numbers = String(decoding: pending[2..<end], as: UTF8.self).split(separator: ";").map { Int($0) ?? 0 }
    if pending[end] == UInt8(ascii: "~") {
      switch numbers.first {
      case 1, 7: return (.home, end + 1)
      case 4, 8: return (.end, end + 1)
      case 3: return (.delete, end + 1)
      case 5: return (.pageUp, end + 1)
      case 6: return (.pageDown, end + 1)
      case 200:
        pasted = []
        return (nil, end + 1)
      default: return (nil, end + 1)
      }
    }
    return (Self.letter(pending[end], isShifted: numbers.count > 1 && numbers[1] == 2), end + 1)
  }

  private static func letter(_ byte: UInt8, isShifted: Bool) -> ReviewKey? {
    switch Unicode.Scalar(byte) {
    case "A": .up
    case "B": .down
    case "C": isShifted ? .shiftRight : .right
    case "D": isShifted ? .shiftLeft : .left
    case "H": .home
    case "F": .end
    case "M": .enter
    case "Z": .backTab
    default: nil
    }
  }

  /// What is pasted, up to the bracket that ends it.
  private mutating func paste() -> (ReviewKey?, Int)? {
    let end = Self.pasteEnd
    if let place = pending.indices.first(where: { pending[$0...].starts(with: end) }) {
      let text = (pasted ?? []) + pending[..<place]
      pasted = nil
      return (.paste(String(decoding: text, as: UTF8.self)), place + end.count)
    }
    // All but what may be the beginning of the bracket is text.
    let kept = pending.indices.first { end.starts(with: pending[$0...]) } ?? pending.endIndex
    if kept == 0 { return nil }
    pasted? += pending[..<kept]
    return (nil, kept)
  }
}
