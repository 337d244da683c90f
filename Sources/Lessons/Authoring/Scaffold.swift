/// Files to begin with, which already pass `check`.
public enum Scaffold {
  /// A lesson with a step of most kinds.
  ///
  /// - Parameter id: a name of small letters, digits and hyphens.
  public static func lesson(_ id: String) -> String {
    """
    ---
    id: \(id)
    summary: One sentence that the menu shows.
    level: 1
    minutes: 5
    needs: []
    teaches: []
    rules: classroom
    ---
    # \(title(id))

    What the learner will know at the end, in a sentence or two.

    ```numbers
    size = 0.2 .. 0.5 step 0.1
    ```
    ```setup
    deposit 10,000
    ```

    ## Open a position {#open}

    Buy {{size}} BTC at 10x leverage. A [long](../glossary/long.md) gains when the price rises.

    ```goal
    position_size(BTC) == {{size}} | You are not long {{size}} BTC.
    ```
    ```wrong
    position_size(BTC) < 0 => That is a short: it gains when the price falls.
    try: short {{size}} BTC at 10x
    ```
    ```solution
    long {{size}} BTC at 10x
    ```
    ### Hints
    1. `help long` shows how a position is opened.

    ## Predict before you look {#predict}

    BTC falls by 10 %. What is your [equity](../glossary/equity.md) then?

    ```predict
    value: equity
    run: move BTC -10%
    accept: ± 0.5 %
    wrong: equity before run => That is equity before the fall. It costs size × price × 10 %.
    ```
    ### Hints
    1. The loss is {{size}} × 60,000 × 10 %.
    ### After
    The loss comes off at once, although nothing was sold.

    ## Which is right? {#choose}

    After the fall, where does the loss show in your [wallet balance](../glossary/wallet-balance.md)?

    - [ ] At once.
      > Only what is closed reaches the wallet; until then the loss is unrealized.
    - [x] When the position is closed.

    """
  }

  /// A glossary entry with something to try.
  ///
  /// - Parameter id: a name of small letters, digits and hyphens.
  public static func term(_ id: String) -> String {
    """
    ---
    term: \(title(id))
    aliases: []
    group: The account
    figures: [equity]
    verbs: [deposit]
    events: []
    related: [equity]
    sources: ["Author and year, title; or the page the definition or the numbers come from"]
    ---
    # \(title(id))

    What it is, in one or two exact sentences that link other terms, such as [equity](equity.md).

    ## Formula

    `equity = deposits`

    ## Worked number

    Deposit 10,000: equity is 10,000.

    ## What people get wrong

    "The wrong belief, in quotes." Why the number says otherwise.

    ```try
    deposit 10,000
    expect equity == 10,000
    ```

    """
  }

  /// Whether a word can name a lesson or a term.
  public static func canName(_ id: String) -> Bool { LessonFile.isName(id) }

  private static func title(_ id: String) -> String {
    id.split(separator: "-").joined(separator: " ").capitalizedFirst
  }
}
