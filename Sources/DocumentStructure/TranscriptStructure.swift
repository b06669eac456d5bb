internal import CorpusModel
internal import UnicodeText

/// The turns of a transcript.
struct TranscriptStructure {
  private let verbatim: UTF8Text
  private let pages: TranscriptPages
  private let lines: [Line]
  private let numbers: [Furniture]
  private let labels: [SpeakerLabel?]
  private let style: SpeakerLabel.Style?
  private let roles: SpeakerRoles
  /// Where lines begin that look like turns and are none.
  let unusedLabels: [Int]
  /// Whether nothing in the text names who talks: questions and answers are told by their looks.
  var isUnlabelled: Bool { style == nil }
  /// Whether the layout is known by its description only: a name and a time above the words, as Teams, Word's
  /// transcription, Otter and others write them, or times of f4 and MAXQDA.
  var isUnconfirmed: Bool {
    style == .heading
      || verbatim.bytes.contains(0x23)
        && lines.contains { line in
          Timestamp.all(in: verbatim, range: line.range).contains { $0.isTenthsBehindDash(in: verbatim) }
        }
  }

  /// Recognises a transcript by its labels, or by questions with answers below, or returns `nil`.
  init?(verbatim: UTF8Text, lines: [Line], isWord: @escaping (String) -> Bool) {
    self.verbatim = verbatim
    let numbered = LineNumbers.strip(lines, in: verbatim)
    pages = TranscriptPages(numbered?.lines ?? lines, in: verbatim)
    numbers = numbered?.furniture ?? []
    self.lines = pages.lines
    let participants = Participants(in: pages.lines, of: verbatim, isWord: isWord)
    roles = SpeakerRoles(participants: participants, isWord: isWord)
    if let found = TranscriptLabels(lines: pages.lines, of: verbatim, participants: participants) {
      (labels, style, unusedLabels) = (found.labels, found.style, found.unused)
    } else if let found = QuestionLayout.labels(of: pages.lines) ?? DashDialogue.labels(of: pages.lines) {
      (labels, style, unusedLabels) = (found, nil, [])
    } else {
      return nil
    }
  }

  /// Canonical text and structure.
  func build() -> (text: UTF8Text, map: TextMap, structure: Structure) {
    let (elements, marks) = elements()
    var built = TranscriptWriter(verbatim: verbatim, roles: roles, isUnlabelled: isUnlabelled).write(elements)
    built.structure.furniture = (numbers + pages.furniture + marks.map { Furniture(verbatim: $0, kind: .overlapMark) })
      .sorted { $0.verbatim < $1.verbatim }
    built.structure.pages = pages.pages
    return built
  }

  /// The lines as elements of a transcript, in order, and the slashes that were lifted out of them.
  private func elements() -> (elements: [TranscriptElement], marks: [TextRange]) {
    var result: [TranscriptElement] = []
    var marks: [TextRange] = []
    var open: SpokenTurn?
    var isAfterBlank = false
    let joinsLines = isHardWrapped
    let known = Set(labels.compactMap { $0?.label })
    func close() {
      guard var turn = open else { return }
      let (others, slashes) = turn.close(in: verbatim, labels: known)
      result.append(.turn(turn))
      result += others.map { .turn($0) }
      marks += slashes
      open = nil
    }
    for (index, line) in lines.enumerated() {
      defer { isAfterBlank = line.isBlank }
      if line.isBlank { continue }
      if let label = labels[index] {
        var stampLine: TextRange?
        if isStampOfNext(before: index) {
          if let own = open?.paragraphs.last?.last, own == lines[index - 1].range {
            open?.removeLastLine()
            stampLine = own
          } else if case .front(let own)? = result.last, open == nil, own == lines[index - 1].range {
            result.removeLast()
            stampLine = own
          }
        }
        close()
        open = SpokenTurn(label: label, line: line.range, stampLine: stampLine, in: verbatim)
      } else if open != nil || !result.isEmpty, isGuideQuestion(at: index) {
        close()
        result.append(.question(line.range))
      } else if open == nil {
        result.append(.front(line.range))
      } else if let last = open?.paragraphs.indices.last,
        joinsLines && !isAfterBlank && !pages.breaks.contains(index) || continuesOverPage(at: index)
      {
        open?.paragraphs[last].append(line.range)
      } else {
        open?.paragraphs.append([line.range])
      }
    }
    close()
    return (result, marks)
  }

  /// Whether the line before a label is nothing but a time, which is then the label's: no blank line parts them.
  private func isStampOfNext(before index: Int) -> Bool {
    guard index > 0, labels[index - 1] == nil else { return false }
    let line = lines[index - 1]
    return !line.isBlank && line.range.count <= 40 && Timestamp(bare: line.text, in: line.range) != nil
  }

  /// Whether a line goes on with a paragraph that the end of a page cut: the line before it ends no sentence.
  private func continuesOverPage(at index: Int) -> Bool {
    guard pages.breaks.contains(index), index > 0, let last = lines[index - 1].text.unicodeScalars.last else {
      return false
    }
    return !(labels[index - 1] != nil && style?.isAbove == true) && !".?!…:\"”»)]#".unicodeScalars.contains(last)
  }

  /// Whether a line end inside a turn is the typist's line length and not a new paragraph: no line is long, and a good
  /// part of them are nearly as long as the longest.
  private var isHardWrapped: Bool {
    let most = 110
    // A character has at most four bytes.
    if lines.contains(where: { $0.range.count > 4 * most }) { return false }
    let lengths = lines.filter { !$0.isBlank }.map { $0.text.unicodeScalars.count }
    let longest = lengths.max() ?? 0
    return longest <= most && lengths.count { $0 * 10 >= longest * 7 } * 5 >= lengths.count
  }

  /// Whether a line without a label stands alone and begins like a numbered question: `2. Hvem registrerer?`
  private func isGuideQuestion(at index: Int) -> Bool {
    if lines[index].isHeading { return true }
    let isAlone =
      (index == 0 || lines[index - 1].isBlank || labels[index - 1] != nil)
      && (index + 1 == lines.count || lines[index + 1].isBlank || labels[index + 1] != nil)
    guard isAlone, lines[index].range.count <= 300 else { return false }
    if style == nil { return false }
    let scalars = lines[index].text.unicodeScalars
    let digits = scalars.prefix { ScalarClass.isDigit($0) }.count
    let rest = scalars.dropFirst(digits)
    if (1...2).contains(digits), let mark = rest.first, mark == "." || mark == ")" {
      return rest.dropFirst().first == " "
    }
    let lower = LetterCase.lowercased(lines[index].text)
    return ["tema ", "tema:", "emne ", "emne:", "spørgsmål "].contains { lower.hasPrefix($0) }
  }
}
