internal import CorpusModel
package import CorpusQuery
package import QualitativeCoding

/// A codebook whose rules were read.
package struct CompiledCodebook: Sendable {
  package struct CompiledRule: Sendable {
    package let rule: Rule
    package let query: Query
    package let unless: Query?
  }

  package let codebook: Codebook
  /// The rules of each code, in the order of `codebook.codes`.
  package let rules: [[CompiledRule]]

  /// Reads the rules.
  ///
  /// - Throws: `WorkbenchError.rule` with the line of the codebook and a caret under the place in the query.
  package init(_ codebook: Codebook) throws(WorkbenchError) {
    self.codebook = codebook
    var rules: [[CompiledRule]] = []
    for code in codebook.codes {
      var compiled: [CompiledRule] = []
      for rule in code.rules { compiled.append(try Self.compile(rule, code: code.id)) }
      rules.append(compiled)
    }
    self.rules = rules
  }

  /// What is wrong with the rules of a codebook, in order.
  package static func problems(in codebook: Codebook) -> [WorkbenchError] {
    var problems: [WorkbenchError] = []
    for code in codebook.codes {
      for rule in code.rules {
        do throws(WorkbenchError) { _ = try compile(rule, code: code.id) } catch { problems.append(error) }
      }
    }
    return problems
  }

  private static func compile(_ rule: Rule, code: String) throws(WorkbenchError) -> CompiledRule {
    let query = try read(rule.query, at: rule.location, code: code, rule: rule.id)
    var unless: Query?
    if let text = rule.unless, let place = rule.unlessLocation {
      unless = try read(text, at: place, code: code, rule: rule.id)
    }
    return CompiledRule(rule: rule, query: query, unless: unless)
  }

  private static func read(
    _ text: String, at place: CodebookLocation, code: String, rule: String
  ) throws(WorkbenchError) -> Query {
    let query: Query
    do throws(QueryError) {
      query = try QueryParser.query(text)
    } catch {
      let problem =
        error.report.message.split(separator: ": ", maxSplits: 1).last.map(String.init) ?? error.report.message
      let offset = error.place ?? 0..<1
      // YAML's escapes and line breaks move the place; then the beginning of the query is shown.
      let line = place.text.unicodeScalars.dropFirst(place.column - 1)
      let isExact = line.starts(with: text.unicodeScalars.prefix(offset.upperBound))
      throw .rule(
        code: code, rule: rule, problem: problem,
        excerpt: isExact ? place.excerpt(offset: offset.lowerBound, length: offset.count) : place.excerpt())
    }
    if let field = query.fields.filter({ $0.attribute == nil }).map(\.rawValue).min() {
      throw .rule(
        code: code, rule: rule, problem: "a rule cannot ask for '\(field):', which is decided by rules or later",
        excerpt: place.excerpt())
    }
    return query
  }
}
