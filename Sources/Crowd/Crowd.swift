import Margin
import Market

/// Many cross-margin accounts on the same markets.
///
/// Held as one array a fact, an account's eight lanes beside each other, so that an account is two cache lines and a scan
/// of all runs through memory once. Sizes are whole lots, so open interest is exact: sums of them have no rounding.
/// Money is `Double`; `Audit` says how closely the circle closes.
///
/// It is not a venue: `CrowdEngine` moves its prices and liquidates its accounts.
public struct Crowd: Sendable {
  /// The most accounts a crowd has.
  public static let most = 1_000_000
  /// The most markets a crowd trades on.
  public static let mostMarkets = mostLanes
  /// The most lots a position may have: a million positions of as many are still counted one by one in `Double`.
  public static let mostLots = 9e9

  /// What becomes of an account.
  public enum Standing: UInt8, Sendable {
    /// It holds positions.
    case open
    /// It holds none.
    case flat
    /// It is due for liquidation and waits for the engine.
    case waiting
    /// It was liquidated.
    case liquidated
  }

  /// An account given one by one.
  public struct Member: Equatable, Sendable, Codable {
    /// Money, quote currency; not below zero.
    public var wallet: Double
    /// For each market the units held, below zero for short; rounded to whole lots toward zero.
    public var sizes: [Double]
    /// For each market the average entry price.
    public var entries: [Double]

    /// An account.
    public init(wallet: Double, sizes: [Double], entries: [Double]) {
      (self.wallet, self.sizes, self.entries) = (wallet, sizes, entries)
    }
  }

  /// The markets with the marks the crowd starts at.
  public let listings: [VenueTerms.Listing]
  /// How many accounts there are.
  public var count: Int { cash.count }

  /// Signed whole lots.
  var sizes: [Lanes]
  /// Σ lots × price of a lot at entry, signed like the size.
  var costs: [Lanes]
  /// Wallet less Σ cost, so that equity is `cash + Σ lots × price of a lot`.
  var cash: [Double]
  /// Equity at the beginning.
  var start: [Double]
  /// A `Standing`'s raw value.
  var standings: [UInt8]
  /// Units in a lot.
  let lots: Lanes

  init(_ listings: [VenueTerms.Listing], sizes: [Lanes], costs: [Lanes], cash: [Double]) {
    self.listings = Array(listings.prefix(Self.mostMarkets))
    lots = Self.lots(of: listings)
    let prices = Self.startPrices(of: listings)
    (self.sizes, self.costs, self.cash) = (sizes, costs, cash)
    start = zip(sizes, cash).map { size, cash in cash + (size * prices).total }
    standings = sizes.map { $0 == .zero ? Standing.flat.rawValue : Standing.open.rawValue }
  }

  /// A crowd of given accounts; numbers that aren't finite count as zero, and more than `most` accounts are left out.
  public init(_ listings: [VenueTerms.Listing], members: [Member]) {
    let lots = Self.lots(of: listings)
    let markets = min(listings.count, Self.mostMarkets)
    var (sizes, costs, cash): ([Lanes], [Lanes], [Double]) = ([], [], [])
    for member in members.prefix(Self.most) {
      let held = Self.holding(of: member, lots, markets: markets)
      sizes.append(held.size)
      costs.append(held.cost)
      cash.append(held.cash)
    }
    self.init(listings, sizes: sizes, costs: costs, cash: cash)
  }

  /// What a given account holds; numbers that aren't finite count as zero.
  static func holding(of member: Member, _ lots: Lanes, markets: Int) -> (size: Lanes, cost: Lanes, cash: Double) {
    var (size, cost) = (Lanes.zero, Lanes.zero)
    for market in 0..<min(markets, member.sizes.count, member.entries.count) where lots[market] > 0 {
      // The quotient of a whole number of lots may lie just below it.
      let count = (member.sizes[market] / lots[market] * (1 + 1e-12)).rounded(.towardZero)
      size[market] = count.isFinite ? min(max(count, -mostLots), mostLots) : 0
      cost[market] = size[market] * priceInRange(member.entries[market]) * lots[market]
    }
    let wallet = member.wallet.isFinite ? min(max(member.wallet, 0), 1e18) : 0
    return (size, cost, wallet - cost.total)
  }

  /// The price of a lot in each market at the beginning.
  var startPrices: Lanes { Self.startPrices(of: listings) }

  /// A price the crowd can be valued at: what isn't above zero, or beyond a quadrillion, is brought into range, so that
  /// nothing computed from it is infinite.
  static func priceInRange(_ price: Double) -> Double {
    price.isNaN ? lowestPrice : min(max(price, lowestPrice), 1e15)
  }

  /// The lowest price there is.
  static let lowestPrice = 1e-12

  private static func lots(of listings: [VenueTerms.Listing]) -> Lanes {
    Lanes(list: listings.prefix(mostMarkets).map(\.instrument.lot.double))
  }

  private static func startPrices(of listings: [VenueTerms.Listing]) -> Lanes {
    Lanes(list: listings.prefix(mostMarkets).map { priceInRange($0.price.double) }) * lots(of: listings)
  }
}

extension Crowd {
  /// What became of an account.
  public func standing(of account: Int) -> Standing {
    Standing(rawValue: standings[account]) ?? .flat
  }

  /// The units an account holds in a market, below zero for short.
  public func size(of account: Int, in market: Int) -> Double { sizes[account][market] * lots[market] }

  /// An account's average entry price in a market; nil without a position.
  public func entry(of account: Int, in market: Int) -> Double? {
    let size = sizes[account][market]
    return size == 0 ? nil : costs[account][market] / (size * lots[market])
  }

  /// An account's money without unrealized profit and loss, quote currency.
  public func wallet(of account: Int) -> Double { cash[account] + costs[account].total }

  /// An account's equity at marks, quote currency.
  public func equity(of account: Int, at marks: [Double]) -> Double {
    cash[account] + (sizes[account] * lotPrices(marks)).total
  }

  /// An account's requirement at marks under rules, quote currency.
  public func requirement(of account: Int, at marks: [Double], _ rules: CrowdRules) -> Double {
    let schedule = MarginSchedule(listings.map(\.instrument), reservesClosingFee: rules.reservesClosingFee)
    let value = sizes[account] * lotPrices(marks)
    return schedule.withTable { $0.margin(value.magnitudes).total }
  }

  /// Lots held long and lots held short in each market, over all accounts.
  public var openInterest: [(long: Double, short: Double)] {
    var (long, short) = (Lanes.zero, Lanes.zero)
    for size in sizes {
      long += greater(of: size, .zero)
      short += greater(of: -size, .zero)
    }
    return listings.indices.map { (long[$0], short[$0]) }
  }

  /// The price of a lot in each market at marks.
  func lotPrices(_ marks: [Double]) -> Lanes { Lanes(list: marks.map(Self.priceInRange)) * lots }

  /// How many bytes an account takes here.
  static var bytesPerAccount: Int {
    2 * MemoryLayout<Lanes>.stride + 2 * MemoryLayout<Double>.stride + MemoryLayout<UInt8>.stride
  }
}
