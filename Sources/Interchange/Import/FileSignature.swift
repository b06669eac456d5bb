/// File formats that are told by their first bytes and that no reader takes.
enum FileSignature {
  static func known(_ bytes: [UInt8]) -> (what: String, help: String)? {
    func starts(_ text: String) -> Bool { bytes.starts(with: text.utf8) }
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      return (
        "a Word or Excel file of the old kind or with a password",
        "open it in a word processor and save it as .docx without a password"
      )
    }
    if bytes.starts(with: [0x89]) && bytes.dropFirst().starts(with: "PNG".utf8)
      || bytes.starts(with: [0xFF, 0xD8, 0xFF])
    {
      return ("a picture", "leave it out, or keep it outside the folder of texts")
    }
    // `ID3: Ja.` and `RIFF, sagde hun` are text: the formats go on with bytes that no text has.
    let hasControls = bytes.prefix(12).contains { $0 < 0x09 }
    if hasControls && (starts("ID3") || starts("RIFF") || starts("OggS"))
      || bytes.dropFirst(4).starts(with: "ftyp".utf8)
    {
      return ("a recording", "transcribe it first, or keep it outside the folder of texts")
    }
    if starts("SQLite format 3") { return ("a database", "leave it out, or keep it outside the folder of texts") }
    return nil
  }
}
