import Margin

/// What becomes of the account's orders when prices get there.
extension Floor {
  /// Books what an order of the account's took, and tells what happened to it. What rests of it must have its margin.
  mutating func take(_ placement: Placement, _ symbol: Symbol) throws -> [Event] {
    var events: [Event] = []
    let reserved = try account.value(of: Figure(.orderMargin, symbol))
    try account.follow(places[symbol], in: symbol)
    var trade = placement.trade
    for event in placement.events {
      guard case .took = event else {
        events.append(Event(symbol, event))
        continue
      }
      // The parts of one order are one trade.
      guard let done = trade, let slot = account[symbol],
        let (execution, last) = try done.execution(in: slot.instrument)
      else { continue }
      trade = nil
      events += try account.trade(
        symbol, quantity: done.side == .buy ? done.filled : -done.filled, execution: execution)
      places[symbol]?.last = last
      places[symbol]?.hasTraded = true
    }
    if try account.value(of: Figure(.orderMargin, symbol)) > reserved { try account.checkOrderMargin(symbol) }
    return events
  }

  /// Books what others traded with the account's resting orders, for the maker fee. What the account can't carry is
  /// canceled with the rest of its order.
  mutating func follow(_ symbol: Symbol, _ orders: [OrderEvent]) throws -> [Event] {
    var events: [Event] = []
    for event in try Self.merged(orders) {
      guard case .made(let id, let side, let size, let price) = event else {
        events.append(Event(symbol, event))
        continue
      }
      do {
        let filled = try account.trade(
          symbol, quantity: side == .buy ? size : -size, liquidity: .maker,
          execution: Execution([Executed(price: price, size: size)]), isReserved: true)
        events.append(Event(symbol, event))
        events += filled
      } catch is Refusal {
        var gone = size
        if var book = places[symbol]?.book, case .canceled(_, let rest, _) = try? book.cancel(id) {
          places[symbol]?.route = .book(book)
          gone = try gone + rest
        }
        events.append(Event(symbol, .canceled(id, size: gone, .asked), reason: .refused))
      }
    }
    return events
  }

  /// What was traded with one order part by part is one trade: an order has one price.
  private static func merged(_ orders: [OrderEvent]) throws -> [OrderEvent] {
    var merged: [OrderEvent] = []
    for event in orders {
      if case .made(let id, let side, let size, let price) = event, case .made(id, _, let before, _) = merged.last {
        merged[merged.count - 1] = .made(id, side: side, size: try before + size, price: price)
      } else {
        merged.append(event)
      }
    }
    return merged
  }

  /// Sets off the stops that the mark reaches. One whose trade the account can't carry is canceled.
  mutating func setOffStops(_ symbol: Symbol) throws -> [Event] {
    var events = try tellPosition(symbol)
    attempts: while let slot = account[symbol], var book = places[symbol]?.book {
      let placements = try MarketRefusal.naming(symbol) { try book.setOff(at: slot.mark) }
      guard !placements.isEmpty else { break }
      var floor = self
      floor.places[symbol]?.route = .book(book)
      var happened: [Event] = []
      for placement in placements {
        do {
          happened += try floor.take(placement, symbol)
        } catch is Refusal {
          guard var book = places[symbol]?.book else { break attempts }
          events.append(Event(symbol, try book.cancel(placement.id), reason: .refused))
          places[symbol]?.route = .book(book)
          continue attempts
        }
      }
      self = floor
      events += happened
      break
    }
    return events
  }

  /// Tells a market's book what the account holds, so that orders which only reduce don't do more.
  mutating func tellPosition(_ symbol: Symbol) throws -> [Event] {
    guard let slot = account[symbol], var book = places[symbol]?.book else { return [] }
    let events = try MarketRefusal.naming(symbol) { try book.setPosition(slot.size) }
    places[symbol]?.route = .book(book)
    return events.map { Event(symbol, $0) }
  }

  /// Tells the account what surrounds its markets.
  mutating func tellAccount() throws {
    guard !places.isEmpty || account.hasOrders else { return }
    for slot in account.slots { try account.follow(places[slot.symbol], in: slot.symbol) }
  }

  /// Tells every book.
  mutating func tellPositions() throws -> [Event] {
    guard !places.isEmpty else { return [] }
    return try account.slots.flatMap { try tellPosition($0.symbol) }
  }
}
