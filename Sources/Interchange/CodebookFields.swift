/// The fields of a codebook, in the order in which they are written. `Codebooks/codebook.schema.json` says the same for
/// editors; a test compares the two.
package enum CodebookFields {
  package static let file = ["name", "language", "memo", "uses", "words", "codes"]
  package static let code = [
    "id", "name", "color", "definition", "inclusion", "exclusion", "examples", "rules", "related", "memo", "codes",
    "threshold",
  ]
  package static let example = ["text", "coded", "why", "question", "heading"]
  package static let rule = [
    "id", "query", "unless", "unit", "weight", "context", "only", "times", "different", "length",
  ]
}
