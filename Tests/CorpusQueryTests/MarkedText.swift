/// A text with a place in it marked: `samarbejde ①)②`.
struct MarkedText {
  let text: String
  /// Scalars.
  let place: Range<Int>

  init(_ marked: String) {
    let scalars = Array(marked.unicodeScalars)
    guard let start = scalars.firstIndex(of: "①"), let end = scalars.firstIndex(of: "②"), start < end else {
      preconditionFailure("the text marks a place by ① and ②")
    }
    text = String(String.UnicodeScalarView(scalars.filter { $0 != "①" && $0 != "②" }))
    place = start..<end - 1
  }
}
