import Foundation
import Lessons
import Testing

import struct Lessons.Progress

@testable import plimsoll

@Suite("The file that progress is kept in")
struct ProgressStoreTests {
  private let home: Home
  private let path: String

  init() throws {
    home = try Home()
    path = home.folder + "/data/plimsoll/progress.txt"
  }

  private func done(_ step: String, in lesson: String = "a") -> ProgressChange {
    var result = StepResult()
    result.outcome = .done
    return .step(lesson: lesson, step: step, result)
  }

  private func contents(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

  @Test("What is applied is there for the next session, and folders are made for it")
  func kept() throws {
    let store = ProgressStore(path: path)
    #expect(store.load() == Progress())
    #expect(store.apply([done("one"), .finished(lesson: "a", version: "0f", teaches: ["equity"])], day: 20_000))
    let kept = ProgressStore(path: path).load()
    #expect(kept.lessons["a"]?.isFinished == true && kept.due(on: 20_001) == ["equity"])
    #expect(try contents(path) == kept.text)
  }

  @Test("No change makes no file")
  func nothing() {
    #expect(ProgressStore(path: path).apply([], day: 20_000))
    #expect(!FileManager.default.fileExists(atPath: home.folder + "/data"))
  }

  @Test("Two writers that take turns lose nothing of each other")
  func interleaving() {
    let (one, other) = (ProgressStore(path: path), ProgressStore(path: path))
    _ = (one.load(), other.load())
    for number in 0..<20 { (number % 2 == 0 ? one : other).apply([done("s\(number)")], day: 20_000) }
    #expect(one.load().lessons["a"]?.steps.count == 20 && one.load() == other.load())
  }

  @Test("Writers at the same time in one process lose nothing of each other")
  func threads() {
    let path = path
    let changes = (0..<40).map { done("s\($0)") }
    DispatchQueue.concurrentPerform(iterations: changes.count) { number in
      ProgressStore(path: path).apply([changes[number]], day: 20_000)
    }
    #expect(ProgressStore(path: path).load().lessons["a"]?.steps.count == 40)
  }

  @Test("Sessions at the same time, each a process, lose nothing of each other")
  func processes() throws {
    let sessions = try (0..<8).map { number in
      let file = home.folder + "/\(number).txt"
      try "plimsoll progress 1\nstep a s\(number) outcome=done\n".write(toFile: file, atomically: true, encoding: .utf8)
      return try start(["progress", "import", file])
    }
    for session in sessions {
      session.waitUntilExit()
      #expect(session.terminationStatus == 0)
    }
    #expect(ProgressStore(path: path).load().lessons["a"]?.steps.count == 8)
  }

  @Test("A session killed at any moment leaves the old file or the new one whole")
  func killed() throws {
    let store = ProgressStore(path: path)
    store.apply((0..<800).map { done("s\($0)", in: "l\($0 % 40)") }, day: 20_000)
    let file = home.folder + "/more.txt"
    let more = (0..<800).map { "step m\($0 % 40) s\($0) outcome=done\n" }.joined()
    try ("plimsoll progress 1\n" + more).write(toFile: file, atomically: true, encoding: .utf8)
    let old = store.load()
    let new = old.merging(Progress.read(try contents(file)).progress)
    // It reads, writes and renames in the last part of its time.
    let begin = ContinuousClock.now
    try start(["progress", "import", file]).waitUntilExit()
    let time = Double((ContinuousClock.now - begin) / .microseconds(1))
    for part in stride(from: 0.7, to: 1.1, by: 0.05) {
      let delay = time * part
      try old.text.write(toFile: path, atomically: true, encoding: .utf8)
      let session = try start(["progress", "import", file])
      usleep(UInt32(delay))
      kill(session.processIdentifier, SIGKILL)
      session.waitUntilExit()
      let (kept, damaged) = Progress.read(try contents(path))
      #expect(damaged.isEmpty && (kept == old || kept == new), "killed after \(delay) µs")
    }
  }

  @Test("A damaged file is copied aside as it was, and what can be read of it is kept")
  func damaged() throws {
    let store = ProgressStore(path: path)
    store.apply([done("one"), done("two")], day: 20_000)
    let text = try contents(path).replacingOccurrences(of: "step a one outcome=done", with: "step a one outc\u{0}")
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    #expect(store.load().lessons["a"]?.steps.keys.sorted() == ["two"])
    #expect(!FileManager.default.fileExists(atPath: home.folder + "/data/plimsoll/progress.damaged"))
    #expect(store.apply([done("three")], day: 20_000))
    #expect(try contents(home.folder + "/data/plimsoll/progress.damaged") == text)
    #expect(store.load().lessons["a"]?.steps.keys.sorted() == ["three", "two"])
    #expect(Progress.read(try contents(path)).damagedLines.isEmpty)
  }

  @Test("Bytes that are no text are damage in their lines only")
  func bytes() throws {
    let store = ProgressStore(path: path)
    store.apply([done("one")], day: 20_000)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path)) + [0xFF, 0xFE, 0x0A]
    try bytes.write(to: URL(fileURLWithPath: path))
    #expect(store.apply([done("two")], day: 20_000))
    #expect(store.load().lessons["a"]?.steps.count == 2)
    let copy = URL(fileURLWithPath: home.folder + "/data/plimsoll/progress.damaged")
    #expect(try Data(contentsOf: copy) == bytes)
  }

  @Test("What is no file, or can't be written, keeps nothing and is left as it is")
  func noFile() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    #expect(!ProgressStore(path: path).apply([done("one")], day: 20_000))
    #expect(ProgressStore(path: path).load() == Progress())
    #expect(!ProgressStore(path: "/dev/null/progress.txt").apply([done("one")], day: 20_000))
  }

  private func start(_ arguments: [String]) throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(Program.path, "the program was built beside the tests"))
    process.arguments = arguments
    process.environment = home.environment
    process.currentDirectoryURL = URL(fileURLWithPath: Program.folder)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    return process
  }
}
