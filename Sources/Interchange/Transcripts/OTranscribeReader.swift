internal import CorpusModel

/// oTranscribe's `.otr`: JSON with the text as HTML, and times as marked spans.
enum OTranscribeReader: SourceReader {
  static func recognises(_ input: SourceInput) -> Bool {
    guard JSONTree.looksLikeJSON(input.head), input.head.contains("\"text\"") else { return false }
    return input.file.fileEnding == "otr" || input.head.contains("\"media-time\"")
      || input.head.contains("class=\\\"timestamp\\\"")
      || input.head.contains("\"media\"") && input.head.contains("<")
  }

  static func read(_ input: SourceInput) throws(InterchangeError) -> SourceReading {
    guard let reading = input.text else { throw input.refusal }
    let tree = try JSONTree.parse(reading.text, file: input.file)
    guard case .object(let fields) = tree, case .string(let html)? = fields["text"] else {
      throw .noTranscript(input.file, what: "a JSON file without oTranscribe's 'text'")
    }
    let page = OTranscribePage(html)
    let text = try page.text(file: input.file)
    if text.isEmpty { throw .noWords(input.file) }
    return SourceReading(
      text: SourceText(verbatim: UTF8Text(text)), report: ImportReport(format: .oTranscribe, encoding: reading.encoding)
    )
  }
}

/// The HTML inside an `.otr` file as lines, each time in brackets.
private struct OTranscribePage {
  private let html: String

  init(_ html: String) { self.html = html }

  func text(file: String) throws(InterchangeError) -> String {
    var lines: [String] = [""]
    var stamp: Double??
    var isHidden = 0
    try MarkupParser(file: file).html(Array("<html><body>\(html)</body></html>".utf8)) {
      (event) throws(InterchangeError) in
      switch event {
      case .start(let name, let attributes):
        if name == "script" || name == "style" { isHidden += 1 }
        if name == "br" || Self.isBlock(name), lines.last != "" { lines.append("") }
        if name == "span", attributes["class"]?.contains("timestamp") ?? false {
          stamp = .some(attributes["data-timestamp"].flatMap { Double($0) })
        }
      case .end(let name):
        if name == "script" || name == "style" { isHidden -= 1 }
        if name == "span" { stamp = nil }
        if Self.isBlock(name), lines.last != "" { lines.append("") }
      case .text(let text):
        if isHidden > 0 { return }
        if let seconds = stamp {
          lines[lines.count - 1] += seconds.flatMap(Self.clock) ?? "[\(SegmentWriter.folded(text))]"
          // The span's words come once.
          stamp = nil
        } else {
          lines[lines.count - 1] += text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: " ")
        }
      }
    }
    return lines.map(SegmentWriter.folded).filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private static func isBlock(_ name: String) -> Bool {
    ["p", "div", "li", "h1", "h2", "h3", "blockquote"].contains(name)
  }

  /// `[0:12.34]`
  private static func clock(_ seconds: Double) -> String? {
    guard seconds.isFinite, seconds >= 0, seconds < 3_600_000 else { return nil }
    let hundredths = Int((seconds * 100).rounded())
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let (minutes, rest) = (hundredths / 6000, hundredths % 6000)
    let fraction = rest % 100 == 0 ? "" : "." + two(rest % 100)
    let clock = minutes < 60 ? "\(minutes)" : "\(minutes / 60):\(two(minutes % 60))"
    return "[\(clock):\(two(rest / 100))\(fraction)]"
  }
}
