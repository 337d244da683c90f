/// Numbers over time in one line.
///
/// The words say the same as the picture and stand in for it where pictures don't serve. The points are for drawing
/// only, so they are `Double`.
public struct Sparkline: Equatable, Sendable {
  /// What is shown, in a word or two: `BTC`, `equity`.
  public var label: String
  /// The numbers, oldest first; none is NaN or infinite.
  public var points: [Double]
  /// The picture in words: `BTC fell from 8,901.1 to 5,612.0, lowest 5,432.5`.
  public var words: String

  /// A sparkline.
  public init(label: String, points: [Double], words: String) {
    self.label = label
    self.points = points
    self.words = words
  }
}
