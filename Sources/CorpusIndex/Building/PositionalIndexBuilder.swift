internal import CorpusModel

/// Builds an index, source by source, in three steps: sources are added; the word forms that came are analysed, if the caller
/// likes in pieces side by side; the index is put together. The same sources in the same order give the same bytes.
package struct PositionalIndexBuilder {
  /// What divides a homograph's letters from its lemma in `forms`; no byte of UTF-8.
  private static let divider: UInt8 = 0xFF

  private let folder: String?
  private let runLength: Int
  private var forms = ByteInterner()
  /// The lemma that context gave a form, for homographs.
  private var readings: [Int: ArraySlice<UInt8>] = [:]
  private let formAtPosition: Spool<UInt32>
  private let text: ByteSpool
  private var places: PlaceColumnWriter
  private var names: [String] = []
  private var textEnds = MonotoneColumnWriter()
  private var positionEnds = MonotoneColumnWriter()
  private var ellipticForms = ByteInterner()
  private var ellipses: [EllipsisTable.Entry] = []
  private var segments: [SegmentKind: SegmentWriter] = [:]
  private var units = SegmentWriter()
  private var attributes: [AttributeKind: RunWriter] = [:]
  private var scratch: [UInt32] = []
  /// The analyses of the index that sources are copied from.
  private let known: AnalysedTerms?
  /// For each of its terms the form here, or `FormList.unknown` as long as none came.
  private var formsOfTerms: [UInt32]
  /// For each form the term that it was copied as, or `FormList.unknown`.
  private var termsOfForms: [UInt32] = []

  /// - Parameters:
  ///   - folder: Where files without names hold what does not fit into memory; `nil` to keep all in memory.
  ///   - known: The analyses of the index that sources are copied from, where all of its sources will be added.
  package init(folder: String? = nil, knowing known: AnalysedTerms? = nil) {
    self.init(folder: folder, knowing: known, runLength: Inversion.runLength)
  }

  /// - Parameter runLength: Positions that are sorted by term at a time.
  init(folder: String?, knowing known: AnalysedTerms? = nil, runLength: Int) {
    self.folder = folder
    self.known = known
    formsOfTerms = [UInt32](repeating: FormList.unknown, count: known?.count ?? 0)
    self.runLength = runLength
    formAtPosition = Spool(folder: folder)
    text = ByteSpool(folder: folder)
    places = PlaceColumnWriter(folder: folder)
    textEnds.append(0)
    positionEnds.append(0)
  }

  /// Words so far.
  package var wordCount: Int { formAtPosition.count }
  /// Sources so far.
  package var sourceCount: Int { names.count }
  /// Bytes of text so far.
  package var textCount: Int { text.count }

  /// Adds a source; its positions follow those of the sources before.
  ///
  /// - Complexity: O(words + segments).
  package mutating func add(_ source: IndexableSource) {
    let base = wordCount
    precondition(base + source.words.count <= Int(UInt32.max), "an index has at most 4 billion words")
    if let known, !source.terms.isEmpty { addTerms(of: source, known) } else { addWords(of: source) }
    places.append(source.words, base: text.count)
    text.append(source.text)
    let end = wordCount
    names.append(source.name)
    textEnds.append(text.count)
    positionEnds.append(end)
    for ellipsis in source.ellipses {
      let form = ellipticForms.number(of: Array(ellipsis.form.utf8))
      ellipses.append(
        EllipsisTable.Entry(
          position: UInt32(base + ellipsis.word), start: UInt32(base + ellipsis.words.lowerBound),
          end: UInt32(base + ellipsis.words.upperBound), form: form))
    }
    addSegments(of: source, base: base)
    var walker = PositionWalker(source.words, base: base)
    var hasSourceValue = false
    for (kind, runs) in source.attributes {
      if kind == .source { hasSourceValue = true }
      for (range, value) in runs { attributes[kind, default: RunWriter()].append(walker.positions(of: range), value) }
    }
    if !hasSourceValue { attributes[.source, default: RunWriter()].append(base..<end, source.name) }
  }

  private mutating func addWords(of source: IndexableSource) {
    scratch.removeAll(keepingCapacity: true)
    scratch.reserveCapacity(source.words.count)
    var nextReading = 0
    var letters: [UInt8] = []
    let text = source.text.span.bytes
    for (number, word) in source.words.enumerated() {
      let range = Int(word.start)..<Int(word.end)
      if nextReading < source.readings.count, source.readings[nextReading].word == number {
        let lemma = source.readings[nextReading].lemma
        nextReading += 1
        letters.removeAll(keepingCapacity: true)
        for offset in range { letters.append(source.text[offset]) }
        letters.append(Self.divider)
        letters += lemma.utf8
        let known = forms.count
        let form = forms.number(of: letters.span.bytes, 0..<letters.count)
        scratch.append(form)
        if forms.count > known { readings[Int(form)] = FormAnalyses.folded(lemma)[...] }
      } else {
        scratch.append(forms.number(of: text, range))
      }
    }
    formAtPosition.append { $0 += scratch }
  }

  /// Adds the words of a source that was copied, without a look at their letters. What a new source writes in the same letters
  /// is a form of its own: the term may come of other capitals or accents, which say something else of it.
  private mutating func addTerms(of source: IndexableSource, _ known: AnalysedTerms) {
    scratch.removeAll(keepingCapacity: true)
    scratch.reserveCapacity(source.terms.count)
    for term in source.terms {
      var form = formsOfTerms[Int(term)]
      if form == FormList.unknown {
        form = forms.appendUnlisted(known.bytes(of: Int(term)))
        formsOfTerms[Int(term)] = form
        termsOfForms += [UInt32](repeating: FormList.unknown, count: Int(form) - termsOfForms.count)
        termsOfForms.append(term)
        if let reading = known.reading(of: Int(term)) { readings[Int(form)] = reading }
      }
      forms.count(form)
      scratch.append(form)
    }
    formAtPosition.append { $0 += scratch }
  }

  private mutating func addSegments(of source: IndexableSource, base: Int) {
    var turns: [Range<Int>] = []
    var paragraphs: [Range<Int>] = []
    for (kind, ranges) in source.segments where kind != .source {
      var walker = PositionWalker(source.words, base: base)
      for range in ranges {
        let positions = walker.positions(of: range)
        segments[kind, default: SegmentWriter()].append(positions)
        if positions.isEmpty { continue }
        if kind == .turn { turns.append(positions) }
        if kind == .paragraph { paragraphs.append(positions) }
      }
    }
    segments[.source, default: SegmentWriter()].append(base..<wordCount)
    // What AND and NOT look at where a query names no segment: turns, and paragraphs outside of them.
    var turn = 0
    for paragraph in paragraphs {
      while turn < turns.count, turns[turn].lowerBound < paragraph.upperBound {
        if turns[turn].upperBound > paragraph.lowerBound, turns[turn].lowerBound > paragraph.lowerBound { break }
        units.append(turns[turn])
        turn += 1
      }
      let isOutside =
        (turn == 0 || turns[turn - 1].upperBound <= paragraph.lowerBound)
        && (turn == turns.count || turns[turn].lowerBound >= paragraph.upperBound)
      if isOutside { units.append(paragraph) }
    }
    for rest in turns[turn...] { units.append(rest) }
  }

  // MARK: Analysis

  /// Different word forms so far, a homograph once for each reading, and after them those that are meant and not written.
  package var formCount: Int { forms.count + ellipticForms.count }

  /// Those forms, to be analysed.
  package var formList: FormList {
    FormList(
      forms: forms, ellipticForms: ellipticForms, homographs: Set(readings.keys), divider: Self.divider, known: known,
      knownTerms: termsOfForms)
  }

  // MARK: The index

  /// The index in memory.
  ///
  /// - Parameter analyse: The analysis of a word form; called once for each form.
  /// - Complexity: O(words + forms × log forms).
  package consuming func finish(analyse: (String) -> TermAnalysis) -> PositionalIndex {
    let forms = formList
    return finish([forms.analyses(of: 0..<forms.count, analyse)])
  }

  /// The index in memory.
  ///
  /// - Parameter analyses: Of all forms in order, in any pieces.
  /// - Complexity: O(words + forms × log forms).
  package consuming func finish(_ analyses: [FormAnalyses]) -> PositionalIndex {
    PositionalIndex(trusting: IndexFile.bytes(of: sections(analyses, fingerprint: "", manifest: [])))
  }

  /// The bytes of an index, as a file holds them.
  package consuming func bytes(_ analyses: [FormAnalyses], fingerprint: String, manifest: [UInt8]) -> [UInt8] {
    IndexFile.bytes(of: sections(analyses, fingerprint: fingerprint, manifest: manifest))
  }

  /// Writes the index to a file: aside, synced, renamed.
  ///
  /// - Parameters:
  ///   - fingerprint: What analysis and Unicode version the index rests on.
  ///   - manifest: What the index was made from; kept as it is.
  /// - Throws: `IndexError`; the file is then as it was.
  package consuming func write(
    to path: String, _ analyses: [FormAnalyses], fingerprint: String, manifest: [UInt8]
  ) throws(IndexError) {
    let sections = sections(analyses, fingerprint: fingerprint, manifest: manifest)
    if let failure = formAtPosition.failure { throw failure }
    try IndexFile.write(sections, to: path)
  }

  private mutating func sections(_ analyses: [FormAnalyses], fingerprint: String, manifest: [UInt8]) -> [ByteSpool] {
    let formCounts = forms.counts
    // The analyses say all of the forms.
    forms = ByteInterner()
    let (own, elliptic) = FormAnalyses.split(analyses, at: formCounts.count)
    let words = TermTableWriter(own, reading: readings)
    let meant = TermTableWriter(elliptic, reading: [:])
    let sourceParts = (segments[.source] ?? SegmentWriter()).parts()
    let unitParts = units.parts()
    let sources = SegmentList(parts: sourceParts).table
    let inversion = Inversion(
      formAtPosition, termOfForm: words.termOfForm, formCounts: formCounts, termCount: words.termCount,
      sources: sources, units: unitParts == sourceParts ? sources : SegmentList(parts: unitParts).table,
      folder: folder, runLength: runLength)
    let ellipsisTable = EllipsisTable.writing(ellipses, forms: ellipticForms, meant)
    var sections: [IndexSection: ByteSpool] = [
      .text: text, .termCodes: inversion.column.codes, .termTails: inversion.column.tails,
      .termCheckpoints: inversion.column.checkpoints, .placeCodes: places.codes,
      .placeCheckpoints: places.checkpoints, .placeExceptions: places.exceptions, .postings: inversion.lists,
    ]
    func add(_ section: IndexSection, _ bytes: [UInt8]) {
      let spool = ByteSpool(folder: nil)
      spool.append(bytes)
      sections[section] = spool
    }
    add(.manifest, manifest)
    add(.fingerprint, Array(fingerprint.utf8))
    add(
      .sources,
      SectionParts.bytes([
        StringTable.bytes(names.map { Array($0.utf8)[...] }), positionEnds.finish(), textEnds.finish(),
      ]))
    add(.termRanks, inversion.termOfRank)
    add(.words, words.section(counts: inversion.counts, listOffsets: inversion.listOffsets, inversion.holders))
    add(.ellipticWords, ellipsisTable.words)
    add(.ellipses, ellipsisTable.entries)
    add(
      .segments,
      SectionParts.bytes(SegmentKind.allCases.flatMap { (segments[$0] ?? SegmentWriter()).parts() } + unitParts))
    add(.attributes, SectionParts.bytes(AttributeKind.allCases.flatMap { (attributes[$0] ?? RunWriter()).parts() }))
    return IndexSection.allCases.map { sections[$0] ?? ByteSpool(folder: nil) }
  }
}
