internal import CorpusModel
internal import QualitativeCoding

/// Puts the queries of word lists in place of their names: `@slaegt ONEAR/3 hjælpe`.
struct WordListExpansion {
  /// More would be no query that anybody wrote: lists that call lists grow by multiplication.
  private static let limit = 100_000

  /// The query of each list, without names in it, in parentheses.
  private var queries: [String: String] = [:]

  /// Why a name cannot be replaced.
  enum Problem: Error, Equatable {
    case unknown(String, nearest: String?, at: Range<Int>)
    case tooLong
  }

  /// A list that rules and later lists may call.
  mutating func add(_ name: String, _ query: String) { queries[name] = "(\(query))" }

  /// The query with the lists in place of their names. Inside quotation marks `@` is a letter like others. O(result).
  func expanded(_ query: String) throws(Problem) -> String {
    var result = String.UnicodeScalarView()
    for piece in Self.pieces(of: query) {
      switch piece {
      case .text(let text): result += text
      case .name(let name, let place):
        guard let list = queries[name] else {
          throw .unknown(name, nearest: EditDistance.nearest(to: name, among: queries.keys.sorted()), at: place)
        }
        result += list.unicodeScalars
      }
      if result.count > Self.limit { throw .tooLong }
    }
    return String(result)
  }

  /// The query with a plain word of the same length for each name, so that places in it stay where they are.
  static func plain(_ query: String) -> String {
    var result = String.UnicodeScalarView()
    for piece in pieces(of: query) {
      switch piece {
      case .text(let text): result += text
      case .name(let name, _): result += String(repeating: "x", count: name.unicodeScalars.count + 1).unicodeScalars
      }
    }
    return String(result)
  }

  /// The names that a query calls.
  static func names(in query: String) -> [String] {
    pieces(of: query).compactMap { if case .name(let name, _) = $0 { name } else { nil } }
  }

  private enum Piece {
    case text(Substring.UnicodeScalarView)
    /// Its place in scalars, `@` included.
    case name(String, Range<Int>)
  }

  private static func pieces(of query: String) -> [Piece] {
    let scalars = query.unicodeScalars
    var pieces: [Piece] = []
    var start = scalars.startIndex
    var index = start
    var isQuoted = false
    var offset = 0
    while index < scalars.endIndex {
      let scalar = scalars[index]
      if scalar == "\"" { isQuoted.toggle() }
      let next = scalars.index(after: index)
      let isFirst =
        index == scalars.startIndex || " (\n\t".unicodeScalars.contains(scalars[scalars.index(before: index)])
      if scalar == "@", !isQuoted, isFirst, next < scalars.endIndex, WordList.isNameScalar(scalars[next]) {
        pieces.append(.text(scalars[start..<index]))
        let end = scalars[next...].firstIndex { !WordList.isNameScalar($0) } ?? scalars.endIndex
        let name = String(scalars[next..<end])
        let length = name.unicodeScalars.count + 1
        pieces.append(.name(name, offset..<offset + length))
        offset += length
        index = end
        start = end
        continue
      }
      index = next
      offset += 1
    }
    pieces.append(.text(scalars[start...]))
    return pieces
  }
}
