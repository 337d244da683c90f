import CLineEditor

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Reads lines from a file, a pipe, or a terminal that is not edited on, in bounded memory.
///
/// Lines end with a line feed, after a carriage return or not; the last one may end with the input. Bytes that are not
/// UTF-8 are repaired. A byte order mark at the start is left out.
public final class PlainReader {
  /// How a read ended.
  public enum Outcome: Equatable, Sendable {
    /// A line, without its end.
    case line(String)
    /// A line over the limit: its start. The rest of it was read past.
    case tooLong(start: String)
    /// Ctrl-C while waiting.
    case interrupted
    /// There is no more.
    case endOfInput
    /// The input could not be read.
    case failed(errno: Int32)
  }

  /// The longest line handed out, in bytes.
  public let limit: Int

  private let input: Int32
  private let output: Int32
  private let isTerminal: Bool
  private var buffer: [UInt8]
  /// What of the buffer was read but not handed out.
  private var unread: Range<Int> = 0..<0
  private var isAtStart = true

  /// A reader of a file descriptor, which stays the caller's.
  ///
  /// - Parameters:
  ///   - input: where lines come from.
  ///   - output: where a prompt is written if the input is a terminal.
  ///   - limit: the longest line, in bytes.
  public init(input: Int32 = 0, output: Int32 = 1, limit: Int = 1 << 20) {
    self.input = input
    self.output = output
    self.limit = max(limit, 1)
    isTerminal = TerminalFacts.isTerminal(input)
    buffer = [UInt8](repeating: 0, count: 64 * 1024)
  }

  /// Reads the next line. On a terminal it writes the prompt first, if there is one, and Ctrl-C ends the read.
  public func next(prompt: Prompt? = nil) -> Outcome {
    guard isTerminal else { return withoutMark(scan()) }
    fflush(nil)
    if let prompt { put(prompt.plain()) }
    let outcome = withoutMark(Interrupt.during { scan() })
    switch outcome {
    case .interrupted:
      Interrupt.clear()
      unread = 0..<0
      put("\n")
    case .endOfInput: put("\n")
    default: break
    }
    return outcome
  }

  private func scan() -> Outcome {
    // What a line has beyond the buffer's size.
    var start: [UInt8] = []
    var isTooLong = false
    while true {
      if let end = lineEnd() {
        let piece = unread.lowerBound..<end
        unread = (end + 1)..<unread.upperBound
        return finish(start, piece, isTooLong: isTooLong)
      }
      keep(unread, in: &start, &isTooLong)
      unread = 0..<0
      let count = fill()
      if count > 0 {
        unread = 0..<count
        continue
      }
      if count < 0 { return errno == EINTR ? .interrupted : .failed(errno: errno) }
      if start.isEmpty && !isTooLong { return .endOfInput }
      return finish(start, 0..<0, isTooLong: isTooLong)
    }
  }

  /// The next line feed among what is unread.
  private func lineEnd() -> Int? {
    guard !unread.isEmpty else { return nil }
    return buffer.withUnsafeBufferPointer { bytes -> Int? in
      guard let base = bytes.baseAddress,
        let found = memchr(base + unread.lowerBound, 0x0a, unread.count)
      else { return nil }
      return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }
  }

  private func keep(_ piece: Range<Int>, in start: inout [UInt8], _ isTooLong: inout Bool) {
    // Room for the carriage return that isn't part of the line.
    let room = limit + 1 - start.count
    if piece.count > room { isTooLong = true }
    start += buffer[piece.prefix(room)]
  }

  private func finish(_ start: [UInt8], _ piece: Range<Int>, isTooLong: Bool) -> Outcome {
    if start.isEmpty && !isTooLong {
      var piece = piece
      if let last = piece.last, buffer[last] == 0x0d { piece = piece.dropLast() }
      if piece.count > limit { return .tooLong(start: text(piece.prefix(limit))) }
      return .line(text(piece))
    }
    var line = start
    var isTooLong = isTooLong
    keep(piece, in: &line, &isTooLong)
    if !isTooLong, line.last == 0x0d { line.removeLast() }
    if isTooLong || line.count > limit {
      return .tooLong(start: String(decoding: line.prefix(limit), as: UTF8.self))
    }
    return .line(String(decoding: line, as: UTF8.self))
  }

  private func text(_ piece: Range<Int>) -> String {
    buffer.withUnsafeBufferPointer { String(decoding: UnsafeBufferPointer(rebasing: $0[piece]), as: UTF8.self) }
  }

  /// Reads into the buffer; the count of bytes, 0 at the end, or -1 with `errno`.
  private func fill() -> Int {
    while true {
      let count =
        isTerminal
        ? le_read_interruptible(input, &buffer, buffer.count)
        : read(input, &buffer, buffer.count)
      if count >= 0 { return count }
      switch errno {
      case EINTR where Interrupt.isRaised: return -1
      case EINTR: continue
      case EAGAIN: if le_wait_readable(input, -1) < 0 && Interrupt.isRaised { return -1 }
      default: return -1
      }
    }
  }

  private func withoutMark(_ outcome: Outcome) -> Outcome {
    guard isAtStart else { return outcome }
    isAtStart = false
    guard case .line(let line) = outcome, line.unicodeScalars.first == "\u{FEFF}" else { return outcome }
    return .line(String(line.unicodeScalars.dropFirst()))
  }

  private func put(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(output, $0.baseAddress, $0.count) }
      if count > 0 {
        bytes = bytes.dropFirst(count)
      } else if errno != EINTR {
        return
      }
    }
  }
}
