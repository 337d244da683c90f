import Document

/// Words for an SVG: free of controls, which show as escapes, and measured in its units.
///
/// Which font is at hand is not known, so widths are those of a wide one.
struct SVGWords {
  private let cells: [Cell]

  static let size = 13.0
  private static let unit = 7.6

  init(_ words: String) {
    cells = Surface().cells(of: words)
  }

  private init(cells: [Cell]) {
    self.cells = cells
  }

  /// The words as they are written.
  var text: String {
    var text = ""
    text.unicodeScalars.append(contentsOf: cells.map(\.scalar))
    return text
  }

  var isEmpty: Bool { cells.isEmpty }

  /// How much room they need.
  var width: Double { Double(cells.width) * SVGWords.unit }

  /// The words in lines of a width.
  func wrapped(to width: Double) -> [SVGWords] {
    guard !cells.isEmpty else { return [] }
    let columns = max(Int(width / SVGWords.unit), 2)
    return Terminal.wrapped(cells, first: columns, rest: columns).map { SVGWords(cells: Array(cells[$0])) }
  }

  /// The words cut to a width.
  func cut(to width: Double) -> SVGWords {
    SVGWords(cells: Surface().cut(cells, to: max(Int(width / SVGWords.unit), 1)))
  }
}
