import Foundation
import Practice

/// Keeps an account between sessions: a snapshot, and a journal of the commands since.
///
/// Each command is in the journal before its result is printed, so a session that is killed goes on where it was. A
/// second session at the same time keeps an account of its own, in the next free slot.
final class Keeper {
  private static let slots = 16
  private static let longestJournal = 2_000

  private let folder: String
  private let lock: Int32
  private var journal: Int32 = -1
  private var number = 0
  private var length = 0
  /// Which account this is, from 1.
  let slot: Int

  /// Takes the first slot no other session holds; nil when none can be had.
  init?(_ folders: Folders) {
    let base = folders.state + "/accounts"
    guard
      (try? FileManager.default.createDirectory(
        atPath: base, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])) != nil
    else { return nil }
    for slot in 1...Self.slots {
      let descriptor = Foundation.open("\(base)/\(slot).lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else { continue }
      if lockf(descriptor, F_TLOCK, 0) == 0 {
        self.slot = slot
        lock = descriptor
        folder = base
        return
      }
      close(descriptor)
    }
    return nil
  }

  deinit {
    if journal >= 0 { close(journal) }
    close(lock)
  }

  /// What was found of an account from last time.
  enum Found {
    /// Nothing.
    case nothing
    /// The account, as it was left.
    case account
    /// Something that can't be read; it is kept aside.
    case damage
  }

  /// The session that was left here, or a new one.
  ///
  /// A journal that stops making sense is followed as far as it does.
  func resume(
    _ begin: () throws -> Session, _ surroundings: Surroundings
  ) throws -> (session: Session, found: Found) {
    var session = try begin()
    var found = Found.nothing
    switch readSnapshot(surroundings) {
    case .success(let (kept, number)):
      session = kept
      self.number = number
      found = .account
    case .failure(.missing): break  // the first time here
    case .failure:
      try? FileManager.default.removeItem(atPath: damagedPath)
      try? FileManager.default.moveItem(atPath: snapshotPath, toPath: damagedPath)
      unlink(journalPath(0))
      found = .damage
    }
    if let text = try? Files.read(journalPath(number), 64 << 20) {
      for line in text.split(separator: "\n") {
        guard session.perform(String(line)).error == nil else { break }
        length += 1
        found = .account
      }
    }
    open(number, truncating: false)
    if length > Self.longestJournal { snapshot(session) }
    return (session, found)
  }

  private func readSnapshot(_ surroundings: Surroundings) -> Result<(Session, Int), FileProblem> {
    do throws(FileProblem) {
      let text = try Files.read(snapshotPath, 16 << 20)
      guard let cut = text.firstIndex(of: "\n"), let number = Int(text[..<cut]), (0..<1 << 53).contains(number),
        let session = try? Session(saved: String(text[text.index(after: cut)...]), surroundings)
      else { return .failure(.notText(snapshotPath)) }
      return .success((session, number))
    } catch {
      return .failure(error)
    }
  }

  /// Records a command that was carried out.
  func record(_ report: Report, _ session: Session) {
    guard report.changed else { return }
    if report.needsSnapshot || length >= Self.longestJournal { return snapshot(session) }
    let line = report.command.split(whereSeparator: \.isNewline).joined(separator: " ") + "\n"
    length += 1
    var line8 = line
    line8.withUTF8 { _ = write(journal, $0.baseAddress, $0.count) }
  }

  /// Writes the whole account and begins an empty journal. The snapshot names the journal that follows it, so a crash
  /// between the two loses and repeats nothing.
  private func snapshot(_ session: Session) {
    guard let text = try? session.saved() else { return }
    let next = number + 1
    open(next, truncating: true)
    guard (try? Files.write(snapshotPath, "\(next)\n\(text)")) != nil else {
      open(number, truncating: false)
      return
    }
    unlink(journalPath(number))
    number = next
    length = 0
  }

  private func open(_ number: Int, truncating: Bool) {
    if journal >= 0 { close(journal) }
    let flags = O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | (truncating ? O_TRUNC : 0)
    journal = Foundation.open(journalPath(number), flags, 0o600)
  }

  private var snapshotPath: String { "\(folder)/\(slot).json" }
  private var damagedPath: String { "\(folder)/\(slot).damaged" }
  private func journalPath(_ number: Int) -> String { "\(folder)/\(slot).\(number).journal" }
}
