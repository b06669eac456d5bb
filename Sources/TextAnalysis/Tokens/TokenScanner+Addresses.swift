internal import UnicodeText

/// URLs, host names and e-mail addresses.
extension TokenScanner {
  /// The end of the address that starts at `start`, whose first letters end at `run`; `nil` when none starts there.
  func addressEnd(from start: Int, run: Int) -> Int? {
    switch bytes[run] {
    case UInt8(ascii: ":"), UInt8(ascii: "."), UInt8(ascii: "@"), UInt8(ascii: "-"), UInt8(ascii: "_"),
      UInt8(ascii: "+"):
      break
    default: return nil
    }
    guard run + 1 < end, classAt(run + 1) != .space else { return nil }
    let chunk = start..<chunkEnd(from: run)
    if startsURL(chunk) { return urlEnd(chunk) }
    if let mail = mailEnd(chunk) { return mail }
    return hostEnd(chunk)
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

  private func startsURL(_ chunk: Range<Int>) -> Bool {
    let head = LetterCase.lowercased(string(chunk.lowerBound..<min(chunk.lowerBound + 9, chunk.upperBound)))
    let lead = ["http://", "https://", "ftp://", "www."].first { head.utf8.starts(with: $0.utf8) }
    guard let lead else { return false }
    return classAt(chunk.lowerBound + lead.utf8.count).isLetterOrDigit
  }

  /// A URL without the marks of the sentence around it.
  private func urlEnd(_ chunk: Range<Int>) -> Int {
    var last = chunk.upperBound
    while last > chunk.lowerBound {
      switch bytes[last - 1] {
      case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "!"),
        UInt8(ascii: "?"),
        UInt8(ascii: "'"), UInt8(ascii: "]"):
        last -= 1
      case UInt8(ascii: ")"):
        let open = chunk.lowerBound..<last
        if open.count(where: { bytes[$0] == UInt8(ascii: "(") })
          >= open.count(where: { bytes[$0] == UInt8(ascii: ")") })
        {
          return last
        }
        last -= 1
      default: return last
      }
    }
    return last
  }

  private func mailEnd(_ chunk: Range<Int>) -> Int? {
    guard let at = bytes[chunk].firstIndex(of: UInt8(ascii: "@")), at > chunk.lowerBound else { return nil }
    var offset = chunk.lowerBound
    while offset < at {
      let (character, width) = character(at: offset)
      guard
        character.isWordlike || [.period, .hyphen, .underscore].contains(character)
          || bytes[offset] == UInt8(ascii: "+")
      else { return nil }
      offset += width
    }
    return hostNameEnd(at + 1..<chunk.upperBound)?.end
  }

  private func hostEnd(_ chunk: Range<Int>) -> Int? {
    guard let host = hostNameEnd(chunk), ClosedWords.domains.contains(host.last, in: bytes) else { return nil }
    guard host.end < chunk.upperBound, bytes[host.end] == UInt8(ascii: "/") else { return host.end }
    return urlEnd(chunk)
  }

  /// The end of `name.name…` with at least one period, and its last name.
  private func hostNameEnd(_ range: Range<Int>) -> (end: Int, last: Range<Int>)? {
    var offset = range.lowerBound
    var names: [Range<Int>] = []
    while true {
      let start = offset
      while offset < range.upperBound {
        let (character, width) = character(at: offset)
        guard character.isWordlike || (character == .hyphen && offset > start) else { break }
        offset += width
      }
      guard offset > start else { break }
      names.append(start..<offset)
      guard offset + 1 < range.upperBound, bytes[offset] == UInt8(ascii: "."), classAt(offset + 1).isLetterOrDigit
      else {
        break
      }
      offset += 1
    }
    guard names.count > 1, let last = names.last else { return nil }
    return (last.upperBound, last)
  }
}
