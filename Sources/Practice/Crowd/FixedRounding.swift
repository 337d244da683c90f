import Margin

extension Fixed {
  /// The decimal next to a `Double`, for what a crowd's engine counts; what can't be held is brought into range.
  static func nearest(_ value: Double, decimals: Int) -> Fixed {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let scaled = (value * scale).rounded()
    return Fixed(scaled.isNaN ? 0 : Int(min(max(scaled, -9e18), 9e18)), decimals: decimals)
  }

  /// Money to the cent.
  static func money(_ value: Double) -> Fixed { nearest(value, decimals: 2) }

  /// A share to a millionth.
  static func share(_ value: Double) -> Fixed { nearest(value, decimals: 6) }
}
