package import CorpusModel

/// A study as programs hand it to each other: every thing has a GUID, and places lie in texts that nobody has touched.
///
/// The parts and their names are those of REFI-QDA 1.5, so that whatever it can hold is held. What is read has been checked:
/// every GUID that something names is there, and every range lies in its text.
package struct ExchangedStudy: Sendable, Equatable {
  package var name: String
  /// The program that wrote it; `nil` where it does not say.
  package var origin: String?
  package var creator: GUID?
  package var created: String?
  package var description: String?
  package var users: [User] = []
  package var codes: [Code] = []
  package var variables: [Variable] = []
  package var cases: [Case] = []
  package var sources: [Source] = []
  package var notes: [Note] = []
  package var links: [Link] = []
  package var sets: [Group] = []
  /// Notes on the whole study.
  package var noteRefs: [GUID] = []

  package init(name: String) { self.name = name }

  package struct User: Sendable, Equatable {
    package var guid: GUID
    package var name: String

    package init(guid: GUID, name: String) {
      self.guid = guid
      self.name = name
    }
  }

  package struct Code: Sendable, Equatable {
    package var guid: GUID
    package var name: String
    /// Whether it may lie on a text; else it only holds others.
    package var isCodable = true
    /// `#rrggbb`.
    package var color: String?
    package var description: String?
    package var noteRefs: [GUID] = []
    package var codes: [Code] = []

    package init(guid: GUID, name: String) {
      self.guid = guid
      self.name = name
    }

    /// The code and all under it, each before those under it.
    package var selfAndBelow: [Code] { [self] + codes.flatMap(\.selfAndBelow) }
  }

  package struct Variable: Sendable, Equatable {
    package enum Kind: String, Sendable, Codable {
      case text = "Text"
      case boolean = "Boolean"
      case integer = "Integer"
      case float = "Float"
      case date = "Date"
      case dateTime = "DateTime"
    }

    package var guid: GUID
    package var name: String
    package var kind: Kind
    package var description: String?

    package init(guid: GUID, name: String, kind: Kind) {
      self.guid = guid
      self.name = name
      self.kind = kind
    }
  }

  package struct Value: Sendable, Equatable {
    package var variable: GUID
    package var value: String

    package init(variable: GUID, value: String) {
      self.variable = variable
      self.value = value
    }
  }

  package struct Case: Sendable, Equatable {
    package var guid: GUID
    /// `nil` for a case that only ties variables to sources, as some programs write it.
    package var name: String?
    package var description: String?
    package var codes: [GUID] = []
    package var values: [Value] = []
    package var sources: [GUID] = []
    package var selections: [GUID] = []

    package init(guid: GUID, name: String?) {
      self.guid = guid
      self.name = name
    }
  }

  /// A code on a place, or on a whole source.
  package struct Coding: Sendable, Equatable {
    package var guid: GUID
    package var code: GUID
    package var creator: GUID?
    package var created: String?
    package var noteRefs: [GUID] = []

    package init(guid: GUID, code: GUID, creator: GUID?, created: String?) {
      self.guid = guid
      self.code = code
      self.creator = creator
      self.created = created
    }
  }

  /// Where something lies in a source.
  package enum Place: Sendable, Hashable, Codable {
    /// Bytes of the verbatim text.
    case text(TextRange)
    /// Milliseconds of a recording.
    case time(from: Int, until: Int)
    /// A rectangle, on a page of a PDF counted from 0 or on a picture, in the units of the program that drew it.
    case area(page: Int?, x: Int, y: Int, x2: Int, y2: Int)
    /// Offsets as they were stored, where the text is missing or does not reach so far.
    case lost(start: Int, end: Int)

    /// The bytes of the verbatim text, for a place on it.
    package var range: TextRange? { if case .text(let range) = self { range } else { nil } }
  }

  /// A place that carries codings or notes.
  package struct Selection: Sendable, Equatable {
    package var guid: GUID
    /// GUIDs of others on the same place that were merged into it.
    package var others: [GUID] = []
    /// Often the words themselves, cut off where they are many.
    package var name: String?
    package var place: Place
    package var description: String?
    package var creator: GUID?
    package var created: String?
    package var codings: [Coding] = []
    package var noteRefs: [GUID] = []

    package init(guid: GUID, name: String?, place: Place) {
      self.guid = guid
      self.name = name
      self.place = place
    }
  }

  /// A moment of a recording and the place in its transcript.
  package struct SyncPoint: Sendable, Hashable, Codable {
    /// Milliseconds.
    package var time: Int
    /// A byte of the verbatim text; `nil` where the text is missing.
    package var offset: Int?

    package init(time: Int, offset: Int?) {
      self.time = time
      self.offset = offset
    }
  }

  package enum Medium: String, Sendable, Codable, CaseIterable {
    case text = "TextSource"
    case picture = "PictureSource"
    case pdf = "PDFSource"
    case audio = "AudioSource"
    case video = "VideoSource"
  }

  /// A file that a source came from.
  package struct File: Sendable, Equatable {
    /// The ending in lower case, without a point: `docx`.
    package var ending: String
    package var bytes: [UInt8]

    package init(ending: String, bytes: [UInt8]) {
      self.ending = ending
      self.bytes = bytes
    }
  }

  package struct Source: Sendable, Equatable {
    package var guid: GUID
    package var name: String
    package var medium: Medium
    /// The verbatim text, that of a PDF or picture in its place; `nil` where there is none or it is missing.
    package var text: UTF8Text?
    /// The file that the text was taken from, where it came along.
    package var original: File?
    package var description: String?
    package var creator: GUID?
    package var created: String?
    package var selections: [Selection] = []
    /// On the whole source.
    package var codings: [Coding] = []
    package var noteRefs: [GUID] = []
    package var values: [Value] = []
    /// The recording that this is a transcript of.
    package var recording: GUID?
    package var syncPoints: [SyncPoint] = []

    package init(guid: GUID, name: String, medium: Medium) {
      self.guid = guid
      self.name = name
      self.medium = medium
    }
  }

  package struct Note: Sendable, Equatable {
    package var guid: GUID
    package var name: String?
    package var text: String
    package var description: String?
    package var creator: GUID?
    package var created: String?

    package init(guid: GUID, name: String?, text: String) {
      self.guid = guid
      self.name = name
      self.text = text
    }
  }

  package struct Link: Sendable, Equatable {
    package enum Direction: String, Sendable, Codable {
      case associative = "Associative"
      case oneWay = "OneWay"
      case bidirectional = "Bidirectional"
    }

    package var guid: GUID
    package var name: String?
    package var direction: Direction?
    package var color: String?
    package var origin: GUID?
    package var target: GUID?

    package init(guid: GUID, name: String?, origin: GUID?, target: GUID?) {
      self.guid = guid
      self.name = name
      self.origin = origin
      self.target = target
    }
  }

  /// A set: a named collection of codes, sources and notes.
  package struct Group: Sendable, Equatable {
    package var guid: GUID
    package var name: String
    package var description: String?
    package var codes: [GUID] = []
    package var sources: [GUID] = []
    package var notes: [GUID] = []

    package init(guid: GUID, name: String) {
      self.guid = guid
      self.name = name
    }
  }
}
