import Margin

extension OrderBook {
  /// What is wrong with the book, in a sentence; nil when nothing is. Asked of a book that was read from a file, and by
  /// tests after every step.
  public var complaint: String? {
    if !profile.findings().isEmpty { return "the depth profile makes no sense" }
    if !(1...Self.mostTicks).contains(fair) || !(1...Self.mostTicks).contains(lastTicks) {
      return "a price is out of range"
    }
    if held.magnitude >= UInt(Int.max / 2) || !(1...Self.mostLots).contains(nextOrder) {
      return "the position is out of range"
    }
    if own.buy.count + own.sell.count + stops.count > Self.mostOrders { return "too many orders wait" }
    let ids = own.buy.map(\.id) + own.sell.map(\.id) + stops.map(\.id)
    if Set(ids).count < ids.count || ids.contains(where: { !(1..<nextOrder).contains($0.number) }) {
      return "an order's number is impossible"
    }
    for side in OrderSide.allCases {
      if let complaint = complaint(levelsOf: side) ?? complaint(ordersOf: side) { return complaint }
    }
    if let bid = best(.buy), let ask = best(.sell), bid >= ask {
      return "the book is crossed: \(bid) bid, \(ask) asked"
    }
    for stop in stops where !isSound(stop) { return "stop \(stop.id) is impossible" }
    return nil
  }

  private func complaint(levelsOf side: OrderSide) -> String? {
    let (levels, targets) = (others[side], targets[side])
    guard levels.count == profile.levels, targets.count == profile.levels else { return "levels are missing" }
    for level in levels.indices where !(0...targets[level]).contains(levels[level]) {
      return "\(side) level \(level) holds \(levels[level]) of \(targets[level]) lots"
    }
    if side == .buy, let level = levels[possibleLevels...].firstIndex(where: { $0 > 0 }) {
      return "level \(level) bids nothing"
    }
    return nil
  }

  private func complaint(ordersOf side: OrderSide) -> String? {
    var before: Resting?
    for order in own[side] {
      guard (1...Self.mostLots).contains(order.lots), (1...Self.mostTicks).contains(order.price) else {
        return "order \(order.id) is impossible"
      }
      let theirs = level(side, at: order.price).map { others[side][$0] } ?? 0
      if !(0...theirs).contains(order.ahead) { return "order \(order.id) waits for \(order.ahead) of \(theirs) lots" }
      if order.reducesOnly, order.lots > reducible(side) { return "order \(order.id) reduces more than there is" }
      if let before {
        let isBehind = side == .buy ? order.price < before.price : order.price > before.price
        let isLater = order.price == before.price && order.ahead >= before.ahead
        if !isBehind, !isLater { return "order \(order.id) stands before its turn" }
      }
      before = order
    }
    return nil
  }

  private func isSound(_ stop: Stop) -> Bool {
    guard let trigger = stop.request.trigger, (try? ticks(trigger)) != nil, (try? lots(stop.request.size)) != nil
    else { return false }
    return stop.request.limit.map { (try? ticks($0)) != nil } ?? true
  }
}
