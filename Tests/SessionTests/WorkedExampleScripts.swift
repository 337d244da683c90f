import Foundation

/// Published examples as commands that a learner could type.
///
/// The engine is never called here: what is given becomes commands, and what is asked for becomes a figure.
struct ExampleScript {
  /// What is typed first.
  var commands: [String]
  /// What is asked, by the name of the published number.
  var questions: [(expected: String, command: String)]

  init?(_ example: WorkedExample) {
    switch example.kind {
    case "binance_linear": self = Self.binance(example)
    case "bybit_linear": self = Self.bybit(example)
    case "bybit_simple": self = Self.bybitSimple(example)
    case "gate_okx_isolated": self = Self.okx(example)
    case "hyperliquid": self = Self.hyperliquid(example)
    case "dydx_liq": self = Self.dydx(example)
    case "tier_mm": self = Self.schedule(example)
    case "upnl_linear": self = Self.profit(example)
    case "account_step": self = Self.account(example)
    case "bankruptcy_linear": self = Self.bankruptcy(example)
    case "ladder": self = Self.ladder(example)
    case "leverage": self = Self.leverage(example)
    case "position_margin": self = Self.margin(example)
    case "funding_clamp": self = Self.funding(example)
    default: return nil
    }
  }

  init(_ commands: [String], _ questions: [(expected: String, command: String)]) {
    (self.commands, self.questions) = (commands, questions)
  }

  /// A market without fees, its tick as fine as its lot allows.
  static func market(
    _ price: String, named name: String = "XYZ", lot: String = "1", tick: Int = 9, leverage: String = "100x",
    taker: String = "0%", tiers: String
  ) -> String {
    let fine = min(tick, 12 - (lot.split(separator: ".").dropFirst().first?.count ?? 0))
    let tick = fine == 0 ? "1" : "0." + String(repeating: "0", count: fine - 1) + "1"
    return "market \(name) price \(price) tick \(tick) lot \(lot) leverage \(leverage) taker \(taker) maker 0% \(tiers)"
  }

  /// The smallest lot that a size is a whole number of.
  static func lot(of size: String) -> String {
    guard let decimals = size.split(separator: ".").dropFirst().first?.count, decimals > 0 else { return "1" }
    return "0." + String(repeating: "0", count: decimals - 1) + "1"
  }

  private static func binance(_ example: WorkedExample) -> ExampleScript {
    // The amount of a tier follows from where it begins, so it is given by a schedule that has it.
    let isVenue = example.text("qty") != "1.0"
    let tiers =
      isVenue
      ? WorkedExample.named("binance-ethusdt-tiers-2021-06")?.tiers ?? ""
      : "tiers 0 0% \(example.number("cum") / example.number("mmr")) \(example.percent("mmr"))"
    let size = example.text("qty")
    return ExampleScript(
      [
        market(example.text("entry"), lot: lot(of: size), tiers: tiers),
        "deposit \(example.text("wallet_balance"))",
        "\(example.text("side")) \(size) XYZ at \(isVenue ? "5x" : "10x")",
      ], [("liquidation_price", "show liquidation_price(XYZ)")])
  }

  private static func bybit(_ example: WorkedExample) -> ExampleScript {
    var commands = [
      "rules bybit-linear", market(example.text("entry"), tiers: "tiers 0 \(example.percent("mmr"))"), "deposit 10,000",
      "\(example.text("side")) \(example.text("qty")) XYZ at \(example.text("leverage"))x isolated",
    ]
    if example.inputs["extra_margin"] != nil {
      // Margin leaves an isolated position by a funding payment.
      let share = -example.number("extra_margin") / (example.number("qty") * example.number("entry"))
      commands.append("funding XYZ \(share * 100)%")
    }
    return ExampleScript(
      commands,
      [
        ("initial_margin", "show initial_margin(XYZ)"), ("maintenance_margin", "show maintenance_margin(XYZ)"),
        ("liquidation_price", "show liquidation_price(XYZ)"),
      ])
  }

  private static func bybitSimple(_ example: WorkedExample) -> ExampleScript {
    ExampleScript(
      [
        "rules bybit-linear", market(example.text("entry"), tiers: "tiers 0 \(example.percent("mmr"))"),
        "deposit 10,000", "\(example.text("side")) 1 XYZ at \(example.text("leverage"))x isolated",
      ], [("liquidation_price", "show liquidation_price(XYZ)")])
  }

  private static func okx(_ example: WorkedExample) -> ExampleScript {
    ExampleScript(
      [
        "rules okx",
        market(
          example.text("entry"), taker: example.percent("taker_fee"), tiers: "tiers 0 \(example.percent("mmr"))"),
        "deposit 10,000", "\(example.text("side")) \(example.text("qty")) XYZ at 10x isolated",
        "isolate XYZ \(example.text("margin"))",
      ], [("liquidation_price", "show liquidation_price(XYZ)")])
  }

