/// A drawing of rectangles, lines and words, which formats write in their own way: `svg` for pages, `metafile` for Word.
///
/// Lengths are pixels of 1/96 inch; the origin is the upper left corner.
package struct Picture: Sendable, Equatable {
  /// `0xRRGGBB`.
  package typealias Color = UInt32

  package enum Anchor: Sendable, Equatable {
    case start, middle, end
  }

  package struct Label: Sendable, Equatable {
    package let text: String
    package let x: Double
    /// Of the line that letters stand on.
    package let y: Double
    package var size: Double = 12
    package var anchor = Anchor.start
    package var isBold = false
    package var color: Color = Ink.text
    /// Degrees against the clock, round the anchor.
    package var angle: Double = 0

    package init(_ text: String, x: Double, y: Double) {
      self.text = text
      self.x = x
      self.y = y
    }
  }

  package enum Shape: Sendable, Equatable {
    case rectangle(x: Double, y: Double, width: Double, height: Double, fill: Color)
    case line(from: Point, to: Point, width: Double, color: Color)
    case label(Label)
  }

  package struct Point: Sendable, Equatable {
    package let x: Double
    package let y: Double

    package init(_ x: Double, _ y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// The colours of all pictures: they differ by how light they are, so that a grey print tells them apart.
  package enum Ink {
    package static let text: Color = 0x1A1A1A
    package static let quiet: Color = 0x595959
    package static let grid: Color = 0xD0D0D0
    package static let empty: Color = 0xF4F4F4
    package static let bar: Color = 0x1F5A7A
  }

  /// What the picture shows, in a few words.
  package let title: String
  /// What a reader who does not see it is told.
  package let description: String
  package let width: Double
  package let height: Double
  package private(set) var shapes: [Shape] = []

  package init(title: String, description: String, width: Double, height: Double) {
    self.title = title
    self.description = description
    self.width = width
    self.height = height
  }

  mutating func rectangle(x: Double, y: Double, width: Double, height: Double, fill: Color) {
    shapes.append(.rectangle(x: x, y: y, width: width, height: height, fill: fill))
  }

  mutating func line(from: Point, to: Point, width: Double = 1, color: Color = Ink.grid) {
    shapes.append(.line(from: from, to: to, width: width, color: color))
  }

  mutating func label(_ text: String, x: Double, y: Double, _ change: (inout Label) -> Void = { _ in }) {
    var label = Label(text, x: x, y: y)
    change(&label)
    shapes.append(.label(label))
  }
}
