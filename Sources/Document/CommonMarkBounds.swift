/// Whether reading a text could take a time out of proportion to its length.
///
/// The parser is linear but for two things, measured on libcmark 0.30.2: many open brackets in one paragraph (a
/// megabyte of `![[]()` takes over a minute), and blank lines under lists nested thousands deep. People write neither.
func isTangled(_ text: String) -> Bool {
  var text = text
  return text.withUTF8 { bytes in
    var brackets = 0
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let lead = Lead(of: bytes[index...])
      if lead.marks > Lead.mostMarks {
        return true
      }
      if lead.isBlank {
        brackets = 0
      }
      index = lead.end
      while index < bytes.endIndex, bytes[index] != UInt8(ascii: "\n"), bytes[index] != UInt8(ascii: "\r") {
        if bytes[index] == UInt8(ascii: "[") {
          brackets += 1
        }
        index += 1
      }
      index += 1
      if brackets > mostBrackets {
        return true
      }
    }
    return false
  }
}

/// The most `[` between two blank lines.
private let mostBrackets = 1_000

/// What a line begins with: the marks that open lists and quotes, and the indentation that keeps them open.
private struct Lead {
  /// The most of them on one line: indentation counts one for every four columns.
  static let mostMarks = 64

  var marks = 0
  /// Where the line's own words begin.
  var end: Int
  /// Whether nothing but white space was found.
  var isBlank: Bool

  init(of bytes: Slice<UnsafeBufferPointer<UInt8>>) {
    var columns = 0
    var index = bytes.startIndex
    var onlySpace = true
    scan: while index < bytes.endIndex {
      switch bytes[index] {
      case UInt8(ascii: " "):
        columns += 1
      case UInt8(ascii: "\t"):
        columns += 4
      case UInt8(ascii: ">"):
        onlySpace = false
        marks += 1
      case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "."), UInt8(ascii: ")"):
        onlySpace = false
        // A list's mark is followed by a space; a rule of a hundred dashes is none.
        let next = index + 1
        if next < bytes.endIndex, bytes[next] == UInt8(ascii: " ") || bytes[next] == UInt8(ascii: "\t") {
          marks += 1
          index = next
        }
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        onlySpace = false
      default:
        break scan
      }
      index += 1
    }
    marks += columns / 4
    end = index
    isBlank =
      onlySpace
      && (index == bytes.endIndex || bytes[index] == UInt8(ascii: "\n") || bytes[index] == UInt8(ascii: "\r"))
  }
}
