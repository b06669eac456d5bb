internal import FoundationEssentials
internal import Interchange
package import QualitativeCoding
internal import UnicodeText

/// The files in which coders put down what they coded.
package struct CodingFiles: Sendable {
  /// In the order of the files.
  package let passages: [CodedPassage]
  /// In the order in which they come first.
  package let coders: [String]
  package let files: [String]
  /// What the user should know of the files.
  let notes: [String]
  /// Who judged which source beside those who have a passage in it.
  let judged: [(coder: String, source: String)]

  /// Reads files, and all `.jsonl`, `.csv` and `.tsv` files of folders.
  ///
  /// A coder is who a line says, else who the file or folder is named after.
  ///
  /// - Parameter fields: Fields of the lines that each hold one coder's codes.
  /// - Throws: `InterchangeError` for a line that is no coding; `AgreementError` for a path without codings, for a coder who
  ///   is in two of the paths, and when there are fewer than two coders.
  package init(at paths: [String], fields: [String] = []) throws {
    var passages: [CodedPassage] = []
    var files: [String] = []
    var pathOfCoder: [String: String] = [:]
    var coders: [String] = []
    let names = InputFinder.named(paths.map { InputFinder.Found(path: $0, name: $0.fileName.withoutEnding) })
    for (path, name) in zip(paths, names.map(\.name)) {
      var own: [CodedPassage] = []
      for file in try Self.files(at: path) {
        own += try CodingReader.passages(of: file, coder: name, fields: fields)
        files.append(file)
      }
      if own.isEmpty { throw AgreementError.noCodings(path) }
      for coder in own.map(\.coder) where pathOfCoder[coder] != path {
        if let first = pathOfCoder[coder] {
          if fields.isEmpty { throw AgreementError.sameCoder(coder, first: first, second: path) }
        } else {
          coders.append(coder)
        }
        pathOfCoder[coder] = path
      }
      passages += own
    }
    let (unified, notes) = Self.unified(passages)
    try self.init(passages: unified, coders: coders, files: files, notes: notes)
  }

  /// The passages with one spelling for each code: where one coder writes the code's name and another its id, the spelling
  /// that comes first. Spellings that one coder uses beside each other are codes of their own. O(codings).
  private static func unified(_ passages: [CodedPassage]) -> (passages: [CodedPassage], notes: [String]) {
    var spellings: [String: [String]] = [:]
    var coders: [String: Set<String>] = [:]
    for passage in passages {
      for code in passage.codes.sorted() where coders[code, default: []].insert(passage.coder).inserted {
        let id = Name.codeIdentifier(code)
        if !(spellings[id] ?? []).contains(code) { spellings[id, default: []].append(code) }
      }
    }
    var firsts: [String: String] = [:]
    var notes: [String] = []
    for (id, own) in spellings.sorted(by: { $0.key < $1.key }) where own.count > 1 && !id.isEmpty {
      let users = own.flatMap { coders[$0] ?? [] }
      if Set(users).count < users.count { continue }
      for other in own.dropFirst() { firsts[other] = own[0] }
      let names = own.map { "'\($0)'" }
      notes.append("\(names.dropLast().joined(separator: ", ")) and \(names[names.count - 1]) are taken for one code")
    }
    if firsts.isEmpty { return (passages, []) }
    let unified = passages.map { passage in
      CodedPassage(
        coder: passage.coder, source: passage.source, unit: passage.unit, spans: passage.spans,
        codes: Set(passage.codes.map { firsts[$0] ?? $0 }), text: passage.text)
    }
    return (unified, notes)
  }

  /// - Throws: `AgreementError.oneCoder` for fewer than two coders.
  init(
    passages: [CodedPassage], coders: [String], files: [String], judged: [(coder: String, source: String)] = [],
    notes: [String] = []
  ) throws {
    self.judged = judged
    self.notes = notes
    self.passages = passages
    self.files = files
    self.coders = coders
    if coders.count < 2 { throw AgreementError.oneCoder(coders.first ?? "") }
  }

  /// A file, or the files of a folder that may hold codings, by name.
  static func files(at path: String) throws -> [String] {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw WorkbenchError.missingInput(path)
    }
    if !isFolder { return [path] }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    let endings = [".jsonl", ".csv", ".tsv"]
    let files = names.filter { name in !name.hasPrefix(".") && endings.contains { name.hasSuffix($0) } }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return files.map { path.hasSuffix("/") ? path + $0 : path + "/" + $0 }
  }
}

extension String {
  /// A file's name without its ending: up to five ASCII letters and digits, a letter first.
  var withoutEnding: String {
    guard let point = lastIndex(of: "."), point != startIndex else { return self }
    let ending = self[index(after: point)...].utf8
    let isEnding =
      (1...5).contains(ending.count) && (ending.first.map { $0 > 0x39 } ?? false)
      && ending.allSatisfy { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || $0 >= 0x30 && $0 <= 0x39 }
    return isEnding ? String(self[..<point]) : self
  }
}
