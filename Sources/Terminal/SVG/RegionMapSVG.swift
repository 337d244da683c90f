import Document

extension SVGPage {
  mutating func add(_ map: RegionMap) {
    let frame = addFrame(x: map.x, y: map.y, height: 340, hasGrid: false)
    definePatterns(for: map.regions.count)
    for (index, region) in map.regions.enumerated() {
      let area = area(of: index, in: map.cells, frame)
      guard !area.isEmpty else { continue }
      element(
        "path",
        [
          "d": .words(area), "shape-rendering": "crispEdges", "class": .words("area-" + region.role.svgClass),
        ])
      if let pattern = pattern(of: index) {
        element("path", ["d": .words(area), "fill": .words(pattern)])
      }
    }
    let path = frame.path(through: map.path)
    if !path.isEmpty {
      element("path", ["d": .words(path), "class": "way"])
    }
    let here = frame.x.fraction(within: map.here.x).flatMap { x in
      frame.y.fraction(within: map.here.y).map { y in frame.place((x, y)) }
    }
    if let here {
      drawHere(here)
    }
    for (index, region) in map.regions.enumerated() {
      drawName(of: region, index, in: map.cells, frame)
    }
    drawAxes(of: frame)
    skip(8)
    var entries = map.regions.enumerated().map { index, region in
      Entry(words: SVGWords(region.label), width: 18) { page, x, y in
        page.rectangle(x: x, y: y, width: 18, height: 12, class: "area-" + region.role.svgClass)
        if let pattern = page.pattern(of: index) {
          page.element(
            "rect",
            ["x": .number(x), "y": .number(y), "width": 18, "height": 12, "fill": .words(pattern)])
        }
      }
    }
    entries.append(
      Entry(words: SVGWords("here" + (here == nil ? Pen.outside : ""))) { page, x, y in page.drawHere((x + 6, y + 6)) })
    if !path.isEmpty {
      entries.append(
        Entry(words: SVGWords("the way here"), width: 24) { page, x, y in
          page.line((x, y + 6), (x + 24, y + 6), class: "way")
        })
    }
    add(legend: entries)
  }

  private mutating func drawHere(_ place: (x: Double, y: Double)) {
    element("circle", ["cx": .number(place.x), "cy": .number(place.y), "r": 6, "class": "here"])
  }

  /// What regions are told apart by without color, as paths in a square of eight; the first region has none.
  private static let hatches = [
    "M0 8L8 0", "M0 0L8 8M0 8L8 0", "M0 4H8", "M4 0V8", "M0 0L8 8", "M0 4H8M4 0V8", "M3 4H5",
  ]

  /// Every region that has a pattern has one of its own, as long as there are any.
  private mutating func definePatterns(for count: Int) {
    guard count > 1 else { return }
    let name = name
    writer.element("defs", [:]) { writer in
      for (index, hatch) in SVGPage.hatches.prefix(count - 1).enumerated() {
        writer.element(
          "pattern",
          ["id": .words(name + "-" + String(index + 1)), "width": 8, "height": 8, "patternUnits": "userSpaceOnUse"]
        ) { $0.element("path", ["d": .words(hatch), "class": "hatch"]) }
      }
    }
  }

  private func pattern(of region: Int) -> String? {
    let index = region % (SVGPage.hatches.count + 1)
    return index == 0 ? nil : "url(#" + name + "-" + String(index) + ")"
  }

  /// The outline of all cells of a region, stretch by stretch.
  private func area(of region: Int, in cells: [[Int]], _ frame: SVGFrame) -> String {
    var path = ""
    let columns = Double(cells.map(\.count).max() ?? 0)
    for (row, line) in cells.enumerated() {
      let top = frame.top + Double(row) / Double(cells.count) * frame.height
      let low = frame.top + Double(row + 1) / Double(cells.count) * frame.height
      for run in runs(of: region, in: line) {
        let start = frame.left + Double(run.lowerBound) / columns * frame.width
        let end = frame.left + Double(run.upperBound) / columns * frame.width
        path += "M" + SVGWriter.digits(start) + " " + SVGWriter.digits(top) + "H" + SVGWriter.digits(end)
        path += "V" + SVGWriter.digits(low) + "H" + SVGWriter.digits(start) + "Z"
      }
    }
    return path
  }

  /// Writes the name of a region into the widest of its rows, the middle one of several.
  private mutating func drawName(of region: RegionMap.Region, _ index: Int, in cells: [[Int]], _ frame: SVGFrame) {
    let words = SVGWords(region.label)
    let columns = Double(cells.map(\.count).max() ?? 0)
    var widest: [(row: Int, start: Double, width: Double)] = []
    for (row, line) in cells.enumerated() {
      for run in runs(of: index, in: line) {
        let width = Double(run.count) / columns * frame.width
        let most = widest.first?.width ?? words.width + 16
        if width > most {
          widest.removeAll()
        }
        if width >= most {
          widest.append((row, frame.left + Double(run.lowerBound) / columns * frame.width, width))
        }
      }
    }
    guard !widest.isEmpty, !words.isEmpty else { return }
    let (row, start, width) = widest[widest.count / 2]
    let y = frame.top + (Double(row) + 0.5) / Double(cells.count) * frame.height
    put(words, x: start + width / 2, y: min(max(y, frame.top + 8), frame.bottom - 8) + 4, .middle, class: "strong halo")
  }

  /// Where a row lies in a region.
  private func runs(of region: Int, in line: [Int]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start = 0
    for column in 0...line.count {
      if column < line.count, line[column] == region { continue }
      if column > start {
        runs.append(start..<column)
      }
      start = column + 1
    }
    return runs
  }
}