  private static func hyperliquid(_ example: WorkedExample) -> ExampleScript {
    let (name, size, most) = (example.text("asset"), example.text("size"), example.number("max_leverage"))
    return ExampleScript(
      [
        "rules hyperliquid",
        market(
          example.text("entry"), named: name, lot: lot(of: size), leverage: "\(most)x", tiers: "tiers 0 \(50 / most)%"),
        "deposit \(example.text("margin"))", "\(example.text("side")) \(size) \(name) at \(most)x",
      ], [("liquidation_price", "show liquidation_price(\(name))")])
  }

  private static func dydx(_ example: WorkedExample) -> ExampleScript {
    ExampleScript(
      [
        "rules dydx-v4",
        market(example.text("price"), tick: 2, leverage: "20x", tiers: "tiers 0 \(example.percent("mmf"))"),
        "deposit \(example.text("equity"))", "short \(-example.number("size")) XYZ at 10x", "set liquidation off",
      ],
      [
        ("liquidation_price", "show liquidation_price(XYZ)"),
        ("equity_at_liquidation", "price XYZ \(example.expected["liquidation_price"]?.texts.first ?? "")"),
      ])
  }

  private static func schedule(_ example: WorkedExample) -> ExampleScript {
    ExampleScript(
      [
        market("1", tick: 2, tiers: example.tiers), "deposit 1,000,000,000",
        "long \(example.text("notional")) XYZ at 1x",
      ],
      [
        ("mmr", "show maintenance_rate(XYZ)"), ("cum", "show maintenance_amount(XYZ)"),
        ("maintenance_margin", "show maintenance_margin(XYZ)"),
      ])
  }

  private static func profit(_ example: WorkedExample) -> ExampleScript {
    let size = example.text("qty")
    return ExampleScript(
      [
        market(example.text("entry"), lot: lot(of: size), tick: 2, tiers: "tiers 0 1%"), "deposit 1,000,000",
        "\(example.text("side")) \(size) XYZ", "price XYZ \(example.text("mark"))",
      ], [("unrealized_pnl", "show unrealized_pnl(XYZ)")])
  }

  private static func account(_ example: WorkedExample) -> ExampleScript {
    let leverage = 1 / example.number("imf")
    return ExampleScript(
      [
        market(example.text("entry"), tick: 2, tiers: "tiers 0 1%"), "deposit \(example.text("collateral"))",
        "long \(example.text("qty")) XYZ at \(leverage)x", "price XYZ \(example.text("mark"))",
      ],
      [
        ("initial_margin", "show initial_margin"), ("account_value", "show account_value"),
        // The order above was taken, and nothing more would be: what is asked for is met exactly.
        ("meets_initial_margin", "= equity / initial_margin"),
      ])
  }

  private static func bankruptcy(_ example: WorkedExample) -> ExampleScript {
    ExampleScript(
      [
        market(example.text("entry"), tick: 2, tiers: "tiers 0 0.5%"), "deposit 100,000",
        "\(example.text("side")) 1 XYZ at \(example.text("leverage"))x isolated",
      ], [("bankruptcy_price", "show bankruptcy_price(XYZ)")])
  }

  private static func ladder(_ example: WorkedExample) -> ExampleScript {
    ExampleScript(
      [
        market("100", tick: 4, tiers: "tiers 0 1%"), "deposit \(example.text("collateral"))",
        "long \(example.number("notional") / 100) XYZ at 10x", "set liquidation off",
        "move XYZ -\(example.percent("price_drop"))",
      ],
      [
        ("equity", "show equity"), ("distance_from_bankruptcy", "= equity / \(example.text("notional"))"),
        ("leverage", "= entry_value(XYZ) / equity"),
      ])
  }

  private static func leverage(_ example: WorkedExample) -> ExampleScript {
    ExampleScript(
      [
        market(example.text("assets"), tick: 2, tiers: "tiers 0 1%"), "deposit \(example.text("equity"))",
        "long 1 XYZ at 20x",
      ], [("leverage", "= gross_notional / equity - 1")])
  }

  private static func margin(_ example: WorkedExample) -> ExampleScript {
    let size = String(example.text("size").dropFirst())
    return ExampleScript(
      [
        market(example.text("price"), lot: lot(of: size), tick: 0, tiers: "tiers 0 1%"), "deposit 100,000",
        "short \(size) XYZ at \(1 / example.number("margin_ratio"))x",
      ], [("margin", "show initial_margin(XYZ)")])
  }

  private static func funding(_ example: WorkedExample) -> ExampleScript {
    ExampleScript(
      [
        "rules hyperliquid", market(example.text("index"), tick: 2, tiers: "tiers 0 1%"),
        "funding XYZ impact \(example.text("impact_bid")) \(example.text("impact_ask"))",
      ],
      [
        ("interest", "show interest_rate(XYZ)"), ("clamp", "show funding_clamp(XYZ)"),
        ("premium", "show premium(XYZ)"), ("funding_rate", "show funding_rate(XYZ)"),
      ])
  }
}
