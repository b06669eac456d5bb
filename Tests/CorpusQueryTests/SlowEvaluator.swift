import CorpusModel

@testable import CorpusIndex
@testable import CorpusQuery

/// A span of positions; what the slow evaluator finds.
struct Span: Hashable, Comparable {
  let start: Int
  let end: Int

  static func < (a: Span, b: Span) -> Bool { (a.start, a.end) < (b.start, b.end) }
}

/// Says what a query means, word by word and pair by pair. It shares no code with `Evaluator` and is not fast.
struct SlowEvaluator {
  let words: [PlacedWord]
  let compounds: Vocabulary.Compounds
  var annotations: [AnnotationSet.Annotation] = []

  func spans(_ query: Query) -> Set<Span> {
    switch query {
    case .word(let pattern):
      return Set(words.indices.filter { matches(pattern, words[$0]) }.map { Span(start: $0, end: $0 + 1) })
    case .sequence(let parts):
      var result = spans(parts[0])
      for part in parts.dropFirst() {
        result = pairs(result, spans(part)) { $0.end == $1.start }
      }
      return result
    case .near(let a, let b, let distance, let isOrdered):
      let (left, right) = (spans(a), spans(b))
      var result = pairs(left, right) { $0.end <= $1.start && $1.start - $0.end < distance }
      if !isOrdered { result.formUnion(pairs(right, left) { $0.end <= $1.start && $1.start - $0.end < distance }) }
      // The shortest ones: none with another inside it.
      return result.filter { span in
        !result.contains { $0 != span && span.start <= $0.start && $0.end <= span.end }
      }
    case .or(let parts): return parts.reduce(into: []) { $0.formUnion(spans($1)) }
    case .and(let parts, let segment):
      let all = parts.map { spans($0) }
      // Parts about units choose units, and are hits where all are such.
      let shown = parts.allSatisfy(isAboutUnits) ? all : zip(parts, all).filter { !isAboutUnits($0.0) }.map(\.1)
      return Set(shown.joined()).filter { span in
        guard let unit = unit(span, segment) else { return false }
        return all.allSatisfy { $0.contains { self.unit($0, segment) == unit } }
      }
    case .not(let a, let b, let segment):
      let barred = spans(b)
      return spans(a).filter { span in
        guard let unit = unit(span, segment) else { return false }
        return !barred.contains { self.unit($0, segment) == unit }
      }
    case .restricted(let inner, let restriction):
      // Fields of annotations that stand together must hold of one annotation.
      var together = [restriction]
      var next = inner
      while case .restricted(let further, let other) = next {
        together.append(other)
        next = further
      }
      return spans(next).filter { holds(together, $0) }
    case .units(let segment):
      return Set(runs { self.unit(Span(start: $0, end: $0 + 1), segment) })
    case .pattern(let pattern): return spans(pattern)
    }
  }

  private func isAboutUnits(_ query: Query) -> Bool {
    switch query {
    case .units: true
    case .restricted(let inner, _), .not(let inner, _, _): isAboutUnits(inner)
    case .or(let parts), .and(let parts, _): parts.allSatisfy(isAboutUnits)
    default: false
    }
  }

  /// The longest stretches of words that share a value.
  func runs(_ value: (Int) -> String?) -> [Span] {
    var result: [Span] = []
    for index in words.indices {
      guard let own = value(index) else { continue }
      if let last = result.last, last.end == index, value(index - 1) == own {
        result[result.count - 1] = Span(start: last.start, end: index + 1)
      } else {
        result.append(Span(start: index, end: index + 1))
      }
    }
    return result
  }

  func value(_ field: Field, _ word: PlacedWord) -> String? {
    switch field {
    case .speaker: word.speaker
    case .role: word.role
    case .source: "kilde-\(word.source).txt"
    default: nil
    }
  }

  private func holds(_ restrictions: [Restriction], _ span: Span) -> Bool {
    func matches(_ restriction: Restriction, _ value: String) -> Bool {
      slowMatch(Array(restriction.pattern.lowercased()), Array(value.lowercased()))
    }
    let touching = annotations.filter { $0.positions.overlaps(span.start..<span.end) }
    func has(_ annotation: AnnotationSet.Annotation, _ restriction: Restriction) -> Bool {
      annotation.values[restriction.field]?.contains { matches(restriction, $0) } ?? false
    }
    let joint = restrictions.filter { [.theme, .code, .coder, .case].contains($0.field) && !$0.isNegated }
    guard joint.isEmpty || touching.contains(where: { annotation in joint.allSatisfy { has(annotation, $0) } }) else {
      return false
    }
    return restrictions.allSatisfy { restriction in
      switch restriction.field {
      case .theme, .code, .coder, .case:
        return !restriction.isNegated || !touching.contains { has($0, restriction) }
      default:
        return words[span.start..<span.end].allSatisfy { word in
          (value(restriction.field, word).map { matches(restriction, $0) } ?? false) != restriction.isNegated
        }
      }
    }
  }

  private func pairs(_ a: Set<Span>, _ b: Set<Span>, _ fits: (Span, Span) -> Bool) -> Set<Span> {
    var result: Set<Span> = []
    for left in a {
      for right in b where fits(left, right) {
        let span = Span(start: left.start, end: right.end)
        if words[span.start].paragraph == words[span.end - 1].paragraph { result.insert(span) }
      }
    }
    return result
  }

  /// The one unit that holds all words of a span.
  func unit(_ span: Span, _ segment: SegmentKind?) -> String? {
    let units = Set(
      words[span.start..<span.end].map { word -> String? in
        switch segment {
        case nil: word.turn.map { "turn \($0)" } ?? "paragraph \(word.paragraph)"
        case .sentence: "\(word.sentence)"
        case .paragraph: "\(word.paragraph)"
        case .turn: word.turn.map { "\($0)" }
        case .section: word.section.map { "\($0)" }
        case .source: "\(word.source)"
        case .quotation: nil
        }
      })
    return units.count == 1 ? units.first ?? nil : nil
  }

  private func matches(_ pattern: WordPattern, _ placed: PlacedWord) -> Bool {
    let word = TestWord.of(placed.form)
    switch pattern {
    case .form(let form): return word.term == form.lowercased()
    case .lemma(let lemma): return word.lemma == lemma
    case .wildcard(let text): return slowMatch(Array(text.lowercased()), Array(word.term))
    case .regular(let expression): return slowRegular(expression.text, word.term)
    case .similar(let text): return slowSlips(text.lowercased()).contains(word.term)
    case .any(let lemma):
      if word.lemma == lemma || word.term == lemma { return true }
      let parts = word.parts.map { $0 == "års" ? "år" : $0 }
      switch compounds {
      case .any: return parts.contains(lemma)
      case .head: return parts.last == lemma
      case .none: return false
      }
    }
  }
}

/// Whether a pattern with `*` and `?` matches a whole text, by trying everything.
func slowMatch(_ pattern: [Character], _ text: [Character]) -> Bool {
  guard let first = pattern.first else { return text.isEmpty }
  let rest = Array(pattern.dropFirst())
  if first == "*" { return (0...text.count).contains { slowMatch(rest, Array(text.dropFirst($0))) } }
  guard let letter = text.first, first == "?" || first == letter else { return false }
  return slowMatch(rest, Array(text.dropFirst()))
}
