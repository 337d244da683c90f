import Document

/// Where a chart or a map lies on the page, and how its numbers do.
struct SVGFrame {
  var left: Double
  var top: Double
  var width: Double
  var height: Double
  var x: Scale
  var y: Scale

  var right: Double { left + width }
  var bottom: Double { top + height }

  /// The place of fractions of the frame, the vertical one counted from below.
  func place(_ fraction: (x: Double, y: Double)) -> (x: Double, y: Double) {
    (left + fraction.x * width, bottom - fraction.y * height)
  }

  /// The path through points, broken where one is no number, as far as it lies within the frame.
  func path(through points: [Chart.Point]) -> String {
    var path = ""
    var last: (x: Double, y: Double)?
    for segment in segments(through: points.map { (x: x.fraction(of: $0.x), y: y.fraction(of: $0.y)) }) {
      if last.map({ $0 != segment.from }) ?? true {
        path += "M" + digits(place(segment.from))
      }
      path += "L" + digits(place(segment.to))
      last = segment.to
    }
    return path
  }

  private func digits(_ place: (x: Double, y: Double)) -> String {
    SVGWriter.digits(place.x) + " " + SVGWriter.digits(place.y)
  }
}

extension SVGPage {
  /// Lays out a frame of a height with room for its axes, and draws them with their ticks.
  mutating func addFrame(x: Axis, y: Axis, height: Double, head: Double = 0, hasGrid: Bool) -> SVGFrame {
    let ticks = y.ticks.map { (value: $0.value, words: SVGWords($0.words).cut(to: SVGPage.room / 3)) }
    let gutter = (ticks.map(\.words.width).max() ?? 0) + 8
    if !y.label.isEmpty {
      skip(SVGPage.lineHeight)
      put(SVGWords(y.label).cut(to: SVGPage.room), x: SVGPage.margin, y: bottom - 6, class: "quiet")
    }
    skip(head + 6)
    let frame = SVGFrame(
      left: SVGPage.margin + gutter, top: bottom, width: SVGPage.room - gutter, height: height, x: Scale(x.range),
      y: Scale(y.range))
    var taken: [ClosedRange<Double>] = []
    for tick in ticks {
      guard let fraction = frame.y.fraction(within: tick.value) else { continue }
      let place = frame.place((0, fraction)).y
      guard !taken.contains(where: { $0.contains(place) }) else { continue }
      taken.append(place - 15...place + 15)
      put(tick.words, x: frame.left - 8, y: place + 4, .end, class: "quiet")
      line((hasGrid ? frame.right : frame.left, place), (frame.left - 4, place), class: hasGrid ? "grid" : "axis")
    }
    skip(height + SVGPage.lineHeight)
    drawTicks(of: x, in: frame)
    if !x.label.isEmpty {
      skip(SVGPage.lineHeight)
      put(SVGWords(x.label).cut(to: SVGPage.room), x: frame.right, y: bottom - 6, .end, class: "quiet")
    }
    return frame
  }

  private mutating func drawTicks(of axis: Axis, in frame: SVGFrame) {
    var taken: [ClosedRange<Double>] = []
    for tick in axis.ticks {
      guard let fraction = frame.x.fraction(within: tick.value) else { continue }
      let words = SVGWords(tick.words).cut(to: SVGPage.room / 3)
      let place = frame.place((fraction, 0)).x
      let middle = min(max(place, SVGPage.margin + words.width / 2), SVGPage.right - words.width / 2)
      let room = middle - words.width / 2 - 6...middle + words.width / 2 + 6
      guard !taken.contains(where: { $0.overlaps(room) }) else { continue }
      taken.append(room)
      line((place, frame.bottom), (place, frame.bottom + 4), class: "axis")
      put(words, x: middle, y: bottom - 2, .middle, class: "quiet")
    }
  }

  /// Draws the two axes of a frame, over what it holds.
  mutating func drawAxes(of frame: SVGFrame) {
    line((frame.left, frame.top), (frame.left, frame.bottom), class: "axis")
    line((frame.left, frame.bottom), (frame.right, frame.bottom), class: "axis")
  }
}
