import Foundation
import Margin
import Testing

@testable import Practice

@Suite("Shares of pools at the prompt")
struct ProviderCommandTests {
  @Test("A share is put in, and said how")
  func added() throws {
    try expect(
      "deposit 10,000; book ETH amm 3m; lp add ETH 6,000",
      """
      Put 1 ETH and 3,000.00 USDT into the pool for 6,000.00 USDT, ETH bought at
      3,000.00: 0.10% of it is yours.
      equity 8,800.00 USDT

      """)
  }

  @Test("What is held stands beside what holding would have been")
  func shown() throws {
    try expect(
      "deposit 10,000; book ETH amm 3m; lp add ETH 6,000; move ETH +100%; lp",
      """
                                          ETH
      ────────────────  ─────────────────────
      part of the pool                  0.10%
      put in                   1 and 3,000.00
      stands for        0.708172 and 4,239.98
      worth now                      8,489.01
      worth if held                  9,000.00
      impermanent loss                -514.72
      of what was held                 -5.72%
      by the formula          -5.72% at r = 2
      fees kept                         +3.73
      as collateral                  6,788.23
      Impermanent loss is against holding, at the price elsewhere, and 2√r ÷ (1 + r) −
      1 is what a change of the price by r costs without fees.

      """)
  }

  @Test("Nothing is held before something is put in")
  func nothing() throws {
    try expect("lp", "No share of a pool is held. Example: book ETH amm 3m; lp add ETH 6,000\n")
  }

  @Test("A part is taken out, and then the rest")
  func removed() throws {
    try expect(
      "deposit 10,000; book ETH amm 3m; lp add ETH 6,000; move ETH +100%; lp remove ETH 50%",
      """
      Took 0.354085914085 ETH and 2,119.99 USDT out of the pool for 4,244.51 USDT, ETH
      sold at 6,000.00; 0.05% of it stays yours.
      equity 11,638.62 USDT

      """)
    var desk = try Desk()
    desk.run("deposit 10,000; book ETH amm 3m; lp add ETH 6,000; lp remove ETH all")
    #expect(desk.session.venue.provided.isEmpty)
  }

  @Test("Impermanent loss is explained by the constant and the amounts put in")
  func explained() throws {
    try expect(
      "deposit 10,000; book ETH amm 3m; lp add ETH 6,000; move ETH -75%; explain impermanent_loss(ETH)",
      """
      impermanent_loss(ETH) = -750.00 USDT
      │ = 2 × √(lp_constant(ETH) × source_price(ETH)) − lp_hold_value(ETH)
      │ = 2 × √(3,000 × 750.00) − 3,750.00
      ├ lp_constant(ETH) = 3,000
      ├ source_price(ETH) = 750.00 USDT
      └ lp_hold_value(ETH) = 3,750.00 USDT
        │ = lp_put_base(ETH) × source_price(ETH) + lp_put_quote(ETH)
        │ = 1 × 750.00 + 3,000.00
        ├ lp_put_base(ETH) = 1 ETH
        ├ source_price(ETH) = 750.00 USDT
        └ lp_put_quote(ETH) = 3,000.00 USDT

      """)
  }

  @Test("The formula's rate is explained by the ratio of prices")
  func rate() throws {
    try expect(
      "deposit 10,000; book ETH amm 3m; lp add ETH 6,000; move ETH -75%; explain impermanent_loss_rate(ETH)",
      """
      impermanent_loss_rate(ETH) = -20%
      │ = 2 × √lp_price_ratio(ETH) ÷ (1 + lp_price_ratio(ETH)) − 1
      │ = 2 × √0.25 ÷ (1 + 0.25) − 1
      └ lp_price_ratio(ETH) = 0.25
        │ = source_price(ETH) ÷ lp_entry_price(ETH)
        │ = 750.00 ÷ 3,000.00
        ├ source_price(ETH) = 750.00 USDT
        └ lp_entry_price(ETH) = 3,000.00 USDT
          │ = lp_put_quote(ETH) ÷ lp_put_base(ETH)
          │ = 3,000.00 ÷ 1
          ├ lp_put_quote(ETH) = 3,000.00 USDT
          └ lp_put_base(ETH) = 1 ETH

      """)
  }

  @Test(
    "A loss against holding is the published one, in whole percents of the price",
    arguments: [
      ("+25%", "-0.62%"), ("+50%", "-2.02%"), ("+75%", "-3.79%"), ("+100%", "-5.72%"), ("+200%", "-13.40%"),
      ("+300%", "-20.00%"), ("+400%", "-25.46%"), ("-50%", "-5.72%"),
    ])
  func published(_ move: String, _ loss: String) throws {
    var desk = try Desk()
    desk.run("deposit 10,000; book ETH amm 3m; lp add ETH 6,000; move ETH \(move)")
    let lines = desk.session.perform("lp").text().split(separator: "\n")
    for row in ["of what was held", "by the formula"] {
      #expect(lines.contains { $0.hasPrefix(row) && $0.contains(" \(loss)") }, "\(row)")
    }
  }

