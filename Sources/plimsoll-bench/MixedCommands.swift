import Foundation

/// A script as a learner or a grader would have it: trades, moves, prices and looks, in three markets of the classroom.
///
/// Always the same commands for a seed. Sizes and prices stay within bounds, so every command is carried out and two to
/// three positions stay open.
struct MixedCommands {
  /// What begins every script.
  static let beginning = ["deposit 10,000,000", "long 5 BTC at 20x", "short 50 ETH at 10x"]

  private var random: UInt64
  /// Tenths of a BTC, ETH and SOL held.
  private var held = [50, -500, 0]

  init(seed: UInt64 = 7) {
    random = seed
  }

  private mutating func draw(_ count: Int) -> Int {
    // SplitMix64.
    random &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (random ^ (random >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(count))
  }

  /// The next command: three trades, three moves, two prices and two looks in ten.
  mutating func next() -> String {
    let market = draw(3)
    let symbol = ["BTC", "ETH", "SOL"][market]
    switch draw(10) {
    case 0...2: return trade(market, symbol)
    case 3...5: return move(symbol)
    case 6, 7: return price(market, symbol)
    default: return look(market)
    }
  }

  private mutating func trade(_ market: Int, _ symbol: String) -> String {
    let size = 1 + draw(20)
    let (low, high) = [(20, 80), (-800, -200), (-400, 400)][market]
    let isLong = held[market] <= low ? true : held[market] >= high ? false : draw(2) == 0
    held[market] += isLong ? size : -size
    return "\(isLong ? "long" : "short") \(size / 10).\(size % 10) \(symbol)"
  }

  private mutating func move(_ symbol: String) -> String {
    let share = "\(draw(2)).\(1 + draw(9))"
    let sign = draw(2) == 0 ? "-" : ""
    return draw(4) == 0 ? "move all \(sign)\(share)%" : "move \(symbol) \(sign)\(share)%"
  }

  private mutating func price(_ market: Int, _ symbol: String) -> String {
    // Within a tenth of where the classroom starts, which also takes back what moves added up to.
    let base = [60_000, 3_000, 150][market]
    return "price \(symbol) \(base * (900 + draw(200)) / 1_000)"
  }

  private mutating func look(_ market: Int) -> String {
    switch draw(4) {
    case 0: return "show equity margin_ratio"
    case 1: return "show liquidation_price(\(market == 0 ? "BTC" : "ETH"))"
    case 2: return "show free_margin effective_leverage"
    default: return "positions"
    }
  }

  /// Writes a script of `count` commands, a line each, without ever holding the whole.
  static func write(_ count: Int, to path: String) throws {
    var commands = MixedCommands()
    guard FileManager.default.createFile(atPath: path, contents: nil), let file = FileHandle(forWritingAtPath: path)
    else { throw CocoaError(.fileWriteUnknown) }
    defer { try? file.close() }
    var text = ""
    for index in 0..<count {
      text += index < beginning.count ? beginning[index] : commands.next()
      text += "\n"
      if text.utf8.count > 1 << 16 || index == count - 1 {
        try file.write(contentsOf: Array(text.utf8))
        text.removeAll(keepingCapacity: true)
      }
    }
  }
}
