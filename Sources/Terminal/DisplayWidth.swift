/// How many columns a terminal gives a character.
///
/// Terminals differ about emoji put together from several scalars; those count as the sum of their parts, so that a
/// line may come out shorter than the width but not longer.
func displayWidth(of scalar: Unicode.Scalar) -> Int {
  let value = scalar.value
  guard value >= 0x300 else { return 1 }
  switch value {
  case 0x300...0x36F, 0x1160...0x11FF, 0x200C, 0x200D, 0x20D0...0x20F0, 0xFE00...0xFE0F, 0xE0100...0xE01EF:
    return 0
  case 0x1F1E6...0x1F1FF:
    // Half a flag each.
    return 1
  case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
    0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF00...0xFF60,
    0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
    return isMark(scalar) ? 0 : 2
  case 0x2010...0x22FF, 0x2500...0x259F:
    // Punctuation, arrows, mathematics, box drawing: the common ones, decided without a look into the tables.
    return value == 0x231A || value == 0x231B ? 2 : 1
  default:
    if isMark(scalar) {
      return 0
    }
    return scalar.properties.isEmojiPresentation ? 2 : 1
  }
}

private func isMark(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark: true
  default: false
  }
}

/// Whether a scalar can be sent to a terminal as it is.
///
/// Controls could move the cursor; formatting characters, above all those that turn the writing direction, could make
/// a line read as something it isn't; what is unassigned or private has no known width.
func isShowable(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x20...0x7E: return true
  case 0xA1...0x2FF: return scalar.value != 0xAD
  case 0x200C, 0x200D: return true
  case 0x2010...0x2027, 0x2030...0x205E, 0x2190...0x22FF, 0x2500...0x259F: return true
  default:
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: return false
    default: return true
    }
  }
}
