internal import UnicodeText

/// A Hunspell dictionary, read as a register: the word that a form is made of by at most two suffixes is its lemma.
///
/// Prefixes, compounding by rule and suggestions are left out. Parts of speech are not told.
///
/// - Source: the format is hunspell(5).
package struct SpellingDictionary: WordRegister {
  package let name: String
  package let checksum: UInt64
  /// Words with their flags, as places in `flagSets`, and their stem where one is named.
  private var words: [String: [(flags: Int, stem: String?)]] = [:]
  private var flagSets: [Set<String>] = [[]]
  /// Suffix rules by what they add.
  private var rules: [String: [AffixRule]] = [:]
  private var longestAddition = 0
  private var onlyInCompound = ""
  private var needsAffix = ""
  private var forbidden = ""
  private var compoundBegin = ""
  private var flagKind = ""

  /// Reads the two files of a dictionary, which are in UTF-8.
  ///
  /// - Throws: `RegisterError` with the file and the first line that is not as the format has it.
  /// - Complexity: O(bytes).
  package init(
    affixes: [UInt8], affixFile: String, words: [UInt8], wordFile: String, name: String
  ) throws(RegisterError) {
    self.name = name
    checksum = TextAnalysis.checksum(of: words, from: TextAnalysis.checksum(of: affixes))
    try read(affixes: affixes, affixFile)
    try read(words: words, wordFile)
    if self.words.isEmpty { throw .empty(file: wordFile) }
  }

  /// The lemmas of a form exactly as written.
  package func entries(of form: String) -> [RegisterEntry] {
    var lemmas: [String] = []
    func add(_ lemma: String) { if !lemmas.contains(lemma) { lemmas.append(lemma) } }
    for (flags, stem) in words[form] ?? [] where stands(alone: flagSets[flags]) { add(stem ?? form) }
    for rule in rules(for: form) where stands(alone: rule.flags) {
      guard let inner = rule.base(of: form) else { continue }
      for (flags, stem) in words[inner] ?? [] where flagSets[flags].contains(rule.flag) && isWord(flagSets[flags]) {
        add(stem ?? inner)
      }
      for first in rules(for: inner) where first.flags.contains(rule.flag) {
        guard let base = first.base(of: inner) else { continue }
        for (flags, stem) in words[base] ?? [] where flagSets[flags].contains(first.flag) && isWord(flagSets[flags]) {
          add(stem ?? base)
        }
      }
    }
    return lemmas.map { RegisterEntry(lemma: $0, partOfSpeech: nil) }
  }

  /// The lemma that is written like this before another word in a compound.
  package func lemma(ofLinking form: String) -> String? {
    if compoundBegin.isEmpty { return nil }
    for rule in rules(for: form) where rule.flags.contains(compoundBegin) {
      guard let base = rule.base(of: form) else { continue }
      for (flags, stem) in words[base] ?? [] where flagSets[flags].contains(rule.flag) && isWord(flagSets[flags]) {
        return stem ?? base
      }
    }
    return nil
  }

  private func isWord(_ flags: Set<String>) -> Bool { !flags.contains(forbidden) }

  private func stands(alone flags: Set<String>) -> Bool {
    isWord(flags) && !flags.contains(onlyInCompound) && !flags.contains(needsAffix)
  }

  /// The rules that may have made a form, by what it ends with; those that add nothing too.
  private func rules(for form: String) -> [AffixRule] {
    var found = rules[""] ?? []
    var start = form.endIndex
    for _ in 0..<longestAddition where start > form.startIndex {
      start = form.unicodeScalars.index(before: start)
      found += rules[String(form[start...])] ?? []
    }
    return found
  }

  // MARK: Files

  private static func lines(
    _ bytes: [UInt8], _ file: String
  ) throws(RegisterError) -> [(number: Int, text: String)] {
    var result: [(Int, String)] = []
    let isMarked = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let lines = bytes.dropFirst(isMarked ? 3 : 0).split(separator: 0x0A, omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      guard let text = String(validating: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self) else {
        throw .line(file: file, line: index + 1, problem: "it is not UTF-8")
      }
      if !text.isEmpty { result.append((index + 1, text)) }
    }
    return result
  }

  private mutating func read(affixes bytes: [UInt8], _ file: String) throws(RegisterError) {
    var expected: (flag: String, count: Int)?
    for (number, text) in try Self.lines(bytes, file) {
      let columns = text.split { $0 == " " || $0 == "\t" }
      guard let first = columns.first, !first.hasPrefix("#") else { continue }
      let value = columns.count > 1 ? String(columns[1]) : ""
      switch first {
      case "SET":
        if LetterCase.lowercased(value) != "utf-8" {
          throw .line(file: file, line: number, problem: "its letters are in \(value), expected UTF-8")
        }
      case "FLAG": flagKind = value
      case "ONLYINCOMPOUND": onlyInCompound = value
      case "NEEDAFFIX": needsAffix = value
      case "FORBIDDENWORD": forbidden = value
      case "COMPOUNDBEGIN": compoundBegin = value
      case "SFX":
        guard let open = expected, open.flag == value, open.count > 0 else {
          guard columns.count >= 4, let count = Int(columns[3]) else {
            throw .line(file: file, line: number, problem: "found a suffix rule, expected 'SFX flag Y count' before it")
          }
          expected = (value, count)
          continue
        }
        guard let rule = AffixRule(columns, flags: { flags($0) }) else {
          throw .line(file: file, line: number, problem: "it is no suffix rule, such as SFX 2 0 en [^e]")
        }
        expected = (value, open.count - 1)
        rules[rule.added, default: []].append(rule)
        longestAddition = max(longestAddition, rule.added.unicodeScalars.count)
      default: continue
      }
    }
  }

  private mutating func read(words bytes: [UInt8], _ file: String) throws(RegisterError) {
    var sets: [Substring: Int] = ["": 0]
    let lines = try Self.lines(bytes, file)
    guard let first = lines.first else { throw .empty(file: file) }
    guard Int(first.text.prefix { $0 != " " && $0 != "\t" }) != nil else {
      throw .line(file: file, line: first.number, problem: "the first line is not the number of words")
    }
    for (_, text) in lines.dropFirst() where !text.hasPrefix("#") && !text.hasPrefix("\t") {
      let fields = text.split { $0 == "\t" || $0 == " " }
      // `a cappella` is two words; `st:` and its like are what is known of a word.
      let details = fields.dropFirst()
      guard let entry = fields.first, details.allSatisfy({ $0.dropFirst(2).first == ":" }) else { continue }
      let slash = entry.utf8.lastIndex(of: UInt8(ascii: "/")) ?? entry.endIndex
      let word = String(entry[..<slash])
      if word.isEmpty { continue }
      let flagText = slash < entry.endIndex ? entry[entry.utf8.index(after: slash)...] : ""
      let set = sets[flagText] ?? flagSets.count
      if sets[flagText] == nil {
        sets[flagText] = set
        flagSets.append(flags(flagText))
      }
      let stem = details.first { $0.hasPrefix("st:") }.map { String($0.dropFirst(3)) }
      words[word, default: []].append((set, stem))
    }
  }

  private func flags(_ text: Substring) -> Set<String> {
    switch flagKind {
    case "num": return Set(text.split(separator: ",").map(String.init))
    case "long":
      let scalars = Array(text.unicodeScalars)
      return Set(
        stride(from: 0, to: scalars.count - 1, by: 2).map { String(String.UnicodeScalarView(scalars[$0..<$0 + 2])) })
    default: return Set(text.unicodeScalars.map { String($0) })
    }
  }
}
