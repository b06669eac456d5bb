internal import UnicodeText

/// What is known of stretches of a corpus beside its texts: codings, and the cases that texts belong to.
package struct AnnotationSet: Sendable {
  /// A stretch of words, and its values by field. A field may have several: a code's id and its name.
  package struct Annotation: Sendable, Equatable {
    package let positions: Range<Int>
    package let values: [Field: [String]]

    package init(positions: Range<Int>, values: [Field: [String]]) {
      self.positions = positions
      self.values = values
    }
  }

  /// By their first word, then by their last; they may overlap.
  package let annotations: [Annotation]
  /// The fields that somebody filled, also where no stretch has a value.
  package let fields: Set<Field>

  /// Nothing is known, and fields of annotations cannot be asked.
  package static let none = AnnotationSet([], fields: [])

  /// - Parameter annotations: In any order; those without words are left out.
  package init(_ annotations: [Annotation], fields: Set<Field>) {
    self.annotations = annotations.filter { !$0.positions.isEmpty }.sorted {
      ($0.positions.lowerBound, $0.positions.upperBound) < ($1.positions.lowerBound, $1.positions.upperBound)
    }
    self.fields = fields
  }

  /// The positions of annotations that hold a value for each of some fields, joined where they touch or overlap.
  ///
  /// - Complexity: O(annotations × values).
  func positions(where conditions: [(field: Field, pattern: WildcardPattern)]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for annotation in annotations {
      let holds = conditions.allSatisfy { condition in
        (annotation.values[condition.field] ?? []).contains { condition.pattern.matches(LetterCase.folded($0)) }
      }
      guard holds else { continue }
      if let last = result.last, last.upperBound >= annotation.positions.lowerBound {
        result[result.count - 1] = last.lowerBound..<max(last.upperBound, annotation.positions.upperBound)
      } else {
        result.append(annotation.positions)
      }
    }
    return result
  }
}
