import Testing

@testable import Margin
@testable import Market

@Suite("Any orders in any book")
struct BookPropertyTests {
  /// Two hundred books of five hundred orders: a hundred thousand.
  @Test(
    "a book is never crossed, loses and makes nothing, and keeps everybody's turn",
    arguments: 1...200 as ClosedRange<UInt64>)
  func invariants(_ seed: UInt64) throws {
    var random = RandomBook(seed: seed)
    var book = try random.book()
    for step in 0..<500 {
      do {
        try random.act(on: &book)
      } catch let failure as BookComplaint {
        Issue.record("seed \(seed), step \(step): \(failure.text)")
        return
      }
    }
  }

  @Test("the same orders in the same book end the same", arguments: [3, 77] as [UInt64])
  func deterministic(_ seed: UInt64) throws {
    func run() throws -> OrderBook {
      var random = RandomBook(seed: seed)
      var book = try random.book()
      for _ in 0..<200 { try random.act(on: &book) }
      return book
    }
    #expect(try run() == run())
  }
}

/// What a book did wrong.
struct BookComplaint: Error {
  var text: String
}

/// Books and orders drawn at random, and what must hold after each of them, worked out from what happened alone.
struct RandomBook {
  var random: SplitMix
  /// The position by the fills that were told.
  private var position = Fixed.zero
  /// When each order came to rest.
  private var turns: [OrderID: Int] = [:]
  /// What is left of each order that waits, by what was told.
  private var waiting: [OrderID: Fixed] = [:]

  init(seed: UInt64) {
    random = SplitMix(seed: seed)
  }

  mutating func book() throws -> OrderBook {
    let tickDecimals = random.below(4)
    let profile = DepthProfile(
      spread: 1 + random.below(random.chance(20) ? 50 : 4), gap: 1 + random.below(3), levels: 1 + random.below(30),
      depth: Fixed(1 + random.below(200)), growth: Fixed(8 + random.below(6), decimals: 1),
      noise: Fixed(random.below(11), decimals: 1), recovery: Fixed(random.below(11), decimals: 1),
      permanence: Fixed(random.below(11), decimals: 1))
    let tick = Fixed([1, 2, 5][random.below(3)], decimals: tickDecimals)
    let price = try tick * Fixed(random.chance(20) ? 1 + random.below(20) : 100 + random.below(10_000))
    return try OrderBook(
      tick: tick, lot: Fixed(1, decimals: random.below(3)), price: price, profile: profile, seed: random.next())
  }

  /// One order, or one thing that may happen to the book, held to the rules.
  mutating func act(on book: inout OrderBook) throws {
    let before = book
    do {
      switch random.below(20) {
      case 0...7: try submit(&book)
      case 8...12: try trade(&book)
      case 13...14:
        let events = try book.advance()
        try note(events)
        try require(
          try total(book, .buy) >= total(before, .buy) || !events.isEmpty || book.fair != before.fair,
          "a tick took bids")
      case 15:
        let ticks = max(before.fair + random.below(21) - 10, random.chance(5) ? 0 : 1)
        try note(book.move(to: book.tick * Fixed(ticks)))
      case 16: try note(book.setDepth(Fixed(random.below(21), decimals: 1)))
      case 17: try note(book.setSpread(random.below(8)))
      case 18:
        for placement in try book.setOff(at: nearby(book)) { try note(placement.events) }
      default:
        let ids = Array(waiting.keys.sorted())
        if random.chance(10) {
          try note(book.cancelAll())
        } else if !ids.isEmpty, random.chance(70) {
          try note([book.cancel(ids[random.below(ids.count)])])
        } else {
          let size = try Fixed(random.below(41) - 20) * book.lot
          try note(book.setPosition(size))
          position = size
        }
      }
    } catch is BookRefusal {
      try require(book == before, "a refusal changed the book")
    } catch is ProfileFinding {
      try require(book == before, "a refusal changed the book")
    }
    if let complaint = book.complaint { throw BookComplaint(text: complaint) }
    try require(try book.position == position, "position \(try book.position), by the fills \(position)")
    let orders = try Dictionary(uniqueKeysWithValues: book.orders.map { ($0.id, $0.size) })
    try require(orders == waiting, "orders \(orders), by what was told \(waiting)")
    if let bid = try book.bestBid, let ask = try book.bestAsk { try require(bid < ask, "\(bid) bid, \(ask) asked") }
    if random.chance(2) { try require(try SavedBook(book).book() == book, "it doesn't survive being stored") }
    try checkTurns(book)
  }

