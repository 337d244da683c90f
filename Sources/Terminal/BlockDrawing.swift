import Document

extension Pen {
  /// How deep lists and quotes are followed; whatever lies deeper is drawn at this depth.
  private static let deepest = 64

  /// Draws one block.
  mutating func draw(_ block: Block, depth: Int) {
    switch block {
    case .heading(let text, let level): draw(heading: text, level: level)
    case .paragraph(let text): write(surface.cells(of: text, quotingCode: true))
    case .list(let items, let isOrdered): draw(items, isOrdered: isOrdered, depth: depth)
    case .quote(let blocks): draw(quote: blocks, depth: depth)
    case .code(let lines): draw(code: lines)
    case .table(let table): draw(table)
    case .tree(let tree): draw(tree)
    case .sparkline(let sparkline): draw(sparkline)
    case .picture(let picture): draw(picture)
    case .gap: if surface.spacing == .close { endLine() }
    case .diagnostic(let diagnostic): draw(diagnostic)
    }
  }

  private mutating func draw(_ blocks: [Block], inItem: Bool = false, depth: Int) {
    for (index, block) in blocks.enumerated() {
      if index > 0, surface.spacing == .airy || block.isHeading, !inItem || !isTight(block) {
        endLine()
      }
      if depth < Pen.deepest {
        draw(block, depth: depth + 1)
      } else {
        drawLeaves(of: block)
      }
    }
  }

  /// Whether a block can stand right under the words of its item: a list of short items.
  private func isTight(_ block: Block) -> Bool {
    if case .list(let items, _) = block { Pen.isTight(items) } else { false }
  }

  /// Whether the items are short enough to do without blank lines between them.
  private static func isTight(_ items: [[Block]]) -> Bool {
    items.allSatisfy { blocks in
      blocks.dropFirst().allSatisfy { if case .list = $0 { true } else { false } }
    }
  }

  private mutating func draw(heading text: Text, level: Int) {
    var cells = surface.cells(of: text, quotingCode: true)
    for index in cells.indices where cells[index].style == .plain {
      cells[index].style = .strong
    }
    let lines = wrapped(cells, first: firstRoom, rest: room)
    for line in lines {
      writeLine(cells[line])
    }
    // The two highest levels stand out without color, too.
    guard surface.form == .text, level <= 2, let width = lines.map({ cells[$0].width }).max(), width > 0 else { return }
    let rule =
      switch (surface.drawsUnicode, level <= 1) {
      case (true, true): "═"
      case (true, false): "─"
      case (false, true): "="
      case (false, false): "-"
      }
    put(String(repeating: rule, count: min(width, room)))
    endLine()
  }

  private mutating func draw(_ items: [[Block]], isOrdered: Bool, depth: Int) {
    let bullet = surface.drawsUnicode ? "• " : "- "
    let digits = String(items.count).utf8.count
    let isTight = Pen.isTight(items)
    for (index, item) in items.enumerated() {
      if index > 0, !isTight, surface.spacing == .airy {
        endLine()
      }
      var mark = bullet
      if isOrdered {
        let number = String(index + 1)
        mark = String(repeating: " ", count: digits - number.utf8.count) + number + ". "
      }
      nest(mark, String(repeating: " ", count: mark.unicodeScalars.count)) { pen in
        pen.draw(item, inItem: true, depth: depth)
      }
    }
  }

  private mutating func draw(quote blocks: [Block], depth: Int) {
    switch (surface.form, surface.charset) {
    case (.plain, _): nest("Quote: ", "  ") { $0.draw(blocks, depth: depth) }
    case (.text, .unicode): nest("│ ", "│ ") { $0.draw(blocks, depth: depth) }
    case (.text, .ascii): nest("| ", "| ") { $0.draw(blocks, depth: depth) }
    }
  }

  private mutating func draw(code lines: [String]) {
    nest("  ", "  ") { pen in
      for line in lines {
        var maker = CellMaker(on: pen.surface)
        maker.appendVerbatim(line, .code, tab: 4)
        pen.write(maker.made())
      }
    }
  }

  /// Draws what a block is made of in the end, with a list of what is still to do instead of recursion.
  private mutating func drawLeaves(of block: Block) {
    var rest = [block]
    while let next = rest.popLast() {
      switch next {
      case .list(let items, _): rest.append(contentsOf: items.joined().reversed())
      case .quote(let blocks): rest.append(contentsOf: blocks.reversed())
      default: draw(next, depth: Pen.deepest)
      }
    }
  }
}
