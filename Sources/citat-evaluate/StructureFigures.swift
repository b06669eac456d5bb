internal import CorpusModel
internal import UnicodeText

/// How far a document as it was read agrees with its right structure.
struct StructureFigures {
  /// So many of so many.
  struct Share {
    var right = 0
    var all = 0

    /// 1 where there was nothing to get right.
    var value: Double { all == 0 ? 1 : Double(right) / Double(all) }

    mutating func count(_ isRight: Bool) {
      all += 1
      if isRight { right += 1 }
    }

    static func += (left: inout Share, right: Share) {
      left.right += right.right
      left.all += right.all
    }
  }

  /// Things found among things that are there.
  struct Match {
    var found = Share()
    var gold = Share()

    /// The harmonic mean of precision and recall.
    var f1: Double {
      found.all + gold.all == 0 ? 1 : Double(found.right + gold.right) / Double(found.all + gold.all)
    }

    static func += (left: inout Match, right: Match) {
      left.found += right.found
      left.gold += right.gold
    }
  }

  var headings = Match()
  /// Of the headings found.
  var levels = Share()
  /// Characters that are no running text and that the text left out.
  var keptOut = Share()
  /// Characters left out that are no running text, among those that gold data say something about.
  var leftOut = Share()
  /// Places where a paragraph of running text begins or ends; a place where both ways are right is none.
  var boundaries = Match()
  var quotations = Match()
  /// Of the quotations found: the words are the same to the letter; the role is the same, or there is none.
  var words = Share()
  var roles = Share()
  var marks = Match()
  var traps = Share()
  /// Characters of running text that stand nowhere, and that stand twice.
  var lost = 0
  var doubled = 0
  /// Where it differs, by line: `heading missed, line 12`.
  var misses: [String] = []

  static func += (left: inout StructureFigures, right: StructureFigures) {
    left.headings += right.headings
    left.levels += right.levels
    left.keptOut += right.keptOut
    left.leftOut += right.leftOut
    left.boundaries += right.boundaries
    left.quotations += right.quotations
    left.words += right.words
    left.roles += right.roles
    left.marks += right.marks
    left.traps += right.traps
    left.lost += right.lost
    left.doubled += right.doubled
    left.misses += right.misses
  }

  init() {}

  /// Compares a document with its gold structure. O(characters).
  init(_ document: Document, gold: StructureGold) {
    let reading = StructureReading(document, gold: gold)
    scoreHeadings(reading)
    scoreFurniture(reading)
    scoreParagraphs(reading)
    scoreQuotations(reading)
    scoreMarks(reading)
  }
}
