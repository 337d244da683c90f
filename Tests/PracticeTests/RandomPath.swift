@testable import Practice

/// A seeded price path in the learner's own CSV form, and orders to meet it with.
enum RandomPath {
  /// Files of BTC and ETH prices that wander and now and then jump.
  static func files(_ random: inout SeededGenerator, steps: Int) -> [String: String] {
    var (btc, eth) = (10_000.0, 500.0)
    var rows: (String, String) = ("time_utc,open,high,low,close\n", "time_utc,open,high,low,close\n")
    for step in 0..<steps {
      let common = Double.random(in: -0.04...0.04, using: &random) * (step % 7 == 6 ? 4 : 1)
      func row(_ price: inout Double, _ decimals: Double) -> String {
        let open = price
        price = max(price * (1 + common + Double.random(in: -0.02...0.02, using: &random)), 1)
        func shown(_ value: Double) -> Double { (value * decimals).rounded() / decimals }
        let (high, low) = (max(open, price) * 1.004, min(open, price) * 0.996)
        return "\(1000 + step),\(shown(open)),\(shown(high)),\(shown(low)),\(shown(price))\n"
      }
      rows.0 += row(&btc, 10)
      rows.1 += row(&eth, 100)
    }
    return ["btc.csv": rows.0, "eth.csv": rows.1]
  }

  /// Orders that an account of 3,000 can place.
  static func orders(_ random: inout SeededGenerator) -> [String] {
    let side = { (random: inout SeededGenerator) in Bool.random(using: &random) ? "long" : "short" }
    return [
      "prices BTC btc.csv ETH eth.csv", "deposit 3,000",
      "\(side(&random)) \(Double(Int.random(in: 2...12, using: &random)) / 10) BTC at 20x",
      "\(side(&random)) \(Int.random(in: 2...20, using: &random)) ETH at 20x",
    ]
  }
}
