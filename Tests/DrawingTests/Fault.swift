@testable import Terminal

/// What is wrong with a drawn text; nil if nothing is.
func fault(in text: String, on surface: Surface) -> String? {
  let codes: Set<String> = ["0", "1", "3", "36", "2", "32", "33", "1;31", "4"]
  guard text.isEmpty || text.unicodeScalars.last == "\n" else { return "the last line doesn't end" }
  for line in text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false) {
    var width = 0
    var isStyled = false
    var rest = line
    while let scalar = rest.popFirst() {
      if scalar == "\u{1B}" {
        guard surface.color, rest.popFirst() == "[", let end = rest.firstIndex(of: "m") else {
          return "a stray escape"
        }
        let code = String(rest[..<end])
        guard codes.contains(code) else { return "a sequence that isn't ours: \(code)" }
        guard isStyled == (code == "0") else { return "styles that overlap" }
        isStyled = code != "0"
        rest = rest[rest.index(after: end)...]
      } else if isDangerous(scalar) {
        return "U+\(String(scalar.value, radix: 16)) in \(String(line).debugDescription)"
      } else if surface.charset == .ascii, !scalar.isASCII {
        return "\(scalar) is not ASCII"
      } else {
        width += displayWidth(of: scalar)
      }
    }
    if isStyled {
      return "a style that goes on behind the line"
    }
    if width > surface.width {
      return "\(width) columns: \(String(line).debugDescription)"
    }
    if line.last == " " {
      return "white space at the end: \(String(line).debugDescription)"
    }
  }
  return nil
}

/// Told by the tables alone, without the shortcuts that drawing takes.
private func isDangerous(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .control, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned, .surrogate: true
  case .format: scalar.value != 0x200C && scalar.value != 0x200D
  default: false
  }
}
