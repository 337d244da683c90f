import KitFiles

extension String {
  /// The text without spaces at its ends.
  var trimmingSpaces: String {
    let start = firstIndex { $0 != " " && $0 != "\t" } ?? endIndex
    let end = lastIndex { $0 != " " && $0 != "\t" }.map { index(after: $0) } ?? start
    return String(self[start..<end])
  }

  /// What stands before and behind the first separator; nil when there is none.
  func parts(around separator: String) -> (String, String)? {
    guard let range = firstBytes(of: separator) else { return nil }
    return (String(self[..<range.lowerBound]).trimmingSpaces, String(self[range.upperBound...]).trimmingSpaces)
  }
}
