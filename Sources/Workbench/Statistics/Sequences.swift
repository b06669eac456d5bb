internal import CorpusIndex
internal import CorpusModel

/// The sequences that begin at each position and do not run over the end of a sentence, numbered in the order of their words;
/// lengthened a word at a time.
///
/// The places of a sequence are brought together by counting, not by a table that is searched: the words behind the places of
/// one sequence are then counted in an array that stays in the processor's cache.
struct Sequences {
  /// The sequence that begins at each position; −1 where there is none, or none that is common enough.
  private(set) var starts: [Int32]
  /// How often each sequence stands, by its number.
  private(set) var counts: [Int32]
  /// Sequences of this length in all, counted with repetitions.
  private(set) var total: Int

  /// A sequence as one that is shorter by its last word, and that word.
  private struct Level {
    var fronts: [Int32] = []
    var lasts: [Int32] = []
  }

  /// The item at each position.
  private let words: [Int32]
  /// How many words of its sentence begin at each position or later, 255 at most; 0 outside of the scope.
  private let left: [UInt8]
  private let itemCount: Int
  private let minimum: Int32
  private var levels: [Level] = []

  /// The words of a scope as sequences of one.
  ///
  /// - Parameter minimum: What is rarer is not lengthened, for nothing that begins with it can be commoner.
  /// - Complexity: O(positions of the corpus).
  init(of items: CountedItems, in scope: CountScope, _ corpus: Corpus, minimum: Int) {
    var words = [Int32](repeating: -1, count: corpus.index.wordCount)
    var left = [UInt8](repeating: 0, count: words.count)
    var counts = [Int32](repeating: 0, count: items.count)
    for sentence in scope.intersection(Array(corpus.index.segments(.sentence))) {
      var position = sentence.lowerBound
      corpus.index.forEachTerm(at: sentence) { term in
        let item = items.item(of: term)
        words[position] = Int32(item)
        left[position] = UInt8(min(255, sentence.upperBound - position))
        counts[item] += 1
        position += 1
      }
    }
    starts = words
    self.counts = counts
    total = left.count { $0 > 0 }
    self.words = words
    self.left = left
    itemCount = items.count
    self.minimum = Int32(clamping: minimum)
  }

  /// Makes the sequences longer by a word. O(positions + sequences × log sequences).
  mutating func lengthen() {
    let length = levels.count + 1
    total = left.count { Int($0) > length }
    // Where the places of each sequence begin.
    var ends = [Int32](repeating: 0, count: counts.count + 1)
    for position in starts.indices {
      let sequence = starts[position]
      if sequence < 0 { continue }
      if Int(left[position]) > length, counts[Int(sequence)] >= minimum {
        ends[Int(sequence) + 1] += 1
      } else {
        starts[position] = -1
      }
    }
    for sequence in counts.indices { ends[sequence + 1] += ends[sequence] }
    // Each place with the word behind the sequence there: one look at both.
    var places = [UInt64](repeating: 0, count: Int(ends[counts.count]))
    var next = ends
    for position in starts.indices where starts[position] >= 0 {
      let sequence = Int(starts[position])
      places[Int(next[sequence])] = UInt64(UInt32(bitPattern: words[position + length])) << 32 | UInt64(position)
      next[sequence] += 1
    }
    var level = Level()
    var found: [Int32] = []
    var seen = [Int32](repeating: 0, count: itemCount)
    var behind: [Int32] = []
    for sequence in counts.indices {
      let own = Int(ends[sequence])..<Int(ends[sequence + 1])
      behind.removeAll(keepingCapacity: true)
      for place in own {
        let word = Int(places[place] >> 32)
        if seen[word] == 0 { behind.append(Int32(word)) }
        seen[word] += 1
      }
      behind.sort()
      // The count of a word gives way to the number of the longer sequence.
      for word in behind {
        let count = seen[Int(word)]
        seen[Int(word)] = count < minimum ? -1 : Int32(found.count)
        if count < minimum { continue }
        found.append(count)
        level.fronts.append(Int32(sequence))
        level.lasts.append(word)
      }
      for place in own {
        starts[Int(places[place] & 0xFFFF_FFFF)] = seen[Int(places[place] >> 32)]
      }
      for word in behind { seen[Int(word)] = 0 }
    }
    counts = found
    levels.append(level)
  }

  /// The words of a sequence, by their items. O(length).
  func items(of number: Int) -> [Int] {
    var result: [Int] = []
    var number = number
    for level in levels.reversed() {
      result.append(Int(level.lasts[number]))
      number = Int(level.fronts[number])
    }
    return (result + [number]).reversed()
  }

  /// The first word of a sequence. O(length).
  func first(of number: Int) -> Int { levels.reversed().reduce(number) { Int($1.fronts[$0]) } }

  /// The last word of a sequence. O(1).
  func last(of number: Int) -> Int { levels.last.map { Int($0.lasts[number]) } ?? number }
}
