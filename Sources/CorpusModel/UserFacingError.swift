/// An error that a file, a user or the system caused, told so that the user can mend it.
///
/// Neither part ever holds words of an interview.
package protocol UserFacingError: Error {
  var report: ErrorReport { get }
  /// All that is wrong, where several things are told at once: the report alone, unless an error says otherwise.
  var reports: [ErrorReport] { get }
}

extension UserFacingError {
  package var reports: [ErrorReport] { [report] }
}

/// What is wrong, where, and what to do.
package struct ErrorReport: Sendable, Equatable {
  /// What was tried, on what, and what was wrong; no full stop.
  package let message: String
  /// The place in a query or codebook.
  package let excerpt: SourceExcerpt?
  /// One thing to do.
  package let help: String?

  package init(_ message: String, excerpt: SourceExcerpt? = nil, help: String? = nil) {
    self.message = message
    self.excerpt = excerpt
    self.help = help
  }

  /// The lines for standard error, without a final line end.
  package func text(label: String = "error") -> String {
    var lines = ["\(label): \(message)"]
    if let excerpt { lines += excerpt.lines }
    if let help { lines.append("  help: \(help)") }
    return lines.joined(separator: "\n")
  }
}

/// A line of a codebook or a query with a caret under the place.
package struct SourceExcerpt: Sendable, Equatable {
  package let file: String?
  /// Counted from 1, as editors do.
  package let line: Int
  /// Counted from 1, in scalars.
  package let column: Int
  package let text: String
  /// Scalars to mark; at least 1.
  package let length: Int

  package init(file: String?, line: Int, column: Int, text: String, length: Int = 1) {
    self.file = file
    self.line = line
    self.column = column
    self.text = text
    self.length = length
  }

  /// The place, the line and the caret. Of a long line what is around the place, `…` for what is cut off.
  package var lines: [String] { lines(showing: 100) }

  /// The place, the line and the caret, with at most so many scalars of the line.
  package func lines(showing widest: Int) -> [String] {
    let number = file == nil ? "" : "\(line)"
    let margin = String(repeating: " ", count: number.count)
    let scalars = text.unicodeScalars.filter { $0 != "\r" }.map { $0 == "\t" ? " " : $0 }
    let place = max(0, column - 1)
    let start = scalars.count <= widest ? 0 : max(0, min(place - widest / 2, scalars.count - widest))
    let end = min(scalars.count, start + widest)
    var shown = start > 0 ? "…" : ""
    let indent = place - start + shown.unicodeScalars.count
    shown.unicodeScalars.append(contentsOf: scalars[start..<end])
    if end < scalars.count { shown += "…" }
    let marked = max(1, min(length, max(end, place + 1) - place))
    let caret = String(repeating: " ", count: indent) + String(repeating: "^", count: marked)
    let header = file.map { ["  \(margin)--> \($0):\(line):\(column)"] } ?? []
    return header + ["  \(number) | \(shown)", "  \(margin) | \(caret)"]
  }
}
