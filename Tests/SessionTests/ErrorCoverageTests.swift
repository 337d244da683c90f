import KitFiles
import Testing

@testable import Practice

@Suite("The catalogue of errors is whole")
struct ErrorCoverageTests {
  /// What a command can lead to. The rest is caught earlier: a figure's market and an amount above zero by the syntax,
  /// an amount of a tier by computing it, a delay of a mark and the ages of a relay by the bounds of a count. Faulty glossary entries and lessons are found by the checks of
  /// their own, and what a lesson refuses is tested with lessons.
  static let reachable = Set([
    "empty", "too long", "too many words", "unknown verb, one near", "unknown verb, none near", "word missing",
    "word too many", "word unexpected", "argument: number empty", "argument: number unexpected",
    "argument: number unexpected, not ASCII", "argument: number exponent", "argument: number grouping",
    "argument: number too many decimals", "argument: number too large", "argument: number suffix",
    "argument: not positive", "argument: negative", "argument: needs percent", "argument: not a count",
    "argument: below one", "argument: not a range", "argument: unknown MARKET, one near",
    "argument: unknown MARKET, none near",
    "argument: unknown FIGURE, one near", "argument: unknown FIGURE, none near", "argument: unknown EVENT, one near",
    "argument: unknown EVENT, none near", "argument: unknown CURRENCY, one near",
    "argument: figure's market, one near", "argument: figure's market, none near", "argument: figure takes no market",
    "argument: figure's bracket", "argument: malformed", "refusal: no market", "refusal: size", "refusal: price",
    "refusal: price gone", "refusal: named twice", "refusal: beta", "guard: too many", "guard: share", "guard: ratio",
    "feed: window", "relay: delay", "relay: deviation", "relay: quorum", "relay: relayers", "relay: none",
    "relay: not in market", "relay: number", "relay: late", "relay: wrong", "refusal: stale price",
    "save: a price elsewhere is off its tick",
    "guard: reserve", "guard: same market", "guard: reached", "guard: none armed", "guard: number", "not for whatif",
    "nothing to explain", "market: no book", "market: no route", "market: nobody", "market: maker", "market: no order",
    "market: no orders", "market: would trade", "market: already triggered", "market: nothing to reduce",
    "market: too many orders", "market: depth", "market: out of range", "market: spread", "market: levels",
    "market: profile", "market: beyond reserve", "market: pool", "market: law", "market: supply", "figure: no book",
    "figure: no feed",
    "save: what surrounds BTC is impossible", "save: in the order book, a price is out of range",
    "market: no pool", "market: no share", "market: share part", "market: no spread in a pool",
    "market: no spread by the law", "refusal: pool share", "replay: shares held", "figure: no pool share",
    "save: a share is of no pool", "nothing to compare", "impossible way", "one market", "refusal: initial margin",
    "refusal: liquidatable",
    "refusal: leverage",
    "refusal: tier leverage",
    "refusal: no position", "refusal: nothing open", "refusal: more than held", "refusal: withdrawal",
    "refusal: free margin", "refusal: order margin", "refusal: wallet gone",
    "refusal: isolated margin", "refusal: not isolated", "refusal: terms unfit",
    "refusal: too many markets", "figure: no position", "figure: market missing", "figure: pooled",
    "figure: nothing required", "figure: equity gone", "figure: unreachable liquidation_price",
    "figure: unreachable second_liquidation_price", "figure: unreachable joint_rise", "figure: unreachable joint_fall",
    "figure: already reached liquidation_price", "figure: already reached margin_call_price",
    "figure: already reached bankruptcy_price", "figure: not in rules", "figure: not yet", "overflow",
    "division by zero", "replay: no path", "replay: at end", "replay: positions open", "calculation: unexpected",
    "calculation: ends", "calculation: unclosed", "calculation: too deep", "calculation: number empty",
    "calculation: number unexpected", "calculation: number exponent", "calculation: number grouping",
    "calculation: number too many decimals", "calculation: number too large",
    "calculation: unknown FIGURE, one near", "calculation: unknown FIGURE, none near",
    "calculation: figure's market, one near", "calculation: figure's market, none near",
    "calculation: figure takes no market", "calculation: figure's bracket", "market: tick", "market: lot",
    "market: too fine", "market: fee", "tiers: gap", "tiers: not ascending", "tiers: rate", "tiers: rate falls",
    "tiers: leverage", "tiers: too many", "file: missing", "file: unreadable", "file: too large", "file: not text",
    "file: unwritable", "file: taken", "file: not in kit rules, one near", "file: not in kit rules, none near",
    "file: not in kit scenarios, one near", "file: not in kit scenarios, none near", "file: no kit",
    "nothing to undo", "nothing to redo", "no bookmark, one near", "no bookmark, none near", "too many bookmarks",
    "tiers: leverage above rate", "no term, one near", "no term, none near",
    "no topic, one near", "no topic, none near", "no setting, one near", "no setting, none near",
    "save: it is not an account that was saved", "save: it is of version 2, and this reads 1",
    "save: its terms are impossible", "save: its markets and positions don't hold together",
    "save: a price is off its tick", "save: the insurance fund is below zero",
    "save: the step is not on the path", "save: the price path is impossible", "interrupted", "not in lesson",
    "crowd: none", "crowd: too many", "crowd: leverage", "crowd: long", "crowd: not traded", "crowd: too long",
  ])
  .union(Setting.allCases.map { "setting: \($0.rawValue)" })
  .union(
    [
      Finding.Rule.syntax, .unknownKey, .duplicateKey, .missingKey, .value, .tierGap, .tierJump, .tier, .market, .row,
    ].map { "finding: \($0.rawValue)" })

  @Test("Every kind of error has an entry, and every entry is of a kind that is listed")
  func kinds() throws {
    var met: Set<String> = []
    for entry in ErrorTests.document.entries {
      let error = try ErrorTests.report(entry).error
      met.formUnion(try ErrorKey.of(#require(error, "\(entry.title)").fact))
    }
    #expect(Self.reachable.subtracting(met).sorted() == [], "without an entry")
    #expect(met.subtracting(Self.reachable).sorted() == [], "not listed")
  }

  @Test("Every code that programs see has an entry")
  func codes() throws {
    let codes = try Set(ErrorTests.document.entries.compactMap { try ErrorTests.report($0).error?.code })
    #expect(
      codes.sorted() == [
        "calculation", "crowd", "damaged_save", "empty", "extra_word", "faulty_file", "file", "impossible_market",
        "interrupted",
        "missing_word", "no_bookmark", "no_crowd", "no_step", "no_term", "no_topic", "no_value", "not_for_whatif",
        "not_in_lesson",
        "nothing_there", "nothing_to_undo",
        "out_of_range",
        "refused",
        "setting", "too_long", "too_many_bookmarks", "unexpected_word", "unknown_verb", "wrong_value",
      ])
  }
}
