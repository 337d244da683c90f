import Document

extension Document {
  /// The document as text on a surface; every line ends with a newline, and no line is wider than the surface.
  public func drawn(on surface: Surface) -> String {
    var text = ""
    append(to: &text, on: surface)
    return text
  }

  /// Appends the document as text on a surface; see ``drawn(on:)``.
  public func append(to text: inout String, on surface: Surface) {
    var pen = Pen(on: surface)
    for (index, block) in blocks.enumerated() {
      if index > 0, surface.spacing == .airy || block.isHeading {
        text.append("\n")
      }
      if case .paragraph(let words) = block, words.appendShortLine(to: &text, on: surface) {
        continue
      }
      pen.draw(block, depth: 0)
      text.append(String(decoding: pen.bytes, as: UTF8.self))
      pen.bytes.removeAll(keepingCapacity: true)
    }
  }
}

extension Text {
  /// The text in one line that is neither wrapped nor ended, such as a prompt.
  public func drawn(on surface: Surface) -> String {
    var pen = Pen(on: surface)
    pen.put(surface.cells(of: self))
    return String(decoding: pen.bytes, as: UTF8.self)
  }

  /// Appends a line if it takes no more than copying: nothing but ASCII, and no longer than the width.
  ///
  /// Nearly every line of a session is one of these.
  fileprivate func appendShortLine(to text: inout String, on surface: Surface) -> Bool {
    var count = 0
    for span in spans {
      count += span.words.utf8.count
      guard count <= surface.width, !span.words.isEmpty, span.words.isPrintableASCII else { return false }
      if surface.quotesCode, span.role == .code {
        return false
      }
    }
    guard let last = spans.last, last.words.utf8.last != UInt8(ascii: " ") else { return false }
    for span in spans {
      if surface.color, span.role != .plain {
        text.append(Style(span.role).sequence.description)
        text.append(span.words)
        text.append(Style.reset.description)
      } else {
        text.append(span.words)
      }
    }
    text.append("\n")
    return true
  }
}

extension String {
  fileprivate var isPrintableASCII: Bool {
    let known = utf8.withContiguousStorageIfAvailable { bytes in
      var others: UInt8 = 0
      for byte in bytes {
        // Without a branch, so that many bytes are looked at in one step.
        others |= byte &- 0x20 > 0x5E ? 1 : 0
      }
      return others == 0
    }
    return known ?? false
  }
}

extension Block {
  var isHeading: Bool {
    if case .heading = self { true } else { false }
  }
}
