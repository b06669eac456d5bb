internal import CorpusIndex
internal import CorpusModel
internal import CorpusQuery
internal import Foundation
internal import Interchange
internal import QualitativeCoding
internal import TextAnalysis
internal import Workbench

/// A thousand rules over a table of texts, beside a scan of the same rules by regular expressions: `citat-bench codebook
/// CORPUS.tsv CODEBOOK.yaml`.
///
/// The rules are those of the codebook and, up to a thousand, rules of words, pairs and phrases drawn from the corpus. The index
/// is built and opened before the clock starts. What a rule costs grows with its hits; the scan's cost with the text, of which it
/// reads the beginning only: a thousand scans of all of it take hours.
struct CodebookBench {
  private static let columns = ["id", "source", "date", "speaker", "text"]
  private static let rules = 1000
  private static let rounds = 3
  /// Bytes that the regular expressions read.
  private static let sample = 200_000

  let corpus: String
  let codebook: String

  func report() async throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "citat-bench-\(getpid())").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let own = folder + "/corpus.tsv"
    try FileManager.default.createSymbolicLink(
      atPath: own, withDestinationPath: URL(filePath: corpus).standardizedFileURL.path)
    _ = try await CorpusIndexer(own, analyzer: DanishAnalyzer(), columns: Self.columns) { _ in }.run()
    let corpus = try await Corpus.reading([own])
    let book = try CompiledCodebook(try rules(for: corpus))
    var lines = [
      "\(corpus.index.size.text) bytes of text, \(corpus.index.wordCount) words, \(Self.rules) rules", "",
      "| | firings | proposals | seconds | processor s |", "|---|---|---|---|---|",
    ]
    for round in 1...Self.rounds {
      let (start, cpu) = (Clock.monotonic, StepMarks.cpuSeconds)
      let tally = RuleTally(book, in: corpus)
      let (seconds, used) = (Clock.monotonic - start, StepMarks.cpuSeconds - cpu)
      lines.append(
        "| citat, run \(round) | \(tally.fired.joined().reduce(0, +)) | \(tally.proposed.reduce(0, +)) | \(number(seconds)) | \(number(used)) |"
      )
    }
    let (matches, seconds, bytes) = scan(book, corpus)
    let whole = seconds * Double(corpus.index.size.text) / Double(bytes)
    lines.append("| regular expressions, \(bytes) bytes | \(matches) | – | \(number(seconds)) | \(number(seconds)) |")
    lines.append("| the same for all of the text, if it grows with it | – | – | \(number(whole)) | \(number(whole)) |")
    return lines.joined(separator: "\n")
  }

  private func number(_ value: Double) -> String { String(format: "%.3g", value) }

  // MARK: Rules

  /// The codebook with further codes, a rule each, until there are a thousand.
  private func rules(for corpus: Corpus) throws -> Codebook {
    let book = try CodebookReader().codebook(at: codebook)
    let place = CodebookLocation(file: codebook, line: 1, column: 1, text: "")
    let words = corpus.index.words
    // Words that stand once in ten thousand to once in a million: what people look for.
    let size = corpus.index.wordCount
    let terms = (0..<words.count).filter { term in
      let count = corpus.index.count(of: term)
      return count * 10_000 <= size && count * 1_000_000 >= size && count > 1 && isWord(words.text(of: term))
    }
    var seed: UInt64 = 8
    func word() -> String {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return words.text(of: terms[Int((seed >> 33) % UInt64(terms.count))])
    }
    var codes = book.themes
    var count = book.codes.reduce(0) { $0 + $1.rules.count }
    while count < Self.rules {
      count += 1
      let query =
        switch count % 5 {
        case 0: word()
        case 1: "\(word()) OR \(word()) OR =\(word()) OR lemma:\(word())"
        case 2: "\(word()) NEAR/10 (\(word()) OR ikke OR barn)"
        case 3: "\"\(word()) og\" OR \(word())*"
        default: "(\(word()) OR \(word())) AND (kommune OR ung OR børn)"
        }
      codes.append(
        Code(
          id: "kode-\(count)", name: "Kode \(count)", color: nil, definition: nil, inclusion: [], exclusion: [],
          examples: [], related: [], memo: nil, threshold: 1,
          rules: [
            Rule(
              id: "r", query: query, unless: count % 3 == 0 ? word() : nil, unit: count % 2 == 0 ? .sentence : nil,
              location: place, unlessLocation: place)
          ], codes: [], location: place))
    }
    return Codebook(name: book.name, words: book.words, themes: codes)
  }

  private func isWord(_ text: String) -> Bool {
    text.count > 3 && text.unicodeScalars.allSatisfy { $0.properties.isAlphabetic }
  }

  // MARK: Regular expressions

  /// Matches of each rule's query in the beginning of the text.
  private func scan(_ book: CompiledCodebook, _ corpus: Corpus) -> (matches: Int, seconds: Double, bytes: Int) {
    var text = ""
    for source in corpus.sources.indices {
      if text.utf8.count >= Self.sample { break }
      text += corpus.sources[source].document.canonical.string + "\n"
    }
    let expressions = book.rules.joined().compactMap {
      try? NSRegularExpression(pattern: Self.pattern(of: $0.query), options: [.caseInsensitive])
    }
    let range = NSRange(text.startIndex..., in: text)
    let start = StepMarks.cpuSeconds
    let matches = expressions.reduce(0) { $0 + $1.numberOfMatches(in: text, range: range) }
    return (matches, StepMarks.cpuSeconds - start, text.utf8.count)
  }

  /// What somebody would write who has expressions only; the parts after AND and NOT are not looked for.
  private static func pattern(of query: Query) -> String {
    switch query {
    case .word(let word): "\\b\(pattern(of: word))\\b"
    case .sequence(let parts): parts.map { pattern(of: $0) }.joined(separator: "\\s+")
    case .near(let a, let b, let distance, let isOrdered):
      {
        let (a, b) = (pattern(of: a), pattern(of: b))
        let gap = "(?:\\W+\\w+){0,\(distance - 1)}\\W+"
        return isOrdered ? "(?:\(a))\(gap)(?:\(b))" : "(?:\(a))\(gap)(?:\(b))|(?:\(b))\(gap)(?:\(a))"
      }()
    case .or(let parts): "(?:" + parts.map { pattern(of: $0) }.joined(separator: "|") + ")"
    case .and(let parts, _): parts.first.map { pattern(of: $0) } ?? ""
    case .not(let a, _, _): pattern(of: a)
    case .restricted(let inner, _): pattern(of: inner)
    case .units, .pattern: "(?!)"
    }
  }

  private static func pattern(of word: WordPattern) -> String {
    func escaped(_ text: String) -> String { NSRegularExpression.escapedPattern(for: text) }
    return switch word {
    case .any(let text): "\\w*\(escaped(text))\\w*"
    case .form(let text), .similar(let text): escaped(text)
    case .lemma(let text): "\(escaped(text))\\w{0,4}"
    case .wildcard(let text):
      escaped(text).replacingOccurrences(of: "\\*", with: "\\w*").replacingOccurrences(of: "\\?", with: "\\w")
    case .regular(let expression): expression.text
    }
  }
}
