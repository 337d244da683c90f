import Margin

extension OrderBook: LiquidationVenue {
  /// Somebody else's order trades with what stands in the book, and is gone: a liquidation, an unlock, the crowd.
  ///
  /// It goes from the best price to the worse ones, at one price in the order of coming, and stops at its limit.
  public mutating func trade(_ side: OrderSide, size: Fixed, limit: Fixed?) throws -> Trade {
    var book = self
    let trade = try book.match(side, lots: lots(size), limit: limit.map { try limitTicks($0, side) }, isOwn: false)
    self = book
    return trade
  }

  /// A limit that needn't be on the ticks: the nearest tick that is no worse. A sale at 0 takes any price.
  private func limitTicks(_ limit: Fixed, _ side: OrderSide) throws -> Int {
    let onTick = try limit.rounded(to: tick, side == .buy ? .floor : .ceiling)
    guard let ticks = onTick.steps(of: tick), ticks.magnitude <= Self.mostTicks.magnitude else {
      throw BookRefusal.outOfRange(limit)
    }
    return ticks
  }

  /// Trades up to `lots` with what stands on the other side.
  ///
  /// - Parameter isOwn: whether it is for an order of the learner's; that doesn't trade with others of the learner's,
  ///   which go.
  mutating func match(_ side: OrderSide, lots: Int, limit: Int?, isOwn: Bool) throws -> Trade {
    let resting = side.opposite
    let before = try price
    var fills: [(ticks: Int, lots: Int, maker: OrderID?)] = []
    var events: [OrderEvent] = []
    var left = lots
    var level = firstLevel(resting)
    while left > 0, let next = next(resting, level) {
      if let limit, side == .buy ? next.price > limit : next.price < limit { break }
      if next.isOwn {
        if isOwn {
          events.append(try drop(resting, .selfTrade))
          continue
        }
        let (id, taken) = take(resting, left)
        left -= taken
        fills.append((next.price, taken, id))
        events.append(.made(id, side: resting, size: try size(taken), price: try price(next.price)))
        events += try hold(resting, taken)
      } else if let at = level {
        let taken = min(left, next.lots)
        left -= taken
        take(resting, at, taken)
        if let last = fills.last, last.ticks == next.price, last.maker == nil {
          fills[fills.count - 1].lots += taken
        } else {
          fills.append((next.price, taken, nil))
        }
        level = firstLevel(resting, from: at)
      }
    }
    if let last = fills.last { lastTicks = last.ticks }
    drift = try drift + lasting(side, lots - left)
    var value = Fixed.zero
    let parts = try fills.map { fill in
      let part = Fill(price: try price(fill.ticks), size: try size(fill.lots), maker: fill.maker)
      value = try value + part.size * part.price
      return part
    }
    return Trade(
      side: side, requested: try size(lots), filled: try size(lots - left), value: value, fills: parts,
      before: before, after: try price, events: events)
  }

  /// What trades next on a side: the others' lots before the learner's next order, or that order.
  private func next(_ side: OrderSide, _ level: Int?) -> (price: Int, lots: Int, isOwn: Bool)? {
    let order = own[side].first
    guard let level else { return order.map { ($0.price, $0.lots, true) } }
    let (price, lots) = (levelPrice(side, level), others[side][level])
    guard let order else { return (price, lots, false) }
    if order.price == price {
      return order.ahead > 0 ? (price, min(order.ahead, lots), false) : (price, order.lots, true)
    }
    let isBetter = side == .buy ? order.price > price : order.price < price
    return isBetter ? (order.price, order.lots, true) : (price, lots, false)
  }

  /// Takes from a level of the others', from the front of the queue.
  mutating func take(_ side: OrderSide, _ level: Int, _ lots: Int) {
    others.change(side) { $0[level] -= lots }
    let price = levelPrice(side, level)
    // The learner's orders stand from the best price on, and none is better than what trades.
    for (index, order) in own[side].enumerated() {
      guard order.price == price else { break }
      own.change(side) { $0[index].ahead = max(order.ahead - lots, 0) }
    }
  }

  /// Takes from the learner's best order, and removes it when nothing is left.
  mutating func take(_ side: OrderSide, _ most: Int) -> (OrderID, Int) {
    let order = own[side][0]
    let taken = min(most, order.lots)
    if taken == order.lots { own[side].removeFirst() } else { own[side][0].lots -= taken }
    return (order.id, taken)
  }

  /// Removes the learner's best order.
  private mutating func drop(_ side: OrderSide, _ reason: CancelReason) throws -> OrderEvent {
    let order = own[side].removeFirst()
    return .canceled(order.id, size: try size(order.lots), reason)
  }

  /// What a trade moves the fair price by for good, in ticks: the share `permanence` of what it moves the middle of a full
  /// book of equal levels by. So it goes by the amount alone, however it is spread over time (Huberman and Stanzl 2004).
  private func lasting(_ side: OrderSide, _ lots: Int) throws -> Fixed {
    let whole = targets[side.opposite].reduce(0, +)
    guard whole > 0 else { return .zero }
    let reach = try Fixed(profile.gap * profile.levels).share(Fixed(lots), of: Fixed(2 * whole), rounding: .halfEven)
    return try profile.permanence * (side == .buy ? reach : -reach)
  }
}
