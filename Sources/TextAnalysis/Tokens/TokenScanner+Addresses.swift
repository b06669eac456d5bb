/// URLs, host names and e-mail addresses.
extension TokenScanner {
  /// The longest name before the `@` of an e-mail address, and the longest host name, in bytes (RFC 5321, 4.5.3.1).
  private static let longestLocalPart = 64
  private static let longestHost = 255

  /// The end of the address that starts at `start`, whose first letters end at `run`; `nil` when none starts there.
  func addressEnd(from start: Int, run: Int) -> Int? {
    switch bytes[run] {
    case UInt8(ascii: ":"), UInt8(ascii: "."), UInt8(ascii: "@"), UInt8(ascii: "-"), UInt8(ascii: "_"),
      UInt8(ascii: "+"):
      break
    default: return nil
    }
    guard run + 1 < end, classAt(run + 1).isWordlike || bytes[run + 1] == UInt8(ascii: "/") else { return nil }
    if startsURL(start, run) { return urlEnd(start..<chunkEnd(from: run)) }
    if let mail = mailEnd(start) { return mail }
    guard let host = hostNameEnd(start), ClosedWords.domains.contains(host.last, in: bytes) else { return nil }
    return host.end < end && bytes[host.end] == UInt8(ascii: "/") ? urlEnd(start..<chunkEnd(from: host.end)) : host.end
  }

  /// The end of the text without white space, angle brackets or quotation marks.
  private func chunkEnd(from offset: Int) -> Int {
    var offset = offset
    while offset < end {
      let (character, width) = character(at: offset)
      if character == .space { break }
      if character == .mark {
        switch scalar(at: offset).value {
        case 0x22, 0x3C, 0x3E, 0x7C, 0xAB, 0xBB, 0x201C...0x201E: return offset
        default: break
        }
      }
      offset += width
    }
    return offset
  }

  /// `http://`, `https://`, `ftp://` or `www.` and a letter or digit.
  private func startsURL(_ start: Int, _ run: Int) -> Bool {
    guard let scheme = ClosedWords.schemes.index(of: start..<run, in: bytes) else { return false }
    let separator = Array((scheme == 0 ? "." : "://").utf8)
    let host = run + separator.count
    return host < end && bytes[run..<host].elementsEqual(separator) && classAt(host).isLetterOrDigit
  }

  /// A URL without the marks of the sentence around it.
  private func urlEnd(_ chunk: Range<Int>) -> Int {
    let opened = bytes[chunk].count { $0 == UInt8(ascii: "(") }
    var closed = bytes[chunk].count { $0 == UInt8(ascii: ")") }
    var last = chunk.upperBound
    while last > chunk.lowerBound {
      switch bytes[last - 1] {
      case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "!"),
        UInt8(ascii: "?"), UInt8(ascii: "'"), UInt8(ascii: "]"):
        last -= 1
      case UInt8(ascii: ")") where closed > opened:
        closed -= 1
        last -= 1
      default: return last
      }
    }
    return last
  }

  private func mailEnd(_ start: Int) -> Int? {
    var offset = start
    while offset < min(end, start + Self.longestLocalPart) {
      let (character, width) = character(at: offset)
      if bytes[offset] == UInt8(ascii: "@") { return hostNameEnd(offset + 1)?.end }
      let isLocal = character.isWordlike || [.period, .hyphen, .underscore].contains(character)
      guard isLocal || bytes[offset] == UInt8(ascii: "+") else { return nil }
      offset += width
    }
    return nil
  }

  /// The end of `name.name…` with at least one period, and its last name.
  private func hostNameEnd(_ start: Int) -> (end: Int, last: Range<Int>)? {
    let limit = min(end, start + Self.longestHost)
    var offset = start
    var count = 0
    var last = start..<start
    while true {
      let start = offset
      while offset < limit {
        let (character, width) = character(at: offset)
        guard character.isWordlike || (character == .hyphen && offset > start) else { break }
        offset += width
      }
      guard offset > start else { break }
      last = start..<offset
      count += 1
      guard offset + 1 < limit, bytes[offset] == UInt8(ascii: "."), classAt(offset + 1).isLetterOrDigit
      else {
        break
      }
      offset += 1
    }
    return count > 1 ? (last.upperBound, last) : nil
  }
}
