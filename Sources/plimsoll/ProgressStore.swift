import Lessons

struct ProgressStore: Sendable {
  let path: String
  init(path: String) { self.path = path }
  func load() -> Progress { Progress() }
  func apply(_ changes: [ProgressChange], day: Int) {}
}
