import Margin

extension OrderBook {
  /// Lets a tick pass.
  ///
  /// First the others quote around what trades have made of the fair price: a share `permanence` of each move of
  /// theirs stays. Orders that stand where they are to stand from now on needn't move: what was taken on the way there
  /// isn't missing any more. Then, on either side, a share `recovery` of all that is missing comes back, rounded up to a
  /// lot, and from the worst price to the best: so in a book of equal levels the distance of the best price from its
  /// place shrinks by that share with every tick, as e^(−ρt) with recovery = 1 − e^(−ρ).
  ///
  /// Source: Obizhaeva and Wang 2013, Optimal trading strategy and supply/demand dynamics.
  public mutating func advance() throws -> [OrderEvent] {
    var book = self
    let whole = try book.drift.rounded(to: .one, .towardZero)
    if let ticks = whole.steps(of: .one), ticks != 0 {
      book.drift = try book.drift - whole
      let ticks = min(max(ticks, -Self.mostTicks), Self.mostTicks)
      book.quote(around: book.fair + ticks, spread: profile.spread)
      book.fill(ticks > 0 ? .sell : .buy, behind: Int(ticks.magnitude))
    }
    for side in OrderSide.allCases { try book.refill(side) }
    let events = try book.uncross()
    self = book
    return events
  }

  /// The others quote around another price, with the depth they have. Orders of the learner's that their new prices
  /// reach are filled at the orders' own prices.
  ///
  /// - Parameter price: the new fair price, on the ticks.
  public mutating func move(to price: Fixed) throws -> [OrderEvent] {
    var book = self
    book.drift = .zero
    book.quote(around: try ticks(price), spread: profile.spread)
    let events = try book.uncross()
    self = book
    return events
  }

  /// The others quote so many ticks higher, or lower where below zero. What trades have moved stays to be quoted.
  mutating func requote(by ticks: Int) throws -> [OrderEvent] {
    quote(around: fair + ticks, spread: profile.spread)
    return try uncross()
  }

  /// Sets how much of the profile's depth there is. Orders leave, or come, on every level alike and at once; what has
  /// been taken before stays taken.
  ///
  /// - Parameter share: 1 for the profile's depth, 0.2 for a fifth of it; 0…1,000.
  public mutating func setDepth(_ share: Fixed) throws -> [OrderEvent] {
    guard !share.isNegative, share <= Self.mostDepth else { throw BookRefusal.depth(share) }
    var book = self
    book.targets = try Self.targets(profile, lot: lot, seed: seed, share: share)
    book.depthShare = share
    for side in OrderSide.allCases {
      for level in 0..<profile.levels {
        book.others[side][level] = Self.scaled(
          others[side][level], book.targets[side][level], over: targets[side][level])
      }
      for index in book.own[side].indices {
        guard let level = level(side, at: own[side][index].price) else { continue }
        book.own[side][index].ahead = Self.scaled(
          own[side][index].ahead, book.others[side][level], over: others[side][level])
      }
    }
    book.clearImpossibleLevels()
    let events = try book.uncross()
    self = book
    return events
  }

  /// Sets the spread, in ticks. The others quote anew, so the learner's orders come first at their prices.
  public mutating func setSpread(_ ticks: Int) throws -> [OrderEvent] {
    guard (1...DepthProfile.widest).contains(ticks) else { throw ProfileFinding.spread(ticks) }
    var book = self
    book.quote(around: fair, spread: ticks)
    let events = try book.uncross()
    self = book
    return events
  }

  /// Whoever quotes anew loses the place in the queue to those who stayed; nobody does without a reason.
  private mutating func quote(around ticks: Int, spread: Int) {
    let ticks = min(max(ticks, 1), Self.mostTicks)
    guard ticks != fair || spread != profile.spread else { return }
    fair = ticks
    profile.spread = spread
    clearImpossibleLevels()
    for side in OrderSide.allCases {
      for index in own[side].indices { own[side][index].ahead = 0 }
    }
  }

  private mutating func refill(_ side: OrderSide) throws {
    let missing = standing(side).reduce(0) { $0 + targets[side][$1] - others[side][$1] }
    let share = try Fixed(missing).times(profile.recovery, rounding: .ceiling).rounded(to: .one, .ceiling)
    fill(side, lots: share.steps(of: .one) ?? 0)
  }

  /// Counts as back what stands within so many ticks, as much as the levels have there on average.
  private mutating func fill(_ side: OrderSide, behind ticks: Int) {
    let whole = targets[side].reduce(0, +)
    let lots = Int128(whole) * Int128(ticks) / (Int128(profile.gap) * Int128(profile.levels))
    fill(side, lots: Int(min(lots, Int128(whole))))
  }

  /// Brings lots back, from the worst price to the best.
  private mutating func fill(_ side: OrderSide, lots: Int) {
    var left = lots
    for level in standing(side).reversed() where left > 0 {
      let added = min(left, targets[side][level] - others[side][level])
      others[side][level] += added
      left -= added
    }
  }

  /// The levels that can have anything.
  private func standing(_ side: OrderSide) -> Range<Int> {
    0..<(side == .buy ? possibleLevels : profile.levels)
  }

  /// Trades what the others now offer with those of the learner's orders it reaches.
  private mutating func uncross() throws -> [OrderEvent] {
    var events: [OrderEvent] = []
    for side in OrderSide.allCases {
      while let order = own[side].first, let level = firstLevel(side.opposite),
        side == .buy
          ? order.price >= levelPrice(.sell, level) : order.price <= levelPrice(.buy, level)
      {
        let (id, taken) = take(side, others[side.opposite][level])
        others[side.opposite][level] -= taken
        lastTicks = order.price
        events.append(.made(id, side: side, size: try size(taken), price: try price(order.price)))
        events += try hold(side, taken)
      }
    }
    return events
  }

  /// `lots × part ÷ whole`, rounded down; all of `part` when there was no whole.
  private static func scaled(_ lots: Int, _ part: Int, over whole: Int) -> Int {
    guard whole > 0 else { return part }
    return Int(Int128(lots) * Int128(part) / Int128(whole))
  }
}
