internal import CorpusModel
internal import UnicodeText

/// An interview without labels: questions, each with its answer below. They are numbered, bold, or paragraphs of their own.
enum QuestionLayout {
  /// Labels for the lines that begin a question or an answer; `nil` when the text is no such interview. They are empty
  /// ranges: nothing in the text names who talks.
  ///
  /// Three questions or more, each answered; most answers say *jeg* or *vi*, some of them *jeg*, and they are no lists or
  /// quotations, which are answers in a report.
  static func labels(of lines: [Line]) -> [SpeakerLabel?]? {
    let bold = boldQuestions(in: lines)
    var questions = lines.indices.filter { isQuestion(lines[$0].text) || bold.contains($0) }
    let isPlain = questions.isEmpty
    if isPlain { questions = plainQuestions(in: lines) }
    guard questions.count >= 3, let first = questions.first else { return nil }
    guard lines[..<first].count(where: { !$0.isBlank }) <= 12 else { return nil }
    var labels = [SpeakerLabel?](repeating: nil, count: lines.count)
    var spoken = 0
    var own = 0
    for (question, next) in zip(questions, questions.dropFirst() + [lines.count]) {
      let answer = (question + 1..<next).filter { !lines[$0].isBlank }
      guard let start = answer.first else { return nil }
      let marks = "\"”“»›-–•*'’‘".unicodeScalars
      if let mark = lines[start].text.unicodeScalars.first, marks.contains(mark) { return nil }
      labels[question] = label("Interviewer", lines[question])
      labels[start] = label("Informant", lines[start])
      let words = Set(answer.flatMap { self.words(lines[$0].text) })
      if words.contains("jeg") || words.contains("mig") || words.contains("min") { own += 1 }
      if words.contains("jeg") || words.contains("vi") || words.contains("mig") || words.contains("os") { spoken += 1 }
    }
    return spoken * 2 >= questions.count && own * (isPlain ? 2 : 3) >= questions.count ? labels : nil
  }

  /// Where paragraphs begin that are all bold, when at least three and half of them end in a question mark: then those that
  /// do not ask for something too.
  private static func boldQuestions(in lines: [Line]) -> Set<Int> {
    var runs: [(first: Int, asks: Int?, isQuestion: Bool)] = []
    var isOpen = false
    for (index, line) in lines.enumerated() where !line.isBlank {
      if line.isBold {
        let isQuestion = line.text.utf8.last == 0x3F
        let open = isOpen ? runs.popLast() : nil
        runs.append((open?.first ?? index, open?.asks ?? (isQuestion ? index : nil), isQuestion))
      }
      isOpen = line.isBold
    }
    let questions = runs.count(where: \.isQuestion)
    guard questions >= 3, questions * 2 >= runs.count else { return [] }
    // A title stands above the first question, and asks nothing.
    let asking = runs.drop { $0.asks == nil }
    return Set(asking.prefix(1).compactMap(\.asks) + asking.dropFirst().map(\.first))
  }

  /// Questions that nothing but blank lines sets apart: five paragraphs or more of one line, a third of them spoken to
  /// somebody, and no other paragraph ends in a question mark. Half of their answers must say *jeg*.
  private static func plainQuestions(in lines: [Line]) -> [Int] {
    let ends = lines.indices.filter { index in
      lines[index].text.utf8.last == 0x3F && (index + 1 == lines.count || lines[index + 1].isBlank)
    }
    let questions = ends.filter { index in
      (index == 0 || lines[index - 1].isBlank) && lines[index].range.count <= 300 && !lines[index].isHeading
    }
    let address: Set<String> = ["du", "dig", "din", "dit", "dine", "jer", "jeres"]
    let addressing = questions.count { !address.isDisjoint(with: words(lines[$0].text)) }
    return questions.count >= 5 && questions.count == ends.count && addressing * 3 >= questions.count ? questions : []
  }

  private static func label(_ name: String, _ line: Line) -> SpeakerLabel {
    let start = line.range.start
    return SpeakerLabel(label: name, range: TextRange(start, start), contentStart: start, stamp: nil)
  }

  /// `1. Hvem ringer du til?`, `2) Hvornår?`, `**Hvornår?**`
  private static func isQuestion(_ text: String) -> Bool {
    if text.hasPrefix("**"), text.hasSuffix("**"), text.utf8.dropLast(2).last == 0x3F { return true }
    guard text.utf8.last == 0x3F else { return false }
    let digits = text.utf8.prefix { (0x30...0x39).contains($0) }.count
    guard (1...2).contains(digits), let mark = text.utf8.dropFirst(digits).first else { return false }
    return (mark == 0x2E || mark == 0x29) && text.utf8.dropFirst(digits + 1).first == 0x20
  }

  private static func words(_ text: String) -> [String] {
    LetterCase.lowercased(text).unicodeScalars.split { !ScalarClass.isLetter($0) }.map { String($0) }
  }
}
