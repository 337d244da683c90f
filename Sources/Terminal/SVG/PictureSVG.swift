import Document

extension Picture {
  /// The picture as an SVG that stands alone: it needs no font, script or file from elsewhere.
  ///
  /// Its title and its words go with it, to be read and to be read aloud. It has a light and a dark form, of which the
  /// reader's system chooses; nothing is told by color alone. The same picture always gives the same text.
  public func svg() -> String {
    var page = SVGPage(name: identifier)
    page.add(title: SVGWords(title))
    switch content {
    case .bar(let bar): page.add(bar)
    case .chart(let chart): page.add(chart)
    case .map(let map): page.add(map)
    case .waterfall(let waterfall): page.add(waterfall)
    }
    page.add(words: SVGWords(words))
    return page.finished(title: SVGWords(title), words: SVGWords(words))
  }

  /// A name for the parts of the SVG that refer to each other, so that several can stand on one page (FNV-1a).
  private var identifier: String {
    var hash: UInt32 = 0x811C_9DC5
    for byte in (title + "\n" + words).utf8 {
      hash = (hash ^ UInt32(byte)) &* 0x0100_0193
    }
    let digits = String(hash, radix: 16)
    return "p" + String(repeating: "0", count: 8 - digits.utf8.count) + digits
  }
}
