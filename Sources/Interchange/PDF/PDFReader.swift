internal import CorpusModel

/// Reads PDF files through `pdftotext`, a program of its own.
///
/// The text has the order in which it is read, columns one after the other. Where its lines stand in columns like a
/// transcript's table, they are kept side by side.
enum PDFReader: SourceReader {
  static func recognises(_ input: SourceInput) -> Bool {
    if case .binary = input.content { !RTFReader.recognises(input) } else { false }
  }

  static func read(_ input: SourceInput) throws(InterchangeError) -> SourceReading {
    try read(input, program: "pdftotext")
  }

  /// - Parameter program: The program to run, for tests of what happens when it is not there.
  static func read(_ input: SourceInput, program: String) throws(InterchangeError) -> SourceReading {
    let flowing = try text(of: input, program, [])
    let pages = PDFPages(flowing)
    guard pages.holdsText else { throw .holdsNoText(input.file) }
    var report = ImportReport(format: .pdf)
    if let columns = PDFColumns(PDFPages(try text(of: input, program, ["-layout"])), file: input.file) {
      report.notes.append(ImportNote(.guess, "its lines were taken for a table of turns"))
      return SourceReading(text: try columns.source(), report: report)
    }
    return SourceReading(text: pages.source, report: report)
  }

  private static func text(
    of input: SourceInput, _ program: String, _ options: [String]
  ) throws(InterchangeError) -> UTF8Text {
    let child = ChildProgram(name: program, arguments: options + ["-q", "-enc", "UTF-8", "-", "-"])
    do throws(ChildProgram.Failure) {
      let bytes = try child.output(for: input.bytes)
      return UTF8Text(validating: bytes) ?? UTF8Text(String(decoding: bytes, as: UTF8.self))
    } catch {
      switch error {
      case .notInstalled: throw .noPDFProgram(input.file)
      case .tookTooLong: throw .limit(input.file, "takes more than a minute to read")
      case .wroteTooMuch: throw .limit(input.file, "holds more than 64 MB of text")
      case .ended(_, let errors) where errors.contains("password"): throw .passwordProtected(input.file)
      case .ended, .system: throw .damagedPDF(input.file)
      }
    }
  }
}
