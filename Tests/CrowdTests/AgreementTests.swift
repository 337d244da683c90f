import Market
import Testing

@testable import Crowd
@testable import Margin

/// What a liquidated account leaves behind, caught.
private struct Caught: Backstop {
  var received = Fixed.zero
  var borne = Fixed.zero

  mutating func receive(_ amount: Fixed) throws { received = try received + amount }

  mutating func bear(_ shortfall: Fixed) throws -> [Event] {
    borne = try borne + shortfall
    return []
  }
}

/// The crowd's kernel is a second computation of what the account engine computes exactly; here they are held together.
@Suite("The kernel and the account engine")
struct AgreementTests {
  /// Equity less requirement nearer to zero than this share of the notional is too near to call in `Double`.
  private static let tie = 1e-9

  @Test(
    "the same accounts at the same prices are due, and leave the same money", arguments: 1...60 as ClosedRange<UInt64>)
  func agree(seed: UInt64) throws {
    let crash = Crash(seed: seed, accounts: 25)
    var random = SplitMix(seed: seed)
    let fall = 0.35 * random.unit()
    let marks = try crash.crowd.listings.map { listing in
      let share = Fixed(10_000 - Int((10_000 * fall * random.unit()).rounded()), decimals: 4)
      return try listing.instrument.onTick(listing.price * share)
    }
    let rules = rules(crash)
    var due = 0
    for number in 0..<crash.crowd.count where crash.crowd.standing(of: number) == .open {
      var account = try account(number, of: crash.crowd, rules)
      let member = try Crowd(crash.crowd.listings, members: [member(of: account)])
      for index in account.slots.indices { account.slots[index].mark = marks[index] }
      let (equity, requirement): (Fixed, Fixed) = try (account.equity(.pool), account.requirement(.pool))
      let prices = marks.map(\.double)
      let notional: Fixed = try account.grossNotional()
      let scale = max(notional.double, 1)
      #expect((member.equity(of: 0, at: prices) - equity.double).magnitude < Self.tie * scale, "seed \(seed)")
      #expect(
        (member.requirement(of: 0, at: prices, crash.rules) - requirement.double).magnitude < Self.tie * scale,
        "seed \(seed), account \(number)")
      guard (equity.double - requirement.double).magnitude > Self.tie * scale else { continue }

      var caught = Caught()
      let events = try account.settle(&caught)
      var engine = CrowdEngine(
        member, crash.rules, fund: 1e15, impact: FormulaImpact([], resilience: 0, prices: prices))
      let tick = engine.tick(prices)
      let isLiquidated = events.contains { $0.kind == .liquidated }
      #expect((tick.liquidated == 1) == isLiquidated, "seed \(seed), account \(number)")
      due += isLiquidated ? 1 : 0
      let wallet: Fixed = try account.walletBalance()
      let kept = isLiquidated ? engine.crowd.wallet(of: 0) : member.wallet(of: 0)
      #expect((kept - wallet.double).magnitude < Self.tie * scale, "seed \(seed), account \(number)")
      let received = engine.fund.fees + engine.fund.remainders
      #expect((received - caught.received.double).magnitude < Self.tie * scale, "seed \(seed), account \(number)")
      #expect((tick.badDebt - caught.borne.double).magnitude < Self.tie * scale, "seed \(seed), account \(number)")
    }
    print("seed \(seed): \(due) liquidated by both")
  }

  /// The rules of the account engine that say the same as the crowd's.
  private func rules(_ crash: Crash) -> RuleSet {
    Venues.ruleSet {
      $0.trigger = crash.rules.liquidatesAtRequirement ? .atOrBelow : .below
      $0.liquidation.remainder = crash.rules.fundKeepsRemainder ? .fund : .account
      $0.reservesClosingFee = crash.rules.reservesClosingFee
    }
  }

  /// The exact account with an account's sizes, and its entries and money to four decimals.
  private func account(_ number: Int, of crowd: Crowd, _ rules: RuleSet) throws -> Account {
    var account = Account(rules: rules, markets: crowd.listings.map { ($0.instrument, $0.price) })
    for market in crowd.listings.indices {
      guard let entry = crowd.entry(of: number, in: market) else { continue }
      let size = Fixed(Int(crowd.sizes[number][market]), decimals: 3)
      account.slots[market].size = size
      account.slots[market].cost = try size * Fixed(max(1, Int((entry * 1e4).rounded())), decimals: 4)
    }
    account.ledger.deposits = Fixed(max(0, Int((crowd.wallet(of: number) * 1e4).rounded())), decimals: 4)
    return account
  }

  private func member(of account: Account) throws -> Crowd.Member {
    let wallet: Fixed = try account.walletBalance()
    return Crowd.Member(
      wallet: wallet.double, sizes: account.slots.map(\.size.double),
      entries: try account.slots.map { $0.isOpen ? try ($0.cost / $0.size).double : 0 })
  }
}
