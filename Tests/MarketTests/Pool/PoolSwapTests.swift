import Testing

@testable import Margin
@testable import Market

/// Published results of Uniswap v2, in whole units of 10⁻¹⁸; here such a unit is the smallest step of a number.
@Suite("Swaps as published")
struct PoolSwapTests {
  /// A whole number of smallest steps, as the published tests write it.
  struct Wei: ExpressibleByStringLiteral, Sendable {
    var amount: Fixed

    init(stringLiteral text: String) {
      guard let units = Int128(text) else { preconditionFailure("\(text) is no whole number") }
      amount = Fixed(units: units)
    }
  }

  static let fee = Fixed(3, decimals: 3)

  struct Swap: CustomTestStringConvertible, Sendable {
    var id: String
    var input: Wei
    var reserveIn: Wei
    var reserveOut: Wei
    var output: Wei
    var testDescription: String { id }
  }

  /// Uniswap/v2-core test/UniswapV2Pair.spec.ts@ee547b17, getInputPrice.
  static let swaps = [
    Swap(
      id: "uni-v2-swap-0", input: "1000000000000000000", reserveIn: "5000000000000000000",
      reserveOut: "10000000000000000000", output: "1662497915624478906"),
    Swap(
      id: "uni-v2-swap-2", input: "2000000000000000000", reserveIn: "5000000000000000000",
      reserveOut: "10000000000000000000", output: "2851015155847869602"),
    Swap(
      id: "uni-v2-swap-4", input: "1000000000000000000", reserveIn: "10000000000000000000",
      reserveOut: "10000000000000000000", output: "906610893880149131"),
    Swap(
      id: "uni-v2-swap-6", input: "1000000000000000000", reserveIn: "1000000000000000000000",
      reserveOut: "1000000000000000000000", output: "996006981039903216"),
  ]

  @Test("what comes out is Uniswap's to the last digit", arguments: swaps)
  func output(_ swap: Swap) throws {
    let output = try PoolSwap.output(
      for: swap.input.amount, reserveIn: swap.reserveIn.amount, reserveOut: swap.reserveOut.amount, fee: Self.fee)
    #expect(output == swap.output.amount)
    let pool = ConstantProductPool(base: swap.reserveIn, quote: swap.reserveOut)
    #expect(try pool.quote(.sell, size: swap.input.amount).value == swap.output.amount)
  }

  /// uni-v2-router-in: Uniswap/v2-periphery test/UniswapV2Router02.spec.ts@0335e8f7.
  @Test("what goes in is Uniswap's, a unit more than the quotient")
  func input() throws {
    let (out, reserve): (Wei, Wei) = ("1", "100")
    let input = try PoolSwap.input(
      for: out.amount, reserveIn: reserve.amount, reserveOut: reserve.amount, fee: Self.fee)
    #expect(input == Fixed(units: 2))
  }

  /// uni-v2-lp-value-5, uni-v2-lp-value-after-swap: Uniswap/v2-periphery
  /// test/ExampleComputeLiquidityValue.spec.ts@0335e8f7.
  @Test("shares stand for their part of either reserve, before and after a swap")
  func shares() throws {
    var pool = ConstantProductPool(base: "10000000000000000000", quote: "1000000000000000000000", shares: 100)
    let before: (Wei, Wei) = ("500000000000000000", "50000000000000000000")
    #expect(try pool.amounts(of: "5") == PoolAmounts(base: before.0.amount, quote: before.1.amount))
    _ = try pool.trade(.sell, size: Wei("10000000000000000000").amount, limit: nil)
    let after: (Wei, Wei) = ("1400000000000000000", "35052578868302453680")
    let amounts = try pool.amounts(of: "7")
    #expect(amounts.base == after.0.amount)
    // The published test allows one unit.
    #expect(try (amounts.quote - after.1.amount).magnitude <= .ulp)
  }

  struct Loss: CustomTestStringConvertible, Sendable {
    var id: String
    var ratio: Fixed
    var published: Fixed
    var exact: Fixed
    var testDescription: String { id }
  }

  /// kryza.education, impermanent-loss-estimation, after Pintail 2019; published to a tenth of a percent.
  static let losses = [
    Loss(id: "il-1.25x", ratio: "1.25", published: "0.006", exact: "-0.00619201"),
    Loss(id: "il-1.75x", ratio: "1.75", published: "0.038", exact: "-0.03790861"),
    Loss(id: "il-3x", ratio: "3", published: "0.134", exact: "-0.13397460"),
    Loss(id: "il-5x", ratio: "5", published: "0.255", exact: "-0.25464401"),
    Loss(id: "no change", ratio: "1", published: "0", exact: "0"),
    Loss(id: "a quarter, exactly", ratio: "0.25", published: "0.2", exact: "-0.2"),
  ]

  @Test("impermanent loss is what is published", arguments: losses)
  func loss(_ loss: Loss) throws {
    let share = try ImpermanentLoss.share(priceRatio: loss.ratio)
    #expect(try (share + loss.published).magnitude <= "0.0006")
    #expect(try (share - loss.exact).magnitude <= "0.00000001")
  }

  @Test("a price that is gone has no ratio", arguments: [Fixed.zero, "-1"])
  func noRatio(_ ratio: Fixed) {
    #expect(throws: PoolRefusal.amount(ratio)) { try ImpermanentLoss.share(priceRatio: ratio) }
  }
}

extension ConstantProductPool {
  fileprivate init(base: PoolSwapTests.Wei, quote: PoolSwapTests.Wei, shares: Int? = nil) {
    do {
      try self.init(
        base: base.amount, quote: quote.amount, fee: PoolSwapTests.fee, shares: shares.map { Fixed($0) })
    } catch {
      preconditionFailure("\(error)")
    }
  }
}
