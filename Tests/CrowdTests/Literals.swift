import Margin

extension Fixed: ExpressibleByStringLiteral {
  /// Numbers in tests are written as learners write them.
  public init(stringLiteral text: String) {
    do {
      self = try NumberText.parse(text.utf8).value
    } catch {
      preconditionFailure("\(text) is not a number: \(error)")
    }
  }
}

extension Symbol: ExpressibleByStringLiteral {
  /// Markets in tests are written as learners write them.
  public init(stringLiteral text: String) {
    guard let symbol = Symbol(text) else { preconditionFailure("\(text) is not a market's name") }
    self = symbol
  }
}
