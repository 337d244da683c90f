import Foundation

/// Writes to a stream in large pieces.
final class Output {
  private let descriptor: Int32
  private var buffer = ""
  /// Whether something could not be written, as on a full disk.
  private(set) var isBroken = false

  init(_ descriptor: Int32) {
    self.descriptor = descriptor
    buffer.reserveCapacity(1 << 16)
  }

  deinit { flush() }

  /// Lets a writer append in place; what is gathered goes out when there is much of it.
  func append(_ write: (inout String) -> Void) {
    write(&buffer)
    if buffer.utf8.count >= 1 << 15 { flush() }
  }

  /// Writes out what is gathered. A reader that has gone away ends the program, as it does for other tools.
  func flush() {
    buffer.withUTF8 { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let written = write(
          descriptor, UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: rest)).baseAddress, rest.count)
        if written < 0 {
          if errno == EINTR { continue }
          isBroken = true
          return
        }
        rest = rest.dropFirst(written)
      }
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
