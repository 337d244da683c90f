import Document

extension Pen {
  /// Draws a statement and what it rests on, with guides from each to its grounds.
  mutating func draw(_ tree: Tree) {
    surface.form == .plain ? drawSpoken(tree) : drawGuided(tree)
  }

  /// Something left to draw; a list of these instead of recursion, since a tree may be deep.
  private struct Branch {
    var tree: Tree
    var first: String
    var rest: String
    /// Whether the word that links it to its parent goes before it.
    var isFirstGround = false
  }

  private mutating func drawGuided(_ tree: Tree) {
    let (fork, corner, line) = surface.drawsUnicode ? ("├ ", "└ ", "│ ") : ("|- ", "`- ", "|  ")
    let blank = String(repeating: " ", count: line.unicodeScalars.count)
    var left = [Branch(tree: tree, first: "", rest: "")]
    while let branch = left.popLast() {
      let below = branch.rest + (branch.tree.children.isEmpty ? "  " : line)
      for (index, text) in branch.tree.lines.enumerated() {
        nest(index == 0 ? branch.first : below, below) { $0.write($0.surface.cells(of: text)) }
      }
      // Past half of the width, deeper grounds stand at the same depth as their parents.
      let isDeep = margin.width + (branch.rest + line + line).unicodeScalars.count > surface.width / 2
      let outer = isDeep ? String(branch.rest.dropLast(line.count)) : branch.rest
      for (index, child) in branch.tree.children.enumerated().reversed() {
        let isLast = index == branch.tree.children.count - 1
        left.append(
          Branch(tree: child, first: outer + (isLast ? corner : fork), rest: outer + (isLast ? blank : line)))
      }
    }
  }

  private mutating func drawSpoken(_ tree: Tree) {
    var left = [Branch(tree: tree, first: "", rest: "")]
    while let branch = left.popLast() {
      if branch.isFirstGround {
        nest(branch.first, branch.first) { $0.write($0.surface.cells(of: "because:")) }
      }
      for text in branch.tree.lines {
        nest(branch.rest, branch.rest) { $0.write($0.surface.cells(of: text)) }
      }
      let isDeep = margin.width + branch.rest.utf8.count + 2 > surface.width / 2
      let inner = isDeep ? branch.rest : branch.rest + "  "
      for (index, child) in branch.tree.children.enumerated().reversed() {
        left.append(Branch(tree: child, first: branch.rest, rest: inner, isFirstGround: index == 0))
      }
    }
  }
}
