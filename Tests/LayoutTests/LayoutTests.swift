import Foundation
import Testing

/// The plan of the house: which target may import which. A target not listed here may not exist.
@Suite struct LayoutTests {
  /// The layer of each target; siblings share a layer and never import each other.
  static let layers: [String: Int] = [
    "CorpusModel": 0, "UnicodeText": 0, "TextStatistics": 0, "TextAnalysis": 1, "DocumentStructure": 1,
    "CorpusIndex": 1,
    "QualitativeCoding": 1, "Interchange": 2, "CorpusQuery": 2, "ProjectStore": 2, "Workbench": 3, "citat": 5,
    "citat-bench": 5,
    "citat-evaluate": 5,
  ]
  /// Targets in C, and the one Swift target that may see each.
  static let cTargets = [
    "CICU": "UnicodeText", "CTextTables": "TextAnalysis", "CZip": "Interchange", "CMarkup": "Interchange",
    "CSpreadsheet": "Interchange", "CChildProgram": "Interchange",
    "CPositions": "CorpusIndex", "CTerminal": "citat",
  ]
  /// Libraries that are not ours, and the one target that may see each.
  static let foreign: [String: Set<String>] = [
    "ArgumentParser": ["citat"], "Yams": ["Interchange"], "GRDB": ["ProjectStore"],
  ]
  /// What comes with Swift.
  static let standard: Set<String> = ["FoundationEssentials", "Foundation", "Glibc", "Synchronization"]

  @Test func `Every target imports only from layers below its own`() throws {
    for path in SourceTree.files(below: "Sources", ending: ".swift") {
      let target = String(path.split(separator: "/")[1])
      let layer = try #require(Self.layers[target], "\(target) has no layer")
      for module in try SourceTree.imports(of: path) {
        if let owner = Self.cTargets[module] {
          #expect(owner == target, "\(path) imports \(module)")
        } else if let allowed = Self.foreign[module] {
          #expect(allowed.contains(target), "\(path) imports \(module)")
        } else if let below = Self.layers[module] {
          #expect(below < layer, "\(path) imports \(module)")
        } else {
          #expect(Self.standard.contains(module), "\(path) imports \(module), which no layer holds")
        }
      }
    }
  }

  @Test func `Only the commands and the reading and writing of files see the system`() throws {
    let allowed: Set<String> = ["Interchange", "ProjectStore", "Workbench", "citat", "citat-bench", "citat-evaluate"]
    // Logarithms and the like are the C library's.
    let mathematics = "Sources/TextStatistics/Mathematics.swift"
    for path in SourceTree.files(below: "Sources", ending: ".swift") where path != mathematics {
      let system = try SourceTree.imports(of: path).intersection(["Foundation", "FoundationEssentials", "Glibc"])
      // Index files are mapped, synced and renamed beside the code that gives them their format.
      if !system.isEmpty, !path.hasPrefix("Sources/CorpusIndex/Storage/") {
        #expect(allowed.contains(String(path.split(separator: "/")[1])), "\(path) imports \(system)")
      }
    }
  }

  @Test func `ICU's headers are seen by the C files of CICU only`() throws {
    for path in SourceTree.files(below: "Sources", ending: ".h") + SourceTree.files(below: "Sources", ending: ".c") {
      if try SourceTree.text(path).contains("<unicode/") {
        #expect(path.hasPrefix("Sources/CICU/") && path.hasSuffix(".c"), "\(path) includes ICU")
      }
    }
  }

  @Test func `No file is past 500 lines without saying why`() throws {
    for folder in ["Sources", "Tests"] {
      for path in SourceTree.files(below: folder, ending: ".swift") where !path.hasSuffix("+Data.swift") {
        let text = try SourceTree.text(path)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count
        #expect(lines <= 500 || text.hasPrefix("// Long because"), "\(path) has \(lines) lines")
      }
    }
  }

  @Test func `Every path that a page of the project names exists`() throws {
    let folders = ["Sources", "Tests", "Corpora", "Codebooks"]
    for page in ["README.md"] + folders.flatMap({ SourceTree.files(below: $0, ending: ".md") }) {
      for word in try SourceTree.text(page).split(whereSeparator: { " \n`()[]|,;\"'".contains($0) }) {
        var path = String(word)
        while let last = path.last, ".:".contains(last) { path.removeLast() }
        guard folders.contains(where: { path.hasPrefix($0 + "/") }), !path.contains("*"), !path.contains("…") else {
          continue
        }
        #expect(FileManager.default.fileExists(atPath: SourceTree.root + "/" + path), "\(page) names \(path)")
      }
    }
  }

  @Test func `The top level holds what it should and nothing else`() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: SourceTree.root).filter { !$0.hasPrefix(".") }
    let agreed: Set<String> = [
      "Package.swift", "Package.resolved", "README.md", "LICENSE", "Sources", "Tests", "Corpora", "Codebooks",
    ]
    #expect(Set(names).subtracting(agreed).isEmpty)
  }

  @Test func `Every declaration of the package has a doc comment or a name that says all`() throws {
    // Functions that other targets call: each says what comes back.
    for path in SourceTree.files(below: "Sources", ending: ".swift") {
      let lines = try SourceTree.text(path).split(separator: "\n", omittingEmptySubsequences: false)
      for (number, line) in lines.enumerated() {
        let code = line.drop { $0 == " " }
        guard
          code.hasPrefix("package func") || code.hasPrefix("package static func")
            || code.hasPrefix("package mutating func")
        else { continue }
        var above = number - 1
        while above >= 0, lines[above].drop(while: { $0 == " " }).hasPrefix("@") { above -= 1 }
        // A requirement that a protocol documents, or an operator.
        let isOperator = code.contains("static func <") || code.contains("static func ==")
        #expect(isOperator || lines[above].drop { $0 == " " }.hasPrefix("///"), "\(path):\(number + 1) says nothing")
      }
    }
  }
}
