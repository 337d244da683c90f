import Foundation
import Lessons

/// Keeps what is typed in a lesson, line by line, so that it goes on where it was left, also after a kill.
///
/// The file is a hand-in: the same lines lead to the same place. A second session in the same lesson at the same time
/// finds the file taken and is not kept.
final class LessonKeeper {
  private let folder: String
  private var open: (lesson: String, descriptor: Int32)?

  init(_ folders: Folders) {
    folder = folders.state + "/lessons"
  }

  deinit { close() }

  /// What was typed in a lesson that was left.
  static func journal(of lesson: String, _ folders: Folders) -> HandIn? {
    guard let text = try? Files.read("\(folders.state)/lessons/\(lesson).journal", HandIn.limit) else { return nil }
    return try? HandIn(text)
  }

  /// Follows a seat after each line, before its result is printed.
  func follow(_ seat: Seat) {
    guard let player = seat.player else { return close() }
    if open?.lesson != player.lesson.id {
      close()
      begin(player)
    } else if let last = player.record.last {
      append(HandIn.line(last))
    }
  }

  private func begin(_ player: Player) {
    try? FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let path = "\(folder)/\(player.lesson.id).journal"
    let descriptor = Foundation.open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_APPEND, 0o600)
    guard descriptor >= 0 else { return }
    guard lockf(descriptor, F_TLOCK, 0) == 0 else {
      Foundation.close(descriptor)
      return
    }
    open = (player.lesson.id, descriptor)
    // Everything up to here once more: what was resumed may have ended in a line that was cut off.
    ftruncate(descriptor, 0)
    append(HandIn.beginning(of: player))
  }

  private func append(_ text: String) {
    guard let open else { return }
    var text = text
    text.withUTF8 { _ = write(open.descriptor, $0.baseAddress, $0.count) }
  }

  private func close() {
    if let open { Foundation.close(open.descriptor) }
    open = nil
  }
}
