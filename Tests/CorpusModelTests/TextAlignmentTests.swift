import CorpusModel
import TestSupport
import Testing

@Suite struct TextAlignmentTests {
  /// The words under ① ② in the old text, and what they are in the new one; `nil` where they are gone.
  @Test(arguments: [
    ("vi ringer ①til foreningen② hver uge", "vi ringer til foreningen hver uge", "til foreningen"),
    ("vi ringer ①til forenigen② hver uge", "I går: vi ringer til foreningen hver uge", "til foreningen"),
    ("①vi rigner② til dem", "vi ringer til dem", "vi ringer"),
    ("først. ①så kom naboen forbi② og sad", "først.\n\nså kom\nnaboen forbi\n\nog sad", "så kom\nnaboen forbi"),
    ("en ①dags②orden her", "en dagsorden her", "dags"),
    ("en dags①orden② her", "ny en dagsorden her", "orden"),
    ("et to tre ①fire fem seks② syv", "et to tre syv", nil),
    ("et to tre ①fire fem seks② syv", "et to tre fire fem syv", "fire fem"),
    ("①hej hej hej② slut", "hej hej hej slut", "hej hej hej"),
    ("①Æbler og pærer②", "Æblerne og pærer", "Æblerne og pærer"),
  ])
  func `A range is found again where its words are`(marked: String, corrected: String, expected: String?) {
    let parts = marked.split(whereSeparator: { "①②".contains($0) }).map(String.init)
    let lead = marked.hasPrefix("①") ? "" : parts[0]
    let inside = marked.hasPrefix("①") ? parts[0] : parts[1]
    let old = UTF8Text(marked.filter { !"①②".contains($0) })
    let range = TextRange(lead.utf8.count, lead.utf8.count + inside.utf8.count)
    let new = UTF8Text(corrected)
    let place = TextAlignment(from: old, to: new).place(of: range)
    #expect(place.map { new.string(in: $0.range) } == expected)
    if let place { #expect(place.isSame == (new.string(in: place.range) == inside)) }
  }

  /// Two hundred typing errors, paragraphs joined and split, a page taken out: what truly became of each word is known.
  @Test(arguments: [UInt64(1), 2, 3, 4, 5])
  func `In a text with two hundred corrections every range is carried to its own words`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    func below(_ limit: Int) -> Int { Int(random.next() % UInt64(limit)) }
    // Few word forms that recur often, as in speech, with a tail of rare ones.
    let forms = (0..<700).map { number in
      String((0..<2 + below(8)).map { _ in "aeionrstdlgkmåø".randomElement(using: &random)! })
        + (number % 3 == 0 ? "," : "")
    }
    var old: [String] = (0..<6000).map { _ in forms[below(below(4) == 0 ? 700 : 40)] }
    for index in old.indices { old[index] += below(30) == 0 ? "\n" : " " }
    let deleted = 2000 + below(2000)
    let page = deleted..<deleted + 350
    var typos = Set<Int>()
    while typos.count < 200 { typos.insert(below(old.count)) }
    var new = old
    for index in typos {
      var letters = Array(new[index])
      let place = below(max(1, letters.count - 1))
      switch below(3) {
      case 0: letters[place] = "x"
      case 1: letters.insert("y", at: place)
      default: if letters.count > 3 { letters.remove(at: place) } else { letters[place] = "z" }
      }
      new[index] = String(letters)
    }
    for index in new.indices where below(60) == 0 {
      new[index] = String(new[index].dropLast()) + (new[index].hasSuffix("\n") ? " " : "\n")
    }
    let kept = new.indices.filter { !page.contains($0) }
    let (before, after) = (UTF8Text(old.joined()), UTF8Text(kept.map { new[$0] }.joined()))
    let oldStarts = old.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.utf8.count) }
    var newStarts: [Int: Int] = [:]
    var offset = 0
    for index in kept {
      newStarts[index] = offset
      offset += new[index].utf8.count
    }
    let alignment = TextAlignment(from: before, to: after)
    var lost = 0
    for _ in 0..<1000 {
      let start = below(old.count - 40)
      let end = start + 3 + below(37)
      let range = TextRange(oldStarts[start], oldStarts[end] - 1)
      let left = (start..<end).filter { !page.contains($0) }
      guard let place = alignment.place(of: range) else {
        lost += 1
        #expect(left.count * 3 < (end - start) * 2, "words \(start)..<\(end) were lost")
        continue
      }
      // On its own words: a word at either end may be missed where the page was, none may be another's.
      guard let first = left.first, let last = left.last, let low = newStarts[first], let high = newStarts[last] else {
        Issue.record("words \(start)..<\(end) are gone and were found")
        continue
      }
      let whole = TextRange(low, high + new[last].utf8.count)
      if left.count == end - start {
        #expect(place.range == TextRange(low, whole.end - 1))
      } else {
        #expect(whole.contains(place.range))
      }
    }
    #expect(lost > 0)
  }
}
