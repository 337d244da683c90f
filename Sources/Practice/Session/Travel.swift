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
        future.append(Undone(command: change.command, after: state))
        state = change.before
        undone.append(change.command)
      }
      remember(text)
      return Report(command: text, state: state, answer: .undone(undone), changed: true)
    case .redo(let count):
      guard !future.isEmpty else { throw CommandError(.nothingTo(.redo)) }
      var redone: [String] = []
      while redone.count < count, let change = future.popLast() {
        past.append(Change(command: change.command, before: state))
        state = change.after
        redone.append(change.command)
      }
      remember(text)
      return Report(command: text, state: state, answer: .redone(redone), changed: true)
    case .goto(let name):
      guard let bookmark = bookmarks.first(where: { $0.name == name }) else {
        let nearest = Suggestion.nearest(to: name, among: bookmarks.map(\.name))
        throw CommandError(.noBookmark(name, nearest: nearest))
      }
      commit(bookmark.state, text)
      remember(text)
      return Report(command: text, state: state, answer: .went(name), changed: true)
    case .load(let file):
      let path = file ?? surroundings.defaultSave
      commit(try SavedState.read(surroundings.read(path, SavedState.limit)), text)
      record = []
      recordIsWhole = false
      return Report(command: text, state: state, answer: .loaded(path), changed: true)
    default:
      commit(State(state.terms), text)
      remember(text)
      return Report(command: text, state: state, answer: .wasReset, changed: true)
    }
  }

  mutating func bookmark(_ name: String, _ text: String) throws -> Report {
    if let index = bookmarks.firstIndex(where: { $0.name == name }) {
      bookmarks[index].state = state
    } else {
      guard bookmarks.count < Self.mostBookmarks else { throw CommandError(.tooManyBookmarks) }
      bookmarks.append((name, state))
    }
    remember(text)
    return Report(command: text, state: state, answer: .bookmarked(name))
  }
}
