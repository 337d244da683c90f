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

  /// A command and where it stands in the text it was part of, in UTF-8 bytes.
  public struct Piece: Equatable, Sendable {
    /// The command, without spaces around it.
    public var text: String
    /// Where it begins.
    public var offset: Int
  }

  /// The commands of a text: separated by semicolons or line ends, comments from `#` to the end of the line taken off,
  /// empty ones left out. Quotes keep both characters from meaning anything. Semicolons behind a `whatif` belong to it.
  public static func commands(in text: String) -> [Piece] {
    var text = text
    return text.withUTF8 { bytes in
      var commands: [Piece] = []
      var start = 0
      var (quoted, comment) = (false, false)
      func finish(_ end: Int) {
        var (first, last) = (start, end)
        while first < last, isSpace(bytes[first]) { first += 1 }
        while last > first, isSpace(bytes[last - 1]) { last -= 1 }
        guard first < last else { return }
        let command = String(decoding: UnsafeBufferPointer(rebasing: bytes[first..<last]), as: UTF8.self)
        commands.append(Piece(text: command, offset: first))
      }
      for index in bytes.indices {
        switch bytes[index] {
        case 10, 13:
          if !comment { finish(index) }
          (start, quoted, comment) = (index + 1, false, false)
        case _ where comment: break
        case 34: quoted.toggle()
        case 59 where !quoted && !takesRest(bytes, start..<index):
          finish(index)
          start = index + 1
        case 35 where !quoted && (index == start || isSpace(bytes[index - 1])):
          finish(index)
          comment = true
        default: break
        }
      }
      if !comment { finish(bytes.count) }
      return commands
    }
  }

  /// Whether what begins here is a command about commands, which takes all that follow it on the line.
  private static func takesRest(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    let word = Verb.whatif.rawValue.utf8
    guard let first = range.first(where: { !isSpace(bytes[$0]) }), range.upperBound - first > word.count,
      isSpace(bytes[first + word.count])
    else { return false }
    return zip(word, bytes[first...]).allSatisfy { $0 == $1 | 32 }
  }

  /// The verb a command begins with; nil when it begins with none.
  public static func verb(of command: String) -> Verb? {
    words(of: String(command.prefix(200))).first.flatMap { Verb(word: $0.text) }
  }

  /// The words of one command, without their places.
  public static func plainWords(of command: String) -> [String] {
    command.utf8.count > longest ? [] : words(of: command).map(\.text)
  }

  /// The words of one command. What follows a leading `=`, or a word that stands for it, is one word, since it is an
  /// expression; and what follows `whatif`, since it is commands.
  static func words(of command: String) -> [Word] {
    var words: [Word] = []
    var command = command
    command.withUTF8 { bytes in
      func appendRest(from index: Int) {
        let start = bytes[index...].firstIndex { !isSpace($0) } ?? bytes.count
        let end = (bytes[start...].lastIndex { !isSpace($0) } ?? start - 1) + 1
        if start < end { words.append(word(bytes, start..<end, in: start..<end)) }
      }
      var index = 0
      while index < bytes.count, words.count < mostWords {
        if isSpace(bytes[index]) {
          index += 1
          continue
        }
        if words.isEmpty, bytes[index] == UInt8(ascii: "=") {
          words.append(Word(text: "=", range: index..<index + 1))
          appendRest(from: index + 1)
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
          if words.count == 1, let verb = Verb(word: words[0].text), verb == .calculate || verb == .whatif {
            appendRest(from: index)
            return
          }
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