  private mutating func submit(_ book: inout OrderBook) throws {
    let side: OrderSide = random.chance(50) ? .buy : .sell
    let price = try nearby(book)
    let kinds: [OrderRequest.Kind] = [
      .market, .limit(price), .limit(price), .postOnly(price), .immediateOrCancel(price),
    ]
    let size = try book.lot * Fixed(random.below(random.chance(10) ? 100_000 : 300))
    let request = OrderRequest(
      side, size, kinds[random.below(kinds.count)], reducesOnly: random.chance(30),
      trigger: random.chance(20) ? try nearby(book) : nil)
    let before = book
    let placement = try book.submit(request, reference: before.price)
    try note(placement.events)
    guard let trade = placement.trade else { return }
    // What an order of the learner's takes, it takes from others.
    try require(trade.fills.allSatisfy { $0.maker == nil }, "the learner traded with the learner")
    try check(trade, side, before, book, limit: request.limit)
  }

  private mutating func trade(_ book: inout OrderBook) throws {
    let side: OrderSide = random.chance(50) ? .buy : .sell
    let size = try book.lot * Fixed(1 + random.below(random.chance(10) ? 100_000 : 1_000))
    let limit = random.chance(50) ? try nearby(book) : nil
    let before = book
    let best = try before.levels(side.opposite)
    let trade = try book.trade(side, size: size, limit: limit)
    try note(trade.events)
    try check(trade, side, before, book, limit: limit)
    // Everything within the limit trades, from the best price on.
    var left = size
    var value = Fixed.zero
    for level in best where limit.map({ side == .buy ? level.price <= $0 : level.price >= $0 }) ?? true {
      let taken = min(left, level.size)
      left = try left - taken
      value = try value + taken * level.price
    }
    // An order that only reduces may have been cut on the way, so that others had to fill in for it.
    let cut = trade.events.contains { if case .canceled = $0 { true } else { false } }
    if !cut {
      try require(try trade.unfilled() == left, "\(try trade.unfilled()) unfilled, \(left) expected")
      try require(trade.value == value, "value \(trade.value), by the levels \(value)")
    }
  }

  /// What traded is gone from the book and nothing else is; prices get worse from fill to fill.
  private func check(
    _ trade: Trade, _ side: OrderSide, _ before: OrderBook, _ after: OrderBook, limit: Fixed?
  ) throws {
    var sum = Fixed.zero
    for fill in trade.fills { sum = try sum + fill.size }
    try require(sum == trade.filled && sum <= trade.requested, "fills \(sum), filled \(trade.filled)")
    var canceled = Fixed.zero
    for event in trade.events { if case .canceled(_, let size, _) = event { canceled = try canceled + size } }
    let gone = try total(before, side.opposite) - total(after, side.opposite)
    // Stops that went weren't in the book.
    try require(gone >= sum && gone <= (try sum + canceled), "\(gone) gone, \(sum) traded, \(canceled) canceled")
    let prices = trade.fills.map(\.price)
    try require(side == .buy ? prices == prices.sorted() : prices == prices.sorted(by: >), "prices \(prices)")
    if let limit, let worst = prices.last {
      try require(side == .buy ? worst <= limit : worst >= limit, "\(worst) is beyond \(limit)")
    }
  }

  /// At one price, who came to rest first stands first.
  private func checkTurns(_ book: OrderBook) throws {
    for side in OrderSide.allCases {
      for (first, second) in zip(book.own[side], book.own[side].dropFirst()) where first.price == second.price {
        try require(turns[first.id, default: .max] < turns[second.id, default: .max], "\(second.id) lost its turn")
      }
    }
  }

  private func total(_ book: OrderBook, _ side: OrderSide) throws -> Fixed {
    var total = Fixed.zero
    for level in try book.levels(side) { total = try total + level.size }
    return total
  }

  private mutating func nearby(_ book: OrderBook) throws -> Fixed {
    let reach = book.profile.spread + book.profile.gap * 3 + 2
    return try book.tick * Fixed(max(book.fair + random.below(2 * reach + 1) - reach, 1))
  }

  /// Writes down what was told.
  private mutating func note(_ events: [OrderEvent]) throws {
    for event in events {
      switch event {
      case .rested(let id, _, let size, _):
        waiting[id] = size
        turns[id] = turns.count
      case .armed(let id, _, let size, _): waiting[id] = size
      case .triggered(let id, _): waiting[id] = nil
      case .took(_, let side, let size, _): position = try side == .buy ? position + size : position - size
      case .made(let id, let side, let size, _):
        position = try side == .buy ? position + size : position - size
        try take(id, size)
      case .canceled(let id, let size, _): try take(id, size)
      }
    }
  }

  private mutating func take(_ id: OrderID, _ size: Fixed) throws {
    // The part of an order that never waited isn't written down.
    guard let left = waiting[id] else { return }
    let rest = try left - size
    waiting[id] = rest.isZero ? nil : rest
  }

  private func require(_ isSo: Bool, _ text: @autoclosure () throws -> String) throws {
    if !isSo { throw BookComplaint(text: try text()) }
  }
}
