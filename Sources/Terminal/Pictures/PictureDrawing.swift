import Document

extension Pen {
  mutating func draw(_ picture: Picture) {
    if !picture.title.isEmpty {
      write(surface.cells(of: picture.title, .strong))
    }
    if surface.form == .plain || !draw(picture.content) {
      drawWords(of: picture)
    } else if !picture.words.isEmpty {
      if surface.spacing == .airy {
        endLine()
      }
      write(surface.cells(of: picture.words))
    }
  }

  /// Draws the picture itself; says no, and draws nothing, where there is no room for it.
  private mutating func draw(_ content: Picture.Content) -> Bool {
    switch content {
    case .bar(let bar): draw(bar)
    case .chart(let chart): draw(chart)
    case .map(let map): draw(map)
    case .waterfall(let waterfall): draw(waterfall)
    }
  }

  /// What stands in for the picture: its words, then whatever numbers they leave out.
  private mutating func drawWords(of picture: Picture) {
    if !picture.words.isEmpty {
      write(surface.cells(of: picture.words))
    }
    let said = spokenWords(picture.words)
    for fact in picture.content.facts where !said.contains(spokenWords(fact.words)) {
      write(surface.cells(of: fact.label + ": " + fact.words))
    }
  }

  private func spokenWords(_ text: String) -> [Substring] {
    text.split(whereSeparator: \.isWhitespace).map { word in
      var word = word
      while let last = word.last, ".,;:)".contains(last) {
        word.removeLast()
      }
      return word.first == "(" ? word.dropFirst() : word
    }
  }
}

extension Picture.Content {
  /// The numbers that can be read off the picture, each with its name.
  fileprivate var facts: [(label: String, words: String)] {
    switch self {
    case .bar(let bar): ([bar.filled] + bar.marks).map { ($0.label, $0.words) }
    case .waterfall(let waterfall): waterfall.items.map { ($0.label, $0.words) }
    case .chart, .map: []
    }
  }
}
