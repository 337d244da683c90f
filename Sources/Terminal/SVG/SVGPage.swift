import Document

/// An SVG that is filled from top to bottom.
struct SVGPage {
  /// What the names of its parts begin with.
  let name: String
  var writer = SVGWriter()
  /// How far down it is filled.
  private(set) var bottom = SVGPage.margin

  static let width = 720.0
  static let margin = 24.0
  static let right = width - margin
  static let room = width - 2 * margin
  static let lineHeight = 20.0
  /// How many lines of one text are kept; an endless one is cut.
  private static let lines = 40

  init(name: String) {
    self.name = name
  }

  mutating func add(title: SVGWords) {
    for line in title.wrapped(to: SVGPage.room * 0.76).prefix(SVGPage.lines) {
      bottom += 24
      put(line, x: SVGPage.margin, y: bottom - 8, class: "title")
    }
    bottom += 8
  }

  mutating func add(words: SVGWords) {
    guard !words.isEmpty else { return }
    bottom += 8
    for line in words.wrapped(to: SVGPage.room).prefix(SVGPage.lines) {
      bottom += SVGPage.lineHeight
      put(line, x: SVGPage.margin, y: bottom - 6)
    }
  }

  /// Leaves room.
  mutating func skip(_ height: Double) {
    bottom += height
  }

  /// Which end of some words stands at their place.
  enum Anchor: String {
    case start, middle, end
  }

  /// Puts words on the page.
  mutating func put(_ words: SVGWords, x: Double, y: Double, _ anchor: Anchor = .start, class name: String = "") {
    let words = words.text
    switch (anchor, name) {
    case (.start, ""): writer.element("text", ["x": .number(x), "y": .number(y)], words: words)
    case (.start, _):
      writer.element("text", ["x": .number(x), "y": .number(y), "class": .words(name)], words: words)
    case (_, ""):
      writer.element(
        "text", ["x": .number(x), "y": .number(y), "text-anchor": .words(anchor.rawValue)], words: words)
    default:
      writer.element(
        "text",
        ["x": .number(x), "y": .number(y), "text-anchor": .words(anchor.rawValue), "class": .words(name)], words: words)
    }
  }

  /// Puts a straight line on the page.
  mutating func line(_ from: (x: Double, y: Double), _ to: (x: Double, y: Double), class name: String) {
    writer.element(
      "line",
      [
        "x1": .number(from.x), "y1": .number(from.y), "x2": .number(to.x), "y2": .number(to.y), "class": .words(name),
      ])
  }

  /// Puts a rectangle on the page.
  mutating func rectangle(x: Double, y: Double, width: Double, height: Double, class name: String) {
    writer.element(
      "rect",
      [
        "x": .number(x), "y": .number(y), "width": .number(max(width, 0)), "height": .number(height),
        "class": .words(name),
      ])
  }

  /// Puts a filled shape on the page, between its corners.
  mutating func shape(_ corners: [(x: Double, y: Double)], class name: String) {
    let points = corners.map { SVGWriter.digits($0.x) + "," + SVGWriter.digits($0.y) }.joined(separator: " ")
    writer.element("polygon", ["points": .words(points), "class": .words(name)])
  }

  /// Puts any other element on the page.
  mutating func element(_ name: String, _ attributes: SVGWriter.Attributes) {
    writer.element(name, attributes)
  }

  /// One entry of a legend: what is drawn, at a place, in a square of twelve, and what it is called.
  struct Entry {
    var words: SVGWords
    var width = 12.0
    var draw: (inout SVGPage, _ x: Double, _ y: Double) -> Void
  }

  /// Adds a legend, as many entries on a line as there is room for.
  mutating func add(legend entries: [Entry]) {
    guard !entries.isEmpty else { return }
    var x = SVGPage.margin
    bottom += SVGPage.lineHeight
    for entry in entries {
      let words = entry.words.cut(to: SVGPage.room - entry.width - 8)
      let needed = entry.width + 8 + words.width
      if x > SVGPage.margin, x + needed > SVGPage.right {
        x = SVGPage.margin
        bottom += SVGPage.lineHeight
      }
      entry.draw(&self, x, bottom - 16)
      put(words, x: x + entry.width + 8, y: bottom - 6)
      x += needed + 20
    }
  }

  /// The whole SVG.
  func finished(title: SVGWords, words: SVGWords) -> String {
    let height = bottom + SVGPage.margin - 4
    var whole = SVGWriter()
    whole.element(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg",
        "viewBox": .words("0 0 " + SVGWriter.digits(SVGPage.width) + " " + SVGWriter.digits(height)),
        "role": "img", "aria-labelledby": .words(name + "-title " + name + "-desc"),
      ]
    ) { whole in
      whole.element("title", ["id": .words(name + "-title")], words: title.text)
      whole.element("desc", ["id": .words(name + "-desc")], words: words.text)
      whole.style(SVGWriter.rules)
      whole.element("rect", ["width": .number(SVGPage.width), "height": .number(height), "class": "paper"])
      whole.append(writer)
    }
    return whole.text
  }
}
