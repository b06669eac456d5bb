package import CorpusModel
package import TextStatistics

/// The units that coders judged, with what each of them decided: what every measure of agreement is computed from.
package struct ReliabilityData: Sendable {
  /// A unit, or a stretch of equal units such as characters that all coders judged alike.
  package struct Item: Sendable, Equatable {
    /// The number of the source.
    package let source: Int
    /// Unique among the items.
    package let id: String
    /// Where it stands: bytes of canonical text, or characters of the file where no text is at hand; `nil` for a unit that
    /// is only named.
    package let range: TextRange?
    /// Units in it, at least 1.
    package let count: Int
    /// The codes that each coder gave; `nil` for a coder who did not judge it.
    package let judgements: [Set<String>?]
    /// The words, where a file of codings has them.
    package let text: String?

    package init(
      source: Int, id: String, range: TextRange?, count: Int, judgements: [Set<String>?], text: String? = nil
    ) {
      self.source = source
      self.id = id
      self.range = range
      self.count = count
      self.judgements = judgements
      self.text = text
    }

    /// Whether at least two coders judged it.
    package var isComparable: Bool { judgements.count { $0 != nil } >= 2 }
    /// Whether one coder judged it and no other.
    package var isOfOneCoder: Bool { judgements.count { $0 != nil } == 1 }
    /// Whether a coder gave it any code.
    package var isCoded: Bool { judgements.contains { !($0?.isEmpty ?? true) } }
  }

  package let coders: [String]
  package let sources: [String]
  /// All codes that are compared, in the order in which they are shown.
  package let codes: [String]
  package let items: [Item]

  package init(coders: [String], sources: [String], codes: [String], items: [Item]) {
    self.coders = coders
    self.sources = sources
    self.codes = codes
    self.items = items
  }

  /// The judgements of a code by source: category 1 where a coder gave the code, 0 where not. O(items × coders).
  package func tables(of code: String) -> [JudgementTable] {
    var groups = [[[Int?]: Int]](repeating: [:], count: sources.count)
    for item in items {
      let judgements = item.judgements.map { $0.map { $0.contains(code) ? 1 : 0 } }
      groups[item.source][judgements, default: 0] += item.count
    }
    return JudgementTable.tables(judges: coders.count, categories: 2, groups: groups)
  }

  /// Every decision on every code by source: a unit counts once for each code. O(items × codes × coders).
  package var pooledTables: [JudgementTable] {
    var groups = [[[Int?]: Int]](repeating: [:], count: sources.count)
    for code in codes {
      for item in items {
        let judgements = item.judgements.map { $0.map { $0.contains(code) ? 1 : 0 } }
        groups[item.source][judgements, default: 0] += item.count
      }
    }
    return JudgementTable.tables(judges: coders.count, categories: 2, groups: groups)
  }

  /// A code on an item on which coders do not agree.
  package struct Disagreement: Sendable {
    package let item: Item
    package let code: String
    /// The numbers of the coders who gave the code, and of those who judged the item and did not.
    package let given: [Int]
    package let withheld: [Int]

    package init(item: Item, code: String, given: [Int], withheld: [Int]) {
      self.item = item
      self.code = code
      self.given = given
      self.withheld = withheld
    }
  }

  /// The disagreements, in the order of the items. O(items × codes × coders).
  package var disagreements: [Disagreement] {
    items.flatMap { item in
      codes.compactMap { code in
        let judged = item.judgements.indices.filter { item.judgements[$0] != nil }
        let given = judged.filter { item.judgements[$0]?.contains(code) ?? false }
        if given.isEmpty || given.count == judged.count { return nil }
        return Disagreement(item: item, code: code, given: given, withheld: judged.filter { !given.contains($0) })
      }
    }
  }
}
