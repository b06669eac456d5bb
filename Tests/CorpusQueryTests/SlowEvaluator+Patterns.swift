import CorpusIndex
import Foundation
import Synchronization
import TextAnalysis

@testable import CorpusQuery

/// What patterns of words mean: every way that a match can end is tried from every word.
extension SlowEvaluator {
  /// A beginning and an end of a match, and where its labels stand.
  private struct End: Hashable {
    let start: Int
    let position: Int
    let labels: [String: Int]
  }

  func spans(_ pattern: TokenPattern) -> Set<Span> {
    let all = ends(pattern.expression, Set(words.indices.map { End(start: $0, position: $0, labels: [:]) })).filter {
      end in
      end.position > end.start && isInside(end.start, end.position, pattern.expression)
        && pattern.constraint.map { holds($0, end.labels) } ?? true
    }
    let scopes = pattern.confinements.map { confinement in
      switch confinement.scope {
      case .structure(let structure): Set(segments(structure))
      case .query(let query): spans(query)
      }
    }
    var shortest: [Span] = []
    for start in words.indices {
      guard let end = all.filter({ $0.start == start }).map(\.position).min() else { continue }
      let span = Span(start: start, end: end)
      let isInside = zip(pattern.confinements, scopes).allSatisfy { confinement, scope in
        confinement.isContaining || confinement.isNegated || holds(confinement, scope, span)
      }
      if isInside { shortest.append(span) }
    }
    let outermost = shortest.filter { span in
      !shortest.contains { $0 != span && $0.start <= span.start && span.end <= $0.end }
    }
    return Set(outermost.filter { span in zip(pattern.confinements, scopes).allSatisfy { holds($0, $1, span) } })
  }

  /// In one paragraph, or in one source where a tag names something larger than a sentence.
  private func isInside(_ start: Int, _ end: Int, _ expression: TokenExpression) -> Bool {
    let own = words[start..<end]
    return hasLargeTag(expression)
      ? Set(own.map(\.source)).count == 1 : Set(own.map(\.paragraph)).count == 1
  }

  private func hasLargeTag(_ expression: TokenExpression) -> Bool {
    switch expression {
    case .token, .query: false
    case .sequence(let parts), .alternatives(let parts): parts.contains(where: hasLargeTag)
    case .repeated(let part, _, _): hasLargeTag(part)
    case .edge(let structure, _), .segment(let structure): structure.kind != .sentence
    }
  }

  private func holds(_ confinement: TokenPattern.Confinement, _ scope: Set<Span>, _ span: Span) -> Bool {
    let holds = scope.contains { other in
      confinement.isContaining
        ? span.start <= other.start && other.end <= span.end : other.start <= span.start && span.end <= other.end
    }
    return holds != confinement.isNegated
  }

  private func segments(_ structure: TokenPattern.Structure) -> [Span] {
    runs { unit(Span(start: $0, end: $0 + 1), structure.kind) }.filter { span in
      structure.conditions.allSatisfy { condition in
        let values: [String] =
          condition.field.attribute == nil
          ? annotations.filter { $0.positions.overlaps(span.start..<span.end) }.flatMap {
            $0.values[condition.field] ?? []
          }
          : [value(condition.field, words[span.start])].compactMap(\.self)
        return values.contains { slowRegular(condition.expression.text, $0) } != condition.isNegated
      }
    }
  }

  private func ends(_ expression: TokenExpression, _ starts: Set<End>) -> Set<End> {
    switch expression {
    case .token(let test, let label):
      return Set(
        starts.filter { $0.position < words.count && passes(test, $0.position) }.map { start in
          var labels = start.labels
          if let label { labels[label] = start.position }
          return End(start: start.start, position: start.position + 1, labels: labels)
        })
    case .query(let query): return follow(spans(query), starts)
    case .segment(let structure): return follow(Set(segments(structure)), starts)
    case .sequence(let parts): return parts.reduce(starts) { ends($1, $0) }
    case .alternatives(let parts): return parts.reduce(into: []) { $0.formUnion(ends($1, starts)) }
    case .repeated(let part, let least, let most):
      var result: Set<End> = least == 0 ? starts : []
      var current = starts
      for count in 1...(most ?? words.count + least + 1) {
        current = ends(part, current)
        if count >= least { result.formUnion(current) }
        if current.isEmpty { break }
      }
      return result
    case .edge(let structure, let isStart):
      let places = Set(segments(structure).map { isStart ? $0.start : $0.end })
      return starts.filter { places.contains($0.position) }
    }
  }

  private func follow(_ spans: Set<Span>, _ starts: Set<End>) -> Set<End> {
    Set(
      starts.flatMap { start in
        spans.filter { $0.start == start.position }.map {
          End(start: start.start, position: $0.end, labels: start.labels)
        }
      })
  }

  private func passes(_ test: TokenTest, _ position: Int) -> Bool {
    let word = TestWord.of(words[position].form)
    switch test {
    case .any: return true
    case .attribute(let attribute, let expression):
      return values(attribute, word).contains { slowRegular(expression.text, $0) }
    case .not(let inner): return !passes(inner, position)
    case .all(let parts): return parts.allSatisfy { passes($0, position) }
    case .either(let parts): return parts.contains { passes($0, position) }
    }
  }

  private func values(_ attribute: TokenAttribute, _ word: TestWord) -> [String] {
    switch attribute {
    case .word: [word.term]
    case .lemma: [word.lemma]
    case .constituent: word.parts.map { $0 == "års" ? "år" : $0 }
    case .pos: [word.tag.tag]
    }
  }

  private func holds(_ constraint: LabelConstraint, _ labels: [String: Int]) -> Bool {
    switch constraint {
    case .same(let a, let aAttribute, let b, let bAttribute):
      guard let a = labels[a], let b = labels[b] else { return false }
      let left = Set(values(aAttribute, TestWord.of(words[a].form)))
      return !left.isDisjoint(with: values(bAttribute, TestWord.of(words[b].form)))
    case .test(let label, let test): return labels[label].map { passes(test, $0) } ?? false
    case .not(let inner): return !holds(inner, labels)
    case .all(let parts): return parts.allSatisfy { holds($0, labels) }
    case .either(let parts): return parts.contains { holds($0, labels) }
    }
  }
}

/// Whether Foundation's regular expressions match a whole text, case ignored.
func slowRegular(_ pattern: String, _ text: String) -> Bool {
  known.withLock { known in
    if let answer = known["\(pattern)/\(text)"] { return answer }
    guard let expression = try? NSRegularExpression(pattern: "^(?:\(pattern))$", options: .caseInsensitive) else {
      preconditionFailure("Foundation reads '\(pattern)'")
    }
    let range = NSRange(location: 0, length: text.utf16.count)
    let answer = expression.firstMatch(in: text, range: range) != nil
    known["\(pattern)/\(text)"] = answer
    return answer
  }
}

private let known = Mutex<[String: Bool]>([:])

/// All texts that one slip makes of a word, and the word.
func slowSlips(_ word: String) -> Set<String> {
  let letters = Array(word)
  var result: Set<String> = [word]
  for index in 0...letters.count {
    let (left, right) = (String(letters[..<index]), letters[index...])
    for letter in "abcdefghijklmnopqrstuvwxyzæøå" {
      result.insert(left + String(letter) + right)
      if !right.isEmpty { result.insert(left + String(letter) + right.dropFirst()) }
    }
    if !right.isEmpty { result.insert(left + right.dropFirst()) }
    if right.count > 1 { result.insert(left + [right[index + 1], right[index]] + right.dropFirst(2)) }
  }
  return result
}
