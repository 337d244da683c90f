/// Files that lessons write, told from everybody else's by how they begin.
public enum OurFiles {
  /// Whether a text is one that a lesson wrote: a recap, a hand-in or a learner's progress.
  @Sendable public static func areRecognized(_ text: String) -> Bool {
    [Recap.firstLine, HandIn.firstLine, Progress.firstLine].contains { text.hasPrefix($0) }
  }
}
