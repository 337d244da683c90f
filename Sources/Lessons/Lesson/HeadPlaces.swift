/// Where the front matter of a lesson says what, for findings to point at.
struct HeadPlaces: Sendable {
  /// A line and a column, from 1.
  typealias Place = (line: Int, column: Int)

  /// The values, by their keys.
  var values: [String: Place] = [:]
  /// The words of lists, by their keys.
  var words: [String: [String: Place]] = [:]

  /// Where a key's value stands; the file's beginning where there is none.
  subscript(key: String) -> Place { values[key] ?? (1, 1) }

  /// Where a word of a list stands.
  subscript(key: String, word: String) -> Place { words[key]?[word] ?? self[key] }
}
