import Margin

/// All that stands at one price of a book.
public struct BookLevel: Equatable, Sendable {
  /// The price, quote currency.
  public let price: Fixed
  /// Units of the base asset, everybody's.
  public let size: Fixed
  /// The learner's part of it.
  public let own: Fixed
}

/// One of the learner's orders that waits, in the book or for its trigger.
public struct WaitingOrder: Equatable, Sendable {
  /// Its name.
  public let id: OrderID
  /// Which way.
  public let side: OrderSide
  /// Units of the base asset still to be traded.
  public let size: Fixed
  /// Its limit price; nil for a stop that will trade at any price.
  public let price: Fixed?
  /// The price that sets it off; nil once it rests.
  public let trigger: Fixed?
  /// Units of the others' at the same price that trade before it.
  public let ahead: Fixed
  /// Whether it may only make the position smaller.
  public let reducesOnly: Bool
}

extension OrderBook {
  /// The highest price somebody buys at; nil when nobody does.
  public var bestBid: Fixed? { get throws { try best(.buy).map { try price($0) } } }

  /// The lowest price somebody sells at; nil when nobody does.
  public var bestAsk: Fixed? { get throws { try best(.sell).map { try price($0) } } }

  /// The price of the last fill; before the first, the price the book was made around.
  public var last: Fixed { get throws { try price(lastTicks) } }

  /// The middle between best bid and best ask; the last price when a side is empty. A half tick is rounded half to
  /// even where it takes more than twelve decimals.
  public var price: Fixed {
    get throws {
      guard let bid = best(.buy), let ask = best(.sell) else { return try last }
      return try tick.share(Fixed(bid + ask), of: Fixed(2), rounding: .halfEven)
    }
  }

  /// The price the others hold for fair: what their levels stand around.
  public var fairPrice: Fixed { get throws { try price(fair) } }

  /// The position that orders which only reduce may reduce, signed units.
  public var position: Fixed { get throws { try size(held) } }

  /// What stands on a side, best price first.
  ///
  /// - Parameter most: no more levels than this.
  public func levels(_ side: OrderSide, most: Int = .max) throws -> [BookLevel] {
    var levels: [BookLevel] = []
    var (level, order) = (firstLevel(side), 0)
    let orders = own[side]
    while levels.count < most {
      let theirs = level.map { levelPrice(side, $0) }
      let mine = order < orders.count ? orders[order].price : nil
      guard
        let price = side == .buy ? [theirs, mine].compactMap({ $0 }).max() : [theirs, mine].compactMap({ $0 }).min()
      else { break }
      var (total, own) = (0, 0)
      if let at = level, theirs == price {
        total += others[side][at]
        level = firstLevel(side, from: at + 1)
      }
      while order < orders.count, orders[order].price == price {
        own += orders[order].lots
        order += 1
      }
      total += own
      levels.append(BookLevel(price: try self.price(price), size: try size(total), own: try size(own)))
    }
    return levels
  }

  /// Whether any of the learner's orders waits.
  public var hasOrders: Bool { !own.buy.isEmpty || !own.sell.isEmpty || !stops.isEmpty }

  /// The learner's orders that rest and may do more than reduce, of each side the one that trades first first.
  var openOrders: [OpenOrder] {
    get throws {
      try OrderSide.allCases.flatMap { side in
        try own[side].filter { !$0.reducesOnly }.map { order in
          let size = try size(order.lots)
          return OpenOrder(price: try price(order.price), quantity: side == .buy ? size : -size)
        }
      }
    }
  }

  /// The learner's orders that wait, in the order they came.
  public var orders: [WaitingOrder] {
    get throws {
      var orders: [WaitingOrder] = []
      for side in OrderSide.allCases {
        for order in own[side] {
          orders.append(
            WaitingOrder(
              id: order.id, side: side, size: try size(order.lots), price: try price(order.price), trigger: nil,
              ahead: try size(order.ahead), reducesOnly: order.reducesOnly))
        }
      }
      for stop in stops {
        orders.append(
          WaitingOrder(
            id: stop.id, side: stop.request.side, size: stop.request.size, price: stop.request.limit,
            trigger: stop.request.trigger, ahead: .zero, reducesOnly: stop.request.reducesOnly))
      }
      return orders.sorted { $0.id < $1.id }
    }
  }
}
