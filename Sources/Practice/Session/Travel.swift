import KitFiles
import Margin
import Market

extension Session {
  /// Goes to another state: back, forward, to a bookmark, to the beginning or into a file.
  mutating func travel(_ command: Command, _ text: String) throws -> Report {
    switch command {
    case .undo(let count):
      guard !past.isEmpty else { throw CommandError(.nothingTo(.undo)) }
      var undone: [String] = []
      while undone.count < count, let change = past.popLast() {
        takeBack(change)
        undone.append(change.command)
      }
      remember(text)
      return Report(command: text, state: state, answer: .undone(undone), changed: true)
    case .redo(let count):
      guard !future.isEmpty else { throw CommandError(.nothingTo(.redo)) }
      var redone: [String] = []
      while redone.count < count, let change = future.popLast() {
        doAgain(change)
        redone.append(change.command)
      }
      remember(text)
      return Report(command: text, state: state, answer: .redone(redone), changed: true)
    case .goto(let name):
      guard let bookmark = bookmarks.first(where: { $0.name == name }) else {
        let nearest = Suggestion.nearest(to: name, among: bookmarks.map(\.name))
        throw CommandError(.noBookmark(name, nearest: nearest))
      }
      commit(bookmark.state, text, replacing: bookmark.log)
      remember(text)
      return Report(command: text, state: state, answer: .went(name), changed: true)
    case .load(let file):
      let path = file ?? surroundings.defaultSave
      var loaded = try SavedState.read(surroundings.read(path, SavedState.limit), surroundings)
      // It may have been saved while liquidation was off, or written by hand.
      let events = try loaded.venue.change { _ in [] }
      loaded.beginPassage()
      commit(loaded, text, replacing: EventLog())
      record = []
      recordIsWhole = false
      return Report(command: text, state: state, events: events, answer: .loaded(path), changed: true)
    default:
      commit(State(state.terms.value), text, replacing: EventLog())
      remember(text)
      return Report(command: text, state: state, answer: .wasReset, changed: true)
    }
  }

  private mutating func takeBack(_ change: Change) {
    switch change.history {
    case .added(let count):
      future.append(Undone(command: change.command, after: state, history: .add(log.last(count))))
      log.removeLast(count)
    case .replaced(let before):
      future.append(Undone(command: change.command, after: state, history: .replace(log)))
      log = before
    }
    state = change.before
  }

  private mutating func doAgain(_ change: Undone) {
    switch change.history {
    case .add(let entries):
      past.append(Change(command: change.command, before: state, history: .added(entries.count)))
      log.append(entries)
    case .replace(let after):
      past.append(Change(command: change.command, before: state, history: .replaced(log)))
      log = after
    }
    state = change.after
  }

  /// Whether there is a bookmark of that name.
  public func hasBookmark(_ name: String) -> Bool { bookmarks.contains { $0.name == name.lowercased() } }

  /// Forgets the bookmarks, where they would lead behind what undo leads to.
  public mutating func forgetBookmarks() { bookmarks = [] }

  mutating func bookmark(_ name: String, _ text: String) throws -> Report {
    if let index = bookmarks.firstIndex(where: { $0.name == name }) {
      bookmarks[index] = (name, state, log)
    } else {
      guard bookmarks.count < Self.mostBookmarks else { throw CommandError(.tooManyBookmarks) }
      bookmarks.append((name, state, log))
    }
    remember(text)
    return Report(command: text, state: state, answer: .bookmarked(name))
  }
}
