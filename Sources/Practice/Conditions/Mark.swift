extension Session {
  /// Sets a mark: what predicates say of events, changes and commands is meant from here on, and undo doesn't go
  /// behind it.
  public mutating func mark() {
    marked = state
    used = []
    past = []
    future = []
    log.mark()
    for index in bookmarks.indices { bookmarks[index].log.mark() }
  }

  /// Whether a mark was ever set, as it is in a lesson.
  var isMarked: Bool { marked != nil }

  /// Whether a command was used since the mark for what is now: one that changes something by a change that was not
  /// taken back, any other by being typed.
  func hasUsed(_ verb: Verb) -> Bool {
    used.contains(verb) || past.contains { CommandText.verb(of: $0.command) == verb }
  }

  /// Notes a command that was carried out, unless it is one whose use shows in the changes: `set` and `scenario` alone
  /// only look, and what was undone was not used.
  mutating func noteUse(of verb: Verb) {
    let leavesNoChange = !verb.entry.changes || verb == .undo || verb == .redo
    if isMarked, leavesNoChange { used.insert(verb) }
  }

  /// Notes what a change used that can't be taken back any more.
  mutating func settle(_ change: Change) {
    if isMarked, let verb = CommandText.verb(of: change.command) { used.insert(verb) }
  }
}
