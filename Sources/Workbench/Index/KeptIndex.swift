package import CorpusIndex
package import CorpusModel
internal import FoundationEssentials
internal import Glibc
internal import Interchange
package import TextAnalysis
internal import UnicodeText

/// The index that is kept beside a folder or a file: `.citat-index` in the folder, `.NAME.citat-index` beside the file.
///
/// It holds the texts' words, so that nobody but the owner may read it. It is derived data: whatever is wrong with it, it is
/// made again.
package struct KeptIndex: Sendable {
  package let index: PositionalIndex
  let manifest: IndexManifest
  /// What was indexed, as it was named.
  package let argument: String

  /// Indexes of so many bytes and less are checked whole when they are opened, which takes milliseconds; of larger ones each
  /// block when it is first read.
  @TaskLocal static var sizeCheckedWhole = 32 << 20

  /// Why a kept index is not used as it is.
  package enum Doubt: Sendable, Equatable {
    /// Texts came, went or changed.
    case texts(changed: Int)
    /// Other tables, rules, registers or another Unicode version.
    case analysis
    /// The file is damaged, foreign or of another format.
    case file(ErrorReport)

    /// A clause for a reader.
    package var explanation: String {
      switch self {
      case .texts(let count): "\(count) \(count == 1 ? "text" : "texts") changed, came or went"
      case .analysis: "it was made with other word tables or another Unicode version"
      case .file(let report): report.message
      }
    }
  }

  /// The folder of an argument's index.
  static func folder(of argument: String) -> String {
    var isFolder = false
    _ = FileManager.default.fileExists(atPath: argument, isDirectory: &isFolder)
    var path = argument
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    if isFolder { return path + "/.citat-index" }
    let name = path.fileName
    return path.dropLast(name.count) + ".\(name).citat-index"
  }

  /// The file of an argument's index.
  package static func path(of argument: String) -> String { folder(of: argument) + "/index" }

  /// Whether an index is kept for an argument.
  package static func exists(for argument: String) -> Bool {
    FileManager.default.fileExists(atPath: path(of: argument))
  }

  /// What an index of this analysis rests on.
  static func fingerprint(_ analyzer: DanishAnalyzer) -> String {
    "\(analyzer.fingerprint) unicode-\(Encoding.unicodeVersion)"
  }

  /// Makes the folder of an argument's index, which only its owner may read.
  ///
  /// - Throws: `CocoaError` where it cannot be made.
  static func makeFolder(of argument: String) throws {
    let folder = folder(of: argument)
    let ownerOnly: [FileAttributeKey: Any] = [.posixPermissions: 0o700]
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: ownerOnly)
    try FileManager.default.setAttributes(ownerOnly, ofItemAtPath: folder)
  }

  /// Removes the folder of an argument's index where nothing is in it.
  static func removeEmptyFolder(of argument: String) { _ = rmdir(folder(of: argument)) }

  /// Writes an argument's index in place of the old one, opens it and lets it be watched for damage.
  ///
  /// - Parameters:
  ///   - analyses: Of the builder's forms, in order.
  ///   - manifest: What the index was made from.
  static func keeping(
    _ builder: consuming PositionalIndexBuilder, _ analyses: [FormAnalyses], of argument: String,
    analyzer: DanishAnalyzer, manifest: [UInt8]
  ) throws(IndexError) -> PositionalIndex {
    let path = path(of: argument)
    try builder.write(to: path, analyses, fingerprint: fingerprint(analyzer), manifest: manifest)
    let index = try PositionalIndex.opening(path)
    DamageWatch.current?.add(index)
    return index
  }

  /// The columns of a table of texts, as the index that is kept for it says, even where it can be used for nothing else.
  static func rememberedColumns(of argument: String) -> [String]? {
    PositionalIndex.manifest(ofUnusable: path(of: argument)).flatMap { IndexManifest($0) }?.columns
  }

  /// The index that is kept for an argument, and what speaks against it.
  ///
  /// - Parameter verifies: Whether the contents of all files and of the index are read and compared, not only sizes, times and
  ///   inodes.
  /// - Returns: No index where none is kept or the file cannot be read; no doubt where it can be used, as long as
  ///   `DamageWatch` knows of no damage.
  package static func opening(
    _ argument: String, analyzer: DanishAnalyzer, verifies: Bool = false
  ) -> (kept: KeptIndex?, doubt: Doubt?) {
    guard exists(for: argument) else { return (nil, nil) }
    let kept: KeptIndex
    do throws(IndexError) {
      let index = try PositionalIndex.opening(path(of: argument))
      let bytes = index.manifest
      try index.checkDamage()
      guard let manifest = IndexManifest(bytes) else { throw .foreign(path(of: argument)) }
      kept = KeptIndex(index: index, manifest: manifest.named(argument), argument: argument)
    } catch {
      return (nil, .file(error.report))
    }
    let isCurrent = kept.index.fingerprint == fingerprint(analyzer)
    do throws(IndexError) {
      let isSmall = kept.index.size.all <= sizeCheckedWhole
      if verifies || isSmall || DamageWatch.current?.verifies == true { try kept.index.verify() }
      try kept.index.checkDamage()
    } catch {
      return (kept, .file(error.report))
    }
    if !isCurrent { return (kept, .analysis) }
    let changed = kept.changedFiles(verifies: verifies)
    if changed > 0 { return (kept, .texts(changed: changed)) }
    DamageWatch.current?.add(kept.index)
    return (kept, nil)
  }

  /// How many files are not as they were: changed, new or gone.
  private func changedFiles(verifies: Bool) -> Int {
    let now: [InputFile]
    if manifest.columns != nil {
      now = [InputFile(path: argument, name: argument.fileName)]
    } else {
      guard let found = try? InputFinder.files(for: [argument]) else { return manifest.files.count }
      now = found
    }
    let known = Dictionary(manifest.files.map { ($0.state.path, $0) }) { first, _ in first }
    var changed = 0
    var seen = Set<String>()
    for file in now {
      seen.insert(file.path)
      let state = FileState(of: file)
      let old = known[file.path]
      let isSame = old?.state == state && old?.name == file.name
      if !isSame || verifies && FileState.checksum(of: file) != old?.checksum { changed += 1 }
    }
    changed += manifest.files.count { !seen.contains($0.state.path) }
    if manifest.columns == nil {
      let tables = (try? SpeakerFiles(now, SpeakerChoice()))?.paths ?? []
      if tables.map({ FileState(of: $0) }) != manifest.tables { changed += 1 }
    }
    return changed
  }

  /// Removes the index that is kept for an argument, and its folder.
  ///
  /// - Returns: Whether there was one.
  /// - Throws: `WorkbenchError.unremovable`.
  package static func forget(_ argument: String) throws(WorkbenchError) -> Bool {
    let folder = folder(of: argument)
    guard FileManager.default.fileExists(atPath: folder) else { return false }
    do { try FileManager.default.removeItem(atPath: folder) } catch { throw .unremovable(folder) }
    return true
  }

  /// What an index holds, in numbers.
  package struct Contents: Sendable, Equatable {
    package let sources: Int
    package let words: Int
    package let types: Int
    package let textBytes: Int
    /// Without the text.
    package let indexBytes: Int
    /// Seconds since 1970.
    package let made: Int
    /// The columns of a table with a text on each line.
    package let columns: [String]?
  }

  package var contents: Contents {
    let size = index.size
    return Contents(
      sources: index.sources.count, words: index.wordCount, types: index.words.count, textBytes: size.text,
      indexBytes: size.all - size.text,
      made: FileState(of: Self.path(of: argument)).map { $0.modified / 1_000_000_000 } ?? 0, columns: manifest.columns)
  }
}
