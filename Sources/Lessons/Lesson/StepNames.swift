import KitFiles

extension Lesson {
  /// The id of the step whose name is near a word; nil when none is.
  public func nearestStep(to word: String) -> String? {
    Suggestion.nearest(to: word, among: steps.map(\.id))
  }
}
