/// Which cell styles of a workbook write numbers as dates and times.
struct WorkbookStyles {
  private enum Kind {
    case plain, date, time, moment
  }

  /// By the number of the style.
  private var kinds: [Kind] = []
  private var formats: [Int: Kind] = [:]
  private var isCell = false

  /// Takes a step through `xl/styles.xml`.
  mutating func take(_ event: MarkupEvent) {
    switch event {
    case .start("x:numFmt", let attributes):
      if let id = attributes["numFmtId"].flatMap({ Int($0) }) {
        formats[id] = Self.kind(ofFormat: attributes["formatCode"] ?? "")
      }
    case .start("x:cellXfs", _): isCell = true
    case .end("x:cellXfs"): isCell = false
    case .start("x:xf", let attributes):
      guard isCell else { return }
      let id = attributes["numFmtId"].flatMap { Int($0) } ?? 0
      kinds.append(formats[id] ?? Self.builtIn(id))
    default: break
    }
  }

  /// The formats that every workbook has. Source: ECMA-376 part 1, 18.8.30.
  private static func builtIn(_ id: Int) -> Kind {
    switch id {
    case 14...17: .date
    case 18...21, 45...47: .time
    case 22: .moment
    default: .plain
    }
  }

  /// What a format code writes, by the letters of dates and times outside quotation marks and brackets; `[h]` counts too.
  private static func kind(ofFormat code: String) -> Kind {
    var letters = Set<UInt8>()
    var isQuoted = false
    var bracket: [UInt8]?
    for byte in code.utf8 {
      if byte == 0x22 {
        isQuoted.toggle()
      } else if byte == 0x5B {
        bracket = []
      } else if byte == 0x5D {
        // `[h]` is a time, `[Red]` and `[$-406]` are not.
        if let inside = bracket, Set(inside).count == 1, let only = inside.first { letters.insert(only) }
        bracket = nil
      } else if bracket != nil {
        bracket?.append(byte | 0x20)
      } else if !isQuoted {
        letters.insert(byte | 0x20)
      }
    }
    func has(_ letter: Character) -> Bool { letter.asciiValue.map { letters.contains($0) } ?? false }
    if has("g") { return .plain }  // General
    let isDate = has("y") || has("d") && has("m")
    let isTime = has("h") || has("s")
    return isDate ? (isTime ? .moment : .date) : isTime ? .time : .plain
  }

  /// A date as `2024-03-05`, a time as `0:12:31`; `nil` for a number that is neither.
  func shown(_ number: Double, style: Int, from1904: Bool) -> String? {
    guard kinds.indices.contains(style), kinds[style] != .plain, number >= 0, number < 2_958_466 else { return nil }
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    func clock(_ days: Double) -> String {
      let seconds = Int((days * 86_400).rounded())
      return "\(seconds / 3600):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
    }
    if kinds[style] == .time || number < 1 { return clock(number) }
    let (year, month, day) = Self.civil(Int(number.rounded(.down)) + (from1904 ? 1462 : 0))
    let date = "\(year)-\(two(month))-\(two(day))"
    return kinds[style] == .date ? date : date + " " + clock(number - number.rounded(.down))
  }

  /// The date of a day counted from 30 December 1899, right from March 1900 on. Source: Hinnant, chrono-Compatible Low-Level
  /// Date Algorithms, `civil_from_days`.
  private static func civil(_ serial: Int) -> (Int, Int, Int) {
    let days = serial - 25_569 + 719_468
    let era = days / 146_097
    let dayOfEra = days - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }
}
