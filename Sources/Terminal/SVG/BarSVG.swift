import Document

extension SVGPage {
  mutating func add(_ bar: Bar) {
    let scale = Scale(0, bar.full)
    let height = 28.0
    skip(SVGPage.lineHeight)
    put(words(of: bar.filled), x: SVGPage.margin, y: bottom - 6)
    rectangle(x: SVGPage.margin, y: bottom, width: SVGPage.room, height: height, class: "track")
    if bar.filled.value > 0, let filled = scale.fraction(clamping: bar.filled.value) {
      rectangle(
        x: SVGPage.margin, y: bottom, width: max(filled * SVGPage.room, 1), height: height,
        class: "fill-" + bar.filled.role.svgClass)
    }
    let top = bottom
    skip(height + 4)
    // From the right on, each one a line lower than those its words would touch.
    var free: [Double] = []
    let placed = bar.marks.compactMap { mark in
      scale.fraction(clamping: mark.value).map { (x: SVGPage.margin + $0 * SVGPage.room, mark: mark) }
    }
    let flags = placed.sorted { $0.x > $1.x }.map { x, mark in
      let words = words(of: mark).cut(to: SVGPage.room / 2 - 12)
      let isRight = x + 6 + words.width <= SVGPage.right
      let start = isRight ? x : x - 6 - words.width
      let end = isRight ? x + 6 + words.width : x
      let level = free.firstIndex { end + 8 <= $0 } ?? free.count
      if level == free.count {
        free.append(start)
      } else {
        free[level] = start
      }
      return (
        x: x, tip: mark.value > bar.full ? 7.0 : mark.value < 0 ? -7 : 0,
        y: bottom + Double(level + 1) * SVGPage.lineHeight, words: words, isRight: isRight,
        role: mark.role.svgClass
      )
    }
    // Lines first: what is to be read stands over them.
    for flag in flags {
      line((flag.x, top), (flag.x, top + height), class: "halo")
      line((flag.x, top), (flag.x, flag.y - 3), class: "mark stroke-" + flag.role)
      if flag.tip != 0 {
        // It points to where the mark would be, beyond the end.
        let middle = top + height / 2
        shape(
          [(flag.x, middle - 6), (flag.x + flag.tip, middle), (flag.x, middle + 6)], class: "fill-" + flag.role)
      }
    }
    for flag in flags {
      put(
        flag.words, x: flag.isRight ? flag.x + 6 : flag.x - 6, y: flag.y - 5, flag.isRight ? .start : .end,
        class: "halo")
    }
    skip(Double(free.count) * SVGPage.lineHeight)
    for mark in bar.marks where scale.fraction(of: mark.value) == nil {
      skip(SVGPage.lineHeight)
      put(words(of: mark).cut(to: SVGPage.room), x: SVGPage.margin, y: bottom - 6)
    }
  }

  private func words(of mark: Bar.Mark) -> SVGWords {
    SVGWords(mark.label + " " + mark.words)
  }
}
