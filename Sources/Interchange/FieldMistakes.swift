internal import CorpusModel

/// Mistakes in the fields of codebooks, gathered while the rest is read, so that a user sees them all at once.
struct FieldMistakes {
  private var all: [(file: Int, error: InterchangeError)] = []
  /// Files in the order in which they were opened.
  private var files: [String] = []

  var isEmpty: Bool { all.isEmpty }

  mutating func note(_ errors: [InterchangeError], in file: String) {
    let number = files.firstIndex(of: file) ?? files.count
    if number == files.count { files.append(file) }
    all += errors.map { (number, $0) }
  }

  /// What the body gives, or `nil` where it throws: that is noted.
  mutating func attempt<Value>(
    _ field: YAMLField, _ body: (YAMLField) throws(InterchangeError) -> Value
  ) -> Value? {
    do {
      return try body(field)
    } catch {
      note([error], in: field.file)
      return nil
    }
  }

  /// - Throws: What was noted, in the order of the files, lines and columns.
  func throwIfAny() throws(InterchangeError) {
    func place(_ error: InterchangeError) -> (Int, Int) {
      error.report.excerpt.map { ($0.line, $0.column) } ?? (0, 0)
    }
    let sorted = all.enumerated().sorted { a, b in
      let (first, second) = (place(a.element.error), place(b.element.error))
      return (a.element.file, first.0, first.1, a.offset) < (b.element.file, second.0, second.1, b.offset)
    }.map(\.element.error)
    if sorted.count > 1 { throw .several(sorted) }
    if let only = sorted.first { throw only }
  }
}
