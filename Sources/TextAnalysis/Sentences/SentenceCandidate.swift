/// A token where a sentence may end, or start without being asked to: all that the sentence scanner looks at first.
///
/// The token scanner collects them while it cuts, so that nobody walks over all tokens a second time. Four bytes.
package struct SentenceCandidate: Sendable, Equatable {
  private let bits: UInt32

  /// - Parameters:
  ///   - token: The index of the token.
  ///   - isFullStop: Whether the token is a single period, a word or number follows it, and nothing stands between them but
  ///     white space. `false` says nothing.
  @inline(__always)
  init(_ token: Int, isFullStop: Bool) { bits = UInt32(token) * 2 | (isFullStop ? 1 : 0) }

  var token: Int { Int(bits >> 1) }
  var isFullStop: Bool { bits & 1 != 0 }

  /// Whether a token has to be among the candidates: a capital may start a sentence, these marks end or enclose one.
  @inline(__always)
  static func isNeeded(for kind: Token.Kind, _ range: Range<Int>, in bytes: [UInt8]) -> Bool {
    let first = bytes[range.lowerBound]
    switch kind {
    case .word: return first &- 0x61 >= 26 || bytes[range.upperBound - 1] == UInt8(ascii: ".")
    case .number, .address: return false
    case .punctuation:
      switch first {
      case UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: "("), UInt8(ascii: ")"),
        UInt8(ascii: "["), UInt8(ascii: "]"), 0xE2:
        return true
      default: return false
      }
    }
  }

  /// The candidates among tokens that no scanner noted them for. O(tokens).
  static func all(in tokens: [Token], of bytes: [UInt8]) -> [SentenceCandidate] {
    tokens.indices.compactMap { index in
      let token = tokens[index]
      return isNeeded(for: token.kind, token.start..<token.end, in: bytes)
        ? SentenceCandidate(index, isFullStop: false) : nil
    }
  }
}
