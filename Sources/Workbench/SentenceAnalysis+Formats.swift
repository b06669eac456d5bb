internal import CorpusModel
package import Interchange
internal import TextAnalysis

extension SentenceAnalysis {
  /// CoNLL-U. LEMMA is the lemma in context; UPOS the part of speech where it was asked for, else only `PUNCT` and `NUM`.
  /// In MISC `SpaceAfter=No`, `Start=` and `End=` in bytes of canonical text, `Lemmas=` where there are several, the
  /// chosen one first, for a compound `Parts=` and `Constituents=`, and `Ellipsis=` for words that are meant here and not
  /// written; `Register=` names the register that the lemma came from.
  ///
  /// - Source: universaldependencies.org/format.html, revision 2.
  package var conllu: String {
    let name = Self.oneLine(document.source)
    var output = "# newdoc id = \(name)\n"
    var paragraph = -1
    for (number, sentence) in sentences.enumerated() {
      if sentence.paragraph != paragraph {
        paragraph = sentence.paragraph
        output += "# newpar\n"
      }
      output += "# sent_id = \(name)-\(number + 1)\n# text = \(Self.text(of: sentence.rows))\n"
      for (index, row) in sentence.rows.enumerated() {
        let fields = ["\(index + 1)", row.form, row.reading.lemma, Self.tag(of: row), "_", "_", "_", "_", "_"]
        output += (fields + [Self.misc(of: row)]).joined(separator: "\t") + "\n"
      }
      output += "\n"
    }
    return output
  }

  /// The sentence as its tokens make it: one blank for any white space, and what was lifted out left out.
  private static func text(of rows: [Row]) -> String {
    var text = ""
    for (number, row) in rows.enumerated() {
      text += row.form
      if row.hasSpaceAfter, number + 1 < rows.count { text += " " }
    }
    return text
  }

  private static func tag(of row: Row) -> String {
    if let partOfSpeech = row.reading.partOfSpeech { return partOfSpeech.tag }
    return row.token.kind == .punctuation ? "PUNCT" : row.token.kind == .number ? "NUM" : "_"
  }

  private static func misc(of row: Row) -> String {
    var misc: [String] = []
    func add(_ key: String, _ values: [String], separator: String = ",") {
      if !values.isEmpty { misc.append("\(key)=" + values.map(escaped).joined(separator: separator)) }
    }
    if !row.hasSpaceAfter { misc.append("SpaceAfter=No") }
    add("Start", ["\(row.token.range.start)"])
    add("End", ["\(row.token.range.end)"])
    if row.lemmas.count > 1 { add("Lemmas", row.lemmas) }
    add("Parts", row.analysis.parts.map(\.text), separator: "+")
    add("Constituents", row.analysis.constituents.map(\.lemma))
    add("Ellipsis", row.ellipses.map(\.form))
    add("Register", row.register.map { [$0] } ?? [])
    return misc.joined(separator: "|")
  }

  private static func oneLine(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\n" || $0 == "\r" ? " " : $0 }))
  }

  /// A value of MISC must not hold its separators.
  private static func escaped(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { "|=+, ".unicodeScalars.contains($0) ? "_" : $0 }))
  }

  /// One object a token.
  package var jsonRows: [JSONValue] {
    sentences.enumerated().flatMap { number, sentence in
      sentence.rows.map { row in
        .object(
          [
            ("source", .string(document.source)), ("sentence", .integer(number + 1)), ("form", .string(row.form)),
            ("range", .range(row.token.range)), ("lemma", .string(row.reading.lemma)),
            ("pos", JSONValue(row.reading.partOfSpeech?.tag)), ("register", JSONValue(row.register)),
          ] + Self.fields(of: row.analysis, lemmas: row.lemmas) + [
            (
              "ellipses",
              .array(
                row.ellipses.map { meant in
                  .object(
                    [
                      ("form", .string(meant.form)), ("kind", .string(meant.kind.name)),
                      ("range", .range(meant.range)), ("lemma", JSONValue(meant.analysis.lemmas.first)),
                    ] + Self.fields(of: meant.analysis, lemmas: meant.analysis.lemmas))
                })
            )
          ])
      }
    }
  }

  private static func fields(of analysis: TypeAnalysis, lemmas: [String]) -> [(String, JSONValue)] {
    [
      ("lemmas", .array(lemmas.map { .string($0) })), ("parts", .array(analysis.parts.map { .string($0.text) })),
      ("constituents", .array(analysis.constituents.map { .string($0.lemma) })),
    ]
  }
}

extension Ellipsis.Kind {
  /// Its name in JSON.
  var name: String {
    switch self {
    case .coordination: "coordination"
    case .optionalPart: "optional"
    case .editorial: "editorial"
    }
  }
}
