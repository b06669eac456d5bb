internal import CorpusModel
internal import UnicodeText

/// What the pages of a transcript put between its lines: page numbers, and lines that stand on every page.
struct TranscriptPages {
  /// The lines that are left. A blank line beside what was taken out is gone too.
  private(set) var lines: [Line] = []
  /// Indices of `lines` before which a page ends, or furniture stood.
  private(set) var breaks: Set<Int> = []
  private(set) var furniture: [Furniture] = []
  private(set) var pages: [PageStart] = []

  /// Looks at the first and last lines of every page, and at page numbers that stand alone.
  ///
  /// A line is a running head when it stands at the same end of half of the pages, digits aside; two pages will do, three
  /// when it looks like a turn. `Side 3` and `- 3 -` are page numbers when they count up, and a bare number when it does so
  /// at the ends of pages.
  init(_ all: [Line], in verbatim: UTF8Text) {
    let taken = Self.runningHeads(all, verbatim).merging(Self.pageNumbers(all)) { $1 }
    var pending = false
    for (index, line) in all.enumerated() {
      if line.startsPage { pending = true }
      if let kind = taken[index] {
        furniture.append(Furniture(verbatim: line.range, kind: kind))
        while lines.last?.isBlank ?? false { lines.removeLast() }
        pending = true
        continue
      }
      if pending, line.isBlank { continue }
      if pending, !lines.isEmpty {
        while lines.last?.isBlank ?? false { lines.removeLast() }
        breaks.insert(lines.count)
      }
      pending = false
      lines.append(line)
    }
    findPages(all, taken)
  }

  private mutating func findPages(_ all: [Line], _ taken: [Int: Furniture.Kind]) {
    let bounds = Self.bounds(of: all)
    guard bounds.count > 1 else { return }
    for (number, bound) in bounds.enumerated() {
      guard let first = all[bound].first(where: { !$0.isBlank }) else { continue }
      let printed = bound.first { taken[$0] == .pageNumber }.map { Self.number(all[$0].text) } ?? nil
      pages.append(PageStart(verbatim: first.range.start, label: "\(printed ?? number + 1)"))
    }
  }

  /// The lines of each page.
  private static func bounds(of lines: [Line]) -> [Range<Int>] {
    let starts = [0] + lines.indices.dropFirst().filter { lines[$0].startsPage }
    return zip(starts, starts.dropFirst() + [lines.count]).map { $0..<$1 }
  }

  private static func runningHeads(_ lines: [Line], _ verbatim: UTF8Text) -> [Int: Furniture.Kind] {
    let pages = bounds(of: lines)
    guard pages.count > 1 else { return [:] }
    var places: [String: [Int]] = [:]
    for page in pages {
      let seen = page.filter { !lines[$0].isBlank }
      for (place, index) in seen.prefix(2).enumerated() {
        places["+\(place)" + key(lines[index].text), default: []].append(index)
      }
      if seen.count > 4 {
        for (place, index) in seen.suffix(2).reversed().enumerated() {
          places["-\(place)" + key(lines[index].text), default: []].append(index)
        }
      }
    }
    var result: [Int: Furniture.Kind] = [:]
    for indices in places.values where indices.count * 2 >= pages.count {
      let text = lines[indices[0]].text
      let isNumber = number(text) != nil
      let looksSpoken = SpeakerLabel(line: lines[indices[0]], style: .colon, in: verbatim) != nil
      guard indices.count >= (looksSpoken ? 3 : 2), !isNumber || countsUp(indices.map { number(lines[$0].text) }) else {
        continue
      }
      for index in indices { result[index] = isNumber ? .pageNumber : .runningHead }
    }
    return result
  }

  /// `Side 3`, `Side 3 af 12` and `- 3 -` between blank lines, when they count up, or one that is the last line of all.
  private static func pageNumbers(_ lines: [Line]) -> [Int: Furniture.Kind] {
    let found = lines.indices.filter { index in
      number(lines[index].text) != nil && lines[index].text.utf8.contains { !(0x30...0x39).contains($0) }
        && (index == 0 || lines[index - 1].isBlank || lines[index].startsPage)
        && (index + 1 == lines.count || lines[index + 1].isBlank || lines[index + 1].startsPage)
    }
    let isFoot = found.count == 1 && found[0] > 0 && found[0] == lines.lastIndex { !$0.isBlank }
    guard found.count >= 2 || isFoot, countsUp(found.map { number(lines[$0].text) }) else { return [:] }
    return Dictionary(uniqueKeysWithValues: found.map { ($0, .pageNumber) })
  }

  private static func countsUp(_ numbers: [Int?]) -> Bool {
    let numbers = numbers.compactMap(\.self)
    return zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 }
  }

  /// The page of `3`, `Side 3`, `Side 3 af 12`, `3/12`, `- 3 -`.
  private static func number(_ text: String) -> Int? {
    guard text.utf8.count <= 20,
      [
        "#", "side #", "side # af #", "page #", "page # of #", "s. #", "#/#", "# / #", "- # -",
        "– # –", "# af #", "# of #", "-#-", "|#", "| #", "# |",
      ].contains(key(text))
    else { return nil }
    let digits = text.utf8.drop { !(0x30...0x39).contains($0) }.prefix { (0x30...0x39).contains($0) }
    return digits.count > 5 ? nil : Int(String(decoding: digits, as: UTF8.self))
  }

  /// The text in lower case with `#` for every number.
  private static func key(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in LetterCase.lowercased(text).unicodeScalars {
      if !ScalarClass.isDigit(scalar) { result.append(scalar) } else if result.last != "#" { result.append("#") }
    }
    return String(result)
  }
}
