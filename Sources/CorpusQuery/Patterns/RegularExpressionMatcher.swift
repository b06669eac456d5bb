/// Matches words against a regular expression, remembering the states that words led to. Not for use by several tasks.
struct RegularExpressionMatcher {
  private let expression: RegularExpression
  /// Which of the expression's sets hold the scalars of a class; scalars that lie in the same sets are one class.
  private var classes: [[Bool]] = []
  private var classNumbers: [[Bool]: Int] = [:]
  /// The class of a scalar of the Latin alphabets, -1 until it is met.
  private var latinClasses = [Int32](repeating: -1, count: 0x180)
  private var otherClasses: [UInt32: Int32] = [:]
  /// Each state's steps, all of them scalars; the state after each class, -1 until it is met.
  private var states: [[Int32]] = []
  private var accepts: [Bool] = []
  private var numbers: [[Int32]: Int32] = [:]
  private var next: [Int32] = []
  private var width = 16
  private var start: Int32 = 0
  /// The state after so many bytes of the last word, where a scalar ends, as far as it was read.
  private var trail: [Int32] = [0]
  private var trailCount = 0
  private var wasForgotten = false

  /// States that are kept before all are forgotten and made anew.
  private static let most = 2_000
  private static let dead: Int32 = 0

  init(_ expression: RegularExpression) {
    self.expression = expression
    forget()
  }

  /// Whether a folded word matches as a whole. O(bytes that are not shared) once its states are made, else O(bytes × steps).
  ///
  /// - Parameter shared: Bytes that the word begins with as the last word that was asked for does.
  mutating func matches(_ word: Span<UInt8>, shared: Int = 0) -> Bool {
    var index = min(shared, trailCount)
    while index > 0, index < word.count, word[index] & 0xC0 == 0x80 { index -= 1 }
    var state = index == 0 ? start : trail[index]
    if trail.count <= word.count { trail += [Int32](repeating: Self.dead, count: word.count + 1) }
    while index < word.count, state != Self.dead {
      let byte = word[index]
      var value = UInt32(byte)
      index += 1
      if byte >= 0x80 {
        value = UInt32(byte & (byte < 0xE0 ? 0x1F : byte < 0xF0 ? 0x0F : 0x07))
        while index < word.count, word[index] & 0xC0 == 0x80 {
          value = value << 6 | UInt32(word[index] & 0x3F)
          index += 1
        }
      }
      let kind: Int32
      if value < 0x180 {
        let known = latinClasses[Int(value)]
        kind = known >= 0 ? known : self.kind(value)
      } else {
        kind = otherClasses[value] ?? self.kind(value)
      }
      let known = next[Int(state) * width + Int(kind)]
      state = known >= 0 ? known : after(state, kind)
      trail[index] = state
    }
    // What was remembered of the front is of states that are forgotten.
    trailCount = wasForgotten ? 0 : index
    wasForgotten = false
    return accepts[Int(state)]
  }

  /// Whether a folded text matches as a whole.
  mutating func matches(_ folded: String) -> Bool {
    var folded = folded
    return folded.withUTF8 { matches($0.span) }
  }

  private mutating func forget() {
    wasForgotten = true
    states = []
    accepts = []
    numbers = [:]
    next = []
    _ = number(of: [])
    start = number(of: closure([expression.start]))
  }

  private mutating func kind(_ value: UInt32) -> Int32 {
    let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
    let held = expression.sets.map { $0.contains(scalar) }
    let number = classNumbers[held] ?? classes.count
    if number == classes.count {
      classes.append(held)
      classNumbers[held] = number
      if number >= width { widen() }
    }
    if value < 0x180 { latinClasses[Int(value)] = Int32(number) } else { otherClasses[value] = Int32(number) }
    return Int32(number)
  }

  private mutating func widen() {
    var wide = [Int32](repeating: -1, count: states.count * width * 2)
    for state in states.indices {
      for kind in 0..<width { wide[state * width * 2 + kind] = next[state * width + kind] }
    }
    next = wide
    width *= 2
  }

  private mutating func after(_ state: Int32, _ kind: Int32) -> Int32 {
    let held = classes[Int(kind)]
    var reached: [Int] = []
    for step in states[Int(state)] {
      if case .scalar(let set, let next) = expression.steps[Int(step)], held[set] { reached.append(next) }
    }
    let closure = closure(reached)
    if states.count >= Self.most {
      forget()
      return number(of: closure)
    }
    let found = number(of: closure)
    next[Int(state) * width + Int(kind)] = found
    return found
  }

  private mutating func number(of steps: [Int32]) -> Int32 {
    if let known = numbers[steps] { return known }
    let number = Int32(states.count)
    numbers[steps] = number
    states.append(steps)
    accepts.append(
      steps.contains { if case .accept = expression.steps[Int($0)] { true } else { false } })
    next += [Int32](repeating: -1, count: width)
    return number
  }

  /// The steps that are reached without a scalar, in order, without splits.
  private func closure(_ steps: [Int]) -> [Int32] {
    var seen = Set<Int>()
    var waiting = steps
    var found: [Int32] = []
    while let step = waiting.popLast() {
      guard seen.insert(step).inserted else { continue }
      if case .split(let a, let b) = expression.steps[step] {
        waiting += [b, a]
      } else {
        found.append(Int32(step))
      }
    }
    return found.sorted()
  }
}
