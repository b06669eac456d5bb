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
    let names = InputFinder.named(paths.map { ($0, $0.fileName.withoutEnding) })
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
    try self.init(passages: passages, coders: coders, files: files)
  }

  /// - Throws: `AgreementError.oneCoder` for fewer than two coders.
  init(
    passages: [CodedPassage], coders: [String], files: [String], judged: [(coder: String, source: String)] = []
  ) throws {
    self.judged = judged
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
