import Margin

/// Why a market's book, pool or law refuses an instruction. Everything is as it was.
public enum MarketRefusal: Error, Equatable, Sendable {
  /// The market has no order book, which the order needs.
  case noBook(Symbol)
  /// The market is traded at its mark, and there is nothing to change.
  case noRoute(Symbol)
  /// The market has no liquidity pool.
  case noPool(Symbol)
  /// The account holds no share of the market's pool.
  case noShare(Symbol)
  /// A part of a share that isn't above 0 and at most 1.
  case sharePart(Fixed, Symbol)
  /// A pool or a law quotes no bid and no ask.
  case noSpread(Symbol, isPool: Bool)
  /// Nobody is there to trade with.
  case nobody(Symbol)
  /// The market has a book; an order that is to rest there names its price.
  case maker(Symbol)
  /// No order of that number waits.
  case noOrder(Int)
  /// No order waits at all.
  case noOrders
  /// The book refuses.
  case book(BookRefusal, Symbol)
  /// The book would make no sense.
  case profile(ProfileFinding, Symbol)
  /// The pool refuses.
  case pool(PoolRefusal, Symbol)
  /// There is no law with these numbers.
  case law(Symbol)
  /// What is to be sold is less than a lot.
  case supply(Fixed, lot: Fixed, Symbol)

  /// Gives what a market throws the name of the market.
  static func naming<Value>(_ symbol: Symbol, _ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let refusal as BookRefusal {
      throw MarketRefusal.book(refusal, symbol)
    } catch let finding as ProfileFinding {
      throw MarketRefusal.profile(finding, symbol)
    } catch let refusal as PoolRefusal {
      throw MarketRefusal.pool(refusal, symbol)
    } catch is SquareRootRefusal {
      throw MarketRefusal.law(symbol)
    }
  }
}
