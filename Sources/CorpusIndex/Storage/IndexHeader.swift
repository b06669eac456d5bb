/// The first block of an index file: what the file is, how long, and where its sections stand.
struct IndexHeader {
  static let magic: [UInt8] = Array("CITATIDX".utf8)
  static let version = 3
  /// Bytes of the header, padding included.
  static let size = 4096

  /// The range of each section, by the section's number; empty for one that is not there.
  private(set) var sections: [Range<Int>]

  /// Where a file of these sections has its parts.
  ///
  /// - Parameter lengths: Bytes of each section.
  init(lengths: [Int]) {
    var offset = Self.size
    sections = lengths.map { length in
      defer { offset = (offset + length + 7) & ~7 }
      return offset..<offset + length
    }
  }

  /// Where the checksums begin: after the last section.
  var checksums: Int { ((sections.last?.upperBound ?? Self.size) + 7) & ~7 }

  private static let tableStart = 48

  /// The header as bytes.
  ///
  /// - Parameter table: The checksums of all blocks.
  func bytes(table: [UInt8]) -> [UInt8] {
    var bytes = Self.magic
    bytes.append(UInt32(Self.version))
    bytes.append(UInt32(sections.count))
    bytes.append(UInt64(checksums + table.count))
    bytes.append(UInt64(checksums))
    bytes.append(Checksum.of(table.span.bytes))
    bytes.append(UInt64(0))
    for section in sections {
      bytes.append(UInt64(section.lowerBound))
      bytes.append(UInt64(section.count))
    }
    bytes += [UInt8](repeating: 0, count: Self.size - 8 - bytes.count)
    bytes.append(Checksum.of(bytes.span.bytes))
    return bytes
  }

  private static func isIndex(_ bytes: RawSpan) -> Bool {
    (0..<magic.count).map { bytes.unsafeLoad(fromByteOffset: $0, as: UInt8.self) } == magic
  }

  /// The manifest of a file of any format, whatever else is wrong with it, as long as its header is what was written: every
  /// format has it as its first section.
  static func manifest(in storage: IndexStorage) -> [UInt8]? {
    storage.withUnverified { bytes in
      guard bytes.byteCount >= size, isIndex(bytes),
        Checksum.of(bytes.extracting(0..<size - 8)) == bytes.word(at: size - 8)
      else { return nil }
      let start = Int(clamping: bytes.word(at: tableStart))
      let count = Int(clamping: bytes.word(at: tableStart + 8))
      guard start >= size, start <= bytes.byteCount, count <= bytes.byteCount - start else { return nil }
      return bytes.extracting(start..<start + count).withUnsafeBytes { Array($0) }
    }
  }

  /// Reads a header and checks all that it says, the checksums of the blocks too, but not the blocks.
  ///
  /// - Throws: `IndexError`.
  init(_ storage: IndexStorage, path: String, sectionCount: Int) throws(IndexError) {
    let result: Result<[Range<Int>], IndexError> = storage.withUnverified { bytes in
      guard bytes.byteCount >= Self.size else { return .failure(.damaged(path, "it is shorter than its header")) }
      guard Self.isIndex(bytes) else { return .failure(.foreign(path)) }
      let version = Int(bytes.word(at: 8) & 0xFFFF_FFFF)
      guard version == Self.version else { return .failure(.otherFormat(path, version: version)) }
      guard Checksum.of(bytes.extracting(0..<Self.size - 8)) == bytes.word(at: Self.size - 8) else {
        return .failure(.damaged(path, "its header does not match its checksum"))
      }
      guard Int(bytes.word(at: 8) >> 32) == sectionCount else {
        return .failure(.damaged(path, "its header lists other sections than its format has"))
      }
      let length = Int(clamping: bytes.word(at: 16))
      guard length == bytes.byteCount else {
        return .failure(.damaged(path, "it has \(bytes.byteCount) bytes and should have \(length)"))
      }
      let checksums = Int(clamping: bytes.word(at: 24))
      let blocks = (checksums - Self.size + IndexStorage.blockSize - 1) / IndexStorage.blockSize
      guard checksums >= Self.size, checksums + 8 * blocks == length,
        Checksum.of(bytes.extracting(checksums..<length)) == bytes.word(at: 32)
      else { return .failure(.damaged(path, "its list of checksums is not what was written")) }
      var sections: [Range<Int>] = []
      for number in 0..<sectionCount {
        let start = Int(clamping: bytes.word(at: Self.tableStart + 16 * number))
        let count = Int(clamping: bytes.word(at: Self.tableStart + 16 * number + 8))
        guard start >= Self.size, start <= checksums, count <= checksums - start else {
          return .failure(.damaged(path, "a section lies outside of it"))
        }
        sections.append(start..<start + count)
      }
      return .success(sections)
    }
    sections = try result.get()
  }
}

extension Array where Element == UInt8 {
  /// Appends a number, least significant byte first.
  @inline(__always)
  mutating func append<Number: FixedWidthInteger & UnsignedInteger>(_ number: Number) {
    for byte in 0..<MemoryLayout<Number>.size { append(UInt8(truncatingIfNeeded: number >> Number(8 * byte))) }
  }

  /// Appends a number in groups of seven bits, the least significant first; the eighth bit says that more follow.
  @inline(__always)
  mutating func append(varint value: Int) {
    var value = UInt64(value)
    while value >= 0x80 {
      append(UInt8(truncatingIfNeeded: value) | 0x80)
      value >>= 7
    }
    append(UInt8(truncatingIfNeeded: value))
  }
}
