import Foundation
import Practice
import Synchronization

import struct Lessons.Progress
import enum Lessons.ProgressChange

/// Keeps progress in a file that several sessions may share.
///
/// Each change is put into the file as it is then, under a lock, so that no session writes over what another one did. The
/// file is written beside and renamed: whenever a session is killed, the old file or the new one is there whole.
struct ProgressStore: Sendable {
  /// How long the lock is waited for: so many times, with a pause in microseconds.
  private static let (tries, pause): (Int, UInt32) = (100, 10_000)
  /// The lock of the file keeps processes apart, and this one the threads of this process.
  private static let turn = Mutex(())

  /// Where the file is.
  let path: String

  /// Progress kept at a path.
  init(path: String) {
    self.path = path
  }

  /// What is kept, as far as it can be read.
  func load() -> Progress { read()?.progress ?? Progress() }

  /// Keeps changes made on a day, counted from 1970-01-01. A file that is damaged is copied aside first.
  ///
  /// - Returns: whether they are kept.
  @discardableResult
  func apply(_ changes: [ProgressChange], day: Int) -> Bool {
    guard !changes.isEmpty else { return true }
    return Self.turn.withLock { _ in
      let lock = lock()
      defer { if lock >= 0 { close(lock) } }
      guard let (known, isDamaged) = read() else { return false }
      var progress = known
      for change in changes { progress.apply(change, day: day) }
      if progress == known { return true }
      if isDamaged, !copyAside() { return false }
      return (try? Files.write(path, progress.text)) != nil
    }
  }

  /// What is kept and whether some of it could not be read; nil when there is a file that can't be had at all.
  private func read() -> (progress: Progress, isDamaged: Bool)? {
    do throws(FileProblem) {
      // Of a file grown too large by other hands, the beginning is still good.
      let bytes = try Files.bytes(path, 4 * Progress.limit)
      let (progress, damagedLines) = Progress.read(String(decoding: bytes, as: UTF8.self))
      return (progress, !damagedLines.isEmpty || String(validating: bytes, as: UTF8.self) == nil)
    } catch .missing {
      return (Progress(), false)
    } catch .tooLarge {
      return (Progress(), true)
    } catch {
      return nil
    }
  }

  /// Takes the lock; a negative descriptor when it can't be had.
  ///
  /// Whoever holds it needs milliseconds. One that is stopped in the middle of them must not stop everybody else, so
  /// after a second the change is made all the same: without that it would be lost for certain.
  private func lock() -> Int32 {
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    try? FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let descriptor = open(base + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return descriptor }
    for _ in 0..<Self.tries {
      if lockf(descriptor, F_TLOCK, 0) == 0 || (errno != EACCES && errno != EAGAIN) { break }
      usleep(Self.pause)
    }
    return descriptor
  }

  /// Copies the file as it is. Killed in between, the file itself is still there.
  private func copyAside() -> Bool {
    try? FileManager.default.removeItem(atPath: base + ".damaged")
    return (try? FileManager.default.copyItem(atPath: path, toPath: base + ".damaged")) != nil
  }

  private var base: String { path.hasSuffix(".txt") ? String(path.dropLast(4)) : path }
}
