import Testing

@testable import CorpusModel

@Suite struct EditDistanceTests {
  @Test(arguments: [
    ("", "", 0), ("", "kode", 4), ("kode", "kode", 0), ("kode", "koder", 1), ("kode", "kde", 1), ("kode", "bode", 1),
    ("netværk", "netvaerk", 2), ("tema", "mate", 4), ("på", "pa", 1),
  ])
  func `Changed letters are counted, the same both ways`(_ a: String, _ b: String, _ distance: Int) {
    #expect(EditDistance.between(a, b) == distance)
    #expect(EditDistance.between(b, a) == distance)
  }

  @Test(
    arguments: [
      ("defintion", "definition"), ("colour", "color"), ("exampels", "examples"), ("rule", "rules"), ("Name", "name"),
      ("xyz", nil), ("", nil), ("forudsætninger", nil),
      // The beginning of one name alone will do.
      ("def", "definition"), ("ex", nil),
    ] as [(String, String?)])
  func `A mistyped field is answered with the nearest one, a strange one with none`(_ typed: String, _ nearest: String?)
  {
    let fields = ["id", "name", "color", "definition", "examples", "rules"]
    #expect(EditDistance.nearest(to: typed, among: fields) == nearest)
    #expect(
      EditDistance.nearest(to: typed, among: fields.reversed()) == nearest, "the order of the names does not matter")
  }

  @Test func `Of two names as near the first of the alphabet is offered`() {
    #expect(EditDistance.nearest(to: "kade", among: ["kode", "kage"]) == "kage")
  }
}
