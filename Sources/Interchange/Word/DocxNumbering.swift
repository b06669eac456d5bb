/// The lists of a Word document: what number or bullet stands before each item.
///
/// Source: ECMA-376 part 1, 17.9.
struct DocxNumbering {
  private struct Level {
    var start = 1
    var format = ListNumber.Format.decimal
    var text = ""
  }

  /// The levels of each definition, and the definition that a number stands for.
  private var definitions: [String: [Int: Level]] = [:]
  private var definition: [String: String] = [:]
  private var links: [String: String] = [:]
  private var overrides: [String: [Int: Int]] = [:]
  /// How far each definition has counted.
  private var counters: [String: [Int]] = [:]
  private var begun = Set<String>()

  init(_ package: DocxPackage, styles: DocxStyles) throws(InterchangeError) {
    var current: String?
    var level: Int?
    var number: String?
    var overridden: Int?
    var definitions: [String: [Int: Level]] = [:]
    var definition: [String: String] = [:]
    var links: [String: String] = [:]
    var overrides: [String: [Int: Int]] = [:]
    try package.read(related: "numbering") { event throws(InterchangeError) in
      switch event {
      case .start(let name, let attributes):
        let value = attributes["w:val"]
        switch name {
        case "w:abstractNum":
          current = attributes["w:abstractNumId"]
          if let current { definitions[current] = [:] }
        case "w:numStyleLink": if let current, let value { links[current] = value }
        case "w:num": number = attributes["w:numId"]
        case "w:abstractNumId": if let number, let value { definition[number] = value }
        case "w:lvlOverride": overridden = attributes["w:ilvl"].flatMap { Int($0) }
        case "w:startOverride":
          if let number, let overridden, value != nil {
            overrides[number, default: [:]][overridden] = Self.count(value)
          }
        case "w:lvl" where number == nil:
          level = attributes["w:ilvl"].flatMap { Int($0) }.flatMap { (0...8).contains($0) ? $0 : nil }
          if let current, let level { definitions[current]?[level] = Level() }
        case "w:start": if let current, let level { definitions[current]?[level]?.start = Self.count(value) }
        case "w:numFmt":
          if let current, let level { definitions[current]?[level]?.format = ListNumber.Format(docx: value ?? "") }
        case "w:lvlText": if let current, let level { definitions[current]?[level]?.text = value ?? "" }
        default: break
        }
      case .end(let name):
        switch name {
        case "w:abstractNum": current = nil
        case "w:num": number = nil
        case "w:lvl": level = nil
        case "w:lvlOverride": overridden = nil
        default: break
        }
      case .text: break
      }
    }
    for (id, style) in links {
      guard let (number, _) = styles.list(of: style), let other = definition[number], let levels = definitions[other]
      else {
        continue
      }
      definitions[id] = levels
    }
    self.definitions = definitions
    self.definition = definition
    self.links = links
    self.overrides = overrides
  }

  /// A number that an item may have.
  private static func count(_ value: String?) -> Int { min(max(value.flatMap { Int($0) } ?? 1, 0), 100_000) }

  /// Counts an item and gives what stands before it; `nil` when the list has nothing there.
  mutating func next(number: String, level: Int) -> String? {
    guard let id = definition[number], let levels = definitions[id], let own = levels[level] else { return nil }
    var counts = counters[id] ?? (0..<9).map { (levels[$0]?.start ?? 1) - 1 }
    if begun.insert(number).inserted {
      for (level, start) in overrides[number] ?? [:] where counts.indices.contains(level) { counts[level] = start - 1 }
    }
    counts[level] += 1
    for deeper in (level + 1)..<max(9, level + 1) { counts[deeper] = (levels[deeper]?.start ?? 1) - 1 }
    // A level that was passed over stands at its first number.
    for higher in 0..<level where counts[higher] < (levels[higher]?.start ?? 1) {
      counts[higher] = levels[higher]?.start ?? 1
    }
    counters[id] = counts
    if own.format == .none { return nil }
    if own.format == .bullet { return ListNumber.bullet(own.text) }
    var text = ""
    var scalars = own.text.unicodeScalars[...]
    while let scalar = scalars.popFirst() {
      if scalar == "%", let digit = scalars.first, let place = Int(String(digit)), (1...9).contains(place) {
        scalars.removeFirst()
        text += ListNumber.text(counts[place - 1], levels[place - 1]?.format ?? .decimal)
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    return text.isEmpty ? nil : text
  }
}
