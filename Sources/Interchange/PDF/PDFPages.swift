internal import CorpusModel

/// The text of a PDF, cut at form feeds into pages.
struct PDFPages {
  let text: UTF8Text
  /// Bytes of each page.
  let pages: [TextRange]

  /// - Parameter text: What `pdftotext` wrote: a form feed ends each page.
  init(_ text: UTF8Text) {
    self.text = text
    var pages: [TextRange] = []
    var start = 0
    for (offset, byte) in text.bytes.enumerated() where byte == 0x0C {
      pages.append(TextRange(start, offset))
      start = offset + 1
    }
    if start < text.count { pages.append(TextRange(start, text.count)) }
    self.pages = pages
  }

  /// Whether there is anything but white space.
  var holdsText: Bool { text.bytes.contains { $0 > 0x20 } }

  /// The text as it stands, with its pages.
  var source: SourceText { SourceText(verbatim: text, pages: starts) }

  /// Where pages begin, by the numbers printed on them, else by their order.
  var starts: [PageStart] {
    let shift = printedShift
    return pages.enumerated().map { index, page in
      PageStart(verbatim: page.start, label: "\(index + shift > 0 ? index + shift : index + 1)")
    }
  }

  /// What is added to a page's index to get the number printed on it: what most pages agree on, else 1.
  private var printedShift: Int {
    var votes: [Int: Int] = [:]
    for (index, page) in pages.enumerated() {
      for number in Set(edgeNumbers(of: page)) { votes[number - index, default: 0] += 1 }
    }
    guard let best = votes.max(by: { ($0.value, -$0.key) < ($1.value, -$1.key) }), best.value * 2 > pages.count,
      pages.count > 1
    else { return 1 }
    return best.key
  }

  /// The numbers that stand alone in the first or last line of a page.
  private func edgeNumbers(of page: TextRange) -> [Int] {
    let lines = text.string(in: page).split(separator: "\n").filter { $0.contains { !$0.isWhitespace } }
    return [lines.first, lines.last].compactMap { line in
      line.flatMap { Self.number(of: String($0)) }
    }
  }

  /// The number of a page that stands alone in a line: `7`, `Side 7`, `7 af 20`, `– 7 –`.
  static func number(of line: String) -> Int? {
    var words = line.split { " –-|".contains($0) }.map { String($0.filter { $0 != "\r" }) }
    if let first = words.first, ["Side", "side", "s.", "Page"].contains(first) { words.removeFirst() }
    if words.count == 3, words[1] == "af" || words[1] == "of" || words[1] == "/" { words = [words[0]] }
    guard words.count == 1, let number = Int(words[0]), (0...9999).contains(number) else { return nil }
    return number
  }
}
