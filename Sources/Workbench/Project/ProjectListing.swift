package import CorpusModel
package import ProjectStore
package import QualitativeCoding

/// What a project holds, as tables.
package enum ProjectListing {
  /// The sources: name, kind, words, turns, codings, open proposals.
  package static func sources(_ reader: ProjectReader) throws -> Table {
    var table = Table(columns: [
      Table.Column("source"), Table.Column("kind"), Table.Column("words", isNumeric: true),
      Table.Column("turns", isNumeric: true), Table.Column("codings", isNumeric: true), Table.Column("imported"),
      Table.Column("id"),
    ])
    let codings = try reader.codingCounts()
    for source in try reader.sources() {
      let revision = try reader.revision(source.revision)
      table.append([
        .text(source.name), .text(revision.kind), .integer(revision.words), .integer(revision.turns),
        .integer(codings[source.id] ?? 0), .text(String(Clock.local(revision.created).prefix(10))), .text(source.id),
      ])
    }
    return table
  }

  /// The codings, by source and place.
  ///
  /// - Parameter coder: The name of the only coder whose codings are listed; `nil` for all.
  package static func codings(_ reader: ProjectReader, coder: String? = nil) throws -> [ListedCoding] {
    let only = coder.map { Name.identifier($0) }
    return try reader.sources().flatMap { source in
      let codings = try reader.codings(source: source.id, coder: only)
      // The text is read only for the map from canonical to verbatim text.
      let document = codings.contains { $0.range != nil } ? try reader.document(of: source) : nil
      return codings.map { coding in
        let range = coding.revision == source.revision ? coding.range : nil
        return ListedCoding(
          source: source.name, coding: coding, range: range,
          original: document.flatMap { document in range.map { document.original(of: $0) } } ?? [])
      }
    }
  }

  /// The codes: id, name, depth in the tree, codings, rules.
  package static func codes(_ reader: ProjectReader) throws -> Table {
    var table = Table(columns: [
      Table.Column("code"), Table.Column("name"), Table.Column("depth", isNumeric: true),
      Table.Column("codings", isNumeric: true), Table.Column("rules", isNumeric: true), Table.Column("color"),
    ])
    let counts = try reader.codeCounts()
    func add(_ codes: [Code], _ depth: Int) {
      for code in codes {
        table.append([
          .text(code.id), .text(code.name), .integer(depth), .integer(counts[code.id] ?? 0),
          .integer(code.rules.count), Table.Cell(code.color),
        ])
        add(code.codes, depth + 1)
      }
    }
    add(try reader.codebook().themes, 0)
    return table
  }

  /// The history, the latest first. Times are this machine's, with how far they are from UTC.
  ///
  /// - Parameter isBrief: Whether times are told to the minute and no more, for a reader: `2026-11-22 04:40`.
  package static func operations(_ reader: ProjectReader, limit: Int, isBrief: Bool = false) throws -> Table {
    var table = Table(columns: [
      Table.Column("id"), Table.Column("time"), Table.Column("coder"), Table.Column("operation"),
      Table.Column("changes", isNumeric: true), Table.Column("note"),
    ])
    for operation in try reader.operations(limit: limit) {
      var note = operation.note ?? ""
      if let undone = operation.undoes { note = "\(undone)\(note.isEmpty ? "" : " (\(note))")" }
      if operation.isUndone { note += note.isEmpty ? "undone" : " · undone" }
      let time = Clock.local(operation.time)
      let shown = isBrief ? time.prefix(16).split(separator: "T").joined(separator: " ") : time
      table.append([
        .text(operation.id), .text(shown), .text(operation.coder), .text(operation.kind),
        .integer(operation.changes), .text(note),
      ])
    }
    return table
  }

  /// Memos, the oldest first, with the unit that those on a place or a coding stand in.
  package static func memos(_ reader: ProjectReader) throws -> Table {
    var table = Table(columns: [
      Table.Column("id"), Table.Column("about"), Table.Column("unit"), Table.Column("coder"), Table.Column("written"),
      Table.Column("text"),
    ])
    var documents: [String: Document] = [:]
    func unit(_ source: String, _ revision: String?, _ start: Int?) throws -> Table.Cell {
      guard let start, let stored = try reader.source(source) else { return .empty }
      // In none of the units of a corrected text.
      guard stored.revision == revision else { return .text("lost its words") }
      let document = try documents[source] ?? reader.document(of: stored)
      documents[source] = document
      let units = document.units(
        document.defaultUnitKind, includesInterviewer: true, sentences: AnalyzedSource(document).sentences)
      let found = units.first { $0.range.end > start }
      return Table.Cell(found.map { "\($0.kind.rawValue) \($0.number)" })
    }
    for memo in try reader.memos() {
      var (target, place) = (memo.target, Table.Cell.empty)
      switch memo.kind {
      case .source:
        target = try reader.source(memo.target)?.name ?? memo.target
        place = try unit(memo.target, memo.revision, memo.start)
      case .coding:
        if let coding = try reader.coding(memo.target) {
          target += " (\(coding.code) in \(try reader.source(coding.source)?.name ?? coding.source))"
          place = try unit(coding.source, coding.revision, coding.start)
        }
      default: break
      }
      table.append([
        .text(memo.id), .text(target.isEmpty ? memo.kind.rawValue : "\(memo.kind.rawValue) \(target)"), place,
        .text(memo.coder), .text(String(Clock.local(memo.created).prefix(10))), .text(memo.text),
      ])
    }
    return table
  }

  /// Proposals that wait for a decision, with the words that made rules hit, each once.
  package static func proposals(_ open: [(source: StudySource, proposal: Proposal)]) -> Table {
    var table = Table(columns: [
      Table.Column("source"), Table.Column("unit"), Table.Column("number", isNumeric: true), Table.Column("code"),
      Table.Column("words"),
    ])
    for (source, proposal) in open {
      var seen: Set<String> = []
      let words = proposal.matches.map(\.text).filter { seen.insert($0).inserted }
      table.append([
        .text(source.name), .text(proposal.unit), .integer(proposal.number), .text(proposal.code),
        .text(words.joined(separator: "; ")),
      ])
    }
    return table
  }
}
