extension StringProtocol {
  /// The first place of a text in this one, byte by byte; nil when there is none, or the text is empty.
  ///
  /// What is searched for in files and commands is ASCII, for which this is right, and many times quicker than a search
  /// that compares characters.
  @inlinable
  public func firstBytes(of text: String) -> Range<Index>? {
    var text = text
    return text.withUTF8 { firstBytes(of: $0) }
  }

  @inlinable
  func firstBytes(of wanted: UnsafeBufferPointer<UInt8>) -> Range<Index>? {
    // Kit files and commands are native strings, whose bytes are at hand; any other is copied into one first.
    let found = utf8.withContiguousStorageIfAvailable { $0.firstOffset(of: wanted) }
    guard let offset = found ?? Array(utf8).withUnsafeBufferPointer({ $0.firstOffset(of: wanted) }) else { return nil }
    let start = utf8.index(startIndex, offsetBy: offset)
    return start..<utf8.index(start, offsetBy: wanted.count)
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Where the wanted bytes first begin.
  @usableFromInline
  func firstOffset(of wanted: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let first = wanted.first, wanted.count <= count else { return nil }
    for offset in 0...(count - wanted.count) where self[offset] == first {
      if (1..<wanted.count).allSatisfy({ self[offset + $0] == wanted[$0] }) { return offset }
    }
    return nil
  }
}
