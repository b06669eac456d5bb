internal import ArgumentParser
internal import CorpusModel
internal import ProjectStore
internal import QualitativeCoding
internal import Workbench

struct Why: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say where a coding comes from: by whom, by which rule and words, and what was done to it.",
    discussion: "  citat why anna-12")

  @Argument(help: "The coding, by its id.")
  var id: String

  @OptionGroup var project: ProjectOptions

  func run() async throws {
    try await CommandOutcome.run {
      let project = try project.open(for: .reading)
      let text = try project.read { reader in
        guard let coding = try reader.coding(id) else { throw StudyError.unknownCoding(id) }
        let code = try reader.codebook().code(coding.code)
        let source = try reader.source(coding.source)
        var lines = [
          "\(coding.id): \(code?.name ?? coding.code) in \(source?.name ?? coding.source)",
          "  by \(coding.coder), \(coding.origin.rawValue), \(Clock.local(coding.created))",
        ]
        if let words = coding.words { lines.append("  on »\(words)«") }
        if coding.revision != source?.revision { lines.append("  it has lost its words in the corrected text") }
        for match in coding.matches { lines.append("  rule \(match.rule): \(match.text)") }
        for operation in try reader.operations(on: "coding", id).reversed() {
          lines.append(
            "  \(Clock.local(operation.time))  \(operation.id)  \(operation.kind)\(operation.isUndone ? " (undone)" : "")"
          )
        }
        for memo in try reader.memos(kind: .coding, target: id) { lines.append("  memo \(memo.id): \(memo.text)") }
        return lines.map { Terminal.safe($0) + "\n" }.joined()
      }
      Descriptor.write(text, to: 1)
      return .done
    }
  }
}
