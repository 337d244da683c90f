/// Breaks cells into lines.
///
/// A line breaks at a space, which is dropped; a word longer than a whole line is broken where it must be. Spaces
/// within a line and at the very beginning stay.
///
/// - Parameters:
///   - cells: What to break.
///   - first: The columns of the first line, at least 2.
///   - rest: The columns of every further line, at least 2.
/// - Returns: The lines as ranges of `cells`, at least one.
func wrapped(_ cells: [Cell], first: Int, rest: Int) -> [Range<Int>] {
  if cells.count <= first, cells.width <= first {
    return [trimmed(cells.indices, in: cells)]
  }
  var lines: [Range<Int>] = []
  var limit = first
  var start = 0
  var used = 0
  /// Where the last run of spaces after a word begins on this line.
  var lastBreak: Int?
  var index = 0
  while index < cells.count {
    let cell = cells[index]
    let width = Int(cell.width)
    if cell.isSpace {
      if index > start, !cells[index - 1].isSpace {
        lastBreak = index
      }
      used += 1
      index += 1
    } else if used + width <= limit || index == start {
      used += width
      index += 1
    } else if let end = lastBreak {
      lines.append(start..<end)
      start = end
      while cells[start].isSpace {
        start += 1
      }
      // The word begun there is looked at again: the next line may be narrower than this one.
      index = start
      used = 0
      lastBreak = nil
      limit = rest
    } else {
      lines.append(start..<index)
      start = index
      used = 0
      limit = rest
    }
  }
  lines.append(start..<cells.count)
  return lines.map { trimmed($0, in: cells) }
}

/// A line without the spaces at its end; a line of spaces alone is as good as an empty one.
private func trimmed(_ line: Range<Int>, in cells: [Cell]) -> Range<Int> {
  var end = line.upperBound
  while end > line.lowerBound, cells[end - 1].isSpace {
    end -= 1
  }
  return line.lowerBound..<end
}