  @Test("A loss against holding goes into the story as far as the share is collateral")
  func story() throws {
    var desk = try Desk()
    desk.run("deposit 10,000; book ETH amm 3m; lp add ETH 8,000; long 0.5 BTC at 20x; move ETH -75%; price BTC 49,800")
    let text = desk.session.perform("why").text()
    #expect(text.contains("ETH pool share -3,200.00"), "\(text)")
    #expect(text.contains("To pay what the account owes, the venue took"), "\(text)")
  }

  @Test("The least rescue is found with a share as collateral")
  func rescue() throws {
    var desk = try Desk()
    desk.run("deposit 10,000; book ETH amm 3m; lp add ETH 8,000; long 0.5 BTC at 20x; move ETH -75% BTC -17%")
    let report = desk.session.perform("rescue")
    #expect(report.error == nil && report.text().contains("deposit "), "\(report.text())")
  }

  @Test("Programs get every figure of every share")
  func json() throws {
    var desk = try Desk()
    desk.run("deposit 10,000; book ETH amm 3m; lp add ETH 6,000")
    let json = desk.session.perform("lp").json(line: nil)
    let object = try #require(JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    let shares = try #require(object["shares"] as? [[String: Any]])
    let figures = try #require(shares.first?["figures"] as? [String: String])
    #expect(shares.count == 1 && shares[0]["market"] as? String == "ETH")
    #expect(Set(figures.keys) == Set(FigureKind.allCases.filter(\.isOfPoolShare).map(\.rawValue)))
    #expect(figures["lp_hold_value"] == "6000")
  }

  @Test("A share is saved, loaded, undone and done again")
  func kept() throws {
    var desk = try Desk()
    desk.run("deposit 10,000; book ETH amm 3m; lp add ETH 6,000; move ETH 20%; save")
    let end = desk.session.state
    desk.run("lp remove ETH 50%; undo")
    #expect(desk.session.state == end)
    desk.run("undo 3; redo 3; undo; redo")
    #expect(desk.session.state == end)
    desk.run("reset; load")
    #expect(desk.session.state == end)
  }

  @Test("An account saved before there were shares is loaded")
  func old() throws {
    var desk = try Desk()
    desk.run("deposit 10,000; long 0.1 BTC; save")
    let end = desk.session.state
    let text = try #require(desk.files["saved.json"])
    let cut = text.replacingOccurrences(of: #""lpPaid":"0","#, with: "")
      .replacingOccurrences(of: #""lpReceived":"0","#, with: "")
    #expect(cut != text)
    desk.files["saved.json"] = cut
    let report = desk.session.perform("load")
    #expect(report.error == nil && desk.session.state == end, "\(report.text())")
  }

  @Test("Under other rules the same way counts the share by their weight")
  func rules() throws {
    var desk = try Desk()
    desk.run(
      "deposit 10,000; book ETH amm 3m; lp add ETH 6,000; long 0.1 BTC at 10x; lp remove ETH 50%; price BTC 59,000")
    let report = desk.session.perform("compare rules okx")
    #expect(report.error == nil, "\(report.text())")
    #expect(report.text().contains("The way okx ends with"), "\(report.text())")
  }

  @Test("Other providers leave a pool, and less is traded by the law")
  func depth() throws {
    try expect(
      "book ETH amm 3m; depth ETH -80%",
      """
      ETH depth -80%: the pool holds 200 ETH and 600,000.00 USDT.
      equity 0.00 USDT

      """)
    try expect(
      "book ETH law volume 10,000; depth ETH -75%",
      """
      ETH depth -75%: 2,500 ETH are traded in a day.
      equity 0.00 USDT

      """)
  }

  @Test(
    "Whatever amount is typed is refused or leaves a pool that holds together",
    arguments: [
      "lp add ETH 0", "lp add ETH -1", "lp add ETH 1e5", "lp add ETH 999,999,999,999,999", "lp add ETH 0.000000000001",
      "lp add ETH 50%", "lp add XYZ 5", "lp remove ETH 0%", "lp remove ETH -5%", "lp remove ETH 100.0000000001%",
      "lp remove ETH 0.0000000001%", "lp remove ETH 5", "lp remove", "lp add", "lp add ETH", "lp ETH", "lp remove BTC",
      "depth ETH -100%", "depth ETH 999999999999999%", "depth ETH -99.9999999999%",
    ])
  func hostile(_ command: String) throws {
    var desk = try Desk()
    desk.run("deposit 1m; book ETH amm 3m; lp add ETH 6,000")
    let before = desk.session.state
    let report = desk.session.perform(command)
    if report.error != nil { #expect(desk.session.state == before) }
    for next in ["lp", "move ETH -99%", "move ETH 900%", "lp remove ETH 33%", "lp remove ETH", "save", "load"] {
      let report = desk.session.perform(next)
      #expect(report.error == nil, "\(command); \(next): \(report.text())")
    }
  }

  private func expect(_ script: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    var desk = try Desk()
    let reports = desk.run(script)
    #expect(reports.allSatisfy { $0.error == nil }, sourceLocation: sourceLocation)
    #expect(reports.last?.text() == expected, sourceLocation: sourceLocation)
  }
}
