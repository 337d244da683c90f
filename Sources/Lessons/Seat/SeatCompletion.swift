import Practice

extension Seat {
  /// What the word before the cursor could become; in a lesson `goto` goes to its steps as well.
  public func completion(of line: String, at cursor: Int) -> Completion {
    var completion = session.completion(of: line, at: cursor)
    let bytes = line.utf8.prefix(max(0, cursor))
    let command = String(decoding: bytes, as: UTF8.self).split(separator: ";").last.map(String.init) ?? ""
    guard let player, CommandText.verb(of: command) == .goto, CommandText.plainWords(of: command).count < 3 else {
      return completion
    }
    let begun = command.trimmingSpaces.lowercased().dropFirst("goto".count).drop { $0 == " " }
    guard command.contains(" ") else { return completion }
    completion.candidates += player.lesson.steps.prefix(player.entries.count).filter { $0.id.hasPrefix(begun) }
      .map { .init(text: $0.id, summary: $0.title) }
    if !completion.candidates.isEmpty { completion.expected = nil }
    return completion
  }
}
