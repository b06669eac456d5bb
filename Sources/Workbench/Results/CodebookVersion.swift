internal import CorpusModel
internal import ProjectStore
package import QualitativeCoding

extension Codebook {
  /// Eight hexadecimal digits that change when a code, its meaning or its rules change, by which a result says with which
  /// state of the codebook it was made. O(bytes).
  package var version: String {
    var bytes: [UInt8] = []
    func add(_ text: String?) {
      bytes += (text ?? "").utf8
      bytes.append(0)
    }
    func add(_ code: Code) {
      for text in [code.id, code.name, code.definition, code.memo] { add(text) }
      for text in code.inclusion + ["-"] + code.exclusion + ["-"] + code.related { add(text) }
      for example in code.examples {
        for text in [example.text, example.isCoded ? "1" : "0", example.why] { add(text) }
        if let question = example.question { add("question " + question) }
        if let heading = example.heading { add("heading " + heading) }
      }
      add("\(code.threshold)")
      for rule in code.rules {
        for text in [rule.id, rule.query, rule.unless, rule.unit?.rawValue] { add(text) }
        add("\(rule.weight) \(rule.times) \(rule.different) \(rule.length)")
        for text in rule.context.map(\.rawValue) + ["-"] + rule.only.map(\.rawValue) { add(text) }
      }
      bytes.append(1)
      for below in code.codes { add(below) }
      bytes.append(2)
    }
    for theme in themes { add(theme) }
    for list in words {
      add(list.name)
      add(list.query)
    }
    return String(SHA256.hexadecimal(bytes).prefix(8))
  }
}
