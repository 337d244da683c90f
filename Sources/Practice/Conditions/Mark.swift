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
}
