import CLineEditor
import Foundation
import LineEditor
import Testing

/// Everything a reader makes of some input, up to its end.
private func outcomes(_ input: [UInt8], limit: Int = 100, chunk: Int = .max) throws -> [PlainReader.Outcome] {
  let pipe = Pipe()
  let writer = pipe.fileHandleForWriting
  let thread = Thread {
    var rest = input[...]
    while !rest.isEmpty {
      writer.write(Data(rest.prefix(chunk)))
      rest = rest.dropFirst(chunk)
    }
    try? writer.close()
  }
  thread.start()
  let reader = PlainReader(input: pipe.fileHandleForReading.fileDescriptor, limit: limit)
  var result: [PlainReader.Outcome] = []
  while result.count < 100_000 {
    let outcome = reader.next()
    if outcome == .endOfInput { return result }
    result.append(outcome)
  }
  return result
}

@Suite("The plain reader")
struct PlainReaderTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var id: String
    var input: [UInt8]
    var outcomes: [PlainReader.Outcome]
    var testDescription: String { id }

    init(_ id: String, _ input: String, _ lines: [String]) {
      self.init(id, Array(input.utf8), lines.map { .line($0) })
    }

    init(_ id: String, _ input: [UInt8], _ outcomes: [PlainReader.Outcome]) {
      self.id = id
      self.input = input
      self.outcomes = outcomes
    }
  }

  static let cases = [
    Case("nothing", "", []),
    Case("one line", "account\n", ["account"]),
    Case("no end at the end", "account\nhelp", ["account", "help"]),
    Case("blank lines count", "\na\n\n", ["", "a", ""]),
    Case("carriage returns at line ends go", "a\r\nb\rc\r\n\r\nd\r", ["a", "b\rc", "", "d"]),
    Case("a byte order mark at the start goes", "\u{FEFF}a\n\u{FEFF}b\n", ["a", "\u{FEFF}b"]),
    Case("NUL stays for the parser to complain about", "a\0b\n", ["a\0b"]),
    Case(
      "bad bytes are repaired", [0x61, 0xff, 0x62, 0x0a, 0xe2, 0x82, 0x0a], [.line("a\u{FFFD}b"), .line("\u{FFFD}")]),
    Case(
      "a line as long as the limit", String(repeating: "x", count: 100) + "\r\nnext",
      [
        String(repeating: "x", count: 100), "next",
      ]),
    Case(
      "a line over the limit", Array((String(repeating: "x", count: 101) + "\nnext\n").utf8),
      [
        .tooLong(start: String(repeating: "x", count: 100)), .line("next"),
      ]),
    Case(
      "a last line over the limit", Array(String(repeating: "x", count: 500).utf8),
      [
        .tooLong(start: String(repeating: "x", count: 100))
      ]),
  ]

  @Test("Lines come out however they arrive", arguments: cases, [1, 3, 100_000])
  func lines(_ example: Case, chunk: Int) throws {
    #expect(try outcomes(example.input, chunk: chunk) == example.outcomes)
  }

  @Test("A line over the limit takes no memory", arguments: [99_999, 70_000, 200_000])
  func bounded(limit: Int) throws {
    let input = [UInt8](repeating: 0x78, count: 8 << 20) + Array("\nnext\n".utf8)
    let start = String(repeating: "x", count: limit)
    #expect(try outcomes(input, limit: limit) == [.tooLong(start: start), .line("next")])
  }

  @Test("Lines longer than the buffer come whole")
  func longLines() throws {
    let line = String(repeating: "0123456789", count: 20_000)
    #expect(try outcomes(Array("\(line)\r\n\(line)\n".utf8), limit: 1 << 20) == [.line(line), .line(line)])
  }

  @Test("What cannot be read fails with its errno")
  func unreadable() throws {
    let folder = open("/", O_RDONLY)
    defer { close(folder) }
    #expect(PlainReader(input: folder).next() == .failed(errno: EISDIR))
    #expect(PlainReader(input: -1).next() == .failed(errno: EBADF))
  }

  @Test("Random input gives the lines that splitting gives", arguments: [11, 12, 13] as [UInt64])
  func property(seed: UInt64) throws {
    var state = seed
    func draw(_ bound: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % bound
    }
    let input = (0..<20_000).map { _ in draw(30) == 0 ? 0x0a : UInt8(0x20 + draw(90)) } + [0x0a]
    let expected = input.dropLast().split(separator: 0x0a, omittingEmptySubsequences: false).map {
      PlainReader.Outcome.line(String(decoding: $0, as: UTF8.self))
    }
    #expect(try outcomes(input, limit: 10_000, chunk: Int(draw(5000)) + 1) == expected, "seed \(seed)")
  }
}

extension OnATerminal {
  @Suite("Plain reading on a terminal")
  struct PlainReading {
    @Test("The prompt is written without its look; Ctrl-C ends the read, and the next one goes on")
    func terminal() throws {
      var primary: Int32 = -1
      var secondary: Int32 = -1
      try #require(le_pseudo_terminal(&primary, &secondary, 60, 12))
      defer {
        close(primary)
        close(secondary)
      }
      let terminal = secondary
      let results = SharedOutcomes()
      let done = DispatchSemaphore(value: 0)
      let thread = Thread {
        let reader = PlainReader(input: terminal, output: terminal)
        for _ in 0..<4 {
          let outcome = reader.next(prompt: Prompt([Prompt.Span("flat", style: "31"), Prompt.Span("> ")]))
          results.append(outcome)
        }
        done.signal()
      }
      thread.start()
      func send(_ text: String) { _ = text.withCString { write(primary, $0, strlen($0)) } }
      func wait(for count: Int) {
        let deadline = ContinuousClock.now + .seconds(5)
        while results.all.count < count, ContinuousClock.now < deadline { usleep(2000) }
      }
      send("account\n")
      wait(for: 1)
      usleep(20_000)
      // The terminal is not the test process's own, so the signal is sent by hand.
      kill(getpid(), SIGINT)
      wait(for: 2)
      send("help\n")
      wait(for: 3)
      send("\u{4}")
      #expect(done.wait(timeout: .now() + 5) == .success)
      #expect(results.all == [.line("account"), .interrupted, .line("help"), .endOfInput])
      var bytes = [UInt8](repeating: 0, count: 4096)
      let count = read(primary, &bytes, bytes.count)
      let shown = String(decoding: bytes[..<max(count, 0)], as: UTF8.self)
      #expect(shown.contains("flat> "))
      #expect(!shown.contains("\u{1B}") && !shown.contains("\u{1}"))
    }
  }
}

private final class SharedOutcomes: @unchecked Sendable {
  private let lock = NSLock()
  private var outcomes: [PlainReader.Outcome] = []
  var all: [PlainReader.Outcome] { lock.withLock { outcomes } }
  func append(_ outcome: PlainReader.Outcome) { lock.withLock { outcomes.append(outcome) } }
}
