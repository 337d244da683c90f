import Foundation
import Testing

@testable import LineEditor

@Suite("The history file")
struct HistoryFileTests {
  /// A history in a folder of its own, two levels of which don't exist yet.
  private final class Place {
    let folder = FileManager.default.temporaryDirectory.appending(path: "history-\(UUID().uuidString)")
    var path: String { folder.appending(path: "state/plimsoll/history").path }
    var file: HistoryFile { HistoryFile(path: path) }

    func write(_ text: String) throws { try write(Data(text.utf8)) }

    func write(_ data: Data) throws {
      try FileManager.default.createDirectory(
        at: URL(fileURLWithPath: path).deletingLastPathComponent(), withIntermediateDirectories: true)
      try data.write(to: URL(fileURLWithPath: path))
    }

    func permissions(of path: String) throws -> Int? {
      try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    deinit { try? FileManager.default.removeItem(at: folder) }
  }

  @Test("A file that isn't there is an empty history")
  func missing() {
    #expect(Place().file.load().isEmpty)
  }

  @Test(
    "What was added comes back as it was",
    arguments: [
      "account", "a\\nb", "two\nlines", "a\\", "\\", "tab\there", "größe × 2", "ends in a break\n", "a\r\nb",
      " leading blank",
    ])
  func roundTrip(entry: String) {
    let place = Place()
    #expect(place.file.append("before"))
    #expect(place.file.append(entry))
    #expect(place.file.append("after"))
    #expect(place.file.load() == ["before", entry, "after"])
  }

  @Test("File and folders are the owner's alone")
  func permissions() throws {
    let place = Place()
    #expect(place.file.append("account"))
    #expect(try place.permissions(of: place.path) == 0o600)
    #expect(try place.permissions(of: place.folder.appending(path: "state/plimsoll").path) == 0o700)
    #expect(try place.permissions(of: place.folder.appending(path: "state").path) == 0o700)
  }

  @Test("Sessions that write at once lose nothing and don't mix entries")
  func concurrent() async {
    let place = Place()
    let file = place.file
    await withTaskGroup(of: Void.self) { group in
      for session in 0..<4 {
        group.addTask {
          for number in 0..<250 { _ = file.append("session \(session) command \(number)") }
        }
      }
    }
    let entries = file.load()
    #expect(entries.count == 1000)
    for session in 0..<4 {
      let own = entries.filter { $0.hasPrefix("session \(session) ") }
      #expect(own == (0..<250).map { "session \(session) command \($0)" })
    }
  }

  @Test("Only the latest entries are loaded")
  func limit() {
    let place = Place()
    for number in 1...20 { place.file.append("command \(number)") }
    #expect(place.file.load(limit: 3) == ["command 18", "command 19", "command 20"])
    #expect(place.file.load(limit: 0).isEmpty)
  }

  @Test("Blank and oversized entries are not written")
  func unworthy() {
    let place = Place()
    let long = String(repeating: "x", count: HistoryFile.longestEntry)
    for entry in ["", "  ", "\t\n", long + "x", "a\0b"] { #expect(!place.file.append(entry)) }
    #expect(place.file.append(long))
    #expect(place.file.load() == [long])
  }

  @Test("Damage costs what is damaged and no more")
  func damage() throws {
    let place = Place()
    var data = Data("first\n\n  \nbad \\q escape\nbackslash at the end\\\n".utf8)
    data += [0x61, 0xff, 0x62, 0x0a, 0x00, 0x0a]
    data += Data((String(repeating: "x", count: 3 * HistoryFile.longestEntry) + "\nlast\ncut off wh").utf8)
    try place.write(data)
    let whole = ["first", "bad \\q escape", "backslash at the end\\", "a\u{FFFD}b", "last"]
    #expect(place.file.load() == whole)
    #expect(place.file.append("next"))
    #expect(place.file.load() == whole + ["cut off wh", "next"])
  }

  @Test("Any bytes at all load without a trap", arguments: [1, 2, 3] as [UInt64])
  func anything(seed: UInt64) throws {
    var state = seed
    let place = Place()
    for _ in 0..<50 {
      let bytes = (0..<400).map { _ -> UInt8 in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let drawn = UInt8(truncatingIfNeeded: state >> 33)
        return drawn % 5 == 0 ? 0x0a : drawn % 7 == 0 ? 0x5c : drawn
      }
      try place.write(Data(bytes))
      let entries = place.file.load()
      #expect(entries.count <= bytes.count { $0 == 0x0a }, "seed \(seed)")
    }
  }

  @Test("Of a huge file only the end is read, and no half entry")
  func huge() throws {
    let place = Place()
    let line = "command " + String(repeating: "x", count: 91) + "\n"
    try place.write(String(repeating: line, count: HistoryFile.window / 100 + 5000) + "latest\n")
    let entries = place.file.load(limit: .max)
    #expect(entries.count < HistoryFile.window / 100 + 2)
    #expect(entries.last == "latest")
    #expect(entries.dropLast().allSatisfy { $0.utf8.count == 99 })
  }

  @Test("What isn't a file is neither read nor written", arguments: ["/dev/null", "/dev/zero", "/", "/proc/nowhere/x"])
  func special(path: String) {
    #expect(HistoryFile(path: path).load().isEmpty)
    #expect(!HistoryFile(path: path).append("account"))
  }

  @Test("A pipe in its place doesn't hang")
  func pipe() throws {
    let place = Place()
    try place.write("")
    try FileManager.default.removeItem(atPath: place.path)
    #expect(mkfifo(place.path, 0o600) == 0)
    #expect(place.file.load().isEmpty)
    #expect(!place.file.append("account"))
  }
}
