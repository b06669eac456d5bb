import Testing

@testable import UnicodeText

@Suite struct CollatorTests {
  /// Each row as a Danish index has it: aa is å, and stands behind å where nothing else differs. Source: CLDR, da.
  @Test(arguments: [
    ["abe", "zebra", "æble", "øl", "ål"],
    ["Abel", "Zoo", "Ægir", "Østre", "Åse"],
    ["Olsen", "Ziegler", "Ærø", "Ølstykke", "Aagaard", "Århus", "Aarhus"],
    ["", "a", "b"],
    ["barn", "barnet", "børn"],
    ["1", "2", "a"],
    ["idé", "ider"],
  ])
  func `Words stand as in a Danish index`(_ sorted: [String]) {
    var random = sorted.reversed() as [String]
    for _ in sorted {
      random.append(random.removeFirst())
      #expect(random.sorted { Collator.danish.precedes($0, $1) } == sorted)
    }
  }

  @Test func `No text precedes itself, and of two different ones exactly one precedes`() {
    let words = ["", "a", "A", "å", "aa", "a\u{30A}", "ø", "o", "é", "e", "-", " "]
    for a in words {
      #expect(!Collator.danish.precedes(a, a))
      for b in words where !a.utf8.elementsEqual(b.utf8) {
        #expect(Collator.danish.precedes(a, b) != Collator.danish.precedes(b, a))
      }
    }
  }
}
