internal import CorpusModel

/// ELAN's `.eaf`: tiers of annotations between time slots.
///
/// A tier is a speaker, by its participant or its own name. Tiers that hang on another one hold translations, glosses or
/// words of the annotations there and are left out, which is said. Source: EAF schema 3.0.
enum ElanReader: SourceReader {
  static func recognises(_ input: SourceInput) -> Bool {
    input.beginsWithTag && input.head.contains("<ANNOTATION_DOCUMENT")
  }

  static func read(_ input: SourceInput) throws(InterchangeError) -> SourceReading {
    var walk = ElanWalk()
    try MarkupParser(file: input.file).xml(input.bytes) { (event) throws(InterchangeError) in walk.take(event) }
    var report = ImportReport(format: .elan)
    let (segments, unaligned) = walk.segments()
    if walk.dependentTiers > 0 {
      let tiers = walk.dependentTiers == 1 ? "tier that hangs" : "tiers that hang"
      report.notes.append(ImportNote(.warning, "\(walk.dependentTiers) \(tiers) on another were left out"))
    }
    if unaligned > 0 {
      report.notes.append(
        ImportNote(
          .guess, "\(unaligned) annotation\(unaligned == 1 ? "" : "s") without a time stand where their neighbours do"))
    }
    return SourceReading(text: try SegmentWriter.text(of: segments, file: input.file), report: report)
  }
}

/// What an `.eaf` holds, as it comes in.
private struct ElanWalk {
  private struct Annotation {
    let speaker: String
    let slots: (String, String)
    var text = ""
  }

  private(set) var dependentTiers = 0
  /// Slots in the order of time.
  private var slots: [(id: String, seconds: Double?)] = []
  private var annotations: [Annotation] = []
  private var speaker: String?
  private var open: Annotation?
  private var isValue = false

  mutating func take(_ event: MarkupEvent) {
    switch event {
    case .start("TIME_SLOT", let attributes):
      let milliseconds = attributes["TIME_VALUE"].flatMap { Int($0) }
      slots.append((attributes["TIME_SLOT_ID"] ?? "", milliseconds.map { Double($0) / 1000 }))
    case .start("TIER", let attributes):
      if attributes["PARENT_REF"] != nil {
        dependentTiers += 1
        speaker = nil
      } else {
        let participant = attributes["PARTICIPANT"] ?? ""
        speaker = participant.isEmpty ? attributes["TIER_ID"] ?? "" : participant
      }
    case .end("TIER"): speaker = nil
    case .start("ALIGNABLE_ANNOTATION", let attributes):
      guard let speaker else { return }
      open = Annotation(
        speaker: speaker, slots: (attributes["TIME_SLOT_REF1"] ?? "", attributes["TIME_SLOT_REF2"] ?? ""))
    case .end("ALIGNABLE_ANNOTATION"):
      if let open { annotations.append(open) }
      open = nil
    case .start("ANNOTATION_VALUE", _): isValue = true
    case .end("ANNOTATION_VALUE"): isValue = false
    case .text(let text): if isValue { open?.text += text }
    default: break
    }
  }

  /// The annotations of all tiers in the order of time, and how many have no time of their own.
  func segments() -> (segments: [SpokenSegment], unaligned: Int) {
    var order: [String: Int] = [:]
    for (index, slot) in slots.enumerated() where order[slot.id] == nil { order[slot.id] = index }
    func seconds(_ id: String) -> Double? { order[id].flatMap { slots[$0].seconds } }
    let times = interpolated
    func place(_ id: String) -> Double { order[id].map { times[$0] } ?? .infinity }
    let sorted = annotations.enumerated().sorted { a, b in
      let (first, second) = (place(a.element.slots.0), place(b.element.slots.0))
      return first != second ? first < second : a.offset < b.offset
    }.map(\.element)
    let unaligned = sorted.count { seconds($0.slots.0) == nil }
    return (
      sorted.map {
        SpokenSegment(speaker: $0.speaker, text: $0.text, start: seconds($0.slots.0), end: seconds($0.slots.1))
      }, unaligned
    )
  }

  /// The time of each slot, between those of its neighbours where it has none.
  private var interpolated: [Double] {
    var result = [Double](repeating: 0, count: slots.count)
    var last = 0.0
    var index = 0
    while index < slots.count {
      if let seconds = slots[index].seconds {
        last = seconds
        result[index] = seconds
        index += 1
        continue
      }
      var end = index
      while end < slots.count, slots[end].seconds == nil { end += 1 }
      let next = end < slots.count ? slots[end].seconds ?? last : last + Double(end - index + 1)
      for place in index..<end {
        result[place] = last + (next - last) * Double(place - index + 1) / Double(end - index + 1)
      }
      index = end
    }
    return result
  }
}
