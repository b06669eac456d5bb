extension Picture {
  /// The picture as an enhanced metafile (EMF), the drawing that Word of any age and LibreOffice show sharp at any size.
  ///
  /// - Source: [MS-EMF], Enhanced Metafile Format, version 16.0.
  /// - Complexity: O(shapes).
  package var metafile: [UInt8] {
    var writer = MetafileWriter(width: width, height: height)
    for shape in shapes {
      switch shape {
      case .rectangle(let x, let y, let width, let height, let fill):
        writer.rectangle(x: x, y: y, width: width, height: height, fill: fill)
      case .line(let from, let to, let width, let color): writer.line(from: from, to: to, width: width, color: color)
      case .label(let label): writer.label(label)
      }
    }
    return writer.finish()
  }
}

/// Writes the records of a metafile.
private struct MetafileWriter {
  /// Units to a pixel, so that tenths of a pixel count.
  private static let scale = 10.0
  private var bytes: [UInt8] = []
  private var records = 0
  private let width: Double
  private let height: Double

  private enum Record: UInt32 {
    case header = 1
    case setWindowExtent = 9
    case setViewportExtent = 11
    case endOfFile = 14
    case setMapMode = 17
    case setBackgroundMode = 18
    case setTextAlignment = 22
    case setTextColor = 24
    case moveTo = 27
    case selectObject = 37
    case createPen = 38
    case createBrush = 39
    case deleteObject = 40
    case rectangle = 43
    case lineTo = 54
    case createFont = 82
    case textOut = 84
  }

  /// The handle of the one pen, brush or font that is there at a time.
  private static let object: UInt32 = 1
  /// Stock objects: no pen, and the fonts, pens and brushes that stand while ours is deleted.
  private static let noPen: UInt32 = 0x8000_0008
  private static let blackPen: UInt32 = 0x8000_0007
  private static let whiteBrush: UInt32 = 0x8000_0000
  private static let systemFont: UInt32 = 0x8000_000D

  init(width: Double, height: Double) {
    self.width = width
    self.height = height
    // The header is filled in at the end, when its counts are known.
    bytes = [UInt8](repeating: 0, count: 108)
    records = 1
    // Anisotropic: as many units as the picture has, as many pixels as the device has.
    record(.setMapMode, [8])
    record(.setWindowExtent, [units(width), units(height)])
    record(.setViewportExtent, [units(width), units(height)])
    record(.setBackgroundMode, [1])
    // Words stand on the line of their letters, from the left.
    record(.setTextAlignment, [24])
  }

  private func units(_ pixels: Double) -> UInt32 { UInt32(bitPattern: Int32((pixels * Self.scale).rounded())) }

  private mutating func append(_ value: UInt32) {
    for shift in [0, 8, 16, 24] { bytes.append(UInt8(value >> shift & 0xFF)) }
  }

  private mutating func record(_ type: Record, _ fields: [UInt32]) {
    append(type.rawValue)
    append(UInt32(8 + fields.count * 4))
    for field in fields { append(field) }
    records += 1
  }

  /// Red in the lowest byte.
  private static func reversed(_ color: Picture.Color) -> UInt32 {
    (color & 0xFF) << 16 | (color & 0xFF00) | color >> 16 & 0xFF
  }

  mutating func rectangle(x: Double, y: Double, width: Double, height: Double, fill: Picture.Color) {
    record(.createBrush, [Self.object, 0, Self.reversed(fill), 0])
    record(.selectObject, [Self.object])
    record(.selectObject, [Self.noPen])
    record(.rectangle, [units(x), units(y), units(x + width), units(y + height)])
    record(.selectObject, [Self.whiteBrush])
    record(.deleteObject, [Self.object])
  }

  mutating func line(from: Picture.Point, to: Picture.Point, width: Double, color: Picture.Color) {
    record(.createPen, [Self.object, 0, units(width), 0, Self.reversed(color)])
    record(.selectObject, [Self.object])
    record(.moveTo, [units(from.x), units(from.y)])
    record(.lineTo, [units(to.x), units(to.y)])
    record(.selectObject, [Self.blackPen])
    record(.deleteObject, [Self.object])
  }

