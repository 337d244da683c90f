extension StringProtocol {
  /// The first place of a text in this one, byte by byte; nil when there is none, or the text is empty.
  ///
  /// What is searched for in files and commands is ASCII, for which this is right, and several times quicker than a
  /// search that compares characters.
  public func firstBytes(of text: String) -> Range<Index>? {
    guard let first = text.utf8.first else { return nil }
    let count = text.utf8.count
    var start = utf8.startIndex
    while let found = utf8[start...].firstIndex(of: first) {
      if utf8[found...].starts(with: text.utf8) { return found..<utf8.index(found, offsetBy: count) }
      start = utf8.index(after: found)
    }
    return nil
  }
}
