import Foundation
import QualitativeCoding
import Testing

@testable import Interchange

/// The schema that editors read says what our reader reads.
@Suite struct CodebookSchemaTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path
  private static let schema = "\(root)/Codebooks/codebook.schema.json"

  private func object() throws -> [String: Any] {
    let data = try #require(FileManager.default.contents(atPath: Self.schema))
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  private func fields(_ object: Any?) throws -> Set<String> {
    Set(try #require((object as? [String: Any])?["properties"] as? [String: Any]).keys)
  }

  @Test func `It has the fields that the reader knows, and no others`() throws {
    let schema = try object()
    let definitions = try #require(schema["$defs"] as? [String: Any])
    #expect(try fields(schema) == Set(CodebookFields.file))
    #expect(try fields(definitions["code"]) == Set(CodebookFields.code))
    #expect(try fields(definitions["rule"]) == Set(CodebookFields.rule))
    #expect(try fields(definitions["example"]) == Set(CodebookFields.example))
    let rule = try #require((definitions["rule"] as? [String: Any])?["properties"] as? [String: [String: Any]])
    let context = try #require((rule["context"]?["oneOf"] as? [[String: Any]])?.first?["enum"] as? [String])
    #expect(context == RuleContext.allCases.map(\.rawValue))
  }

  /// By the schema's own rules, where Python and its package jsonschema are installed.
  @Test func `Every codebook of the project is one by the schema, and a wrong one is none`() throws {
    let program = """
      import json, sys
      try:
        import jsonschema, yaml
      except ImportError:
        print("missing"); raise SystemExit
      schema = json.load(open(sys.argv[1]))
      jsonschema.Draft202012Validator.check_schema(schema)
      for file in sys.argv[2:]: jsonschema.validate(yaml.safe_load(open(file)), schema)
      for wrong in [{"codes": [{"id": "Æ"}]}, {"codes": [{"id": "a", "navn": "b"}]}, {"codes": [{"id": "a", "rules": [{}]}]}]:
        try: jsonschema.validate(wrong, schema); print("accepted", wrong)
        except jsonschema.ValidationError: pass
      print("valid")
      """
    let files = try FileManager.default.contentsOfDirectory(atPath: "\(Self.root)/Codebooks")
      .filter { $0.hasSuffix(".yaml") }.map { "\(Self.root)/Codebooks/\($0)" }
    #expect(files.count >= 5)
    let process = Process()
    let python = ProcessInfo.processInfo.environment["PYTHON"] ?? "python3"
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [python, "-c", program, Self.schema] + files
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let words = output.split(separator: "\n").map(String.init)
    #expect(words == ["valid"] || words == ["missing"] || process.terminationStatus == 127, "\(output)")
  }

  @Test func `Every codebook of the project comes back from what is written of it`() throws {
    for name in ["netvaerk", "civilsamfund", "datakultur", "psykiatrisamarbejde", "socialomraadet"] {
      let book = try CodebookReader().codebook(at: "\(Self.root)/Codebooks/\(name).yaml")
      let yaml = CodebookWriter.yaml(of: book)
      let back = try CodebookReader { _ in Array(yaml.utf8) }.codebook(at: "igen.yaml")
      #expect(CodebookWriter.yaml(of: back) == yaml)
      #expect(back.codes.map(\.rules.count) == book.codes.map(\.rules.count))
      for (a, b) in zip(book.codes, back.codes) {
        #expect(a.definition == b.definition && a.examples.map(\.text) == b.examples.map(\.text))
        #expect(zip(a.rules, b.rules).allSatisfy { $0.query == $1.query && $0.unless == $1.unless })
      }
    }
  }
}
