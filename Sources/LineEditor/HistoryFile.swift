#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The lines a person typed, kept in a file that every session only ever adds to, so sessions at once lose nothing.
///
/// One entry a line; a line break within an entry is `\n`, a backslash `\\`. Only the owner may read it.
public struct HistoryFile: Equatable, Sendable {
  /// Where the file is.
  public let path: String

  /// The longest entry kept, in UTF-8 bytes.
  public static let longestEntry = 64 * 1024

  /// How much of a file's end is looked at when it is loaded, in bytes.
  static let window = 4 * 1024 * 1024

  /// A history at a path; nothing is touched yet.
  public init(path: String) {
    self.path = path
  }

  /// The latest entries, oldest first. What cannot be read counts as no entries; damaged bytes are repaired, and
  /// entries that are too long or blank are left out.
  public func load(limit: Int = 10_000) -> [String] {
    // Not to wait forever for what only looks like a file.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    var facts = stat()
    guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return [] }
    let start = max(Int(facts.st_size) - Self.window, 0)
    var bytes = Self.read(descriptor, from: start)[...]
    // The window may start in the middle of an entry.
    if start > 0 { bytes = bytes.drop { $0 != 0x0a }.dropFirst() }
    // What follows the last line end was cut off while it was written, or is being written.
    guard let end = bytes.lastIndex(of: 0x0a) else { return [] }
    bytes = bytes[..<end]
    var entries: [String] = []
    for line in bytes.split(separator: 0x0a).reversed() {
      if entries.count >= limit { break }
      guard line.count <= 2 * Self.longestEntry else { continue }
      let entry = Self.unescaped(line)
      if Self.isWorthKeeping(entry) { entries.append(entry) }
    }
    return entries.reversed()
  }

  /// Adds an entry at the end; creates the file, and the folders it is in, for the owner alone.
  ///
  /// - Returns: whether it was written. Blank entries and those longer than `longestEntry` are not.
  @discardableResult
  public func append(_ entry: String) -> Bool {
    guard Self.isWorthKeeping(entry) else { return false }
    var descriptor = Self.openForAppending(path)
    if descriptor < 0, errno == ENOENT {
      Self.createFolders(of: path)
      descriptor = Self.openForAppending(path)
    }
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var facts = stat()
    guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return false }
    var bytes = Self.escaped(entry)
    // An entry cut off by a crash must not swallow this one.
    var last: UInt8 = 0x0a
    if facts.st_size > 0, pread(descriptor, &last, 1, facts.st_size - 1) == 1, last != 0x0a {
      bytes.insert(0x0a, at: 0)
    }
    // One write, so that entries of two sessions cannot mix.
    return write(descriptor, bytes, bytes.count) == bytes.count
  }

  /// Whether a line is neither blank nor too long.
  static func isWorthKeeping(_ line: String) -> Bool {
    line.utf8.count <= longestEntry && line.utf8.contains { $0 != 0x20 && $0 != 0x09 && $0 != 0x0a && $0 != 0x0d }
      && !line.utf8.contains(0)
  }

  // MARK: Entries as bytes

  private static func escaped(_ entry: String) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(entry.utf8.count + 1)
    for byte in entry.utf8 {
      switch byte {
      case 0x5c: bytes += [0x5c, 0x5c]
      case 0x0a: bytes += [0x5c, 0x6e]
      case 0x0d: bytes += [0x5c, 0x72]
      default: bytes.append(byte)
      }
    }
    bytes.append(0x0a)
    return bytes
  }

  private static func unescaped(_ line: ArraySlice<UInt8>) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(line.count)
    var isEscaped = false
    for byte in line {
      switch (isEscaped, byte) {
      case (false, 0x5c):
        isEscaped = true
        continue
      case (true, 0x6e): bytes.append(0x0a)
      case (true, 0x72): bytes.append(0x0d)
      case (true, 0x5c), (false, _): bytes.append(byte)
      case (true, _): bytes += [0x5c, byte]
      }
      isEscaped = false
    }
    if isEscaped { bytes.append(0x5c) }
    return String(decoding: bytes, as: UTF8.self)
  }

  // MARK: Files

  private static func openForAppending(_ path: String) -> Int32 {
    // Reading too, to see how the file ends.
    open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0o600)
  }

  private static func createFolders(of path: String) {
    for index in path.indices where path[index] == "/" && index != path.startIndex {
      mkdir(String(path[..<index]), 0o700)
    }
  }

  private static func read(_ descriptor: Int32, from start: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 64 * 1024)
    while bytes.count < window {
      let count = pread(descriptor, &chunk, chunk.count, off_t(start + bytes.count))
      guard count > 0 else { break }
      bytes += chunk[..<count]
    }
    return bytes
  }
}
