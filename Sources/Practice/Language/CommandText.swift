/// A word of a command and where it stands.
struct Word: Equatable, Sendable {
  /// The word, without the quotes it may have been in.
  var text: String
  /// Its place in the command, in UTF-8 bytes.
  var range: Range<Int>
}

/// Splitting what a person or a file says into commands and words.
public enum CommandText {
  /// The longest command taken, in bytes.
  public static let longest = 4_096
  /// The most words in a command.
  static let mostWords = 256

  /// The commands of a text: separated by semicolons or line ends, comments from `#` to the end of the line taken off,
  /// empty ones left out. Quotes keep both characters from meaning anything.
  public static func commands(in text: String) -> [String] {
    let bytes = text.utf8
    // The usual case, one plain command, is handed back as it is.
    if !bytes.contains(where: { $0 == 59 || $0 == 10 || $0 == 13 || $0 == 35 || $0 == 34 }) {
      return bytes.allSatisfy(isSpace) ? [] : [text]
    }
    var commands: [String] = []
    var current: [UInt8] = []
    var (quoted, comment) = (false, false)
    func finish() {
      if !current.allSatisfy(isSpace) { commands.append(String(decoding: current, as: UTF8.self)) }
      current.removeAll(keepingCapacity: true)
    }
    for byte in bytes {
      switch byte {
      case 10, 13:
        finish()
        (quoted, comment) = (false, false)
      case _ where comment: break
      case 34:
        quoted.toggle()
        current.append(byte)
      case 59 where !quoted: finish()
      case 35 where !quoted && (current.last.map(isSpace) ?? true): comment = true
      default: current.append(byte)
      }
    }
    finish()
    return commands
  }

  /// The words of one command. What follows a leading `=` is one word, since it is an expression.
  static func words(of command: String) -> [Word] {
    var words: [Word] = []
    var command = command
    command.withUTF8 { bytes in
      var index = 0
      while index < bytes.count, words.count < mostWords {
        if isSpace(bytes[index]) {
          index += 1
          continue
        }
        if words.isEmpty, bytes[index] == UInt8(ascii: "=") {
          words.append(Word(text: "=", range: index..<index + 1))
          let start = bytes[(index + 1)...].firstIndex { !isSpace($0) } ?? bytes.count
          let end = (bytes[start...].lastIndex { !isSpace($0) } ?? start - 1) + 1
          if start < end { words.append(word(bytes, start..<end, in: start..<end)) }
          return
        }
        let start = index
        if bytes[index] == UInt8(ascii: "\"") {
          let end = bytes[(index + 1)...].firstIndex(of: UInt8(ascii: "\"")) ?? bytes.count
          index = min(end + 1, bytes.count)
          words.append(word(bytes, start + 1..<end, in: start..<index))
        } else {
          while index < bytes.count, !isSpace(bytes[index]) { index += 1 }
          words.append(word(bytes, start..<index, in: start..<index))
        }
      }
    }
    return words
  }

  private static func word(_ bytes: UnsafeBufferPointer<UInt8>, _ text: Range<Int>, in range: Range<Int>) -> Word {
    Word(text: String(decoding: UnsafeBufferPointer(rebasing: bytes[text]), as: UTF8.self), range: range)
  }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 || byte == 10 || byte == 13 }
}
