/// A step through XML or HTML.
package enum MarkupEvent: Sendable, Equatable {
  case start(name: String, attributes: MarkupAttributes)
  case end(name: String)
  /// Characters; neighbouring text may come in several events.
  case text(String)
}

/// The attributes of an element.
package struct MarkupAttributes: Sendable, Equatable {
  package let all: [(name: String, value: String)]

  package init(_ all: [(name: String, value: String)]) { self.all = all }

  /// The value of an attribute, `nil` where it is not given. O(attributes).
  package subscript(name: String) -> String? { all.first { $0.name == name }?.value }

  package static func == (a: MarkupAttributes, b: MarkupAttributes) -> Bool {
    a.all.elementsEqual(b.all) { $0.name == $1.name && $0.value == $1.value }
  }
}
