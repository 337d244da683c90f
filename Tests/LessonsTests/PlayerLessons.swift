import Testing

@testable import Lessons

/// Small lessons, each about one kind of step.
enum PlayerLessons {
  /// A lesson of a name below.
  static func lesson(_ id: String) throws -> Lesson {
    let (lesson, findings) = LessonFile.read(try text(id), id: id, file: "\(id).md")
    #expect(findings.isEmpty, "\(id): \(findings)")
    return try #require(lesson)
  }

  static func text(_ id: String) throws -> String {
    let body = try #require(bodies[id], "there is no lesson \(id)")
    return head(id, isGraded: id.hasPrefix("graded")) + body
  }

  static func head(_ id: String, isGraded: Bool = false, rules: String = "classroom") -> String {
    """
    ---
    id: \(id)
    summary: About \(id).
    level: 1
    minutes: 5
    needs: []
    teaches: []
    rules: \(rules)
    \(isGraded ? "mode: graded" : "mode: practice")
    ---
    # The lesson \(id)

    ```setup
    deposit 10,000
    ```

    """
  }

  static let ids = bodies.keys.sorted()

  static let bodies = [
    "read": reading, "run": running, "goal": goals, "means": means, "ask": asking, "predict": predicting,
    "choose": choosing, "play": playing, "score": scoring, "graded": graded, "graded-draw": drawn, "draw": drawn,
  ]

  private static let equity = "[equity](../glossary/equity.md)"

  private static let reading = """
    ## First {#first}

    All you have is \(equity).

    ## Second {#second}

    That was \(equity).
    """

  private static let running = """
    ## Watch {#watch}

    Watch \(equity).

    ```run
    price BTC 61,000; price BTC 60,000
    show equity
    ```

    ### After

    Nothing was open, so nothing has changed.

    ## The end {#end}

    That was \(equity).
    """

  private static let goals = """
    ## Reach it {#reach}

    Be long 1 BTC and let \(equity) gain.

    ```goal
    position_size(BTC) == 1 | You are not long 1 BTC.
    equity rose by 500
    never liquidated | You were liquidated.
    ```
    ```wrong
    position_size(BTC) < 0 => That is a [short](../glossary/short.md).
    try: short 1 BTC at 10x
    position_size(BTC) > 1 => That is more than 1 BTC.
    try: long 2 BTC at 20x
    ```
    ```solution
    long 1 BTC at 10x
    price BTC 61,000
    ```

    ### Hints

    1. Which side gains?
    2. `help long` shows how.
    3. Type `long 1 BTC at 10x`, then `price BTC 61,000`.

    ### After

    The gain is yours while it lasts.

    ## The end {#end}

    That was \(equity).
    """

  private static let means = """
    ## By the tool {#tool}

    Have \(equity) explained, within 2 changes and without a deposit.

    ```goal
    used explain
    not used deposit
    within 2 commands
    ```
    ```solution
    explain equity
    ```

    ### Hints

    1. `help explain` shows how.

    ## In order {#order}

    Let the [call](../glossary/margin-call.md) come before the liquidation.

    ```setup
    reset
    deposit 10,030
    long 1 BTC at 20x
    ```
    ```goal
    margin_call before liquidated | First the call, then the end.
    ```
    ```solution
    price BTC 50,280
    price BTC 50,000
    ```

    ### Hints

    1. `thresholds` shows where the call is.

    ## Several parts {#parts}

    A short of ETH, within a tenth of 3, and no more cash.

    ```setup
    reset
    deposit 10,000
    ```
    ```goal
    position_size(ETH) == -3 ± 0.1 and leverage(ETH) == 10x | Short about 3 ETH, at 10x.
    deposits == 10,000
    margin_ratio < 5%
    ```
    ```solution
    short 3 ETH at 10x
    ```

    ### Hints

    1. `help short`, and [short](../glossary/short.md).
    """

  private static let asking = """
    ## The loss {#loss}

    What is the [unrealized PnL](../glossary/unrealized-pnl.md)?

    ```setup
    long 1 BTC at 10x
    price BTC 59,400
    ```
    ```ask
    value: unrealized_pnl
    wrong: equity => That is **equity**, not what the position lost.
    ```

    ### Hints

    1. The price has fallen by 600.
    2. `1 × (59,400 − 60,000)`

    ### After

    `1 × (59,400 − 60,000) = −600`.

    ## The end {#end}

    That was \(equity).
    """

  private static let predicting = """
    ## Predict {#fall}

    BTC falls by 10 %. What is \(equity) then?

    ```setup
    long 1 BTC at 10x
    ```
    ```predict
    value: equity
    run: move BTC -10%
    accept: ± 0.5 %
    wrong: equity before run => That is equity now.
    ```

    ### Hints

    1. The loss is 6,000.

    ### After

    The fall came off at once.

    ## The end {#end}

    That was \(equity).
    """

  private static let choosing = """
    ## One {#one}

    Which moves with the price: \(equity) or the wallet?

    - [ ] The wallet.
      > The wallet is cash.
    - [x] Equity.
      > Yes: what is open counts.
    - [ ] Both.
      > One of them is cash.

    ## Several {#several}

    What moves \(equity)?

    - [x] A deposit.
    - [x] A price.
    - [ ] A look at it.
      > Looking costs nothing.

    """

  private static let playing = """
    ## Wander {#wander}

    Try what moves \(equity).

    ```play
    ```

    ## The end {#end}

    That was \(equity).
    """

  private static let scoring = """
    ## As much as you can {#much}

    Gain \(equity).

    ```goal
    equity rose by 100
    ```
    ```solution
    long 1 BTC at 10x
    price BTC 61,000
    ```
    ```score
    value: equity - 10,000
    par: 500 => **Good.**
    par: 900 => Very good.
    ```

    ### Hints

    1. Which side gains?
    """

  static let graded = """
    ## Reach it {#reach}

    Be long 1 BTC of \(equity).

    ```goal
    position_size(BTC) == 1
    ```
    ```wrong
    position_size(BTC) < 0 => That is a [short](../glossary/short.md): see `help long`.
    try: short 1 BTC at 10x
    ```
    ```solution
    long 1 BTC at 10x
    ```

    ### Hints

    1. `help long` shows how.

    ## Predict {#fall}

    BTC falls by 10 %. What is \(equity) then?

    ```predict
    value: equity
    run: move BTC -10%
    wrong: equity before run => That is equity now.
    ```

    ### Hints

    1. The loss is 6,000.

    ## One {#one}

    Which moves with the price: \(equity) or the wallet?

    - [ ] The wallet.
      > The wallet is cash.
    - [x] Equity.

    """

  static let drawn = """
    ```numbers
    size = 0.2 .. 0.9 step 0.1
    gain = {{size}} * 1,000
    ```

    ## Buy {#buy}

    Be long {{size}} BTC, and mind \(equity).

    ```goal
    position_size(BTC) == {{size}} | You are not long {{size}} BTC.
    ```
    ```solution
    long {{size}} BTC at 10x
    ```

    ### Hints

    1. `help long` shows how.

    ### After

    You hold {{size}} BTC.

    ## The gain {#gain}

    BTC rises by 1,000. What is \(equity) more by, before fees?

    ```predict
    value: unrealized_pnl
    run: price BTC 61,000
    wrong: {{gain}} * 2 => That is twice {{gain}}.
    ```

    ### Hints

    1. {{size}} × 1,000

    """
}
