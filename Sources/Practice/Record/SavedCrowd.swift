import Crowd
import Margin
import Market

/// A crowd as it is kept in a file: what it was drawn from and what it met since. The accounts are drawn again when it is
/// read.
struct SavedCrowd: Codable {
  private struct Listing: Codable {
    var market: Symbol
    var price: Fixed
  }

  private struct Met: Codable {
    var seat: Crowd.Member
    var before: [Double]
    var prices: [Double]
    var places: [SavedPlace?]?
  }

  private var listings: [Listing]
  private var accounts: Int
  private var seed: UInt64
  private var leverage: Double
  private var long: Double
  private var capacity: Int?
  private var fund: Double?
  private var seat: Crowd.Member
  private var mets: [Met]
  private var outside: [Double]
  private var marks: [Fixed]
  private var rounds: Int

  /// A crowd to be kept.
  init(_ scene: CrowdScene) {
    let plan = scene.plan
    listings = plan.listings.map { Listing(market: $0.instrument.symbol, price: $0.price) }
    (accounts, seed, leverage, long) = (plan.accounts, plan.seed, plan.leverage.median, plan.longShare)
    (capacity, fund) = (scene.rules.capacity, scene.fund)
    seat = scene.seat
    mets = scene.met.map { met in
      let places = met.places.map { place in place.map { SavedPlace($0) } }
      return Met(
        seat: met.member, before: met.before, prices: met.prices,
        places: places.contains { $0 != nil } ? places : nil)
    }
    (outside, marks, rounds) = (scene.outside, scene.marks, scene.vitals.rounds)
  }

  /// The crowd that was kept, drawn again and led through all it met.
  ///
  /// - Throws: `SaveDamage` when it is impossible, `CommandError` when interrupted or too large for here.
  func scene(in account: Account, _ surroundings: Surroundings) throws -> CrowdScene {
    guard accounts <= surroundings.mostAccounts else {
      throw CrowdProblem.tooMany(accounts, most: surroundings.mostAccounts)
    }
    let slots = try listings.map { listing in
      guard let slot = account[listing.market] else { throw SaveDamage(detail: "the crowd trades in no market") }
      return slot
    }
    let count = slots.count
    guard (1...Crowd.mostMarkets).contains(count), Set(slots.map(\.symbol)).count == count, accounts > 0,
      (CrowdScene.leverages.lowerBound.double...CrowdScene.leverages.upperBound.double).contains(leverage),
      (0...1).contains(long), capacity.map({ $0 >= 0 }) ?? true, fund.map({ $0 >= 0 && $0 <= 1e15 }) ?? true,
      mets.count <= CrowdScene.most, rounds >= 0, marks.count == count, marks.allSatisfy(\.isPositive),
      listings.allSatisfy({ $0.price.isPositive }), Self.arePrices(outside, count), Self.trades(seat, in: count)
    else { throw SaveDamage(detail: "the crowd is impossible") }
    var plan = CrowdPlan(
      listings: zip(slots, listings).map { VenueTerms.Listing($0.instrument, price: $1.price) }, accounts: accounts,
      seed: seed)
    (plan.leverage.median, plan.longShare) = (leverage, long)
    var scene = try CrowdScene(
      plan, CrowdRules(account.rules, capacity: capacity), fund: fund, seat: seat, surroundings)
    for met in mets {
      try surroundings.charge(1)
      try scene.meet(Self.met(met, slots), surroundings)
    }
    scene.stand(at: outside, marks: marks, rounds: rounds)
    return scene
  }

  private static func met(_ saved: Met, _ slots: [Slot]) throws -> CrowdScene.Met {
    let count = slots.count
    guard arePrices(saved.before, count), arePrices(saved.prices, count), (saved.places?.count ?? count) == count,
      trades(saved.seat, in: count)
    else { throw SaveDamage(detail: "what the crowd met is impossible") }
    let places = try zip(saved.places ?? slots.map { _ in nil }, slots).map { place, slot in
      try place?.place(in: slot.instrument)
    }
    return CrowdScene.Met(member: saved.seat, before: saved.before, prices: saved.prices, places: places)
  }

  private static func trades(_ member: Crowd.Member, in markets: Int) -> Bool {
    member.sizes.count == markets && member.entries.count == markets
  }

  private static func arePrices(_ prices: [Double], _ count: Int) -> Bool {
    prices.count == count && prices.allSatisfy { $0 > 0 && $0 <= 1e15 }
  }
}
