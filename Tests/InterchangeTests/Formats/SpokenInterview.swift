@testable import Interchange

/// The interview of `TenFormatsTests` as programs that transcribe write it.
enum SpokenInterview {
  struct Turn {
    let speaker: String
    let start: Double
    let words: String
  }

  /// Each ends a second and a half after it begins.
  static let turns = TenFormatsTests.turns.map { turn in
    let parts = turn.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    return Turn(speaker: parts[0], start: Double(parts[1]) ?? -1, words: parts[2])
  }

  static let files: [(name: String, bytes: [UInt8], hasEnds: Bool)] =
    [
      ("interview.vtt", "WEBVTT\n\n" + turns.map { cue($0, ".", "<v \($0.speaker)>\($0.words)</v>") }.joined(), true),
      ("zoom.vtt", "WEBVTT\n\n" + turns.map { cue($0, ".", "\($0.speaker): \($0.words)") }.joined(), true),
      ("interview.srt", turns.map { cue($0, ",", "[\($0.speaker)]: \($0.words)") }.joined(), true),
      (
        "interview.json",
        object([
          (
            "segments",
            .array(
              turns.map {
                .object([
                  ("start", .number($0.start)), ("end", .number($0.start + 1.5)), ("text", .string(" " + $0.words)),
                  ("speaker", .string($0.speaker)),
                ])
              })
          ), ("language", .string("da")),
        ]), true
      ),
      (
        "interview.otr",
        object([
          (
            "text",
            .string(
              turns.map {
                "<p><span class=\"timestamp\" data-timestamp=\"\($0.start)\">x</span>&nbsp;\($0.speaker): \($0.words)</p>"
              }.joined())
          ), ("media", .string("a.mp3")), ("media-time", .number(99)),
        ]), false
      ),
      ("interview.eaf", eaf, true),
      (
        "interview.csv",
        "Taler;Start;Slut;Tekst\r\n"
          + turns.map { "\($0.speaker);\($0.start);\($0.start + 1.5);\"\($0.words)\"\r\n" }.joined(), true
      ),
      (
        "f4.txt", turns.map { "\($0.speaker): \(stamp($0.start)) \($0.words) \(stamp($0.start + 1.5))\n\n" }.joined(),
        true
      ),
    ].map { (name: $0.0, bytes: Array($0.1.utf8), hasEnds: $0.2) } + [("interview.xlsx", xlsx, true)]

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// `00:01:10.500`, with the mark before the fraction.
  private static func clock(_ seconds: Double, _ mark: String) -> String {
    let whole = Int(seconds)
    return "00:\(two(whole / 60)):\(two(whole % 60))\(mark)\(seconds > Double(whole) ? "500" : "000")"
  }

  private static func stamp(_ seconds: Double) -> String { "#\(clock(seconds, "-").dropLast(2))#" }

  private static func cue(_ turn: Turn, _ mark: String, _ words: String) -> String {
    "1\n\(clock(turn.start, mark)) --> \(clock(turn.start + 1.5, mark))\n\(words)\n\n"
  }

  private static func object(_ members: [(String, JSONValue)]) -> String { JSONValue.object(members).text }

  /// A tier for each speaker, one after the other.
  private static var eaf: String {
    var slots = ""
    var tiers: [(speaker: String, annotations: String)] = []
    for (number, turn) in turns.enumerated() {
      for (mark, time) in [("a", turn.start), ("b", turn.start + 1.5)] {
        slots += "<TIME_SLOT TIME_SLOT_ID=\"\(mark)\(number)\" TIME_VALUE=\"\(Int(time * 1000))\"/>"
      }
      let annotation =
        "<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID=\"n\(number)\" TIME_SLOT_REF1=\"a\(number)\" TIME_SLOT_REF2=\"b\(number)\">"
        + "<ANNOTATION_VALUE>\(turn.words)</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>"
      if let tier = tiers.firstIndex(where: { $0.speaker == turn.speaker }) {
        tiers[tier].annotations += annotation
      } else {
        tiers.append((turn.speaker, annotation))
      }
    }
    return
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><ANNOTATION_DOCUMENT FORMAT=\"3.0\"><TIME_ORDER>\(slots)</TIME_ORDER>"
      + tiers.map { "<TIER TIER_ID=\"\($0.speaker)\" PARTICIPANT=\"\($0.speaker)\">\($0.annotations)</TIER>" }.joined()
      + "</ANNOTATION_DOCUMENT>"
  }

  /// A workbook with its texts in the cells.
  private static var xlsx: [UInt8] {
    let rows =
      [["Taler", "Start", "Slut", "Tekst"]] + turns.map { [$0.speaker, "\($0.start)", "\($0.start + 1.5)", $0.words] }
    let cells = rows.enumerated().map { row, values in
      "<row r=\"\(row + 1)\">"
        + zip(["A", "B", "C", "D"], values).map {
          "<c r=\"\($0)\(row + 1)\" t=\"inlineStr\"><is><t>\($1)</t></is></c>"
        }.joined() + "</row>"
    }.joined()
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return StoredArchive([
      ("[Content_Types].xml", Array("<Types/>".utf8)),
      (
        "xl/workbook.xml",
        Array(
          "<workbook xmlns=\"\(main)\" xmlns:r=\"\(relations)\"><sheets><sheet name=\"Ark1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
            .utf8)
      ),
      (
        "xl/_rels/workbook.xml.rels",
        Array(
          "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"\(relations)/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
            .utf8)
      ),
      (
        "xl/worksheets/sheet1.xml",
        Array("<worksheet xmlns=\"\(main)\"><sheetData>\(cells)</sheetData></worksheet>".utf8)
      ),
    ]).bytes
  }
}
