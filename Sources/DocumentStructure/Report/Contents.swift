internal import CorpusModel
internal import UnicodeText

/// A report's table of contents, matched with the headings of the text.
struct Contents {
  /// Indices of the blocks that hold it, its heading included; empty when there is none.
  private(set) var blocks: Range<Int> = 0..<0
  /// The level of each block that is a heading named in the table.
  private(set) var levels: [Int: Int] = [:]
  /// Blocks that are the second half of the heading before them.
  private(set) var continuations: Set<Int> = []

  /// Matches a table with the blocks of its report; nothing without a table.
  ///
  /// - Complexity: O(entries × blocks).
  init(_ table: ContentsTable?, blocks holding: Range<Int>, in all: [Block]) {
    guard let table else { return }
    blocks = holding
    // What is longer than an entry by more than its ending is no heading of the table.
    let longest = (table.entries.map { Self.key($0.title).utf8.count }.max() ?? 0) + 4
    let keys = all.map { $0.furniture == nil ? Self.key($0.text, upTo: longest) : "" }
    let places = Self.places(of: table.entries, in: all, keys: keys, upTo: longest, from: holding.upperBound)
    let behind = keys[min(blocks.upperBound, keys.count)...]
    let entryLevels = ContentsLevels.levels(of: table.entries) { title in
      let key = Self.key(title)
      return behind.count { Self.isAlike($0, key) } > 1
    }
    for (entry, place) in places {
      levels[place] = entryLevels[entry]
      let key = Self.key(table.entries[entry].title)
      if keys[place] != key, Self.isJoined(keys, place, key) { continuations.insert(place + 1) }
    }
  }

  /// An entry's heading in the text, as far as the words go.
  private struct Candidate {
    let entry: Int
    let place: Int
    /// 3 for the same words, 2 for the same but for the number or over two blocks, 1 for nearly the same.
    let likeness: Int
  }

  /// The heading of each entry that has one: those that agree best with the table, all in its order. A title that stands
  /// twice is the chapter's where it stands last; the first is a summary's.
  private static func places(
    of entries: [ContentsEntry], in all: [Block], keys: [String], upTo longest: Int, from start: Int
  ) -> [Int: Int] {
    let bare = all.indices.map { all[$0].furniture == nil ? bareKey(all[$0].text, upTo: longest) : "" }
    var candidates: [Candidate] = []
    for (index, entry) in entries.enumerated() {
      let key = key(entry.title)
      let own = bareKey(entry.title, upTo: longest)
      var found = 0
      for place in all.indices.dropFirst(start).reversed() where !keys[place].isEmpty && found < 30 {
        let likeness =
          if keys[place] == key {
            3
          } else if own.utf8.count > 3, bare[place] == own,
            !Sentence.goesOn(all[place].text) || isJoined(keys, place, key)
          {
            2
          } else if isJoined(keys, place, key) {
            2
          } else if isAlike(keys[place], key) {
            1
          } else {
            0
          }
        if likeness > 0 {
          candidates.append(Candidate(entry: index, place: place, likeness: likeness))
          found += 1
        }
      }
    }
    candidates.sort { ($0.entry, $0.place) < ($1.entry, $1.place) }
    // The row of rising entries and places with the highest sum; of equals, the one that stands last.
    var sums = candidates.map(\.likeness)
    var before = [Int?](repeating: nil, count: candidates.count)
    for (index, candidate) in candidates.enumerated() {
      for earlier in candidates.indices[..<index]
      where candidates[earlier].entry < candidate.entry && candidates[earlier].place < candidate.place {
        let sum = sums[earlier] + candidate.likeness
        let isLater = before[index].map { candidates[$0].place < candidates[earlier].place } ?? true
        if sum > sums[index] || sum == sums[index] && isLater {
          sums[index] = sum
          before[index] = earlier
        }
      }
    }
    var member = candidates.indices.max { (sums[$0], candidates[$0].place) < (sums[$1], candidates[$1].place) }
    var places: [Int: Int] = [:]
    while let index = member {
      places[candidates[index].entry] = candidates[index].place
      member = before[index]
    }
    return places
  }

  /// Whether a heading was cut over two blocks.
  private static func isJoined(_ keys: [String], _ index: Int, _ key: String) -> Bool {
    index + 1 < keys.count && !keys[index].isEmpty && !keys[index + 1].isEmpty
      && keys[index].utf8.count + keys[index + 1].utf8.count == key.utf8.count && keys[index] + keys[index + 1] == key
  }

  /// What two spellings of a heading have in common: letters and digits, case folded.
  static func key(_ text: String) -> String {
    var key: [UInt8] = []
    key.reserveCapacity(text.utf8.count)
    for scalar in LetterCase.folded(text).unicodeScalars
    where ScalarClass.isLetter(scalar) || ScalarClass.isDigit(scalar) {
      key += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
    }
    return String(decoding: key, as: UTF8.self)
  }

  /// The key of a text, or, where that has more than `longest` bytes, a beginning of it that has more.
  private static func key(_ text: String, upTo longest: Int) -> String {
    let front = text.unicodeScalars.prefix(2 * longest + 16)
    if front.endIndex < text.endIndex {
      let beginning = key(String(front))
      if beginning.utf8.count > longest { return beginning }
    }
    return key(text)
  }

  /// A heading's key without the number before it; of long ones a beginning, as `key` has it.
  private static func bareKey(_ text: String, upTo longest: Int) -> String {
    let start = text.unicodeScalars.drop { $0 == "#" || $0 == "*" || $0 == " " }
    guard let first = start.first, ScalarClass.isDigit(first), let number = HeadingNumber(String(start)) else {
      return key(text, upTo: longest)
    }
    return key(String(decoding: Substring(start).utf8.dropFirst(number.width), as: UTF8.self), upTo: longest)
  }

  /// Whether two keys are the same but for an ending: a common prefix of four fifths or more and nearly equal length.
  private static func isAlike(_ a: String, _ b: String) -> Bool {
    if a == b { return true }
    guard min(a.utf8.count, b.utf8.count) >= 15, abs(a.utf8.count - b.utf8.count) <= 3 else { return false }
    let prefix = zip(a.utf8, b.utf8).prefix { $0 == $1 }.count
    let suffix = zip(a.utf8.reversed(), b.utf8.reversed()).prefix { $0 == $1 }.count
    return prefix + suffix + 3 >= max(a.utf8.count, b.utf8.count)
  }
}
