import Document
import Glossary
import KitFiles
import Margin
import Practice
import Testing

@Suite("The kit's glossary")
struct KitGlossaryTests {
  /// The 28 concepts in scope, and the terms they stand on.
  static let required: [String] = """
    cross-margin-liquidation-risk slippage-and-market-impact liquidation-engine-stressing margin-ratios
    cross-chain-data-relays cross-chain-relayer-risk margin-liquidation-spirals mark-to-market-latency
    protocol-solvency-margin risk-mitigation-frameworks extreme-market-events risk-management-compliance
    vega-sensitivity-analysis historical-volatility-analysis tax-implications-of-trading cross-border-transactions
    volatile-asset-management liquidity-pool-risks fundamental-network-analysis chain-split maintenance-margin-risks
    liquid-asset-volatility market-order-risk liquidation-threshold-clarity leverage-ratio-amplification supply-shocks
    market-liquidity-crunch global-risk-appetite-cycles
    position long short notional leverage effective-leverage wallet-balance collateral collateral-haircut equity
    unrealized-pnl realized-pnl free-margin initial-margin maintenance-margin margin-call cross-margin isolated-margin
    portfolio-margin mark-price index-price last-price funding liquidation partial-liquidation liquidation-price
    bankruptcy-price liquidation-fee insurance-fund bad-debt auto-deleveraging socialized-loss order-book depth spread
    limit-order market-order stop-order oracle staleness correlation beta volatility wrong-way-risk hedge basis
    open-interest contagion capital-efficiency
    """.split(whereSeparator: \.isWhitespace).map(String.init)

  @Test("every entry reads, without a finding")
  func reads() {
    for (slug, result) in Kit.files {
      if case .failure(let findings) = result { Issue.record("\(slug): \(findings.all)") }
    }
    #expect(Kit.files.count == Kit.glossary.terms.count)
  }

  @Test("every concept in scope and every term it stands on has an entry", arguments: required)
  func isThere(_ slug: String) {
    #expect(Kit.glossary[slug] != nil)
  }

  @Test("links lead to entries, names are the program's, and no two entries share a name")
  func check() {
    let findings = GlossaryCheck.findings(Kit.glossary, KitCheck.names)
    #expect(findings.isEmpty, "\(findings.map { "\($0.file): \($0.message) \($0.cure)" }.joined(separator: "\n"))")
  }

  @Test("every figure, verb and event of the program names a term that is there")
  func catalogs() {
    for figure in KitCheck.names.figures.sorted() { #expect(hasTerm(CatalogTerms.figure(figure)), "\(figure)") }
    for verb in KitCheck.names.verbs.sorted() { #expect(hasTerm(CatalogTerms.verb(verb)), "\(verb)") }
    for event in KitCheck.names.events.sorted() { #expect(hasTerm(CatalogTerms.event(event)), "\(event)") }
  }

  private func hasTerm(_ slug: String?) -> Bool { slug.map { Kit.glossary[$0] != nil } ?? false }

  @Test(
    "what an entry says to try runs, all of it holds, and none of it held before",
    arguments: Kit.glossary.terms.filter { $0.trial != nil }.map(\.slug))
  func trial(_ slug: String) throws {
    let entry = try #require(Kit.glossary[slug])
    let findings = try #require(entry.trial).findings(in: Kit.session(), file: entry.file)
    #expect(findings.isEmpty, "\(findings.map { "\($0.file):\($0.line): \($0.message) \($0.cure)" })")
  }
}

/// The terms the program's catalogs name.
enum CatalogTerms {
  static func figure(_ name: String) -> String? { FigureKind(rawValue: name)?.entry.term }
  static func verb(_ name: String) -> String? { Verb(rawValue: name)?.entry.term }
  static func event(_ name: String) -> String? { EventKind(rawValue: name)?.entry.term }
}
