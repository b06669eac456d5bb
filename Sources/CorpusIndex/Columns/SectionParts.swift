/// Several columns in one section.
///
/// Bytes: count of the parts (8), length of each (8), the parts, each filled up to a multiple of 8 bytes. A length with the
/// highest bit set says that the part is the same as an earlier one, whose number stands in the other bits.
enum SectionParts {
  static func bytes(_ parts: [[UInt8]]) -> [UInt8] {
    var result: [UInt8] = []
    result.append(UInt64(parts.count))
    // Lists of segments are often the same: turns, sources and the runs of their attributes.
    let firsts = parts.map { part in part.isEmpty ? nil : parts.firstIndex(of: part) }
    let isRepeated = parts.indices.map { number in firsts[number].map { $0 < number } ?? false }
    for (number, part) in parts.enumerated() {
      result.append(isRepeated[number] ? repeated | UInt64(firsts[number] ?? 0) : UInt64(part.count))
    }
    for (number, part) in parts.enumerated() where !isRepeated[number] {
      result += part
      while result.count % 8 != 0 { result.append(0 as UInt8) }
    }
    return result
  }

  private static let repeated: UInt64 = 1 << 63

  /// The parts of a section, so many as its format has; empty views for those that are not there.
  static func views(_ view: ByteView, count: Int) -> [ByteView] {
    guard view.count >= 8 + 8 * count, view.uint64(at: 0) == UInt64(count) else {
      return [ByteView](repeating: .empty, count: count)
    }
    var offset = 8 + 8 * count
    return (0..<count).reduce(into: []) { views, part in
      let stated = view.uint64(at: 8 + 8 * part)
      if stated & repeated != 0 {
        let first = Int(stated & ~repeated)
        if first >= part { view.reportDamage(at: 8 + 8 * part) }
        views.append(first < part ? views[first] : .empty)
        return
      }
      let length = Int(clamping: stated)
      let end = length <= view.count - offset ? offset + length : offset
      defer { offset = min((end + 7) & ~7, view.count) }
      views.append(view.slice(offset..<end))
    }
  }
}
