import Foundation
import Testing

/// What somebody who reads a page by ear or by keys needs of it. The rules are those of the Web Content Accessibility Guidelines
/// 2.1, level AA, as far as a page can be judged without looking.
@Suite struct AccessiblePageTests {
  private static let interviews = "Corpora/gruppeinterview"
  private static let coded = [interviews, "--codebook", CommandTests.codebook]

  static let pages: [[String]] = [
    ["matrix"] + coded, ["matrix"] + coded + ["--by", "role"], ["matrix"] + coded + ["--by", "thirds"],
    ["matrix"] + coded + ["--view", "cooccurrence"], ["matrix"] + coded + ["--view", "framework"],
    ["matrix"] + coded + ["--view", "saturation"], ["summary", "civilsamfund"] + coded,
    ["report", "codebook"] + coded, ["report", "transcripts"] + coded, ["frequencies", interviews, "--limit", "30"],
    ["dispersion", "kommune", interviews], ["vocabulary", interviews, "--growth"],
    ["collocates", "kommune", interviews, "--min", "2", "--language", "en"],
    ["matrix", "Corpora/rapport", "--codebook", CommandTests.codebook], AgreementCommandTests.gold,
  ]

  @Test(arguments: pages)
  func `A page has a language, a title, headings in order, and tables and pictures with names`(arguments: [String])
    throws
  {
    let result = try Program.run(arguments + ["--format", "html"])
    #expect(result.code == 0)
    let page = result.output
    let language = arguments.last == "en" ? "en" : "da"
    #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"\(language)\">"))
    #expect(page.contains("<meta name=\"viewport\"") && !page.contains("user-scalable"))
    #expect(matches("<title>([^<]+)</title>", in: page).count >= 1)
    #expect(page.components(separatedBy: "<main>").count == 2)
    let levels = matches("<h([1-6])[ >]", in: page).map { Int($0) ?? 0 }
    #expect(levels.first == 1 && levels.count { $0 == 1 } == 1)
    for (above, level) in zip(levels, levels.dropFirst()) { #expect(level <= above + 1, "h\(above) before h\(level)") }
    #expect(matches("<h[1-6][^>]*>(\\s*)</h[1-6]>", in: page) == [], "headings without words")
    let regions = matches("role=\"region\" aria-label=\"([^\"]*)\"", in: page)
    #expect(Set(regions).count == regions.count && !regions.contains(""), "\(regions)")
    #expect(regions.count == page.components(separatedBy: "<table").count - 1)
    #expect(!page.contains("<th scope=\"col\"></th>") && !page.contains("<th scope=\"col\" class=\"number\"></th>"))
    for head in matches("<(th)(?! scope=\"(?:col|row)\")[ >]", in: page) { Issue.record("a \(head) without scope") }
    let ids = matches(" id=\"([^\"]*)\"", in: page)
    #expect(Set(ids).count == ids.count, "ids stand once")
    for picture in matches("(<svg[^>]*>\\s*<[a-z]+)", in: page) {
      #expect(picture.contains("role=\"img\"") && picture.hasSuffix("<title"), "\(picture)")
    }
  }

  @Test func `Words stand out from what is behind them, in every tint`() throws {
    let page = try Program.run(["matrix"] + Self.coded + ["--by", "role", "--format", "html"]).output
    let tints = matches("\\.t[1-8] \\{ background: (#[0-9a-f]{6})", in: page)
    #expect(tints.count == 8)
    for tint in tints + ["#fff2a8", "#f2f2f2", "#ffffff"] { #expect(contrast("#1a1a1a", tint) >= 4.5, "\(tint)") }
    // What stands back, and marks of sorting in a table's head.
    for background in ["#ffffff", "#f2f2f2"] { #expect(contrast("#555555", background) >= 4.5) }
    // In grey each tint is darker than the one before.
    #expect(zip(tints, tints.dropFirst()).allSatisfy { luminance($0) > luminance($1) })
    let texts = Set(matches("<text[^>]* fill=\"(#[0-9a-f]{6})\"", in: page))
    for color in texts where luminance(color) < 0.5 { #expect(contrast(color, "#ffffff") >= 4.5, "\(color)") }
  }

  private func matches(_ pattern: String, in text: String) -> [String] {
    guard let expression = try? NSRegularExpression(pattern: pattern) else { return [] }
    return expression.matches(in: text, range: NSRange(text.startIndex..., in: text)).map { match in
      Range(match.range(at: 1), in: text).map { String(text[$0]) } ?? ""
    }
  }

  /// - Source: W3C, Web Content Accessibility Guidelines 2.1, relative luminance and contrast ratio.
  private func luminance(_ color: String) -> Double {
    let number = Int(color.dropFirst(), radix: 16) ?? 0
    let channels = [16, 8, 0].map { shift -> Double in
      let value = Double(number >> shift & 0xFF) / 255
      return value <= 0.03928 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
  }

  private func contrast(_ a: String, _ b: String) -> Double {
    let (high, low) = (max(luminance(a), luminance(b)), min(luminance(a), luminance(b)))
    return (high + 0.05) / (low + 0.05)
  }
}
