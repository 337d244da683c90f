import Testing

@testable import Practice

@Suite("The notation of commands")
struct SyntaxTests {
  @Test(
    "Capitals are filled in, brackets may be left out, a bar is a choice, dots repeat",
    arguments: [
      ("", Syntax.sequence([])), ("AMOUNT", .slot(.amount)), ("all", .word("all")),
      ("AMOUNT [CURRENCY]", .sequence([.slot(.amount), .optional(.slot(.currency))])),
      ("(MARKET PRICE)…", .many(.sequence([.slot(.market), .slot(.price)]))),
      ("off | FILE", .choice([.word("off"), .slot(.file)])),
      ("[a | b] c", .sequence([.optional(.choice([.word("a"), .word("b")])), .word("c")])),
    ])
  func notation(_ notation: String, _ expected: Syntax) {
    #expect(Syntax(notation: notation) == expected)
  }

  @Test("A notation that is malformed is none", arguments: ["(a", "a)", "[a", "a ]", "AMUONT", "| )", "a | ("])
  func malformed(_ notation: String) {
    #expect(Syntax(notation: notation) == nil)
  }

  @Test(
    "Commands are understood as what they say",
    arguments: [
      ("deposit 10,000", "deposit(10000)"), ("DEPOSIT 10k usdt", "deposit(10000)"),
      ("long 0.5 btc at 20x", "trade(long, size: 0.5, BTC, leverage: 20, isolated: false, taker)"),
      ("buy 1 ETH isolated", "trade(long, size: 1, ETH, leverage: nil, isolated: true, taker)"),
      ("sell 1 ETH AT 5 isolated", "trade(short, size: 1, ETH, leverage: 5, isolated: true, taker)"),
      ("close all", "closeAll"), ("close BTC", "close(BTC)"), ("close BTC 50%", "close(BTC share 0.5)"),
      ("close BTC 0.1", "close(BTC size 0.1)"), ("isolate BTC", "isolate(BTC, nil)"), ("cross BTC", "pool(BTC)"),
      ("price BTC 1 ETH 2", "price(BTC 1, ETH 2)"), ("move all -10%", "moveAll(-0.1)"),
      ("move BTC -5% ETH 0", "move(BTC -0.05, ETH 0)"), ("step", "step(1)"), ("step 24", "step(24)"),
      ("step until margin_call", "stepUntil(margin_call)"), ("funding BTC 0.01%", "funding(BTC rate 0.0001)"),
      ("funding BTC premium 1%", "funding(BTC premium 0.01)"), ("funding BTC impact 2 1", "funding(BTC impact 2 1)"),
      ("undo", "undo(1)"), ("redo 3", "redo(3)"), ("bookmark", "bookmarks"), ("bookmark A_1", "bookmark(a_1)"),
      ("market", "showMarket(nil)"), ("market BTC", "showMarket(BTC)"), ("transcript off", "transcript(nil)"),
      ("set", "settings"), ("set Fund 5", "set(fund, 5)"), ("?", "help(nil)"), ("exit", "quit"),
      ("Calc 1 + 1", "calculate(1 + 1)"),
      ("= 1 + 1", "calculate(1 + 1)"), ("step until", "error"), ("close BTC all", "error"), ("price BTC", "error"),
      ("show equity equity(BTC)", "show(equity, equity(BTC))"), ("save \"my file\"", "save(my file)"),
    ])
  func understood(_ line: String, _ expected: String) throws {
    let account = try Desk().session.venue.account
    guard let parsed = try? ParsedCommand.parse(line, account) else {
      #expect(expected == "error")
      return
    }
    #expect(Self.words(parsed.command) == expected)
  }

  private static func words(_ command: Command) -> String {
    switch command {
    case .trade(let side, let size, let symbol, let leverage, let isolated, let liquidity):
      "trade(\(side.rawValue), size: \(size), \(symbol), leverage: \(leverage?.description ?? "nil"), isolated: \(isolated), \(liquidity))"
    case .close(let symbol, nil): "close(\(symbol))"
    case .close(let symbol, .size(let size)?): "close(\(symbol) size \(size))"
    case .close(let symbol, .share(let share)?): "close(\(symbol) share \(share))"
    case .isolate(let symbol, let amount): "isolate(\(symbol), \(amount?.description ?? "nil"))"
    case .price(let prices): "price(\(prices.map { "\($0.symbol) \($0.price)" }.joined(separator: ", ")))"
    case .move(let moves): "move(\(moves.map { "\($0.symbol) \($0.share)" }.joined(separator: ", ")))"
    case .stepUntil(let event): "stepUntil(\(event.rawValue))"
    case .funding(let symbol, .rate(let rate)): "funding(\(symbol) rate \(rate))"
    case .funding(let symbol, .premium(let premium)): "funding(\(symbol) premium \(premium))"
    case .funding(let symbol, .impact(let bid, let ask)): "funding(\(symbol) impact \(bid) \(ask))"
    case .showMarket(let symbol): "showMarket(\(symbol?.name ?? "nil"))"
    case .show(let figures): "show(\(figures.map(\.description).joined(separator: ", ")))"
    case .set(let name, let value): "set(\(name), \(value))"
    case .save(let file): "save(\(file ?? "nil"))"
    case .transcript(let file): "transcript(\(file ?? "nil"))"
    case .help(let topic): "help(\(topic ?? "nil"))"
    case .bookmark(let name): "bookmark(\(name))"
    case .calculate(let text): "calculate(\(text))"
    default: "\(command)"
    }
  }
}
