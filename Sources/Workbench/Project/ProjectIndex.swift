internal import CorpusIndex
internal import CorpusModel
internal import FoundationEssentials
internal import Glibc
package import ProjectStore
internal import QualitativeCoding
package import TextAnalysis

/// The index that is kept beside a project, in `.NAME.citat-index`: derived data, so that the sources of a large project are
/// analysed once and not at every command.
///
/// It holds the texts' words: only its owner may read it, and an erasure removes it. A project that is small is analysed faster
/// than anybody notices and has none; where the folder cannot be written the index is made in memory.
package enum ProjectIndex {
  /// Projects of fewer words have no index of their own.
  @TaskLocal package static var smallest = 200_000

  /// What an index was made from.
  struct Manifest: Codable, Equatable {
    struct Source: Codable, Equatable {
      let name: String
      let revision: String
      /// Label, name and role of each speaker, as the researcher corrected them.
      let speakers: [String]
    }

    let sources: [Source]

    init(_ documents: [Document], revisions: [String]) {
      sources = zip(documents, revisions).map { document, revision in
        Source(
          name: document.source, revision: revision,
          speakers: document.structure.speakers.flatMap { [$0.label, $0.name ?? "", $0.role ?? ""] })
      }
    }

    var bytes: [UInt8] {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      return (try? encoder.encode(self)).map { [UInt8]($0) } ?? []
    }
  }

  /// How an index stands to its project.
  package enum State: Sendable, Equatable {
    case none
    case current
    /// It will be made again when it is needed.
    case stale
  }

  /// The index of a project's documents: the one that is kept where it holds, else a new one, kept where the project is large.
  ///
  /// - Parameters:
  ///   - sources: The documents in order, as they are to be analysed where there is no index.
  ///   - project: The project's file; `nil` for a study that is in none, whose index is kept nowhere.
  /// - Complexity: O(sources) with an index; else O(bytes), spread over the processor's cores.
  static func index(
    of sources: [AnalyzedSource], manifest: Manifest, words: Int, project: String?, analyzer: DanishAnalyzer
  ) async -> PositionalIndex {
    if let project, words >= smallest, !analyzer.hasRegisters {
      if let index = opened(project, manifest: manifest, analyzer: analyzer) { return index }
      if let index = await kept(sources, manifest: manifest, project: project, analyzer: analyzer) { return index }
    }
    var builder = PositionalIndexBuilder()
    await add(sources, to: &builder, analyzer: analyzer)
    return builder.finish(await CorpusIndexer.analyses(of: builder.formList, analyzer: analyzer))
  }

  /// A new index, written beside the project; `nil` where that cannot be done.
  private static func kept(
    _ sources: [AnalyzedSource], manifest: Manifest, project: String, analyzer: DanishAnalyzer
  ) async -> PositionalIndex? {
    let folder = KeptIndex.folder(of: project)
    guard (try? KeptIndex.makeFolder(of: project)) != nil, access(folder, W_OK) == 0 else { return nil }
    var builder = PositionalIndexBuilder(folder: folder)
    await add(sources, to: &builder, analyzer: analyzer)
    let analyses = await CorpusIndexer.analyses(of: builder.formList, analyzer: analyzer)
    do throws(IndexError) {
      return try KeptIndex.keeping(
        builder, analyses, of: project, analyzer: analyzer, manifest: manifest.bytes)
    } catch {
      // A full disk, or somebody removed it: the answer does not depend on it.
      return nil
    }
  }

  /// Removes the index of a project.
  package static func forget(_ project: String) throws(WorkbenchError) { _ = try KeptIndex.forget(project) }

  /// How the index of a project stands to what is in it now. All of it is read.
  package static func state(of project: Project, analyzer: DanishAnalyzer = DanishAnalyzer()) throws -> State {
    guard KeptIndex.exists(for: project.file) else { return .none }
    let (documents, revisions) = try project.read { reader in
      let sources = try reader.sources()
      return (try sources.map { try reader.corrected($0.id).document }, sources.map(\.revision))
    }
    let manifest = Manifest(documents, revisions: revisions)
    return opened(project.file, manifest: manifest, analyzer: analyzer, verifies: true) == nil ? .stale : .current
  }

  private static func opened(
    _ project: String, manifest: Manifest, analyzer: DanishAnalyzer, verifies: Bool = false
  ) -> PositionalIndex? {
    guard KeptIndex.exists(for: project), let index = try? PositionalIndex.opening(KeptIndex.path(of: project)),
      index.fingerprint == KeptIndex.fingerprint(analyzer), index.manifest == manifest.bytes,
      (try? index.checkDamage()) != nil
    else { return nil }
    let isSmall = index.size.all <= KeptIndex.sizeCheckedWhole
    if verifies || isSmall || DamageWatch.current?.verifies == true {
      guard (try? index.verify()) != nil else { return nil }
    }
    DamageWatch.current?.add(index)
    return index
  }

  private static func add(
    _ sources: [AnalyzedSource], to builder: inout PositionalIndexBuilder, analyzer: DanishAnalyzer
  ) async {
    await InOrder.forEach(sources, width: CorpusIndexer.width) {
      $0.indexable(analyzer)
    } merge: { _, source in
      builder.add(source)
    }
  }
}
