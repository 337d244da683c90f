/// A straight line between two points, in fractions of a picture's width and height, from its lower left corner.
struct Segment {
  var from: (x: Double, y: Double)
  var to: (x: Double, y: Double)

  /// The part of it that lies within the picture; nil if none does.
  var clipped: Segment? {
    let dx = to.x - from.x
    let dy = to.y - from.y
    var enter = 0.0
    var leave = 1.0
    for (step, room) in [(-dx, from.x), (dx, 1 - from.x), (-dy, from.y), (dy, 1 - from.y)] {
      if step == 0 {
        guard room >= 0 else { return nil }
      } else if step < 0 {
        enter = max(enter, room / step)
      } else {
        leave = min(leave, room / step)
      }
    }
    guard enter <= leave else { return nil }
    func point(_ along: Double) -> (x: Double, y: Double) {
      (min(max(from.x + along * dx, 0), 1), min(max(from.y + along * dy, 0), 1))
    }
    return Segment(from: point(enter), to: point(leave))
  }

  /// The places it passes through, of `columns` by `rows`, rows counted from the top.
  func places(columns: Int, rows: Int) -> [(column: Int, row: Int)] {
    let wide = Double(columns - 1)
    let high = Double(rows - 1)
    let count = max(Int(max(abs(to.x - from.x) * wide, abs(to.y - from.y) * high).rounded(.up)), 1)
    return (0...count).map { index in
      let along = Double(index) / Double(count)
      return (
        Int(((from.x + along * (to.x - from.x)) * wide).rounded()),
        Int(((1 - from.y - along * (to.y - from.y)) * high).rounded())
      )
    }
  }
}

/// The segments of a line through points, within the picture; a point that is no number interrupts it, a point without
/// neighbors is a segment of its own.
func segments(through points: [(x: Double?, y: Double?)]) -> [Segment] {
  var segments: [Segment] = []
  var last: (x: Double, y: Double)?
  var isAlone = false
  func close() {
    if isAlone, let last, let dot = Segment(from: last, to: last).clipped {
      segments.append(dot)
    }
  }
  for point in points {
    guard let x = point.x, let y = point.y else {
      close()
      last = nil
      isAlone = false
      continue
    }
    if let last {
      if let segment = Segment(from: last, to: (x, y)).clipped {
        segments.append(segment)
      }
      isAlone = false
    } else {
      isAlone = true
    }
    last = (x, y)
  }
  close()
  return segments
}
