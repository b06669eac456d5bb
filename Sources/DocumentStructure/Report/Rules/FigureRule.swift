internal import CorpusModel
internal import UnicodeText

/// Captions of figures and tables, their notes and sources, and what a converter leaves of the figure between them.
enum FigureRule: ReportRule {
  static func apply(to report: inout ReportRoles) {
    let captions = report.blocks.indices.filter { index in
      isOpen(index, report) && BackMatter.isFigure(report.blocks[index].text)
    }
    for index in captions { report.roles[index] = .furniture(.figure) }
    for index in captions {
      let text = report.blocks[index].text
      if BackMatter.isFigureNote(text) {
        continueNote(index, &report)
      } else if !BackMatter.isFigureSource(text) {
        continueCaption(index, &report)
        markFragments(behind: index, &report)
      }
    }
  }

  private static func isOpen(_ index: Int, _ report: ReportRoles) -> Bool {
    report.isFree(index) && report.blocks[index].marker == nil && report.contents.levels[index] == nil
  }

  /// A note that blank lines cut goes on up to the figure's source, else as long as its sentence does.
  private static func continueNote(_ index: Int, _ report: inout ReportRoles) {
    let behind = report.blocks.indices.dropFirst(index + 1).prefix(8)
    if let source = behind.first(where: { BackMatter.isFigureSource(report.blocks[$0].text) }) {
      let between = (index + 1)..<source
      if between.allSatisfy({ isOpen($0, report) || report.isFurniture($0) }),
        !between.contains(where: { report.blocks[$0].furniture == .pageMarker })
      {
        return report.mark(between, .figure)
      }
    }
    var last = index
    while !Sentence.isComplete(report.blocks[last].text), last + 1 < report.blocks.count, last < index + 3,
      isOpen(last + 1, report), !isNoteAlone(report.blocks[last].text),
      Sentence.goesOn(report.blocks[last + 1].text) || QuotedBlock.beginsSpeech(report.blocks[last + 1].text)
    {
      last += 1
      report.roles[last] = .furniture(.figure)
    }
  }

  private static func isNoteAlone(_ text: String) -> Bool { Sentence.wordCount(text) <= 4 }

  /// The second line of a caption begins small; so does the rest of a paragraph that the figure interrupts.
  private static func continueCaption(_ index: Int, _ report: inout ReportRoles) {
    let next = index + 1
    guard next < report.blocks.count, isOpen(next, report), Sentence.goesOn(report.blocks[next].text),
      Sentence.wordCount(report.blocks[next].text) <= 15, !Sentence.isComplete(report.blocks[next].text),
      report.previous(before: index).map({ Sentence.isComplete(report.blocks[$0].text) || report.isHeading($0) })
        ?? true
    else { return }
    report.roles[next] = .furniture(.figure)
  }

  /// Between a caption and its note or source stands no running text; without either, numbers are the figure's.
  private static func markFragments(behind index: Int, _ report: inout ReportRoles) {
    let behind = report.blocks.indices.dropFirst(index + 1).prefix(60)
    let end = behind.first { place in
      report.contents.levels[place] != nil || isSentence(report.blocks[place].text) && report.roles[place] == nil
        || report.roles[place] == .furniture(.figure)
    }
    if let end, report.roles[end] == .furniture(.figure),
      BackMatter.isFigureNote(report.blocks[end].text) || BackMatter.isFigureSource(report.blocks[end].text)
    {
      return report.mark((index + 1)..<end, .figure)
    }
    for place in behind {
      if report.isFurniture(place) { continue }
      guard report.isFree(place), isNumbers(report.blocks[place].text) else { return }
      report.roles[place] = .furniture(.figure)
    }
  }

  private static func isSentence(_ text: String) -> Bool {
    Sentence.wordCount(text) >= 12 && Sentence.isComplete(text) && !isNumbers(text)
  }

  /// Whether half of the words or more are numbers: `0 % 20 % 40 %`, `Ja 45 Nej 12`.
  private static func isNumbers(_ text: String) -> Bool {
    let words = text.split { $0 == " " || $0 == "\t" || $0 == "\u{A0}" }
    let numbers = words.count { $0.contains(where: \.isNumber) || $0 == "%" || $0 == "-" }
    return !words.isEmpty && numbers * 2 >= words.count && words.count != 1 || words.count == 1 && numbers == 1
  }
}
