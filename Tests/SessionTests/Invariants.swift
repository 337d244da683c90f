import Margin
import Market

@testable import Practice

/// What holds in every account, whatever was typed.
enum Invariants {
  /// What doesn't hold; nil when all does.
  ///
  /// - Parameter mayOwe: whether liquidation has been off, so that a position may have been closed beyond its money.
  static func broken(_ session: Session, mayOwe: Bool) -> String? {
    let account = session.venue.account
    do {
      func value(_ kind: FigureKind, _ market: Symbol? = nil) throws -> Fixed {
        try session.venue.value(of: Figure(kind, market))
      }
      for slot in account.slots {
        guard slot.mark.isPositive, slot.mark.isMultiple(of: slot.instrument.tick) else {
          return "mark of \(slot.symbol)"
        }
        guard slot.size.isMultiple(of: slot.instrument.lot) else { return "size of \(slot.symbol)" }
        guard try value(.markPrice, slot.symbol) == slot.mark else { return "explained mark of \(slot.symbol)" }
        guard slot.isIsolated || slot.margin.isZero else { return "margin of \(slot.symbol)" }
        guard slot.leverage >= .one, slot.leverage <= slot.instrument.highestLeverage else {
          return "leverage of \(slot.symbol)"
        }
        guard slot.size.signum == slot.cost.signum else { return "cost of \(slot.symbol)" }
      }
      for (symbol, place) in session.venue.places {
        guard let slot = account[symbol], place.source.isMultiple(of: slot.instrument.tick) else { return "place" }
        if let held = slot.liquidity, place.pool.map({ held.shares >= $0.shares }) ?? true {
          return "share of \(symbol)"
        }
        if let complaint = place.book?.complaint { return "book of \(symbol): \(complaint)" }
        if let book = place.book, try book.position != slot.size { return "position in the book of \(symbol)" }
      }
      guard session.venue.provided.allSatisfy({ session.venue.places[$0] != nil }) else { return "share of nothing" }
      guard try value(.equity) == value(.collateralValue) + value(.unrealizedPnL) else { return "equity" }
      guard try value(.cash) == value(.walletBalance) + value(.isolatedMargin) else { return "cash" }
      guard try value(.freeMargin) == value(.equity) - value(.initialMargin) - value(.orderMargin) else {
        return "free margin"
      }
      for slot in account.slots {
        let waiting = session.venue.waitingOrders.filter {
          $0.symbol == slot.symbol && $0.order.trigger == nil && !$0.order.reducesOnly
        }
        guard waiting.count == slot.orders.count else { return "orders of \(slot.symbol)" }
      }
      let flows =
        try value(.deposits) - value(.withdrawals) + value(.realizedPnL) - value(.feesPaid)
        + value(.fundingReceived) - value(.liquidationFees) - value(.forfeited) + value(.debtForgiven)
        + value(.lpReceived) - value(.lpPaid)
      guard try flows == value(.cash) else { return "flows" }
      let fund = session.venue.fund
      guard !fund.balance.isNegative, fund.uncovered <= fund.badDebt else { return "fund" }
      if !mayOwe, !account.hasPositions, try value(.cash).isNegative { return "cash without positions" }
      if account.liquidates, account.hasPositions, try isDue(account) { return "liquidation is due" }
      guard session.past.count <= Session.mostChanges, session.bookmarks.count <= Session.mostBookmarks else {
        return "bounds"
      }
      return nil
    } catch {
      return "\(error)"
    }
  }

  private static func isDue(_ account: Account) throws -> Bool {
    try account.outlook().isDue
  }
}
