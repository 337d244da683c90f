/// The two sides of a market's contracts.
enum OpenInterest {
  /// Makes the lots held long and held short equal in every market by making the larger side smaller.
  ///
  /// Every position of that side is scaled down to whole lots, so nobody's leverage rises. Rounding down takes more than
  /// it has to; the lots missing then are taken from the other side, a thousandth of a position or a lot each from accounts
  /// in order.
  static func balance(_ sizes: inout [Lanes], markets: Int) {
    for market in 0..<min(markets, mostLanes) {
      let (long, short) = sides(sizes, market)
      if long != short { scale(&sizes, market, sign: long > short ? 1 : -1, by: min(long, short) / max(long, short)) }
      trim(&sizes, market)
    }
  }

  private static func sides(_ sizes: [Lanes], _ market: Int) -> (long: Double, short: Double) {
    var (long, short) = (0.0, 0.0)
    for size in sizes {
      let lots = size[market]
      if lots > 0 { long += lots } else { short -= lots }
    }
    return (long, short)
  }

  private static func scale(_ sizes: inout [Lanes], _ market: Int, sign: Double, by share: Double) {
    for index in sizes.indices where sizes[index][market] * sign > 0 {
      sizes[index][market] = (sizes[index][market] * share).rounded(.towardZero)
    }
  }

  private static func trim(_ sizes: inout [Lanes], _ market: Int) {
    let (long, short) = sides(sizes, market)
    let sign: Double = long > short ? 1 : -1
    var surplus = (long - short).magnitude
    while surplus > 0 {
      let before = surplus
      // Taking a share of what is too much in each pass ends after a few passes even where few accounts hold it all.
      for index in sizes.indices where surplus > 0 {
        let held = sizes[index][market] * sign
        guard held > 0 else { continue }
        let taken = min(held, surplus, max(1, (held * 0.001).rounded(.down)))
        sizes[index][market] -= taken * sign
        surplus -= taken
      }
      guard surplus < before else { return }
    }
  }
}
