import CorpusModel
import Testing

@testable import CorpusQuery

@Suite struct QueryParserTests {
  @Test(arguments: [
    // Words.
    ("samarbejde", "samarbejde"), ("=samarbejdet", "=samarbejdet"), ("lemma:samarbejde", "lemma:samarbejde"),
    ("samarb*", "samarb*"), ("*samfund", "*samfund"), ("b?rn", "b?rn"), ("=samarb*", "samarb*"),
    ("PPR-leder", "PPR-leder"), ("(del)mål", "(del)mål"), ("elev(er)", "elev(er)"),
    ("et (del)mål", "[et (del)mål]"), ("=(del)målet", "=(del)målet"), ("(del) mål", "[del mål]"), ("ikk'", "ikk'"),
    ("67", "67"), ("\"rolle:leder\"", "[rolle leder]"), ("10:30", "10:30"),
    ("børne- og ungeområdet", "[børne- og ungeområdet]"), ("barnet/den", "[barnet den]"), ("hjem,", "hjem"),
    ("/samarb.*/", "/samarb.*/"), ("/a|b c/ d", "[/a|b c/ d]"), ("/a\\/b/", "/a\\/b/"), ("netvork~", "netvork~"),
    ("netvork~1", "netvork~"), ("hus|dag", "OR(hus, dag)"),
    // Ordinals keep their period, but for the last word: a sentence may end there.
    ("5. klasse", "[5. klasse]"), ("\"den 14. november\"", "[den 14. november]"),
    ("den =3. maj 1998", "[den =3. maj 1998]"),
    ("27. 3. 1998", "[27. 3. 1998]"), ("5. (klasse OR time)", "[5. OR(klasse, time)]"), ("i 5.", "[i OR(5., 5)]"),
    ("\"i 5.\"", "[i OR(5., 5)]"), ("5. NEAR/3 klasse", "NEAR/3(OR(5., 5), klasse)"), ("2023. år", "[2023 år]"),
    // Phrases.
    ("tæt samarbejde", "[tæt samarbejde]"), ("\"tæt samarbejde\"", "[tæt samarbejde]"),
    ("“tæt samarbejde”", "[tæt samarbejde]"), ("„tæt samarbejde“", "[tæt samarbejde]"),
    ("»tæt samarbejde«", "[tæt samarbejde]"), ("”tæt samarbejde”", "[tæt samarbejde]"),
    ("\"=tæt samarb*\"", "[=tæt samarb*]"), ("\"fattig OR rig\"", "[fattig OR rig]"), ("\"hus\"", "hus"),
    ("et \"tæt samarbejde\" om", "[et tæt samarbejde om]"), ("\"tæt\"\"samarbejde\"", "[tæt samarbejde]"),
    ("(tæt OR godt) samarbejde", "[OR(tæt, godt) samarbejde]"),
    ("lemma:\"tæt samarbejde\"", "[lemma:tæt lemma:samarbejde]"),
    // Precedence: NEAR before AND and NOT, these before OR.
    ("a NEAR b", "NEAR/5(a, b)"), ("a NEAR/3 b", "NEAR/3(a, b)"), ("a ONEAR b", "ONEAR/5(a, b)"),
    ("a ONEAR/1000 b", "ONEAR/1000(a, b)"), ("a b NEAR/2 c d", "NEAR/2([a b], [c d])"),
    ("a NEAR/2 b NEAR/3 c", "NEAR/3(NEAR/2(a, b), c)"), ("a NEAR/2 (b NEAR/3 c)", "NEAR/2(a, NEAR/3(b, c))"),
    ("a OR b OR c", "OR(a, b, c)"), ("a AND b AND c", "AND(a, b, c)"), ("a OR b AND c", "OR(a, AND(b, c))"),
    ("a AND b OR c", "OR(AND(a, b), c)"), ("(a OR b) AND c", "AND(OR(a, b), c)"),
    ("a AND b NEAR c", "AND(a, NEAR/5(b, c))"),
    ("a NOT b", "NOT(a, b)"), ("a NOT b NOT c", "NOT(NOT(a, b), c)"), ("a AND b NOT c", "NOT(AND(a, b), c)"),
    ("a NOT b AND c", "AND(NOT(a, b), c)"), ("a NOT (b OR c)", "NOT(a, OR(b, c))"), ("((a))", "a"),
    ("a AND(b OR c)", "AND(a, OR(b, c))"), ("a NOT(b)", "NOT(a, b)"), ("(a)OR(b)", "OR(a, b)"),
    ("a NEAR/2(b)", "NEAR/2(a, b)"),
    // Segments.
    ("a AND b WITHIN sentence", "AND:sentence(a, b)"), ("a NOT b WITHIN turn", "NOT:turn(a, b)"),
    ("a WITHIN quotation", "AND:quotation(a)"), ("a WITHIN Section", "AND:section(a)"),
    ("a OR b AND c WITHIN source", "OR(AND:source(a), AND:source(b, c))"),
    ("(a OR b) WITHIN paragraph", "AND:paragraph(OR(a, b))"),
    ("a AND b NOT c WITHIN sentence", "NOT:sentence(AND:sentence(a, b), c)"),
    // Fields.
    ("a role:leder*", "{a role:leder*}"), ("role:leder* a", "{a role:leder*}"),
    ("a speaker:IP1 kind:report", "{{a speaker:IP1} kind:report}"),
    ("role:leder", "{units role:leder}"), ("NOT role:interviewer", "{units !role:interviewer}"),
    ("role:leder speaker:A", "{{units role:leder} speaker:A}"), ("role:leder OR hus", "OR({units role:leder}, hus)"),
    ("role:leder AND hus", "{hus role:leder}"), ("role:leder NOT hus", "NOT({units role:leder}, hus)"),
    ("role:leder AND hus AND sko", "{AND(hus, sko) role:leder}"), ("NOT theme:*", "{units !theme:*}"),
    ("role:leder NOT theme:*", "{{units role:leder} !theme:*}"), ("role:x WITHIN sentence", "{units:sentence role:x}"),
    ("role:x AND a WITHIN sentence", "{AND:sentence(a) role:x}"), ("theme:netværk AND hus", "{hus theme:netværk}"),
    ("(role:x OR role:y) AND a", "AND(OR({units role:x}, {units role:y}), a)"),
    (
      "(role:x OR role:y) AND a WITHIN sentence",
      "AND:sentence(OR({units:sentence role:x}, {units:sentence role:y}), a)"
    ),
    // Fields in parentheses choose units, and are no words that follow others.
    ("a (role:x OR role:y)", "AND(a, OR({units role:x}, {units role:y}))"),
    ("(role:x OR role:y) a b", "AND([a b], OR({units role:x}, {units role:y}))"),
    ("a (role:x) b", "AND([a b], {units role:x})"), ("(role:x) speaker:A", "{{units role:x} speaker:A}"),
    ("(role:x OR role:y) (kind:report)", "AND(OR({units role:x}, {units role:y}), {units kind:report})"),
    ("a NOT b (role:x)", "NOT(a, AND(b, {units role:x}))"),
    ("a AND NOT b", "NOT(a, b)"), ("a AND NOT role:x", "{a !role:x}"),
    ("case:Odder code:x.1", "{{units case:Odder} code:x.1}"),
    ("a role:\"leder af familiehus\"", "{a role:leder af familiehus}"),
    ("a role:»leder af familiehus«", "{a role:leder af familiehus}"),
    ("a NOT role:interviewer", "{a !role:interviewer}"),
    ("a NOT role:\"leder af familiehus\"", "{a !role:leder af familiehus}"),
    ("a AND role:leder", "{a role:leder}"), ("\"a b\" NOT role:interviewer", "{[a b] !role:interviewer}"),
    ("a NEAR b NOT source:x.txt", "{NEAR/5(a, b) !source:x.txt}"), ("a OR b section:intro", "OR(a, {b section:intro})"),
    ("(a OR b) NOT role:i", "{OR(a, b) !role:i}"), ("a NOT role:i NOT role:j", "{{a !role:i} !role:j}"),
    // A field after AND or NOT holds for all that stands at its left.
    ("a AND b AND role:leder", "{AND(a, b) role:leder}"), ("a AND b NOT role:i", "{AND(a, b) !role:i}"),
    ("a NOT b NOT role:i", "{NOT(a, b) !role:i}"), ("a NOT role:i AND b", "AND({a !role:i}, b)"),
    ("a AND b NOT role:i WITHIN sentence", "{AND:sentence(a, b) !role:i}"),
    ("a NOT role:i WITHIN sentence", "AND:sentence({a !role:i})"),
  ])
  func `A query is read as a searcher means it`(_ text: String, _ notation: String) throws {
    #expect(try QueryParser.query(text).notation == notation)
  }

