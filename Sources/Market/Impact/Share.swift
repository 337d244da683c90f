import Margin

extension Fixed {
  /// A share from a model that computes in floating point, rounded to the twelfth decimal; nil outside −1…1 and for
  /// what is no number.
  init?(share: Double) {
    guard share.magnitude <= 1 else { return nil }
    self.init(Int((share * 1e12).rounded()), decimals: 12)
  }
}
