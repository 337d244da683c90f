extension VerbEntry {
  /// The catalog, by verb.
  static let all: [Verb: VerbEntry] = Dictionary(
    uniqueKeysWithValues: [
      trading, ordering, guards, moving, feeds, places, looking, asking, crowding, goingBack, settingUp, learning,
      keeping,
    ].joined().map { ($0.verb, $0) })

  /// What a verb without an entry would have; a test shows that there is none.
  static let fallback = VerbEntry(.help, .keep, "", term: "", example: "help", "", "")

  /// What `long` and `short` take.
  private static let orderNotation =
    "SIZE MARKET [at LEVERAGE] [isolated] [maker] [limit PRICE [(post | ioc)]] [stop PRICE] [reduce]"

  private static let ordering = [
    VerbEntry(
      .orders, .trade, "", term: "limit-order", changes: false, example: "orders", "your orders that wait",
      "Those that rest in a book, with what stands before them at their price, and those that wait for a trigger."),
    VerbEntry(
      .cancel, .trade, "all | COUNT", term: "limit-order", example: "cancel 1", "take back an order that waits",
      "By its number in `orders`."),
  ]

  private static let places = [
    VerbEntry(
      .book, .place,
      "MARKET amm AMOUNT | MARKET law [volatility RATE] [volume SIZE] | MARKET off | "
        + "MARKET [depth SIZE] [spread (RATE | PRICE)] [levels COUNT] [seed COUNT]",
      term: "order-book", example: "book BTC",
      "give a market an order book to trade in, or see the one it has",
      """
      Your orders and liquidations then take what stands there, and the mark follows what they make of the price with \
      the next tick. `price`, `move` and `step` let a tick pass; `step` does without a scenario too. With each a fifth \
      of what is missing comes back, around a price that keeps half of what trades moved it by.

      What is left out follows from the price: 40 levels 0.05% apart, a spread of 0.02%, on each level about 25,000. With \
      `seed` the levels' sizes vary by up to 30%.

      - `amm`: a constant-product pool with that much money and as much worth of the asset, for a fee of 0.3%
      - `law`: no book; an order moves the price by volatility × √(size ÷ volume) of a day, 4% and 10,000,000 worth \
      unless said
      - `off`: traded at the mark again, in any size
      """),
    VerbEntry(
      .depth, .place, "MARKET MOVE", term: "market-liquidity-crunch", example: "depth BTC -80%",
      "let what stands in a market leave, or come",
      """
      A share of what there is: -80% leaves a fifth, 400% then brings it back. In a book it is the orders on every level; \
      in a pool what other providers hold, at its price, while your share keeps its amounts and becomes another part of \
      the whole; by the law a day's volume.
      """),
    VerbEntry(
      .spread, .place, "MARKET (RATE | PRICE)", term: "spread", example: "spread BTC 0.5%",
      "set what lies between a book's best bid and best ask",
      "As a share of the price, or as a price: `spread BTC 300`."
    ),
    VerbEntry(
      .supply, .place, "MARKET PART [over COUNT]", term: "supply-shocks", example: "supply BTC 20% over 10",
      "let an amount come to market that is sold over ticks",
      """
      A size, or a share of all that is bid for in the book, of what the pool holds, or of a day's volume under the law. \
      Equal parts are sold with the next ticks, one unless said: `step 10`.
      """),
    VerbEntry(
      .lp, .place, "add MARKET AMOUNT | remove MARKET [(all | RATE)] | ", term: "liquidity-pool-risks",
      example: "lp add ETH 6,000", "put money into a market's pool, take it out, or see what is held there",
      """
      - `add`: the amount leaves the wallet. Half of it stays money and the other half buys the asset at the price \
      elsewhere, without a fee; both go into the pool. Where the pool's own price is another one, the two stand in its \
      proportion: amount ÷ (price elsewhere + pool price) is bought.
      - `remove`: all of your part, or a percentage of it. The asset is sold at the price elsewhere, and all of it goes to \
      the wallet.

      The pool's fees stay in it and raise what every share stands for. Swaps, liquidations and arbitrage change the two \
      amounts. Under rules with a weight for it, such as `classroom` with 80%, what was put in counts as collateral, by \
      the mark and without fees. `book ETH off` pays the share out.
      """),
  ]

  private static let trading = [
    VerbEntry(
      .deposit, .trade, "AMOUNT [CURRENCY]", term: "wallet-balance", example: "deposit 10,000",
      "put money into the account",
      "The money goes to the wallet of the shared pool and backs every pooled position at once."),
    VerbEntry(
      .withdraw, .trade, "AMOUNT [CURRENCY]", term: "free-margin", example: "withdraw 500",
      "take money out of the account",
      "At most `withdrawable`: the smaller of wallet balance and free margin. Unrealized profit can't be taken out."),
    VerbEntry(
      .long, .trade, orderNotation, term: "long", example: "long 0.5 BTC at 20x",
      "buy: profit when the price rises",
      """
      Fills at the mark price and pays the taker fee. Against a short it closes first; beyond it, it opens a long with \
      the rest. `at` sets the market's leverage, which decides the initial margin and nothing else. `isolated` gives \
      the position margin of its own. `maker` pays the fee of an order that rested in the book.

      In a market with a `book` it takes the prices that stand there, the best first, and there are more orders:

      - `limit`: at this price or better; what doesn't trade at once rests in the book, for the maker fee
      - `limit … post`: only to rest; `limit … ioc`: only at once
      - `stop`: waits for the mark to get there: up for a long, down for a short
      - `reduce`: only makes a position smaller
      """),
    VerbEntry(
      .short, .trade, orderNotation, term: "short", example: "short 10 ETH at 10x",
      "sell: profit when the price falls",
      "The mirror of `long`: fills at the mark price, closes a long first, opens a short with the rest."),
    VerbEntry(
      .close, .trade, "all | MARKET [PART]", term: "realized-pnl", example: "close BTC 50%",
      "close a position, or part of it",
      "A part is a size or a percentage of the position, rounded down to the lot. What is closed is realized."),
    VerbEntry(
      .leverage, .trade, "MARKET LEVERAGE", term: "leverage", example: "leverage ETH 10x",
      "set a market's leverage",
      "Initial margin is notional over leverage. In the shared pool the liquidation price doesn't depend on it."),
    VerbEntry(
      .isolate, .trade, "MARKET [AMOUNT]", term: "isolated-margin", example: "isolate BTC 500",
      "give a market margin of its own",
      """
      The amount is what the position holds from then on; without one it is the initial margin. An isolated position \
      is liquidated alone and can lose no more than its own margin.
      """),
    VerbEntry(
      .pool, .trade, "MARKET", term: "cross-margin", example: "pool BTC",
      "return an isolated market to the shared pool", "Its margin goes back to the wallet."),
  ]

  private static let guards = [
    VerbEntry(
      .guard, .trade,
      "stop MARKET PRICE | reduce RATE at RATE | topup AMOUNT at RATE from AMOUNT | hedge MARKET RATE with MARKET | "
        + "isolate MARKET at RATE | off [COUNT] | ",
      term: "risk-mitigation-frameworks", example: "guard stop BTC 45,000",
      "arm something that acts for you when prices get there, or see what is armed",
      """
      - `stop`: closes the market's position at that mark or beyond it
      - `reduce`: closes that share of every pooled position while the margin ratio is there or worse
      - `topup`: deposits while the margin ratio is there or worse, as long as the reserve lasts
      - `hedge`: holds against a position one in another market, worth that share of its notional
      - `isolate`: takes the position out of the pool, with its initial margin, when the margin ratio is there or worse

      Guards act at the prices at which the account is judged, just before it is: at the mark, for the taker fee. Where \
      prices jump, they act behind the jump; where they jump to the requirement, only a top-up still acts. `guard off 1` takes the first one back, `guard off` all.
      """)
  ]

  private static let moving = [
    VerbEntry(
      .price, .move, "(MARKET PRICE)…", term: "mark-price", example: "price BTC 58,000 ETH 3,000",
      "set mark prices", "Prices stand on the market's tick. All are set before the account is looked at."),
    VerbEntry(
      .move, .move, "all MOVE | (MARKET MOVE)…", term: "mark-price", example: "move BTC -5% ETH -8%",
      "move mark prices by percentages", "The new price is rounded to the tick, halves up."),
    VerbEntry(
      .step, .move, "until EVENT | [COUNT]", term: "extreme-market-events", example: "step 24",
      "walk on along the scenario",
      """
      A step sets the highs and the lows it touched before its close, the worse set for the account first: the data \
      don't tell their order. The way to an extreme is hidden, so a liquidation there closes at the extreme, later than \
      a venue's engine would. `step until liquidated` walks until the event happens or the prices end.
      """),
    VerbEntry(
      .funding, .move, "MARKET (RATE | premium RATE | impact PRICE PRICE)", term: "funding",
      example: "funding BTC 0.01%",
      "exchange funding once",
      """
      Longs pay shorts at a positive rate, on size × mark price. With `premium`, or `impact` (bid and ask for a stated \
      size, against the index), the rate follows from the rules: premium + clamp(interest - premium), then the cap.
      """),
  ]

  private static let feeds = [
    VerbEntry(
      .wait, .move, "[TICKS]", term: "staleness", example: "wait 5", "let ticks pass while the prices elsewhere stand",
      """
      A tick passes with every `price`, `move` and step of a scenario; `wait` lets it pass without one, so that marks that \
      trail catch up and prices grow old.
      """),
    VerbEntry(
      .latency, .move, "TICKS | MARKET TICKS | ", term: "mark-to-market-latency", example: "latency 5",
      "let marks trail the prices elsewhere by ticks",
      """
      `price` and `move` then set the price elsewhere. Accounts are judged by the mark, the price of so many ticks ago; \
      orders and liquidations are traded at the price of now. `latency 0` takes it back.
      """),
    VerbEntry(
      .feed, .move, "MARKET (index | delayed TICKS | median TICKS | off) | ", term: "mark-price",
      example: "feed BTC median 30", "choose how a mark is made, or see the prices of all markets",
      """
      - `index`: the price elsewhere, as the venue knows it
      - `delayed`: the index of so many ticks ago
      - `median`: the middle one of three: the index with funding, the index with the average basis over so many ticks, \
      and the last price
      - `off`: the price elsewhere at once, without relayers

      It holds from the next tick on. The index is what arrives from elsewhere, the last price what was traded at, the \
      mark what accounts are judged by.
      """),
    VerbEntry(
      .relay, .move,
      "MARKET COUNT of COUNT [delay TICKS] [heartbeat COUNT] [deviation RATE] [stale COUNT] | MARKET off | ",
      term: "cross-chain-data-relays", example: "relay BTC 2 of 3 heartbeat 20 deviation 0.5% stale 3",
      "let relayers carry a price from elsewhere, or see what they report",
      """
      `2 of 3`: with two reports or more of three relayers the median is the index; with fewer it stays as it was. A \
      report is `delay` ticks under way. The index changes when the median is `deviation` away from it, 0% unless said, or \
      when the `heartbeat` of 60 ticks is due.

      `stale 3` guards: when nothing was passed on for more than 3 ticks, no pot with a position in the market is \
      liquidated, and nothing that adds risk there is accepted. Without it, accounts are judged by an old price. A calm \
      market passes nothing on before the `heartbeat`, so keep that below `stale`.
      """),
    VerbEntry(
      .relayer, .move, "COUNT (honest | late COUNT | silent | wrong MOVE) [MARKET]", term: "cross-chain-relayer-risk",
      example: "relayer 3 wrong +8%", "change how a relayer behaves",
      "It reports as the price is, of some ticks before, not at all, or wrong by a percentage; in every market that has "
        + "relayers, unless one is named."),
  ]

  private static let looking = [
    VerbEntry(
      .account, .look, "", term: "equity", changes: false, example: "account", "the account's figures",
      "What the shared pool holds, is worth and has to hold."),
    VerbEntry(
      .positions, .look, "", term: "position", changes: false, example: "positions", "the open positions", ""),
    VerbEntry(
      .thresholds, .look, "", term: "liquidation-threshold-clarity", changes: false, example: "thresholds",
      "the prices at which something happens",
      """
      For each position the price of margin call, liquidation and bankruptcy with every other price held still, and \
      the joint moves of all markets that lead there, each market moving by its `beta`. As prices, as moves, and in \
      days' standard deviations (σ) of the steps walked on a path.
      """),
    VerbEntry(
      .events, .look, "[COUNT]", term: "liquidation", changes: false, example: "events 5", "what has happened",
      "The last ten, or as many as asked for. The last 10,000 are kept."),
    VerbEntry(
      .show, .look, "(FIGURE)…", term: "equity", changes: false, example: "show equity margin_ratio",
      "print figures",
      "A market's figure names it in brackets, `notional(BTC)`; without, it is shown for every open position."),
    VerbEntry(
      .explain, .look, "FIGURE [deep]", term: "margin-ratios", changes: false, example: "explain margin_ratio",
      "how a figure comes about, with the numbers put in",
      """
      The tree goes down to what was given. It is the computation itself, not a description of it. `deep` names the \
      glossary term of every figure in it, and sets the rules in force beside the other rule sets of the kit.
      """),
    VerbEntry(
      .term, .look, "(TERM)…", term: "cross-margin-liquidation-risk", changes: false, example: "term margin call",
      "what a term means, with numbers",
      "By its name, another name it goes by, or the beginning of one. The entry ends in something to try."),
    VerbEntry(
      .terms, .look, "[(TERM)…]", term: "cross-margin-liquidation-risk", changes: false, example: "terms liquidation",
      "the glossary's terms, or those about a word", ""),
    VerbEntry(
      .calculate, .look, "EXPRESSION", term: "equity", changes: false, example: "= equity / maintenance_margin",
      "calculate with figures and numbers", "Exact decimals with `+ - * /`, brackets and percentages."),
  ]

  private static let asking = [
    VerbEntry(
      .why, .look, "[--svg FILE]", term: "cross-margin-liquidation-risk", changes: false, example: "why",
      "why there was a liquidation or a margin call",
      """
      Tells the last one from the record: what each market's prices took, to the cent; the worst moves; which position \
      sank the pool; what healthy ones were closed with it; who paid; and what isolated margin would have saved and cost.
      """),
    VerbEntry(
      .whatif, .look, "COMMANDS", term: "liquidation-threshold-clarity", changes: false,
      example: "whatif move BTC -10%; move ETH -15%",
      "what commands would lead to, without doing them",
      "The account after them stands beside the account now. Nothing is changed. Semicolons belong to it."),
    VerbEntry(
      .compare, .look,
      "isolated | rules RULES | unguarded | guard (stop MARKET PRICE | reduce RATE at RATE | "
        + "topup AMOUNT at RATE from AMOUNT | hedge MARKET RATE with MARKET | isolate MARKET at RATE) | latency (TICKS)…",
      term: "risk-mitigation-frameworks", changes: false, example: "compare isolated",
      "the same orders and prices under another rule, side by side",
      """
      Everything done since the account was opened, reset or loaded is done again: with every position isolated, under \
      other rules, with a guard armed from the beginning, or without the guards there were. With `latency`, every mark \
      trails by so many ticks, and at the end as many pass until all marks have arrived.
      """),
    VerbEntry(
      .rescue, .look, "", term: "risk-mitigation-frameworks", changes: false, example: "rescue",
      "the least that would have prevented the liquidation",
      """
      For money, for less of each position and for more of another market: the least amount that survives the same \
      prices, right after your last instruction, and the last moment at which any amount still does. Each is found by \
      going through the prices again, to the cent or the lot.
      """),
    VerbEntry(
      .ladder, .look, "MARKET MOVE [long | short]", term: "leverage-ratio-amplification", changes: false,
      example: "ladder BTC -5%", "one move at every leverage",
      """
      What the move does to the money behind a position, at leverage 1 to the most the market allows; and the moves \
      that liquidate it and that take all of the money. Of your position, or of one of about 10,000; before fees.
      """),
    VerbEntry(
      .frontier, .look, "MARKET MARKET [RANGE] [--svg FILE]", term: "cross-margin-liquidation-risk", changes: false,
      example: "frontier BTC ETH -40%..20%",
      "a map of two prices: where the pool is safe, called, liquidated, bankrupt",
      "With the way the path has taken on it, and where the account stands. All other prices are held still."),
    VerbEntry(
      .plot, .look, "margin [--svg FILE] | equity MARKET [RANGE] [--svg FILE] | path [--svg FILE]", term: "equity",
      changes: false, example: "plot equity BTC -30%..10%", "pictures of the account",
      """
      - `margin`: equity against what is required of it
      - `equity`: equity and requirement against the price of one market, with every threshold
      - `path`: the account's value since it was opened, with what happened

      `--svg FILE` writes the picture as an image that stands alone.
      """),
  ]

  private static let crowding = [
    VerbEntry(
      .crowd, .crowd,
      "off | ACCOUNTS [seed COUNT] [leverage LEVERAGE] [long RATE] [capacity COUNT] [fund AMOUNT] | ",
      term: "margin-liquidation-spirals", example: "crowd 2,000 seed 7 leverage 10x",
      "draw other accounts on your markets, or look at them",
      """
      Cross-margin accounts under the rules in force, at the present marks, on the first eight markets. Yours has the \
      first place among them. `leverage` is the median (5x unless given, at most 50x), `long` the share for rising \
      prices (50%), `capacity` how many accounts the venue can liquidate in a tick (any number), `fund` what stands \
      behind them (2% of all that is held long), apart from the one behind you. The same seed draws the same crowd.

      Its forced sales go where yours go: into a market's `book`, pool or law, and its marks follow the market's `feed`. In a \
      market without one, selling half of all that is held long takes 10% off the price, and a tenth of that is forgotten \
      in each tick. What a book has no bids for is sold behind its last level, where the price goes on as in the book.

      The crowd leaves with other rules or loaded prices, and where one of its markets is defined anew.
      """),
    VerbEntry(
      .shock, .crowd, "(all MOVE | (MARKET MOVE)…) [--svg FILE]", term: "margin-liquidation-spirals",
      example: "shock BTC -8%", "move prices from outside and let the crowd's liquidations run",
      """
      Accounts that are due are sold into the market, which moves the price, which makes others due: round by round \
      until all is quiet, or the capacity of the tick is used up. Your marks go along, round by round; your account is \
      liquidated by its own rules and waits in no queue. A move by `price` or `move` reaches the crowd at its next tick.
      """),
    VerbEntry(
      .settle, .crowd, "[COUNT] [--svg FILE]", term: "liquidation-engine-stressing", example: "settle 5",
      "let ticks pass with no news from outside",
      "So many ticks; without a number until nobody waits to be liquidated and a tick passes without a liquidation."),
    VerbEntry(
      .solvency, .crowd,
      "under (all MOVE | (MARKET MOVE)…) | capacity (all MOVE | (MARKET MOVE)…) [--svg FILE]",
      term: "protocol-solvency-margin", changes: false, example: "solvency under BTC -30%",
      "what stands between the crowd's bankrupt accounts and the others",
      """
      - `under`: fund and winners' profit over the shortfall, if prices jumped before anybody could be liquidated
      - `capacity`: the bad debt of the same fall, spread over ten ticks, for engines of several capacities

      Nothing is changed.
      """),
  ]

  private static let goingBack = [
    VerbEntry(
      .undo, .back, "[COUNT]", term: "equity", example: "undo 2", "take back the last change",
      "Looking around is not a change. The last 500 changes can be taken back."),
    VerbEntry(.redo, .back, "[COUNT]", term: "equity", example: "redo", "do again what was taken back", ""),
    VerbEntry(
      .bookmark, .back, "[NAME]", term: "equity", changes: false, example: "bookmark before",
      "remember this state by a name", "Without a name: the bookmarks there are. Up to 32 are kept."),
    VerbEntry(
      .goto, .back, "BOOKMARK", term: "equity", example: "goto before", "go to a bookmarked state",
      """
      Going there is a change like any other, so `undo` comes back. In a lesson a step's name goes to the step, as far \
      as you have come.
      """),
    VerbEntry(
      .reset, .back, "", term: "equity", example: "reset", "start over with an empty account",
      "Rules stay; markets, prices and the fund are as the rules have them."),
  ]

  private static let settingUp = [
    VerbEntry(
      .rules, .setUp, "[RULES]", term: "margin-ratios", example: "rules binance-usdm",
      "choose a venue's rules, or see them",
      """
      A name from the kit or a file of your own. Positions, prices and cash stay; what is required of them may change. \
      Slippage and insurance fund are those of the rules again.
      """),
    VerbEntry(
      .market, .setUp,
      "NEW-MARKET price PRICE [tick PRICE] [lot SIZE] [leverage LEVERAGE] [taker RATE] [maker RATE] "
        + "[tiers (FROM RATE)…] | [MARKET]",
      term: "maintenance-margin", example: "market XRP price 0.5 tick 0.0001 lot 1 tiers 0 1% 50,000 2%",
      "define a market, or see its terms",
      """
      `tiers` are the notionals from which a maintenance rate applies; amounts that keep the margin continuous are \
      computed. Of a listed market, what is left out stays as it is. Of a new one: tick 0.01, lot 0.001, one tier of 1%, taker fee 0.05%, maker fee 0.02%, and the highest \
      leverage that keeps initial margin at twice maintenance margin.
      """),
    VerbEntry(
      .beta, .setUp, "path | (MARKET NUMBER)… | ", term: "beta", example: "beta ETH 1.3",
      "set by how much markets move when all move together",
      "1 unless set. `path` estimates them from the steps walked, against the path's first market."),
    VerbEntry(
      .scenario, .setUp, "[SCENARIO]", term: "extreme-market-events", example: "scenario march-2020",
      "load real prices, or see which there are",
      "Sets the prices it begins with. `step` walks on. A name from the kit or a file of your own."),
    VerbEntry(
      .prices, .setUp, "(MARKET FILE)…", term: "extreme-market-events", example: "prices BTC btc.csv",
      "load prices from CSV files",
      "Columns `time_utc,open,high,low,close`, oldest first. Several files are joined on the times they share."),
  ]

  private static let learning = [
    VerbEntry(
      .learn, .learn, "[LESSON [as VALUE]]", term: "cross-margin-liquidation-risk", changes: false,
      example: "learn what-is-a-position", "begin a lesson or go on with it, or see the course",
      """
      A lesson has an account of its own; yours waits for you until `leave`. Without a name: what is done, what is next \
      and what each lesson needs. A graded lesson draws your numbers from your name: `learn margins-by-hand as "Ada L."`
      """),
    VerbEntry(
      .next, .learn, "", term: "cross-margin-liquidation-risk", changes: false, example: "next",
      "go on in the lesson", "An empty line does the same. It also runs the commands that a step types for you."),
    VerbEntry(
      .goal, .learn, "", term: "cross-margin-liquidation-risk", changes: false, example: "goal",
      "what this step wants, and what of it is reached", ""),
    VerbEntry(
      .answer, .learn, "(VALUE)…", term: "cross-margin-liquidation-risk", changes: false, example: "answer 8,500",
      "answer the step's question",
      "The number or the letters alone do as well: `8,500`, `8.5k`, `8500 USDT`, `b`, `a c`."),
    VerbEntry(
      .hint, .learn, "", term: "cross-margin-liquidation-risk", changes: false, example: "hint",
      "the next hint of this step",
      "Hints go from a nudge to nearly the answer. The solution is apart from them: `skip`."),
    VerbEntry(
      .skip, .learn, "", term: "cross-margin-liquidation-risk", changes: false, example: "skip",
      "see the step's solution, have it carried out, and go on", "The step is marked as skipped. Not in graded lessons."
    ),
    VerbEntry(
      .play, .learn, "", term: "cross-margin-liquidation-risk", changes: false, example: "play",
      "try things on a copy of the account", "The lesson waits; `back` returns to it as it was."),
    VerbEntry(
      .back, .learn, "", term: "cross-margin-liquidation-risk", changes: false, example: "back",
      "return from playing to the lesson", "In a step for playing it goes on, as Enter does."),
    VerbEntry(
      .restart, .learn, "[lesson]", term: "cross-margin-liquidation-risk", changes: false, example: "restart",
      "begin this step again, or the whole lesson", ""),
    VerbEntry(
      .where, .learn, "", term: "cross-margin-liquidation-risk", changes: false, example: "where",
      "which lesson and step this is, and how the others went", ""),
    VerbEntry(
      .recap, .learn, "[FILE]", term: "cross-margin-liquidation-risk", changes: false, example: "recap lesson.md",
      "what you did, with results and terms, as Markdown to keep", ""),
    VerbEntry(
      .leave, .learn, "", term: "cross-margin-liquidation-risk", changes: false, example: "leave",
      "leave the lesson; `learn` comes back to where you are", ""),
    VerbEntry(
      .progress, .learn, "[export FILE | import FILE | forget LESSON]", term: "cross-margin-liquidation-risk",
      changes: false, example: "progress", "what you have done so far",
      "`export` writes it to a file that `import` takes in on another machine; `forget` begins a lesson's record anew."),
    VerbEntry(
      .review, .learn, "", term: "cross-margin-liquidation-risk", changes: false, example: "review",
      "be asked for the terms that are due",
      """
      Terms of finished lessons come up again after growing intervals, by the rules of SM-2 (Woźniak 1990). Say what \
      the term means, press Enter to compare, and say how it went: again, hard, good or easy.
      """),
  ]

  private static let keeping = [
    VerbEntry(
      .save, .keep, "[FILE]", term: "equity", changes: false, example: "save mine.json",
      "write the account to a file", "Without a file it goes to the place where `load` without a file finds it."),
    VerbEntry(.load, .keep, "[FILE]", term: "equity", example: "load mine.json", "read an account from a file", ""),
    VerbEntry(
      .transcript, .keep, "off | FILE", term: "equity", changes: false, example: "transcript lesson.txt",
      "keep what is typed and shown in a file",
      "Commands as typed, output behind `#`: the file is a script that `plimsoll run` replays."),
    VerbEntry(
      .help, .keep, "[TOPIC]", term: "equity", changes: false, example: "help move",
      "what can be done, or about one verb, figure or event", ""),
    VerbEntry(
      .set, .keep, "[SETTING VALUE]", term: "equity", example: "set liquidation off", "change a setting, or see them",
      """
      - `liquidation on|off`: off, the account can be looked at beyond its end
      - `slippage 0.1%`: what a liquidation loses on each position, in place of the rules'
      - `fund 50,000`: what the insurance fund holds
      - `color auto|always|never`, `format text|plain`, `ascii on|off`, `width auto|80`: how things are shown
      """),
    VerbEntry(.quit, .keep, "", term: "equity", changes: false, example: "quit", "leave; everything is kept", ""),
  ]
}
