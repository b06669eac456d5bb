import CorpusModel
import Interchange
import TextAnalysis
import Testing

@testable import Workbench

@Suite struct ReadingInContextTests {
  private func rows(_ text: String, pos: Bool = false) -> [SentenceAnalysis.Row] {
    SentenceAnalysis.plain(source: "-", verbatim: UTF8Text(text), withPartsOfSpeech: pos).sentences.flatMap(\.rows)
  }

  @Test(arguments: [
    ("Jeg så ham i mandags.", 1, "se", "VERB"), ("Vi får hjælp af naboen.", 1, "få", "VERB"),
    ("Hun lever alene med sin søn.", 1, "leve", "VERB"), ("Kommunens ledere mødes.", 1, "leder", "NOUN"),
  ])
  func `The part of speech is shown and decides the lemma`(text: String, index: Int, lemma: String, tag: String) {
    let row = rows(text, pos: true)[index]
    #expect(row.reading == ContextReading(lemma: lemma, partOfSpeech: PartOfSpeech(tag: tag)))
    #expect(row.lemmas.first == lemma)
  }

  @Test func `Without parts of speech the context decides between a form's lemmas only`() {
    let rows = rows("Jeg så ham, så vi gik hjem til kommunens sagsbehandlere.")
    #expect(rows.allSatisfy { $0.reading.partOfSpeech == nil })
    #expect(rows[1].reading.lemma == "se")
    #expect(rows[4].reading.lemma == "så")
    for row in rows where row.analysis.lemmas.count == 1 { #expect(row.reading.lemma == row.analysis.lemmas[0]) }
    for row in rows { #expect(Set(row.lemmas) == Set(row.analysis.lemmas).union([row.reading.lemma])) }
  }

  @Test func `Marks are punctuation or symbols and their own lemmas`() {
    for row in rows("»Ja!« (§ 85, ca. 20 %) – *** ?!", pos: true) where !row.token.isWord {
      #expect(row.reading.lemma == row.form)
      #expect([.punctuation, .symbol].contains(row.reading.partOfSpeech))
    }
  }

  @Test(arguments: [
    ("Det gælder børne- og ungeområdet.", "børne-", ["børneområdet"], "børne- og ungeområdet"),
    ("De har skole-, fritids- og klubtilbud.", "fritids-", ["fritidstilbud"], "fritids- og klubtilbud"),
    ("Alle (team)ledere var der.", "(team)ledere", ["teamledere", "ledere"], "(team)ledere"),
  ])
  func `A word that is meant stands at its first word`(
    text: String, first: String, forms: [String], words: String
  ) throws {
    let row = try #require(rows(text).first { $0.form == first })
    #expect(row.ellipses.map(\.form) == forms)
    #expect(row.ellipses.allSatisfy { UTF8Text(text).string(in: $0.range) == words })
    let conllu = SentenceAnalysis.plain(source: "-", verbatim: UTF8Text(text)).conllu
    #expect(conllu.contains("|Ellipsis=\(forms.joined(separator: ","))"))
    let json = SentenceAnalysis.plain(source: "-", verbatim: UTF8Text(text)).jsonRows.map(\.text).joined()
    #expect(json.contains("\"ellipses\":[{\"form\":\"\(forms[0])\""))
  }

  @Test func `What is meant is counted as no token`() {
    let rows = rows("Det gælder børne- og ungeområdet.")
    #expect(rows.map(\.form) == ["Det", "gælder", "børne-", "og", "ungeområdet", "."])
  }

  @Test func `In CoNLL-U the part of speech has its column, and several lemmas stand in MISC`() {
    let analysis = SentenceAnalysis.plain(source: "-", verbatim: UTF8Text("Jeg så ham."), withPartsOfSpeech: true)
    #expect(analysis.conllu.contains("2\tså\tse\tVERB\t_\t_\t_\t_\t_\tStart=4|End=7|Lemmas=se,så\n"))
  }
}
