package import QualitativeCoding

/// Writes codes as REFI-QDA has them, in projects and in codebooks.
enum CodeWriter {
  /// - Parameter hasNotes: Whether codes may refer to notes: a codebook has none.
  static func write(_ code: ExchangedStudy.Code, hasNotes: Bool, to xml: inout MarkupWriter) {
    xml.element(
      "Code",
      [
        "guid": code.guid.text, "name": code.name, "isCodable": code.isCodable ? "true" : "false", "color": code.color,
      ]
    ) { xml in
      if let text = code.description { xml.element("Description", text: text) }
      if hasNotes { for note in code.noteRefs { xml.element("NoteRef", ["targetGUID": note.text]) } }
      for child in code.codes { write(child, hasNotes: hasNotes, to: &xml) }
    }
  }
}

/// Reads and writes codebooks of REFI-QDA (`.qdc`).
package enum QdcFormat {
  /// The codes and sets of a codebook, as a study of nothing else.
  ///
  /// - Parameter file: For messages only.
  /// - Throws: `InterchangeError` when the XML is damaged or past a limit, or contradicts itself. O(bytes).
  package static func read(_ bytes: [UInt8], file: String) throws(InterchangeError) -> ExchangeReading {
    let root = try MarkupElement.root(of: bytes, file: file)
    guard root.name == "CodeBook" else { throw .exchange(file, "it is no REFI-QDA codebook") }
    return try QdpxReader.codebook(root, file: file)
  }

  /// The bytes of a codebook. O(codes).
  package static func bytes(of study: ExchangedStudy) -> [UInt8] {
    var xml = MarkupWriter()
    xml.element("CodeBook", ["xmlns": "urn:QDA-XML:codebook:1.0", "origin": study.origin]) { xml in
      xml.element("Codes") { xml in for code in study.codes { CodeWriter.write(code, hasNotes: false, to: &xml) } }
      let sets = study.sets.filter { !$0.codes.isEmpty }
      if !sets.isEmpty {
        xml.element("Sets") { xml in
          for set in sets {
            xml.element("Set", ["guid": set.guid.text, "name": set.name]) { xml in
              if let text = set.description { xml.element("Description", text: text) }
              for code in set.codes { xml.element("MemberCode", ["guid": code.text]) }
            }
          }
        }
      }
    }
    return xml.bytes
  }
}
