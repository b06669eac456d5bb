/// Which code page each font of an RTF text is written in.
struct RTFCodePages {
  /// The page of the document.
  var document = 1252
  /// The font of text that names none.
  var standardFont: Int?
  private var pages: [Int: Int] = [:]
  private var current = 0

  /// Begins a font of the table, or chooses one.
  mutating func begin(font: Int) { current = font }

  mutating func set(page: Int) { pages[current] = page }

  /// Sets the page of the font by its character set; the standard set is the document's.
  ///
  /// Source: Rich Text Format Specification 1.9.1, font table.
  mutating func set(charset: Int) {
    let known = [
      77: 10000, 128: 932, 129: 949, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258, 177: 1255, 178: 1256,
      186: 1257,
      204: 1251, 222: 874, 238: 1250, 255: 850,
    ]
    pages[current] = known[charset]
  }

  /// The page that text in a font is written in.
  func number(font: Int?) -> Int { (font ?? standardFont).flatMap { pages[$0] } ?? document }
}
