internal import CorpusModel
internal import Interchange
package import QualitativeCoding

extension CompiledCodebook {
  /// Reads, checks and compiles the codebook of a file.
  ///
  /// - Throws: The first error of the file, its structure or its rules; every one is user-facing.
  package static func checked(at file: String) throws -> CompiledCodebook {
    let codebook = try CodebookFiles.codebook(at: file)
    // Codes of one name, or a relation to a code that is not there, spoil no matrix: `codebook check` tells of them.
    for problem in CodebookProblem.problems(in: codebook, file: file) {
      switch problem {
      case .noCodes, .duplicateCode, .duplicateRule: throw problem
      case .unknownRelated, .duplicateName, .unreachable: continue
      }
    }
    return try CompiledCodebook(codebook)
  }

  /// The code of an id or a name.
  ///
  /// - Throws: `WorkbenchError.unknownCode`, with the nearest id.
  package func requireCode(_ text: String) throws(WorkbenchError) -> Code {
    guard let code = codebook.code(named: text) else { throw .unknownCode(text, in: codebook) }
    return code
  }
}
