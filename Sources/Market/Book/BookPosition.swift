import Margin

extension OrderBook {
  /// The most lots that an order on a side may reduce the position by.
  func reducible(_ side: OrderSide) -> Int { max(side == .sell ? held : -held, 0) }

  /// Notes that an order of the learner's traded, and lets go what then has nothing to reduce.
  mutating func hold(_ side: OrderSide, _ lots: Int) throws -> [OrderEvent] {
    let (sum, overflow) = held.addingReportingOverflow(side == .buy ? lots : -lots)
    // Far beyond any order, so that the position has a magnitude and can be printed.
    guard !overflow, sum.magnitude < UInt(Int.max / 2) else { throw BookRefusal.outOfRange(try size(held)) }
    held = sum
    return try trim()
  }

  /// Cuts orders that only reduce to what there is to reduce.
  mutating func trim() throws -> [OrderEvent] {
    var events: [OrderEvent] = []
    for side in OrderSide.allCases {
      let most = reducible(side)
      for index in own[side].indices where own[side][index].reducesOnly && own[side][index].lots > most {
        let order = own[side][index]
        events.append(.canceled(order.id, size: try size(order.lots - most), .nothingToReduce))
        own[side][index].lots = most
      }
      own[side].removeAll { $0.lots == 0 }
      for stop in stops where most == 0 && stop.request.reducesOnly && stop.request.side == side {
        events.append(.canceled(stop.id, size: stop.request.size, .nothingToReduce))
      }
      stops.removeAll { most == 0 && $0.request.reducesOnly && $0.request.side == side }
    }
    return events
  }
}
