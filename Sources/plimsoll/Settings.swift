import Foundation

/// How the learner wants things shown, kept as lines of `name value`.
struct SettingsFile {
  private let path: String

  init(_ folders: Folders) {
    path = folders.config + "/settings"
  }

  /// The settings, last one of a name last.
  func load() -> [(name: String, value: String)] {
    guard let text = try? Files.read(path, 65_536) else { return [] }
    return text.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      return words.count == 2 ? (String(words[0]), String(words[1])) : nil
    }
  }

  /// Keeps a setting.
  func save(_ name: String, _ value: String) {
    let others = load().filter { $0.name != name }
    let lines = (others + [(name, value)]).map { "\($0.name) \($0.value)\n" }
    try? Files.write(path, lines.joined())
  }
}
