import Margin

/// What became of one of the learner's orders.
public struct Placement: Equatable, Sendable {
  /// Its name.
  public let id: OrderID
  /// What it traded at once; nil for one that only rests or waits.
  public let trade: Trade?
  /// Everything that happened, to this order and to others of the learner's.
  public let events: [OrderEvent]
}

extension OrderBook {
  /// Takes an order of the learner's.
  ///
  /// - Parameter reference: the price that sets off stops, such as the mark; a stop that it would set off at once is
  ///   refused.
  public mutating func submit(_ request: OrderRequest, reference: Fixed? = nil) throws -> Placement {
    var book = self
    let placement = try book.accept(request, reference)
    self = book
    return placement
  }

  /// Cancels an order that waits.
  public mutating func cancel(_ id: OrderID) throws -> OrderEvent {
    if let stop = stops.firstIndex(where: { $0.id == id }) {
      return .canceled(id, size: stops.remove(at: stop).request.size, .asked)
    }
    for side in OrderSide.allCases {
      guard let index = own[side].firstIndex(where: { $0.id == id }) else { continue }
      let size = try size(own[side][index].lots)
      own[side].remove(at: index)
      return .canceled(id, size: size, .asked)
    }
    throw BookRefusal.noOrder(id)
  }

  /// Cancels every order that waits.
  public mutating func cancelAll() throws -> [OrderEvent] {
    var book = self
    let events = try orders.map { try book.cancel($0.id) }
    self = book
    return events
  }

  /// Sets off the stops that a price reaches, oldest first.
  ///
  /// - Parameter price: the price that stops look at. Which one that is, mark or last, is the venue's rule.
  public mutating func setOff(at price: Fixed) throws -> [Placement] {
    let reached = stops.filter { Self.isReached($0.request, at: price) }
    guard !reached.isEmpty else { return [] }
    var book = self
    var placements: [Placement] = []
    for stop in reached {
      // An earlier one may have closed the position that this one was to reduce.
      guard let index = book.stops.firstIndex(where: { $0.id == stop.id }) else { continue }
      book.stops.remove(at: index)
      let placement = try book.place(stop.id, stop.request)
      placements.append(
        Placement(
          id: stop.id, trade: placement.trade, events: [.triggered(stop.id, price: price)] + placement.events))
    }
    self = book
    return placements
  }

  /// Tells the book the learner's position, which trades elsewhere or a liquidation may have changed. Orders that only
  /// reduce and have nothing to reduce go.
  ///
  /// - Parameter position: signed units, whole lots.
  public mutating func setPosition(_ position: Fixed) throws -> [OrderEvent] {
    var book = self
    book.held = position.isZero ? 0 : position.signum * (try lots(position.magnitude))
    let events = try book.trim()
    self = book
    return events
  }

  private mutating func accept(_ request: OrderRequest, _ reference: Fixed?) throws -> Placement {
    _ = try lots(request.size)
    if let limit = request.limit { _ = try ticks(limit) }
    if request.reducesOnly, reducible(request.side) == 0 { throw BookRefusal.nothingToReduce(request.side) }
    if let trigger = request.trigger {
      _ = try ticks(trigger)
      if let reference, Self.isReached(request, at: reference) {
        throw BookRefusal.alreadyTriggered(trigger: trigger, price: reference)
      }
      try makeRoom()
      let id = newID()
      stops.append(Stop(id: id, request: request))
      return Placement(
        id: id, trade: nil, events: [.armed(id, side: request.side, size: request.size, trigger: trigger)])
    }
    if case .postOnly(let limit) = request.kind, let best = try crossed(request.side, ticks(limit)) {
      throw BookRefusal.wouldTrade(at: try price(best))
    }
    switch request.kind {
    case .limit, .postOnly: try makeRoom()
    case .market, .immediateOrCancel: break
    }
    return try place(newID(), request)
  }

  private func makeRoom() throws(BookRefusal) {
    guard own.buy.count + own.sell.count + stops.count < Self.mostOrders else {
      throw .tooManyOrders(most: Self.mostOrders)
    }
  }

  private mutating func newID() -> OrderID {
    defer { nextOrder += 1 }
    return OrderID(nextOrder)
  }

  /// Trades and rests an order whose terms have been checked. What of it would do more than reduce goes once it has traded.
  private mutating func place(_ id: OrderID, _ request: OrderRequest) throws -> Placement {
    let side = request.side
    let asked = try lots(request.size)
    let lots = request.reducesOnly ? min(asked, reducible(side)) : asked
    let excess: [OrderEvent] =
      lots < asked ? [.canceled(id, size: try size(asked - lots), .nothingToReduce)] : []
    var events: [OrderEvent] = []
    let limit = try request.limit.map { try ticks($0) }
    if case .postOnly = request.kind, let limit, crossed(side, limit) != nil {
      if lots > 0 { events.append(.canceled(id, size: try size(lots), .wouldTrade)) }
      return Placement(id: id, trade: nil, events: excess + events)
    }
    guard lots > 0 else { return Placement(id: id, trade: nil, events: excess) }
    var trade: Trade?
    var left = lots
    if limit.map({ crossed(side, $0) != nil }) ?? true {
      let done = try match(side, lots: lots, limit: limit, isOwn: true)
      trade = done
      left = try done.unfilled().isZero ? 0 : self.lots(done.unfilled())
      for fill in done.fills { events.append(.took(id, side: side, size: fill.size, price: fill.price)) }
      events += done.events
      events += try hold(side, lots - left)
    }
    events += excess
    guard left > 0 else { return Placement(id: id, trade: trade, events: events) }
    switch request.kind {
    case .limit(let price), .postOnly(let price):
      rest(side, Resting(id: id, price: try ticks(price), lots: left, ahead: 0, reducesOnly: request.reducesOnly))
      events.append(.rested(id, side: side, size: try size(left), price: price))
    case .market, .immediateOrCancel: events.append(.canceled(id, size: try size(left), .nothingLeft))
    }
    return Placement(id: id, trade: trade, events: events)
  }

  /// The best price of the other side, where an order at this limit would trade with it.
  private func crossed(_ side: OrderSide, _ limit: Int) -> Int? {
    guard let best = best(side.opposite) else { return nil }
    return (side == .buy ? limit >= best : limit <= best) ? best : nil
  }

  /// Puts an order behind everything that stands at its price.
  private mutating func rest(_ side: OrderSide, _ order: Resting) {
    var order = order
    order.ahead = level(side, at: order.price).map { others[side][$0] } ?? 0
    let index = own[side].firstIndex { side == .buy ? $0.price < order.price : $0.price > order.price }
    own[side].insert(order, at: index ?? own[side].count)
  }

  private static func isReached(_ request: OrderRequest, at price: Fixed) -> Bool {
    guard let trigger = request.trigger else { return false }
    return request.side == .buy ? price >= trigger : price <= trigger
  }
}
