internal import FoundationEssentials
internal import Interchange
package import TextAnalysis

/// Reads word registers by name.
package enum RegisterFiles {
  /// Where Hunspell's dictionaries are installed, the first that has one.
  private static let folders = ["/usr/share/hunspell", "/usr/share/myspell/dicts", "/usr/local/share/hunspell"]

  /// An analyser that knows the registers of the names: `hunspell` for the installed Danish dictionary, a file `NAME.dic`
  /// (with `NAME.aff` beside it) for another one, any other file for COR.
  ///
  /// - Throws: `InterchangeError`, `RegisterError` or `WorkbenchError`, with the file.
  /// - Complexity: O(bytes).
  package static func analyzer(registers names: [String]) throws -> DanishAnalyzer {
    DanishAnalyzer(registers: try names.map { try register($0) })
  }

  private static func register(_ name: String) throws -> any WordRegister {
    if name == "hunspell" {
      let folder = folders.first { FileManager.default.fileExists(atPath: $0 + "/da_DK.dic") }
      guard let folder else { throw WorkbenchError.noSpellingDictionary(folders) }
      return try dictionary(folder + "/da_DK", name: name)
    }
    let last = name.fileName
    if name.hasSuffix(".dic") { return try dictionary(String(name.dropLast(4)), name: last) }
    return try CentralWordRegister(try VerbatimReader.bytes(of: name), name: last, file: name)
  }

  private static func dictionary(_ path: String, name: String) throws -> SpellingDictionary {
    try SpellingDictionary(
      affixes: try VerbatimReader.bytes(of: path + ".aff"), affixFile: path + ".aff",
      words: try VerbatimReader.bytes(of: path + ".dic"), wordFile: path + ".dic", name: name)
  }
}
