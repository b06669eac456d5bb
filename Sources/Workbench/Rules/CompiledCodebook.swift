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
  /// `codebook.codes`, which are put together at each call there.
  package let codes: [Code]
  /// The rules of each code, in the order of `codes`.
  package let rules: [[CompiledRule]]

  /// Reads the word lists and the rules.
  ///
  /// - Throws: `WorkbenchError.rule` or `.words` with the line of the codebook and a caret under the place in the query.
  package init(_ codebook: Codebook) throws(WorkbenchError) {
    let (compiled, problems) = Self.read(codebook)
    if let first = problems.first { throw first }
    self = compiled
  }

  /// A codebook with the rules that can be read, and what is wrong with its word lists and other rules, in order.
  package static func read(_ codebook: Codebook) -> (compiled: CompiledCodebook, problems: [WorkbenchError]) {
    var problems: [WorkbenchError] = []
    var reader = RuleReader(names: Set(codebook.words.map(\.name)))
    for list in codebook.words {
      do throws(WorkbenchError) { try reader.add(list) } catch { problems.append(error) }
    }
    let codes = codebook.codes
    var rules: [[CompiledRule]] = []
    for code in codes {
      var compiled: [CompiledRule] = []
      for rule in code.rules {
        do throws(WorkbenchError) {
          compiled.append(try reader.compile(rule, code: code.id))
        } catch { problems.append(error) }
      }
      rules.append(compiled)
    }
    return (CompiledCodebook(codebook: codebook, codes: codes, rules: rules), problems)
  }

  private init(codebook: Codebook, codes: [Code], rules: [[CompiledRule]]) {
    self.codebook = codebook
    self.codes = codes
    self.rules = rules
  }
}

/// Reads the queries of rules, with the word lists that they call.
private struct RuleReader {
  private var lists = WordListExpansion()
  /// The names of all word lists.
  private let names: Set<String>

  init(names: Set<String>) { self.names = names }

  mutating func add(_ list: WordList) throws(WorkbenchError) {
    // A list with a mistake is there all the same, so that rules that call it are not told of a name that is missing.
    do throws(Problem) {
      _ = try query(list.query, at: list.location)
      lists.add(list.name, try expanded(list.query, at: list.location))
    } catch {
      lists.add(list.name, "x")
      throw .words(list.name, problem: error.text, excerpt: error.excerpt)
    }
  }

  func compile(_ rule: Rule, code: String) throws(WorkbenchError) -> CompiledCodebook.CompiledRule {
    do throws(Problem) {
      let query = try query(rule.query, at: rule.location)
      var unless: Query?
      if let text = rule.unless, let place = rule.unlessLocation { unless = try self.query(text, at: place) }
      return CompiledCodebook.CompiledRule(rule: rule, query: query, unless: unless)
    } catch {
      throw .rule(code: code, rule: rule.id, problem: error.text, excerpt: error.excerpt)
    }
  }

  private struct Problem: Error {
    let text: String
    let excerpt: SourceExcerpt
  }

  private func query(_ text: String, at place: CodebookLocation) throws(Problem) -> Query {
    // With words in place of names first: then the places of mistakes are those of the text as it stands.
    var query = try parsed(WordListExpansion.plain(text), of: text, at: place)
    let expanded = try expanded(text, at: place)
    if expanded != text { query = try parsed(expanded, of: nil, at: place) }
    if let field = query.fields.filter({ $0.attribute == nil }).map(\.rawValue).min() {
      throw Problem(
        text: "a rule cannot ask for '\(field):', which is decided by rules or later", excerpt: place.excerpt())
    }
    return query
  }

  private func expanded(_ text: String, at place: CodebookLocation) throws(Problem) -> String {
    do throws(WordListExpansion.Problem) {
      return try lists.expanded(text)
    } catch {
      switch error {
      case .tooLong:
        throw Problem(text: "with its word lists it is longer than 100000 characters", excerpt: place.excerpt())
      case .unknown(let name, let nearest, let offset):
        // Rules are read behind all lists: what they miss is nowhere.
        let isBehind = names.contains(name)
        throw Problem(
          text: isBehind
            ? "a list calls lists that stand before it, and '\(name)' does not"
            : "no word list is called '\(name)'" + (nearest.map { "; did you mean '@\($0)'?" } ?? ""),
          excerpt: excerpt(offset, in: text, at: place))
      }
    }
  }

  /// - Parameter written: The query as it stands in the file; `nil` where places in it would mean nothing.
  private func parsed(_ text: String, of written: String?, at place: CodebookLocation) throws(Problem) -> Query {
    do throws(QueryError) {
      return try QueryParser.query(text)
    } catch {
      let problem =
        error.report.message.split(separator: ": ", maxSplits: 1).last.map(String.init) ?? error.report.message
      throw Problem(
        text: problem,
        excerpt: written.map { excerpt(error.place ?? 0..<1, in: $0, at: place) } ?? place.excerpt())
    }
  }

  /// A place in a query, for a message. YAML's escapes and line breaks move it; then the query's beginning is shown.
  private func excerpt(_ offset: Range<Int>, in text: String, at place: CodebookLocation) -> SourceExcerpt {
    let line = place.text.unicodeScalars.dropFirst(place.column - 1)
    let isExact = line.starts(with: text.unicodeScalars.prefix(offset.upperBound))
    return isExact ? place.excerpt(offset: offset.lowerBound, length: offset.count) : place.excerpt()
  }
}
