import CorpusModel
import TestSupport

/// Documents that no reader makes: every field takes every kind of value.
struct RandomDocument {
  private var random: SplitMix64
  private static let letters = ["a", "å", "ø", "é", " ", "\n", "😀", "z", "e\u{301}", "\r\n", "\u{FEFF}"]

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  private mutating func number(_ limit: Int) -> Int { limit <= 0 ? 0 : Int(random.next() % UInt64(limit)) }
  private mutating func text(_ limit: Int) -> String {
    (0..<number(limit)).map { _ in Self.letters[number(Self.letters.count)] }.joined()
  }
  private mutating func maybe<T>(_ value: (inout Self) -> T) -> T? { number(2) == 0 ? nil : value(&self) }

  private mutating func range(in text: UTF8Text) -> TextRange {
    let ends = [number(text.scalarCount + 1), number(text.scalarCount + 1)].sorted()
    return TextRange(text.byteOffset(ofScalar: ends[0]), text.byteOffset(ofScalar: ends[1]))
  }

  mutating func next() -> Document {
    let verbatim = UTF8Text(text(120))
    var builder = CanonicalTextBuilder(verbatim: verbatim)
    for _ in 0..<number(12) {
      let place = range(in: verbatim)
      if number(3) == 0 { builder.write(Array(text(5).utf8), for: place) } else { builder.copy(place) }
    }
    let (canonical, map) = builder.finish()
    var structure = Structure()
    structure.sections = (0..<number(4)).map { index in
      Section(
        heading: range(in: canonical), range: range(in: canonical), level: number(4),
        parent: index == 0 ? nil : maybe { $0.number(index) })
    }
    let sections = structure.sections.count
    func section(_ random: inout Self) -> Int? { sections == 0 ? nil : random.maybe { $0.number(sections) } }
    let kinds: [Paragraph.Kind] = [.body, .heading, .listItem, .leadIn, .turn, .quotation, .attribution, .front]
    structure.paragraphs = (0..<number(6)).map { _ in
      Paragraph(
        range: range(in: canonical), kind: kinds[number(kinds.count)], section: section(&self),
        marker: maybe { $0.text(4) })
    }
    structure.speakers = (0..<1 + number(3)).map { _ in
      Speaker(
        label: text(6), role: maybe { $0.text(9) }, isInterviewer: number(2) == 0, isGuess: number(2) == 0,
        person: maybe { $0.text(4) }, name: maybe { $0.text(4) }, caseName: maybe { $0.text(4) })
    }
    let speakers = structure.speakers.count
    structure.turns = (0..<number(6)).map { _ in
      Turn(
        range: range(in: canonical), speaker: number(speakers), start: maybe { Double($0.number(100_000)) / 7 },
        end: maybe { Double($0.number(100_000)) / 3 }, section: section(&self))
    }
    let quoted: [Quotation.Kind] = [.informant, .surveyAnswer, .pressStatement]
    structure.quotations = (0..<number(4)).map { _ in
      Quotation(
        range: range(in: canonical), kind: quoted[number(3)], role: maybe { $0.text(5) }, section: section(&self))
    }
    let asides: [Aside.Kind] = [.speakerLabel, .timestamp, .comment]
    structure.asides = (0..<number(4)).map { _ in Aside(range: range(in: canonical), kind: asides[number(3)]) }
    structure.furniture = (0..<number(4)).map { _ in
      Furniture(
        verbatim: range(in: verbatim), kind: Furniture.Kind.allCases[number(Furniture.Kind.allCases.count)])
    }
    structure.pages = (0..<number(4)).map { _ in
      PageStart(verbatim: range(in: verbatim).start, label: text(4))
    }
    let terms: [QuotedTerm.Kind] = [.term, .title, .question, .nested, .emphasis]
    structure.terms = (0..<number(4)).map { _ in QuotedTerm(range: range(in: canonical), kind: terms[number(5)]) }
    structure.cases = (0..<number(3)).map { _ in
      CaseStretch(
        name: text(5), range: range(in: canonical),
        variables: (0..<number(3)).map { _ in
          CaseStretch.Variable(name: text(3), value: text(4), number: maybe { Double($0.number(1000)) / 8 })
        })
    }
    let documents: [Document.Kind] = [.report, .transcript, .text]
    return Document(
      source: "kilde.txt", kind: documents[number(3)], verbatim: verbatim, canonical: canonical, map: map,
      structure: structure)
  }
}
