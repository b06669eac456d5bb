import CorpusModel
import QualitativeCoding

/// A code of a codebook file `bog.yaml`, with as little as a test needs.
func code(
  _ id: String, name: String? = nil, line: Int = 1, related: [String] = [], rules: [String] = [], codes: [Code] = []
) -> Code {
  Code(
    id: id, name: name ?? "Navn \(id)", color: nil, definition: nil, inclusion: [], exclusion: [], examples: [],
    related: related, memo: nil, threshold: 1,
    rules: rules.enumerated().map { number, rule in
      Rule(
        id: rule, query: "hus", unless: nil, unit: nil, weight: 1,
        location: place(line + number + 1, "        query: hus", column: 16), unlessLocation: nil)
    }, codes: codes, location: place(line, "  - id: \(id)", column: 9))
}

func place(_ line: Int, _ text: String, column: Int) -> CodebookLocation {
  CodebookLocation(file: "bog.yaml", line: line, column: column, text: text)
}

func codebook(_ themes: [Code]) -> Codebook { Codebook(name: "Bog", themes: themes) }
