internal import CorpusModel
internal import UnicodeText

/// Lines that the layout repeats on every page, with or without the page's number: `Unge i job`, `12 | Unge i job`.
enum RunningHeads {
  /// Marks the lines that recur at the edges of pages, and those that recur in the middle of sentences.
  ///
  /// - Parameters:
  ///   - contents: The lines that hold the table of contents; nothing in them recurs.
  ///   - headings: What the table's entries are known by: the first line like one is the heading itself.
  static func mark(_ lines: inout [ReportLine], contents: Range<Int>, headings: Set<String>) {
    var places: [String: [Int]] = [:]
    for (index, line) in lines.enumerated()
    where !line.isBlank && line.furniture == nil && line.text.utf8.count < 120 && !contents.contains(index) {
      // A list item or a quoted line that recurs is text.
      guard let first = line.text.unicodeScalars.first, !line.text.hasSuffix(":"), !QuotedBlock.opening.contains(first),
        !"-–•*#>|".unicodeScalars.contains(first) || numbered(line.text) != nil
      else { continue }
      let key = Contents.key(numbered(line.text)?.head ?? line.text)
      if !key.isEmpty { places[key, default: []].append(index) }
    }
    for key in places.keys.sorted() {
      guard let indices = places[key], indices.count >= 2 else { continue }
      let numbers = indices.compactMap { index in numbered(lines[index].text)?.number }
      if numbers.count >= 3, numbers.count == indices.count, zip(numbers, numbers.dropFirst()).allSatisfy({ $0 < $1 }),
        isHead(lines[indices[0]].text)
      {
        for (index, number) in zip(indices, numbers) {
          lines[index].furniture = .runningHead
          lines[index].page = "\(number)"
        }
        continue
      }
      // `Litteratur 9` and `Litteratur` are the line of a table of contents and what it leads to.
      if indices.count == 2, numbers.count == 1 { continue }
      let edges = indices.filter { lines.isAtPageEdge($0) }
      let cutting = indices.filter { cutsSentence($0, lines) }
      // What recurs away from the pages' edges is text: a role above its quotations, an answer that several gave.
      var heads = edges.count >= 2 && edges.count * 2 >= indices.count ? edges : cutting.count >= 2 ? cutting : []
      // A heading named again in a summary stands at two edges by chance; one that runs stands at three.
      if headings.contains(key) {
        heads =
          heads.count >= 3 && heads.count == indices.count
          ? Array(heads.dropFirst()) : heads.filter { cutting.contains($0) }
      }
      for index in heads where !isRole(index, lines) { lines[index].furniture = .runningHead }
    }
  }

  /// The words and the number of a head that shows its page: `12 Unge i job`, `Unge i job | 12`, `Unge i job side 12`.
  private static func numbered(_ text: String) -> (head: String, number: Int)? {
    let between = " \t|·•\u{A0}".unicodeScalars
    func isWords(_ scalar: Unicode.Scalar?) -> Bool { scalar.map { !("0"..."9").contains($0) } ?? true }
    // Most lines have a number at neither end.
    if isWords(text.unicodeScalars.first { !between.contains($0) }),
      isWords(text.unicodeScalars.last { !between.contains($0) })
    {
      return nil
    }
    var words = text.unicodeScalars.split { between.contains($0) }.map { String($0) }
    if words.count < 2 { return nil }
    if let number = PageMark.digits(words[0][...]) {
      words.removeFirst()
      return Int(number).map { (words.joined(separator: " "), $0) }
    }
    guard let number = PageMark.digits(words[words.count - 1][...]) else { return nil }
    words.removeLast()
    if words.count > 1, ["side", "s."].contains(LetterCase.lowercased(words[words.count - 1])) { words.removeLast() }
    return Int(number).map { (words.joined(separator: " "), $0) }
  }

  /// `Figur 3` and `Spørgsmål 4` count other things than pages.
  private static func isHead(_ text: String) -> Bool {
    text.contains("|") || text.split(separator: " ").count >= 3 && !BackMatter.isFigure(text)
  }

  /// Whether a line stands in the middle of a sentence and is none of its lines: a sentence that recurs is wrapped alike.
  private static func cutsSentence(_ index: Int, _ lines: [ReportLine]) -> Bool {
    guard !Sentence.goesOn(lines[index].text), let before = lines.previous(before: index, overFurniture: true),
      let behind = lines.next(after: index, overFurniture: true),
      let first = lines[behind].text.unicodeScalars.first
    else { return false }
    let isAlone = lines[index - 1].isBlank && lines[index + 1].isBlank
    guard isAlone || lines[index].text.utf8.count * 10 < lines[before].text.utf8.count * 7 else { return false }
    return !Sentence.isComplete(lines[before].text) && ScalarClass.isLowercase(first)
      && lines[before].text.utf8.count > 40
  }

  /// Whether speech follows: a role above its quotation.
  private static func isRole(_ index: Int, _ lines: [ReportLine]) -> Bool {
    guard let behind = lines.next(after: index, overFurniture: true),
      let first = lines[behind].text.unicodeScalars.first
    else { return false }
    return QuotedBlock.opening.contains(first)
  }
}