  @Test(arguments: [
    ("samarbejde①)②", "found ')', expected AND, OR, NOT, NEAR, or the end of the query"),
    ("①)②", "found ')', expected a word, a phrase in quotation marks, or '('"),
    ("(①)②", "found ')', expected a word, a phrase in quotation marks, or '('"),
    ("(samarbejde①②", "found the end of the query, expected ')'"),
    ("((①②", "found the end of the query, expected a word, a phrase in quotation marks, or '('"),
    ("a OR①②", "found the end of the query, expected a word, a phrase in quotation marks, or '('"),
    ("①OR② a", "found OR, expected a word, a phrase in quotation marks, or '('"),
    ("a AND ①AND② b", "found AND, expected a word, a phrase in quotation marks, or '('"),
    (
      "①NOT② a",
      "found NOT, expected a word before NOT, or a field behind it; 'source:* NOT word' finds the units without a word"
    ),
    ("a NEAR ①NEAR/3② b", "found NEAR, expected a word, a phrase in quotation marks, or '('"),
    ("a ONEAR ①ONEAR② b", "found ONEAR, expected a word, a phrase in quotation marks, or '('"),
    ("hus ①speker:②leder", "found 'speker:', expected speaker:, or quotation marks round words that a colon joins"),
    ("①Rolle:②leder", "found 'Rolle:', expected role:, or quotation marks round words that a colon joins"),
    ("①pos:②NOUN", "found 'pos:', expected [pos=\"…\"], or quotation marks round words that a colon joins"),
    (
      "①emneord:②skole",
      "found 'emneord:', expected a field (speaker: role: source: section: kind: date: case: theme: code: coder: lemma:), or quotation marks round words that a colon joins"
    ),
    ("hus ①!②børn", "found '!', expected NOT between what is wanted and 'børn', or the word alone"),
    ("①@pårørende②", "found '@pårørende', expected a word; word lists belong to the rules of a codebook"),
    (
      "[pos=①\"ADJEKTIV\"②]",
      "found \"ADJEKTIV\", expected one of ADJ, ADP, ADV, AUX, CCONJ, DET, INTJ, NOUN, NUM, PART, PRON, PROPN, PUNCT, SCONJ, SYM, VERB, X"
    ),
    ("①WITHIN② sentence", "found WITHIN, expected a word, a phrase in quotation marks, or '('"),
    ("a ①NEAR/0② b", "found 'NEAR/0', expected NEAR/ and a number of words from 1 to 1000"),
    ("a ①NEAR/1001② b", "found 'NEAR/1001', expected NEAR/ and a number of words from 1 to 1000"),
    ("a ①ONEAR/fem② b", "found 'ONEAR/fem', expected ONEAR/ and a number of words from 1 to 1000"),
    (
      "a ①NEAR/99999999999999999999② b",
      "found 'NEAR/99999999999999999999', expected NEAR/ and a number of words from 1 to 1000"
    ),
    ("a AND b WITHIN ①side②", "found 'side', expected one of sentence, turn, paragraph, quotation, section, source"),
    ("a WITHIN①②", "found the end of the query, expected one of sentence, turn, paragraph, quotation, section, source"),
    ("a WITHIN sentence ①AND② b", "found AND, expected OR or the end of the query after the segment"),
    ("a WITHIN sentence ①b②", "found 'b', expected OR or the end of the query after the segment"),
    ("①\"②tæt samarbejde", "found the end of the query, expected a closing quotation mark"),
    ("①\"②\"", "found an empty phrase, expected words between the marks"),
    ("①\"② \" a", "found an empty phrase, expected words between the marks"),
    ("①*②", "found '*', expected a letter beside * or ?"), ("a OR ①?*②", "found '?*', expected a letter beside * or ?"),
    ("①!!②", "found '!!', expected a word with letters or digits"),
    ("①=②", "found '=', expected a word with letters or digits"),
    ("①lemma:②", "found 'lemma:', expected a word with letters or digits"),
    ("\"a ①-② b\"", "found '-', expected a word with letters or digits"),
    ("a NEAR ①(②role:leder OR role:x)", "found a field alone, expected a word beside it"),
    ("a NEAR ①role:leder②", "found a field alone, expected a word beside it"),
    ("①role:leder② NEAR a", "found a field alone, expected a word beside it"),
    ("a ①role:②", "found nothing after 'role:', expected a value, such as role:leder*"),
    ("a ①speaker:② IP1", "found nothing after 'speaker:', expected a value, such as speaker:leder*"),
    ("børn①)② og", "found ')', expected AND, OR, NOT, NEAR, or the end of the query"),
    ("👩‍👩‍👧a①)②", "found ')', expected AND, OR, NOT, NEAR, or the end of the query"),
    ("a\n①)②", "found ')', expected AND, OR, NOT, NEAR, or the end of the query"),
  ])
  func `An error stands under its place`(_ marked: String, _ problem: String) throws {
    let query = MarkedText(marked)
    let error = try #require(throws: QueryError.self) { try QueryParser.query(query.text) }
    #expect(error.report.message == "cannot read the query: \(problem)")
    #expect(error.place == query.place)
    #expect(error.report.excerpt?.column == query.place.lowerBound + 1)
    #expect(error.report.help == "see 'citat help query'")
  }

