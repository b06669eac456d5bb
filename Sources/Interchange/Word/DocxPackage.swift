/// The parts of a Word document by what they are for, whatever their names.
///
/// Source: ECMA-376 part 2, relationships.
struct DocxPackage {
  private let archive: ZipArchive
  private let file: String
  /// The name of the main part.
  let main: String
  /// Parts that the main part refers to, by the last word of the relation's type: `styles`, `footnotes`.
  private var related: [String: String] = [:]

  /// Whether an archive is a Word document.
  static func isOne(_ archive: ZipArchive) -> Bool {
    archive.entry(named: "word/document.xml") != nil
      || archive.entry(named: "[Content_Types].xml") != nil && archive.entries.contains { $0.name.hasPrefix("word/") }
  }

  /// - Throws: `InterchangeError` when there is no main part, or relations are not well-formed.
  init(_ archive: ZipArchive, file: String) throws(InterchangeError) {
    self.archive = archive
    self.file = file
    let top = try Self.relations("_rels/.rels", in: archive, file: file)
    let named = top["officeDocument"].map { Self.path($0, from: "") } ?? "word/document.xml"
    main = archive.entry(named: named) != nil ? named : "word/document.xml"
    guard archive.entry(named: main) != nil else { throw .missingPart(file, "text") }
    let folder = main.split(separator: "/").dropLast().joined(separator: "/")
    let name = main.fileName
    let relations = try Self.relations(
      (folder.isEmpty ? "" : folder + "/") + "_rels/\(name).rels", in: archive, file: file)
    for (kind, target) in relations { related[kind] = Self.path(target, from: folder) }
  }

  /// Hands out the events of the main part.
  func readMain(_ handle: (MarkupEvent) throws(InterchangeError) -> Void) throws(InterchangeError) {
    try read(main, handle)
  }

  /// Hands out the events of a part that the main part refers to; none when there is no such part.
  func read(
    related kind: String, _ handle: (MarkupEvent) throws(InterchangeError) -> Void
  ) throws(InterchangeError) {
    guard let name = related[kind], archive.entry(named: name) != nil else { return }
    try read(name, handle)
  }

  private func read(
    _ name: String, _ handle: (MarkupEvent) throws(InterchangeError) -> Void
  ) throws(InterchangeError) {
    guard let entry = archive.entry(named: name) else { throw .missingPart(file, name) }
    try MarkupParser(file: file, part: name).xml(try archive.bytes(of: entry), handle)
  }

  private static func relations(
    _ name: String, in archive: ZipArchive, file: String
  ) throws(InterchangeError) -> [String: String] {
    guard let entry = archive.entry(named: name) else { return [:] }
    var found: [String: String] = [:]
    try MarkupParser(file: file, part: name).xml(try archive.bytes(of: entry)) { event throws(InterchangeError) in
      guard case .start("rel:Relationship", let attributes) = event, attributes["TargetMode"] != "External",
        let type = attributes["Type"], let target = attributes["Target"]
      else { return }
      let kind = type.fileName
      if found[kind] == nil { found[kind] = target }
    }
    return found
  }

  /// A target as a name in the archive.
  private static func path(_ target: String, from folder: String) -> String {
    if target.hasPrefix("/") { return String(target.dropFirst()) }
    var parts = folder.split(separator: "/").map(String.init)
    for part in target.split(separator: "/") {
      if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(String(part)) }
    }
    return parts.joined(separator: "/")
  }
}
