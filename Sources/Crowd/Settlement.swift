/// The liquidation of a batch of accounts.
///
/// What the batch holds is netted and the rest sold into the market at one average price a market, which all of the batch
/// get. Out of what is left then comes the fee, never more than there is. A loss beyond an account's money is the fund's;
/// an account whose loss the fund can't pay isn't sold but deleveraged (`Deleveraging`), as far as winners go.
extension CrowdEngine {
  mutating func liquidate(_ batch: [Int], _ tick: inout CrowdTick) -> CrowdRound {
    var round = CrowdRound(accounts: batch.map { Int32(truncatingIfNeeded: $0) })
    let prices = lotPrices
    for account in batch { round.notional += (crowd.sizes[account] * prices).magnitudes.total }
    let (bankrupt, sold) = split(batch, at: prices)
    var reserve = fund.balance
    for account in bankrupt { deleverage(account, at: prices, reserve: &reserve, &tick) }
    let leaving = bankrupt + sold
    let net = net(of: leaving)
    let fills = fills(of: net)
    let ofFirst = leaving.contains(0) ? crowd.sizes[0] : .zero
    for market in crowd.listings.indices {
      impact.trade(-net[market] * crowd.lots[market], in: market)
      round.tradedByOthers.append((ofFirst[market] - net[market]) * crowd.lots[market])
    }
    makers.take(net, at: fills)
    totals.lots -= net
    for account in leaving { close(account, at: fills, &tick) }
    round.marks = marks
    round.fund = fund.balance
    return round
  }

  /// Which accounts of a batch the fund can't stand behind, and which it can, were the latter sold into the market.
  private func split(_ batch: [Int], at prices: Lanes) -> (bankrupt: [Int], sold: [Int]) {
    var (bankrupt, sold): ([Int], [Int]) = ([], batch)
    while true {
      // Each account less that is sold changes the price for the others, so the question is asked again.
      let fills = fills(of: net(of: sold))
      var money = fund.balance
      for account in bankrupt { money -= min(money, max(-value(of: account, at: prices), 0)) }
      var kept: [Int] = []
      kept.reserveCapacity(sold.count)
      for account in sold {
        let value = value(of: account, at: fills)
        if value < -money {
          bankrupt.append(account)
        } else {
          money += value < 0 ? value : rules.fundKeepsRemainder ? value : fee(of: account, at: fills, outOf: value)
          kept.append(account)
        }
      }
      if kept.count == sold.count { return (bankrupt, sold) }
      sold = kept
    }
  }

  /// Books an account's end at the prices of lots.
  private mutating func close(_ account: Int, at fills: Lanes, _ tick: inout CrowdTick) {
    let value = value(of: account, at: fills)
    let fee = fee(of: account, at: fills, outOf: value)
    var left = value - fee
    fund.receive(fee: fee)
    if left < 0 {
      let paid = fund.pay(-left)
      tick.badDebt -= left
      tick.paid += paid
      unpaid += -left - paid
      left = 0
    } else if rules.fundKeepsRemainder {
      fund.receive(remainder: left)
      left = 0
    }
    totals.cash += left - crowd.cash[account]
    crowd.cash[account] = left
    crowd.sizes[account] = .zero
    crowd.costs[account] = .zero
    crowd.standings[account] = Crowd.Standing.liquidated.rawValue
  }

  func value(of account: Int, at prices: Lanes) -> Double {
    crowd.cash[account] + (crowd.sizes[account] * prices).total
  }

  private func fee(of account: Int, at prices: Lanes, outOf value: Double) -> Double {
    min(rules.fee * (crowd.sizes[account] * prices).magnitudes.total, max(value, 0))
  }

  private func net(of accounts: [Int]) -> Lanes {
    accounts.reduce(into: Lanes.zero) { $0 += crowd.sizes[$1] }
  }

  /// What lots sold into the market would bring, as prices of lots.
  private func fills(of net: Lanes) -> Lanes {
    Lanes(list: crowd.listings.indices.map { impact.quote(-net[$0] * crowd.lots[$0], in: $0).price }) * crowd.lots
  }
}