  mutating func label(_ label: Picture.Label) {
    if label.text.isEmpty { return }
    createFont(label)
    record(.selectObject, [Self.object])
    record(.setTextColor, [Self.reversed(label.color)])
    let advances = LetterWidths.advances(of: label.text).map { $0 * label.size / 1000 }
    let length = advances.reduce(0, +)
    // The place of the first letter: words are turned round their anchor.
    let shift = label.anchor == .start ? 0 : label.anchor == .middle ? length / 2 : length
    let (cosine, sine) = Self.direction(label.angle)
    writeText(
      label.text, x: label.x - shift * cosine, y: label.y + shift * sine, advances: advances.map { units($0) })
    record(.selectObject, [Self.systemFont])
    record(.deleteObject, [Self.object])
  }

  /// The cosine and sine of the two angles that charts turn words by; Interchange has no other use for trigonometry.
  private static func direction(_ angle: Double) -> (cosine: Double, sine: Double) {
    switch angle {
    case 90: (0, 1)
    case 45: (0.5.squareRoot(), 0.5.squareRoot())
    default: (1, 0)
    }
  }

  /// EMR_EXTCREATEFONTINDIRECTW with a LogFontPanose.
  private mutating func createFont(_ label: Picture.Label) {
    append(Record.createFont.rawValue)
    append(332)
    append(Self.object)
    append(UInt32(bitPattern: -Int32((label.size * Self.scale).rounded())))
    append(0)
    let tenths = UInt32(bitPattern: Int32(label.angle * 10))
    append(tenths)
    append(tenths)
    append(label.isBold ? 700 : 400)
    // Italic, underline, strike-out, character set; precisions, quality and family: sans serif of any pitch.
    append(0)
    append(0x2200_0000)
    writeName("Arial", units: 32)
    bytes += [UInt8](repeating: 0, count: 332 - 4 * 10 - 64)
    records += 1
  }

  private mutating func writeName(_ name: String, units count: Int) {
    let units = Array(name.utf16) + [UInt16](repeating: 0, count: count - name.utf16.count)
    for unit in units {
      bytes.append(UInt8(unit & 0xFF))
      bytes.append(UInt8(unit >> 8))
    }
  }

  /// EMR_EXTTEXTOUTW: the fields, the words, and how far each letter goes.
  private mutating func writeText(_ text: String, x: Double, y: Double, advances: [UInt32]) {
    let letters = Array(text.utf16)
    let padded = (letters.count + 1) / 2 * 2
    let size = 76 + padded * 2 + letters.count * 4
    append(Record.textOut.rawValue)
    append(UInt32(size))
    // The bounds are not given; the graphics mode is the compatible one, and scales are of no use in it.
    for field: UInt32 in [0, 0, UInt32.max, UInt32.max, 1, 0x3F80_0000, 0x3F80_0000] { append(field) }
    append(units(x))
    append(units(y))
    append(UInt32(letters.count))
    append(76)
    append(0)
    for field: UInt32 in [0, 0, UInt32.max, UInt32.max] { append(field) }
    append(UInt32(76 + padded * 2))
    for unit in letters + [UInt16](repeating: 0, count: padded - letters.count) {
      bytes.append(UInt8(unit & 0xFF))
      bytes.append(UInt8(unit >> 8))
    }
    for advance in advances { append(advance) }
    records += 1
  }

  mutating func finish() -> [UInt8] {
    record(.endOfFile, [0, 16, 20])
    var header = MetafileWriter.Header()
    header.append(Record.header.rawValue)
    header.append(108)
    // The bounds in units of the device, and the frame in hundredths of a millimetre: 96 pixels to an inch.
    for value in [0, 0, units(width), units(height)] { header.append(value) }
    for value in [0, 0, width, height] { header.append(UInt32((value * 2540 / 96).rounded())) }
    header.append(0x464D_4520)
    header.append(0x0001_0000)
    header.append(UInt32(bytes.count))
    header.append(UInt32(records))
    // Two handles: none, and ours. No words of description, no palette.
    header.append(2)
    for _ in 0..<3 { header.append(0) }
    // A device on which ten units are a pixel.
    header.append(19_200)
    header.append(10_800)
    header.append(508)
    header.append(286)
    for _ in 0..<3 { header.append(0) }
    header.append(508_000)
    header.append(285_750)
    bytes.replaceSubrange(0..<108, with: header.bytes)
    return bytes
  }

  private struct Header {
    var bytes: [UInt8] = []
    mutating func append(_ value: UInt32) {
      for shift in [0, 8, 16, 24] { bytes.append(UInt8(value >> shift & 0xFF)) }
    }
  }
}
