import KitFiles

extension Lesson {
  /// The step whose name is near a word; nil when none is.
  func nearestStep(to word: String) -> String? {
    Suggestion.nearest(to: word, among: steps.map(\.id))
  }
}
