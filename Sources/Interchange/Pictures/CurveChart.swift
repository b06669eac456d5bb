/// Curves of how something grows: new codes by interview, distinct words by words. Each curve is named at its end.
package struct CurveChart: Sendable {
  package struct Curve: Sendable {
    package let name: String
    package let points: [Picture.Point]

    package init(_ name: String, points: [Picture.Point]) {
      self.name = name
      self.points = points
    }
  }

  package let title: String
  package let curves: [Curve]
  package let xTitle: String
  package let yTitle: String

  package init(title: String, curves: [Curve], xTitle: String, yTitle: String) {
    self.title = title
    self.curves = curves
    self.xTitle = xTitle
    self.yTitle = yTitle
  }

  /// Curves past this number are drawn without their names.
  private static let named = 12

  /// The chart. O(points).
  package var picture: Picture {
    let (left, top, width, height) = (64.0, 44.0, 420.0, 240.0)
    let points = curves.flatMap(\.points)
    let (peakX, peakY) = (points.map(\.x).max() ?? 1, points.map(\.y).max() ?? 1)
    let (stepX, stepY) = (Self.step(peakX), Self.step(peakY))
    let (endX, endY) = (Self.end(peakX, stepX), Self.end(peakY, stepY))
    let names = curves.map { LetterWidths.fitting($0.name, 160, size: 11) }
    let right = (names.map { LetterWidths.width(of: $0, size: 11) }.max() ?? 0) + 16
    let last = curves.map { curve in "\(curve.name): \(Self.text(curve.points.last?.y ?? 0))" }.joined(separator: "; ")
    var picture = Picture(
      title: title, description: "\(yTitle): \(last).",
      width: max(left + width + right, LetterWidths.width(of: title, size: 14) * 1.1 + 8), height: top + height + 44)
    picture.label(title, x: 4, y: 18) {
      $0.size = 14
      $0.isBold = true
    }
    func place(_ point: Picture.Point) -> Picture.Point {
      Picture.Point(left + point.x / endX * width, top + height - point.y / endY * height)
    }
    func axisLabel(_ text: String, x: Double, y: Double, _ anchor: Picture.Anchor) {
      picture.label(text, x: x, y: y) {
        $0.size = 11
        $0.anchor = anchor
        $0.color = Picture.Ink.quiet
      }
    }
    for value in stride(from: 0, through: endY, by: stepY) {
      let y = place(Picture.Point(0, value)).y
      picture.line(from: Picture.Point(left, y), to: Picture.Point(left + width, y))
      axisLabel(Self.text(value), x: left - 6, y: y + 4, .end)
    }
    for value in stride(from: 0, through: endX, by: stepX) {
      axisLabel(Self.text(value), x: place(Picture.Point(value, 0)).x, y: top + height + 16, .middle)
    }
    axisLabel(yTitle, x: 4, y: top - 8, .start)
    axisLabel(xTitle, x: left + width, y: top + height + 34, .end)
    var taken: [Double] = []
    for (number, curve) in curves.enumerated() {
      // Lighter and darker in turn.
      let color: Picture.Color = [Picture.Ink.bar, 0x7A7A7A, 0x2E2E2E, 0x5E93B0][number % 4]
      for (a, b) in zip(curve.points, curve.points.dropFirst()) {
        picture.line(from: place(a), to: place(b), width: 2, color: color)
      }
      if curve.points.count == 1 {
        let spot = place(curve.points[0])
        picture.rectangle(x: spot.x - 2, y: spot.y - 2, width: 4, height: 4, fill: color)
      }
      guard curves.count > 1, curves.count <= Self.named, let end = curve.points.last.map(place) else { continue }
      // Names that would stand on each other move down.
      var y = end.y + 4
      while taken.contains(where: { abs($0 - y) < 12 }) { y += 12 }
      taken.append(y)
      picture.label(names[number], x: end.x + 6, y: y) {
        $0.size = 11
        $0.color = color
      }
    }
    return picture
  }

  /// A round step that gives four to ten lines.
  private static func step(_ peak: Double) -> Double {
    var step = 1.0
    while peak / step > 50 { step *= 10 }
    for factor in [5.0, 2, 1] where peak / (step * factor) >= 4 { return step * factor }
    return step
  }

  private static func end(_ peak: Double, _ step: Double) -> Double { max(step, (peak / step).rounded(.up) * step) }

  private static func text(_ value: Double) -> String { String(Int(value.rounded())) }
}
