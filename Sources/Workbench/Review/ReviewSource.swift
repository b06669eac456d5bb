package import CorpusModel
internal import ProjectStore
package import QualitativeCoding
internal import TextAnalysis

/// A source under review: its text, the places to stop at, and what lies on it.
package struct ReviewSource: Sendable {
  package let source: StudySource
  /// From 0, by name.
  package let number: Int
  package let document: Document
  /// What a reviewer goes through one by one: the turns of a transcript, else the paragraphs.
  package let steps: [Unit]
  /// What is coded where nobody asks for another unit, without the interviewer's.
  package let units: [Unit]
  package private(set) var sentences: [TextRange] = []
  /// The words of the text, to which ranges are adjusted.
  package private(set) var words: [TextRange] = []
  /// Codings and open proposals by place, the larger first.
  package private(set) var marks: [ReviewMark] = []
  /// Memos on places and on codings of the source.
  package private(set) var memos: [Memo] = []
  /// Whether the coder has read it to its end.
  package private(set) var isRead = false
  /// Ids of the coders who judged it.
  private var judges: [SourceJudging.Judged] = []

  /// Whose eyes it is seen with.
  struct View: Sendable {
    /// The coder's id.
    let coder: String
    /// Whether what others did is hidden.
    let isBlind: Bool
  }

  /// Reads a source and what lies on it; `prepare` must follow before words and sentences are asked for.
  ///
  /// - Complexity: O(bytes + marks).
  init(_ source: StudySource, number: Int, _ reader: ProjectReader, _ view: View) throws {
    self.source = source
    self.number = number
    document = try reader.corrected(source.id).document
    units = document.units(document.defaultUnitKind, includesInterviewer: false, sentences: [])
    steps =
      document.structure.turns.isEmpty
      ? document.structure.paragraphs.enumerated().filter { ![.front, .heading].contains($1.kind) }.map {
        Unit(
          kind: .paragraph, number: $0 + 1, range: $1.range, speaker: nil, role: nil, section: $1.section, time: nil)
      } : document.units(.turn, includesInterviewer: true, sentences: [])
    try refresh(reader, view)
  }

  /// Cuts the text into sentences and words.
  mutating func prepare() {
    guard words.isEmpty else { return }
    let analyzed = AnalyzedSource(document)
    sentences = analyzed.sentences.map(\.range)
    words = analyzed.words.map(\.range)
  }

  /// Reads anew what lies on the text.
  mutating func refresh(_ reader: ProjectReader, _ view: View) throws {
    let only = view.isBlind ? view.coder : nil
    let codings = try reader.codings(source: source.id, coder: only)
    var selection = ProposalDesk.Selection()
    selection.source = source.id
    let proposals = try ProposalDesk.open(selection, reader, by: only).map(\.proposal)
    marks =
      codings.compactMap { coding in
        guard coding.revision == source.revision, let range = coding.range, !range.isEmpty else { return nil }
        return ReviewMark(coding, range: range, coder: view.coder)
      } + proposals.map { ReviewMark($0) }
    marks.sort { ($0.range.start, $1.range.end, $0.key) < ($1.range.start, $0.range.end, $1.key) }
    let own = Set(codings.map(\.id))
    memos = try reader.memos().filter { memo in
      guard only == nil || memo.coder == only else { return false }
      if memo.kind == .coding { return own.contains(memo.target) }
      return memo.kind == .source && memo.target == source.id && memo.revision == source.revision && memo.start != nil
    }
    judges = try SourceJudging.judged(source, reader)
    isRead = try SourceJudging.isRead(source.id, by: view.coder, reader)
  }

  /// What lies on a range, by place.
  package func marks(on range: TextRange) -> [ReviewMark] { marks.filter { $0.range.overlaps(range) } }

  /// The step that a place lies in, or the next; the last one behind all.
  package func step(at offset: Int) -> Int {
    min(steps.partitionPoint { $0.range.end <= offset }, max(0, steps.count - 1))
  }

  /// The memos on a range itself, or on codings that overlap it.
  package func memos(on range: TextRange) -> [Memo] {
    let codings = Set(marks(on: range).map(\.key))
    return memos.filter { memo in
      if memo.kind == .coding { return codings.contains(memo.target) }
      guard let start = memo.start, let end = memo.end, start <= end else { return false }
      return TextRange(start, end).overlaps(range)
    }
  }

  /// Units that no coding lies on.
  package var uncodedUnits: [Unit] {
    let coded = marks.filter { $0.proposal == nil }.map(\.range)
    return units.filter { unit in !coded.contains { $0.overlaps(unit.range) } }
  }

  /// Units to which two coders who judged the source gave different codes.
  var disagreements: [Unit] {
    guard judges.count > 1 else { return [] }
    let codings = marks.filter { $0.proposal == nil }
    return units.filter { unit in
      let judges = judges.count { $0.covers(unit.range) }
      guard judges > 1 else { return false }
      let here = codings.filter { $0.range.overlaps(unit.range) }
      if here.isEmpty { return false }
      var codes: [ReviewMark.Kind.Coder: Set<String>] = [:]
      for mark in here { codes[mark.kind.coder, default: []].insert(mark.code) }
      return codes.count < judges || Set(codes.values).count > 1
    }
  }
}

extension ReviewMark.Kind {
  /// Whose a coding is.
  enum Coder: Hashable {
    case own
    case other(String)
  }

  fileprivate var coder: Coder { if case .other(let id) = self { .other(id) } else { .own } }
}
