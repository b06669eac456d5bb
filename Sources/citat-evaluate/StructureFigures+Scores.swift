internal import CorpusModel
internal import UnicodeText

extension StructureFigures {
  /// A heading is found when one of the document has the same letters.
  mutating func scoreHeadings(_ reading: StructureReading) {
    var right: [[Int]: StructureGold.Heading] = [:]
    for heading in reading.gold.headings { right[reading.letters(heading.spans.map(\.range))] = heading }
    var found = Set<[Int]>()
    for section in reading.document.structure.sections {
      let letters = reading.letters(of: section.heading)
      guard let heading = right[letters] else {
        headings.found.count(false)
        miss("heading extra", letters.first, reading)
        continue
      }
      found.insert(letters)
      if heading.isOptional { continue }
      headings.found.count(true)
      let isRight = heading.level == section.level || heading.levelAlt?.contains(section.level) ?? false
      levels.count(isRight)
      if !isRight { miss("level \(section.level) for \(heading.level)", letters.first, reading) }
    }
    for heading in reading.gold.headings where !heading.isOptional {
      let letters = reading.letters(heading.spans.map(\.range))
      headings.gold.count(found.contains(letters))
      if !found.contains(letters) { miss("heading missed", letters.first, reading) }
    }
  }

  /// Headings are kept apart from running text, so that one among them is kept out.
  mutating func scoreFurniture(_ reading: StructureReading) {
    var isText = [Bool](repeating: false, count: reading.scalars.count)
    for paragraph in reading.document.structure.paragraphs where paragraph.kind != .heading && paragraph.kind != .box {
      for index in reading.letters(of: paragraph.range) { isText[index] = true }
    }
    var isNonbody = [Bool](repeating: false, count: reading.scalars.count)
    var isKnown = isNonbody
    for nonbody in reading.gold.nonbody {
      let letters = reading.letters(nonbody.spans.map(\.range))
      for index in letters {
        isNonbody[index] = true
        isKnown[index] = true
        keptOut.count(!isText[index])
      }
      if let first = letters.first(where: { isText[$0] }) { miss("\(nonbody.kind) in body", first, reading) }
    }
    let body =
      reading.gold.paragraphs.map(\.spans) + reading.gold.quotes.filter(\.isSpeech).map(\.spans)
      + reading.gold.headings.map(\.spans)
    for spans in body { for index in reading.letters(spans.map(\.range)) { isKnown[index] = true } }
    for ranges in reading.leftOut {
      let known = reading.letters(ranges).filter { isKnown[$0] }
      for index in known { leftOut.count(isNonbody[index]) }
      if let first = known.first(where: { !isNonbody[$0] }) { miss("body left out", first, reading) }
    }
  }

  /// A boundary is the first or the last letter of a paragraph; those of the document count inside gold paragraphs.
  mutating func scoreParagraphs(_ reading: StructureReading) {
    var starts = Set<Int>()
    var ends = Set<Int>()
    var open = Set<Int>()
    var inside = Set<Int>()
    var lastOfBefore: Int?
    for paragraph in reading.gold.paragraphs {
      let letters = reading.letters(paragraph.spans.map(\.range))
      guard let first = letters.first, let last = letters.last else { continue }
      inside.formUnion(letters)
      if paragraph.boundaryBefore == "certain" {
        starts.insert(first)
      } else {
        open.insert(first)
        if let lastOfBefore { open.insert(lastOfBefore) }
      }
      ends.insert(last)
      lastOfBefore = last
      for (index, join) in paragraph.joins.enumerated() where join.certainty != "certain" {
        if let before = reading.letters([paragraph.spans[index].range]).last { open.insert(before) }
        if let behind = reading.letters([paragraph.spans[index + 1].range]).first { open.insert(behind) }
      }
      countLost(paragraph.spans.map(\.range), reading)
    }
    var foundStarts = Set<Int>()
    var foundEnds = Set<Int>()
    for paragraph in reading.document.structure.paragraphs where paragraph.isBody {
      let letters = reading.letters(of: paragraph.range)
      if let first = letters.first, inside.contains(first) { foundStarts.insert(first) }
      if let last = letters.last, inside.contains(last) { foundEnds.insert(last) }
    }
    score("paragraph begins", starts.subtracting(open), foundStarts.subtracting(open), reading)
    score("paragraph ends", ends.subtracting(open), foundEnds.subtracting(open), reading)
  }

