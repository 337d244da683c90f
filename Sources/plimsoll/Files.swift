import Foundation
import LineEditor
import Practice
import Terminal

/// The files of the machine, as a session sees them.
enum Files {
  /// The world outside for a session.
  ///
  /// - Parameter width: the columns of a line, where that was asked for; else they are the terminal's.
  static func surroundings(kit: Kit, folders: Folders, width: Int? = nil) -> Surroundings {
    Surroundings(
      read: { path, limit throws(FileProblem) in try read(path, limit) },
      write: { path, contents throws(FileProblem) in try write(path, contents) },
      kit: { kit.names(in: $0) },
      glossary: { kit.glossary },
      lessons: { kit.library.notes },
      defaultSave: folders.state + "/saved.json",
      isInterrupted: { Interrupt.isRaised },
      mostAccounts: 1_000_000,
      progress: { ShareBar.shared.show($0, $1) },
      mapSize: {
        let isTerminal = TerminalFacts.isTerminal(1)
        return Terminal.mapSize(
          width: width ?? (isTerminal ? TerminalFacts.columns() : 80), rows: isTerminal ? TerminalFacts.rows() : nil)
      },
      svg: { $0.svg() })
  }

  /// A regular file's text, of at most `limit` bytes.
  static func read(_ path: String, _ limit: Int) throws(FileProblem) -> String {
    guard let text = String(validating: try bytes(path, limit), as: UTF8.self) else { throw .notText(path) }
    // Some spreadsheets write a byte order mark, which is no part of the text.
    return text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
  }

  /// A regular file's bytes, `limit` at most.
  static func bytes(_ path: String, _ limit: Int) throws(FileProblem) -> [UInt8] {
    // Never wait for a pipe or read a device without end.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw errno == ENOENT ? .missing(path) : .unreadable(path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { throw .unreadable(path) }
    var bytes: [UInt8] = []
    while bytes.count <= limit {
      let room = min(1 << 16, limit + 1 - bytes.count)
      let chunk = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        count = max(0, Foundation.read(descriptor, buffer.baseAddress, room))
      }
      if chunk.isEmpty { break }
      bytes += chunk
    }
    guard bytes.count <= limit else { throw .tooLarge(path, limit: limit) }
    return bytes
  }

  /// Writes a file beside its place and renames it, so that a reader sees the old one or the new one whole.
  static func write(_ path: String, _ contents: String, readableByAll: Bool = false) throws(FileProblem) {
    do {
      if let slash = path.lastIndex(of: "/"), slash != path.startIndex {
        try FileManager.default.createDirectory(
          atPath: String(path[..<slash]), withIntermediateDirectories: true,
          attributes: readableByAll ? nil : [.posixPermissions: 0o700])
      }
      try Data(contents.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw .unwritable(path)
    }
  }
}
