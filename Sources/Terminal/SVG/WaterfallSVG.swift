import Document

extension SVGPage {
  mutating func add(_ waterfall: Waterfall) {
    let items = waterfall.items.map { item in
      (
        item: item, label: SVGWords(item.label).cut(to: SVGPage.room / 3),
        words: SVGWords(item.words).cut(to: SVGPage.room / 3)
      )
    }
    let left = SVGPage.margin + (items.map(\.label.width).max() ?? 0) + 12
    let right = SVGPage.right - (items.map(\.words.width).max() ?? 0) - 12
    let values = waterfall.items.flatMap { [$0.from, $0.to] }.filter(\.isFinite)
    let scale = Scale(min(values.min() ?? 0, 0), max(values.max() ?? 0, 0))
    let place = { (value: Double) in scale.fraction(clamping: value).map { left + $0 * (right - left) } }
    let row = 30.0
    skip(4)
    let top = bottom
    for (index, entry) in items.enumerated() {
      let y = top + Double(index) * row
      put(entry.label, x: SVGPage.margin, y: y + 20)
      put(entry.words, x: SVGPage.right, y: y + 20, .end, class: entry.item.from == 0 ? "strong" : "")
      guard let from = place(entry.item.from), let to = place(entry.item.to) else { continue }
      drawBar(of: entry.item, from: from, to: to, y: y + 5, height: row - 10)
      // Where one ends the next one begins.
      if index + 1 < items.count, let next = place(items[index + 1].item.from), abs(next - to) < 0.5 {
        line((to, y + row - 5), (to, y + row + 5), class: "axis")
      }
    }
    skip(Double(items.count) * row)
    if let zero = place(0) {
      line((zero, top), (zero, bottom), class: "axis")
      skip(SVGPage.lineHeight)
      put(SVGWords("0"), x: zero, y: bottom - 6, .middle, class: "quiet")
    }
  }

  /// A bar: a rectangle for what is there, an arrow for a change.
  private mutating func drawBar(of item: Waterfall.Item, from: Double, to: Double, y: Double, height: Double) {
    guard item.from != item.to else { return }
    let name = "fill-" + item.role.svgClass
    guard item.from != 0, abs(to - from) >= 8 else {
      rectangle(x: min(from, to), y: y, width: max(abs(to - from), 1.5), height: height, class: name)
      return
    }
    let neck = to - (to > from ? 8 : -8)
    shape(
      [(from, y), (neck, y), (to, y + height / 2), (neck, y + height), (from, y + height)], class: name)
  }
}
