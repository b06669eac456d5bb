/// A ZIP archive of stored files, written byte by byte so that tests can make it lie.
struct StoredArchive {
  private let files: [(name: [UInt8], contents: [UInt8])]
  /// What the directory says of every file's length instead of the truth.
  var claimedSize: Int?
  /// Added to every checksum.
  var checksumFlaw: UInt32 = 0

  init(_ files: [(String, [UInt8])]) { self.files = files.map { (Array($0.0.utf8), $0.1) } }
  init(_ files: [([UInt8], [UInt8])]) { self.files = files.map { ($0.0, $0.1) } }

  var bytes: [UInt8] {
    var out: [UInt8] = []
    var directory: [UInt8] = []
    for (name, contents) in files {
      let offset = out.count
      let isText = String(validating: name, as: UTF8.self) != nil
      var common: [UInt8] = Self.two(20) + Self.two(isText ? 0x800 : 0) + Self.two(0) + Self.two(0) + Self.two(0x21)
      common += Self.four(Int(Self.checksum(contents) &+ checksumFlaw))
      common += Self.four(contents.count) + Self.four(claimedSize ?? contents.count)
      common += Self.two(name.count) + Self.two(0)
      out += [0x50, 0x4B, 3, 4] + common + name + contents
      directory += [0x50, 0x4B, 1, 2] + Self.two(20) + common
      directory += Self.two(0) + Self.two(0) + Self.two(0) + Self.four(0) + Self.four(offset) + name
    }
    let start = out.count
    out += directory + [0x50, 0x4B, 5, 6] + Self.two(0) + Self.two(0) + Self.two(files.count) + Self.two(files.count)
    return out + Self.four(directory.count) + Self.four(start) + Self.two(0)
  }

  private static func two(_ value: Int) -> [UInt8] { [UInt8(value & 0xFF), UInt8(value >> 8 & 0xFF)] }
  private static func four(_ value: Int) -> [UInt8] { two(value) + two(value >> 16) }

  /// CRC-32 as ZIP has it.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum = UInt32.max
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
  }
}
