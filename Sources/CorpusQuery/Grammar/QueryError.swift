package import CorpusModel

/// Why a query cannot be read.
package enum QueryError: UserFacingError, Equatable {
  /// The query has no words.
  case empty
  /// Something else was expected at a place.
  case unexpected(String, expected: String, at: Range<Int>, in: String)
  /// A thing that the language has but this version does not.
  case unsupported(String, at: Range<Int>, in: String)
  /// Nested too deep, or too long.
  case tooLarge(limit: String)

  package var report: ErrorReport {
    switch self {
    case .empty:
      ErrorReport("the query is empty", help: "type a word, such as: citat search samarbejde Corpora")
    case .unexpected(let found, let expected, let place, let query):
      ErrorReport(
        "cannot read the query: found \(found.printable), expected \(expected)", excerpt: Self.excerpt(place, query),
        help: "see 'citat help query'")
    case .unsupported(let what, let place, let query):
      ErrorReport(
        "cannot read the query: \(what.printable)", excerpt: Self.excerpt(place, query), help: "see 'citat help query'")
    case .tooLarge(let limit):
      ErrorReport("the query is too large: \(limit)", help: "split it into several queries")
    }
  }

  /// The place in scalars of the query, for a message about the query in another file.
  package var place: Range<Int>? {
    switch self {
    case .empty, .tooLarge: nil
    case .unexpected(_, _, let place, _), .unsupported(_, let place, _): place
    }
  }

  private static func excerpt(_ place: Range<Int>, _ query: String) -> SourceExcerpt {
    SourceExcerpt(
      file: nil, line: 1, column: place.lowerBound + 1, text: query.printable, length: place.count)
  }
}

extension String {
  /// Scalar for scalar, line ends and tabs as blanks, and U+FFFD for what would steer a terminal.
  fileprivate var printable: String {
    String(
      UnicodeScalarView(
        unicodeScalars.map { scalar in
          switch scalar.value {
          case 0x09, 0x0A, 0x0D: " "
          case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: "\u{FFFD}"
          default: scalar
          }
        }))
  }
}
