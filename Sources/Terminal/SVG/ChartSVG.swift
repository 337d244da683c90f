import Document

extension SVGPage {
  /// How lines are told apart without color: the lengths of their dashes and gaps.
  private static let dashes = ["none", "6 5", "1 4", "9 5 1 5"]

  mutating func add(_ chart: Chart) {
    let levels = levels(of: chart)
    let frame = addFrame(
      x: chart.x, y: chart.y, height: 300, head: Double(Set(levels.compactMap { $0 }).count) * 16, hasGrid: true)
    if let zero = frame.y.fraction(within: 0) {
      let y = frame.place((0, zero)).y
      line((frame.left, y), (frame.right, y), class: "axis")
    }
    for (index, mark) in chart.marks.enumerated() {
      guard let fraction = frame.x.fraction(within: mark.x) else { continue }
      let x = frame.place((fraction, 0)).x
      line((x, frame.top), (x, frame.bottom), class: "mark stroke-" + mark.role.svgClass)
      if let level = levels[index] {
        put(
          SVGWords(String(index + 1)), x: x, y: frame.top - 5 - Double(level) * 16, .middle, class: "strong")
      }
    }
    for (index, line) in chart.lines.enumerated().reversed() {
      let path = frame.path(through: line.points)
      guard !path.isEmpty else { continue }
      element(
        "path",
        [
          "d": .words(path), "stroke-dasharray": .words(SVGPage.dashes[index % SVGPage.dashes.count]),
          "class": .words("line stroke-" + line.role.svgClass),
        ])
    }
    drawAxes(of: frame)
    skip(8)
    add(
      legend: chart.lines.enumerated().map { index, line in
        Entry(words: SVGWords(line.label), width: 32) { page, x, y in
          page.element(
            "path",
            [
              "d": .words("M" + SVGWriter.digits(x) + " " + SVGWriter.digits(y + 6) + "h32"),
              "stroke-dasharray": .words(SVGPage.dashes[index % SVGPage.dashes.count]),
              "class": .words("line stroke-" + line.role.svgClass),
            ])
        }
      })
    add(
      legend: chart.marks.enumerated().map { index, mark in
        let isOutside = frame.x.fraction(within: mark.x) == nil
        let number = SVGWords(String(index + 1))
        return Entry(words: SVGWords(mark.label + (isOutside ? Pen.outside : "")), width: number.width) { page, x, y in
          page.put(number, x: x, y: y + 10, class: "strong")
        }
      })
  }

  /// How far above the chart the number of each mark stands, so that none covers another; nil for those without a place.
  private func levels(of chart: Chart) -> [Int?] {
    let scale = Scale(chart.x.range)
    var ends: [[ClosedRange<Double>]] = [[], [], []]
    return chart.marks.enumerated().map { index, mark in
      guard let fraction = scale.fraction(within: mark.x) else { return nil }
      // The frame is at least this wide.
      let x = fraction * SVGPage.room * 2 / 3
      let half = SVGWords(String(index + 1)).width / 2 + 2
      let room = x - half...x + half
      guard let level = ends.firstIndex(where: { !$0.contains { $0.overlaps(room) } }) else { return nil }
      ends[level].append(room)
      return level
    }
  }
}
