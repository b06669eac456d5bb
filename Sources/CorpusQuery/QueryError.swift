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
        "cannot read the query: found \(found), expected \(expected)", excerpt: Self.excerpt(place, query),
        help: "see 'citat help query'")
    case .unsupported(let what, let place, let query):
      ErrorReport(
        "cannot read the query: \(what)", excerpt: Self.excerpt(place, query), help: "see 'citat help query'")
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
      file: nil, line: 1, column: place.lowerBound + 1, text: query.replacing(newline: " "), length: place.count)
  }
}

extension String {
  fileprivate func replacing(newline: Unicode.Scalar) -> String {
    String(UnicodeScalarView(unicodeScalars.map { $0 == "\n" || $0 == "\r" ? newline : $0 }))
  }
}
