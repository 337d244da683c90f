import Foundation
import Lessons

/// Keeps what is typed in a lesson, line by line, so that it goes on where it was left, also after a kill.
///
/// The file is a hand-in: the same lines lead to the same place. A second session in the same lesson at the same time
/// finds the file taken and is not kept.
final class LessonKeeper {
  private let folders: Folders
  private var open: (path: String, descriptor: Int32, written: Int)?

  init(_ folders: Folders) {
    self.folders = folders
  }

  deinit { close() }

  /// What was typed in a lesson that was left; in a graded one under a name.
  static func journal(of lesson: String, _ name: String?, _ folders: Folders) -> HandIn? {
    guard let text = try? Files.read(path(lesson, name, folders), HandIn.limit) else { return nil }
    return try? HandIn(text)
  }

  private static func path(_ lesson: String, _ name: String?, _ folders: Folders) -> String {
    // A name can be anything; the number drawn from it is a file's name, whatever it is.
    let key = name.map { "-\(Player.seed(name: $0, lesson: lesson))" } ?? ""
    return "\(folders.state)/lessons/\(lesson)\(key).journal"
  }

  /// Follows a seat after each line, before its result is printed.
  func follow(_ seat: Seat) {
    guard let player = seat.player else { return close() }
    let name = player.lesson.mode == .graded ? player.name : nil
    let path = Self.path(player.lesson.id, name, folders)
    if let open, open.path == path, open.written <= player.record.count {
      append(player.record[open.written...].map(HandIn.line).joined())
      self.open?.written = player.record.count
    } else {
      close()
      begin(player, path)
    }
  }

  private func begin(_ player: Player, _ path: String) {
    try? FileManager.default.createDirectory(
      atPath: folders.state + "/lessons", withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let descriptor = Foundation.open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_APPEND, 0o600)
    guard descriptor >= 0 else { return }
    guard lockf(descriptor, F_TLOCK, 0) == 0 else {
      Foundation.close(descriptor)
      return
    }
    open = (path, descriptor, player.record.count)
    let known = HandIn.beginning(of: player)
    if let text = Self.text(of: descriptor), text.hasPrefix(known) {
      // What was resumed may have ended in a line that was cut off.
      ftruncate(descriptor, off_t(known.utf8.count))
    } else {
      ftruncate(descriptor, 0)
      append(known)
    }
  }

  /// The text of an open file. Reading it by its path would give up the lock on it.
  private static func text(of descriptor: Int32) -> String? {
    let bytes = [UInt8](unsafeUninitializedCapacity: HandIn.limit) { buffer, count in
      count = max(0, pread(descriptor, buffer.baseAddress, HandIn.limit, 0))
    }
    return String(validating: bytes, as: UTF8.self)
  }

  private func append(_ text: String) {
    guard let open, !text.isEmpty else { return }
    var text = text
    text.withUTF8 { _ = write(open.descriptor, $0.baseAddress, $0.count) }
  }

  private func close() {
    if let open { Foundation.close(open.descriptor) }
    open = nil
  }
}