  private mutating func score(_ name: String, _ gold: Set<Int>, _ found: Set<Int>, _ reading: StructureReading) {
    for place in gold.sorted() {
      boundaries.gold.count(found.contains(place))
      if !found.contains(place) { miss("\(name), missed", place, reading) }
    }
    for place in found.sorted() {
      boundaries.found.count(gold.contains(place))
      if !gold.contains(place) { miss("\(name), extra", place, reading) }
    }
  }

  /// Marks of footnotes, emphasis and lists and hyphens at line ends are no text that can be lost.
  private mutating func countLost(_ ranges: [ScalarRange], _ reading: StructureReading) {
    var marks = Set<Int>()
    for furniture in reading.document.structure.furniture
    where furniture.kind == .emphasisMark || furniture.kind == .lineEndHyphen || furniture.kind == .listMarker {
      let range = reading.document.verbatim.scalars(of: furniture.verbatim)
      marks.formUnion(range.start..<range.end)
    }
    for mark in reading.gold.footnoteRefs { marks.formUnion(mark.range.start..<mark.range.end) }
    for index in reading.seen(ranges) where !marks.contains(index) {
      if reading.uses[index] == 0 {
        lost += 1
        miss("character lost", index, reading)
      } else if reading.uses[index] > 1 {
        doubled += 1
        miss("character doubled", index, reading)
      }
    }
  }

  /// A quotation is found when one of the same kind shares more than half of the letters of both.
  mutating func scoreQuotations(_ reading: StructureReading) {
    let speech = reading.gold.quotes.filter(\.isSpeech)
    let gold = speech.map { Set(reading.letters($0.spans.map(\.range))) }
    for quote in speech { countLost(quote.spans.map(\.range), reading) }
    let known = Set(
      reading.gold.paragraphs.flatMap { reading.letters($0.spans.map(\.range)) }
        + reading.gold.nonbody.flatMap { reading.letters($0.spans.map(\.range)) })
    var isFound = [Bool](repeating: false, count: gold.count)
    for quotation in reading.document.structure.quotations {
      let letters = Set(reading.letters(of: quotation.range))
      let match = gold.indices.first { index in
        let common = gold[index].intersection(letters).count
        return speech[index].kind == quotation.kind.rawValue && common * 2 > gold[index].count
          && common * 2 > letters.count && !isFound[index]
      }
      guard let match else {
        // Parts of a file that nobody annotated say nothing.
        let isInScope = gold.contains { !$0.isDisjoint(with: letters) } || !known.isDisjoint(with: letters)
        if isInScope {
          quotations.found.count(false)
          miss("quotation extra", letters.min(), reading)
        }
        continue
      }
      isFound[match] = true
      quotations.found.count(true)
      let isExact = reading.document.text(in: quotation.range) == speech[match].textClean
      words.count(isExact)
      if !isExact { miss("quotation has other words", letters.min(), reading) }
      roles.count(quotation.role == speech[match].speaker)
      if quotation.role != speech[match].speaker { miss("role wrong", letters.min(), reading) }
    }
    for (index, isFound) in isFound.enumerated() {
      quotations.gold.count(isFound)
      if !isFound { miss("quotation missed", gold[index].min(), reading) }
    }
  }

  mutating func scoreMarks(_ reading: StructureReading) {
    let gold = Set(reading.gold.footnoteRefs.map(\.range))
    let scope = Set(
      (reading.gold.paragraphs.map(\.spans) + reading.gold.headings.map(\.spans)).flatMap { spans in
        spans.flatMap { $0.range.start..<$0.range.end }
      })
    let document = reading.document
    let found = Set(
      document.structure.furniture.filter { $0.kind == .footnoteMark }.map {
        document.verbatim.scalars(of: $0.verbatim)
      })
    for mark in gold.sorted() {
      marks.gold.count(found.contains(mark))
      if !found.contains(mark) { miss("footnote mark missed", mark.start, reading) }
    }
    for mark in found.sorted() where scope.contains(mark.start) || gold.contains(mark) {
      marks.found.count(gold.contains(mark))
      if !gold.contains(mark) { miss("footnote mark extra", mark.start, reading) }
    }
    for trap in reading.gold.traps {
      // In a footnote or a page number it is left out whole.
      let uses = Set(reading.seen([trap.range]).map { reading.uses[$0] })
      let isWhole = uses == [1] || uses == [0]
      traps.count(isWhole)
      if !isWhole { miss("trap touched", trap.range.start, reading) }
    }
  }

  private mutating func miss(_ what: String, _ place: Int?, _ reading: StructureReading) {
    misses.append(what + (place.map { ", line \(reading.line(of: $0))" } ?? ""))
  }
}
