import CorpusModel
import Foundation
import Interchange

@testable import DocumentStructure

/// Reads test texts as documents.
enum Reading {
  /// The words that the tests' line-end hyphens may join.
  private static let words: Set<String> = [
    "samarbejde", "kommunerne", "sagsbehandler", "socialrådgiver", "afdelingsleder", "udviklingskonsulent", "pædagog",
    "familiebehandler", "skoleleder", "forældre", "pårørende", "sygeplejerske",
    "nabo", "anne", "line", "mor",
  ]

  static let reader = DocumentReader { words.contains($0) }

  static func document(_ text: String, source: String = "prøve.txt") -> Document {
    reader.document(source: source, verbatim: UTF8Text(text))
  }

  /// The document of a file's bytes, and how they were read.
  static func file(_ name: String, _ bytes: [UInt8]) throws(InterchangeError) -> (
    document: Document, report: ImportReport
  ) {
    let reading = try SourceFormats.read(try SourceInput(bytes, file: name))
    return (reader.reading(source: name, text: reading.text).document, reading.report)
  }

  /// The turns as `label|words`.
  static func turns(_ document: Document) -> [String] {
    document.structure.turns.map { turn in
      document.structure.speakers[turn.speaker].label + "|" + document.text(in: turn.range)
    }
  }

  /// The paragraphs as `kind|words`.
  static func paragraphs(_ document: Document) -> [String] {
    document.structure.paragraphs.map { "\($0.kind.rawValue)|" + document.text(in: $0.range) }
  }

  /// The quotations as `kind|role|words`, the role empty where there is none.
  static func quotations(_ document: Document) -> [String] {
    document.structure.quotations.map { "\($0.kind.rawValue)|\($0.role ?? "")|" + document.text(in: $0.range) }
  }

  /// The furniture as `kind|words`.
  static func furniture(_ document: Document) -> [String] {
    document.structure.furniture.map { "\($0.kind.rawValue)|" + document.verbatim.string(in: $0.verbatim) }
  }
}

/// Files beside the package that tests read.
enum TestFiles {
  private static let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The folder of shared development data: `CITAT_SHARED`, else `shared` beside the package.
  static let shared: URL = {
    if let path = ProcessInfo.processInfo.environment["CITAT_SHARED"] { return URL(filePath: path) }
    return package.deletingLastPathComponent().appending(path: "shared")
  }()

  /// The text files of the package's corpora.
  static let corpora = texts(below: package.appending(path: "Corpora"))
  static let sharedReports = texts(below: shared.appending(path: "reports"))

  static func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

  private static func texts(below folder: URL) -> [String] {
    let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return (found?.compactMap { ($0 as? URL)?.path } ?? []).filter { $0.hasSuffix(".txt") }.sorted()
  }
}
