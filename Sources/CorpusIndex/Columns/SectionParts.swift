/// Several columns in one section.
///
/// Bytes: count of the parts (8), length of each (8), the parts, each filled up to a multiple of 8 bytes.
enum SectionParts {
  static func bytes(_ parts: [[UInt8]]) -> [UInt8] {
    var result: [UInt8] = []
    result.append(UInt64(parts.count))
    for part in parts { result.append(UInt64(part.count)) }
    for part in parts {
      result += part
      while result.count % 8 != 0 { result.append(0 as UInt8) }
    }
    return result
  }

  /// The parts of a section, so many as its format has; empty views for those that are not there.
  static func views(_ view: ByteView, count: Int) -> [ByteView] {
    guard view.count >= 8 + 8 * count, view.uint64(at: 0) == UInt64(count) else {
      return [ByteView](repeating: .empty, count: count)
    }
    var offset = 8 + 8 * count
    return (0..<count).map { part in
      let length = Int(clamping: view.uint64(at: 8 + 8 * part))
      let end = length <= view.count - offset ? offset + length : offset
      defer { offset = min((end + 7) & ~7, view.count) }
      return view.slice(offset..<end)
    }
  }
}
