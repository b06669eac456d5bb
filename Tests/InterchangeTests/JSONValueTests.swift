import Foundation
import Testing

@testable import Interchange

@Suite struct JSONValueTests {
  @Test(
    arguments: [
      (.null, "null"), (.bool(true), "true"), (.integer(-3), "-3"), (.number(0.5), "0.5"), (.number(2), "2"),
      (.number(-0.0), "0"), (.number(1e20), "1e+20"), (.string(""), "\"\""),
      (.string("på \"skrift\""), #""på \"skrift\"""#),
      (.string("a\\b/c"), #""a\\b/c""#), (.string("\n\r\t\u{1}\u{7F}"), #""\n\r\t\u0001\u007f""#),
      (.string("e\u{301}😀"), "\"e\u{301}😀\""),
      (.array([]), "[]"), (.object([]), "{}"), (.array([.integer(1), .null]), "[1,null]"),
      (.object([("id", .string("x")), ("a", .integer(1))]), #"{"id":"x","a":1}"#), (JSONValue(nil), "null"),
      (JSONValue("ja"), "\"ja\""),
    ] as [(JSONValue, String)])
  func `A value is written on one line, its fields in their order`(_ value: JSONValue, _ text: String) {
    #expect(value.text.utf8.elementsEqual(text.utf8))
  }

  @Test func `The pretty text has a line for each field, and numbers side by side`() {
    let value = JSONValue.object([
      ("id", .string("a#turn-1")), ("original", .array([.array([.integer(0), .integer(4)])])),
      ("codes", .array([.object([("id", .string("netvaerk"))]), .object([])])), ("none", .array([])),
    ])
    #expect(
      value.prettyText == """
        {
          "id": "a#turn-1",
          "original": [[0,4]],
          "codes": [
            {
              "id": "netvaerk"
            },
            {}
          ],
          "none": []
        }
        """)
  }

  @Test(arguments: ["\u{0}\u{1F}\"\\", "“citat” – ’", "\u{2028}", "\"\u{301}", "\\\u{20E3}", "\r\n"])
  func `Every reader of JSON gets the text back`(_ text: String) throws {
    let written = JSONValue.array([.string(text)])
    for json in [written.text, written.prettyText] {
      let read = try JSONDecoder().decode([String].self, from: Data(json.utf8))
      #expect(read[0].unicodeScalars.elementsEqual(text.unicodeScalars))
    }
  }
}
