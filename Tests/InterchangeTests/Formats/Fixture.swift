import CorpusModel
import DocumentStructure
import Foundation

@testable import Interchange

/// The files that `Fixtures/make.py` made.
enum Fixture {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures")

  static func bytes(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: folder.appending(path: name))) }

  static func reading(_ name: String) throws -> SourceReading {
    try SourceFormats.read(SourceInput(try bytes(name), file: name))
  }

  static func document(_ name: String) throws -> Document { document(try reading(name).text) }

  static func document(_ text: SourceText) -> Document {
    DocumentReader { _ in false }.reading(source: "prøve", text: text).document
  }

  /// Whether the program that PDFs are read with is there.
  static var hasPDFProgram: Bool {
    (try? PDFReader.read(SourceInput(bytes("interview.pdf"), file: "x.pdf"))) != nil
  }
}

/// What a reader made of bytes, told line by line.
enum Shown {
  /// The blocks as `kind|words`, marks in braces; or the error.
  static func blocks(_ bytes: [UInt8], file: String = "x") -> [String] {
    do throws(InterchangeError) {
      return blocks(try SourceFormats.read(SourceInput(bytes, file: file)).text)
    } catch {
      return [error.report.message]
    }
  }

  static func blocks(_ text: SourceText) -> [String] {
    text.blocks.map { block in
      var words = ""
      var offset = block.range.start
      for mark in text.marks where block.range.contains(mark.verbatim) {
        words += text.verbatim.string(in: TextRange(offset, mark.verbatim.start))
        words += "{" + text.verbatim.string(in: mark.verbatim) + "}"
        offset = mark.verbatim.end
      }
      words += text.verbatim.string(in: TextRange(offset, block.range.end))
      return "\(name(block.kind))|\(words)"
    }
  }

  private static func name(_ kind: SourceBlock.Kind) -> String {
    switch kind {
    case .paragraph: "p"
    case .heading(let level): "h\(level)"
    case .listItem(let depth): "li\(depth)"
    case .quotation: "quote"
    case .cell(let table, let row, let column): "cell\(table).\(row).\(column)"
    case .utterance: "say"
    case .furniture(let kind): kind.rawValue
    }
  }

  /// The turns as `label|start|words`.
  static func turns(_ document: Document) -> [String] {
    document.structure.turns.map { turn in
      let start = turn.start.map { "\($0)" } ?? ""
      return "\(document.structure.speakers[turn.speaker].label)|\(start)|\(document.text(in: turn.range))"
    }
  }
}
