internal import ArgumentParser
internal import CorpusModel
internal import Interchange
internal import Workbench

struct ConvertCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Turn a file of one program into one of another, without a project.",
    discussion: """
      From a REFI-QDA project (.qdpx), a codebook (.qdc), a project of Taguette, RQDA or QualCoder, or a codebook of ours (.yaml, \
      .csv) to the format that the other ending says: .qdpx, .qdc, .yaml or .csv; .docx and .html show the texts with their \
      codes, as Word comments and in the margin. It is said what was not sure, and what the format cannot hold.

        citat convert nvivo.qdpx til-qualcoder.qdpx
        citat convert studie.rqda studie.qdpx
        citat convert nvivo.qdpx kodede-interview.docx
        citat convert kodebog.yaml kodebog.qdc
        citat convert kodebog.qdc kodebog.yaml
        citat convert kodebog.yaml kodebog.csv
      """)

  @Argument(help: "The file or folder to read.")
  var input: String

  @Argument(help: "The file to write.")
  var output: String

  @Option(help: "What places count in .qdpx: characters, as the standard has it, or utf16, as NVivo does.")
  var offsets: OffsetUnit = .characters

  @Option(help: "The language of .docx and .html: da or en.")
  var language: ReportLanguage = .danish

  @OptionGroup var coder: CoderOptions

  func run() async throws {
    try await CommandOutcome.run {
      let result = try await StudyConversion.convert(
        input, to: output, coder: coder.name, StudyConversion.Options(unit: offsets.unit, language: language))
      try FileWriter.write(result.bytes, to: output, notReplacing: [input])
      Descriptor.write("wrote \(output)\n", to: 1)
      ExchangePrinter.write(result.notes)
      return .done
    }
  }
}