  @Test(arguments: [
    ("", "error: the query is empty\n  help: type a word, such as: citat search samarbejde Corpora"),
    (" \t\n ", "error: the query is empty\n  help: type a word, such as: citat search samarbejde Corpora"),
    (
      "børn OR (skole",
      """
      error: cannot read the query: found the end of the query, expected ')'
         | børn OR (skole
         |               ^
        help: see 'citat help query'
      """
    ),
    (
      "børn\tAND\n/sko.*",
      """
      error: cannot read the query: found the end of the query, expected a '/' that ends the regular expression
         | børn AND /sko.*
         |          ^
        help: see 'citat help query'
      """
    ),
    (
      String(repeating: "(", count: 1000) + "a" + String(repeating: ")", count: 1000),
      "error: the query is too large: more than 200 parentheses inside each other\n  help: split it into several queries"
    ),
    (
      String(repeating: "a", count: 100_001),
      "error: the query is too large: more than 100,000 characters\n  help: split it into several queries"
    ),
    (
      "a" + String(repeating: " NOT a", count: 5000),
      "error: the query is too large: more than 1,000 times NOT, NEAR or a field\n  help: split it into several queries"
    ),
  ])
  func `The searcher reads what is wrong and what to do`(_ query: String, _ text: String) throws {
    let error = try #require(throws: QueryError.self) { try QueryParser.query(query) }
    #expect(error.report.text() == text)
  }

  @Test(arguments: [
    "\u{1B}[31m", "a OR \u{7}", "\u{0}", "a \u{1B}]0;x\u{7} )", "\u{202E}abc)", "/\u{8}x", "a role:\u{1B} )",
  ])
  func `A message sends no control characters to the terminal`(_ query: String) throws {
    do throws(QueryError) {
      _ = try QueryParser.query(query)
    } catch {
      let controls = error.report.text().unicodeScalars.filter {
        $0 != "\n" && ($0.properties.generalCategory == .control || $0 == "\u{202E}")
      }
      #expect(controls.isEmpty)
    }
  }
}
