import Margin

/// Something filled into a command, with the place it stands at.
struct Argument: Equatable, Sendable {
  /// What it is.
  enum Value: Equatable, Sendable {
    /// A word of the syntax.
    case word(String)
    /// A number; a percentage is already divided by one hundred.
    case number(Fixed, isPercent: Bool)
    /// A whole number.
    case count(Int)
    /// From one share to another.
    case span(low: Fixed, high: Fixed)
    /// A market.
    case market(Symbol)
    /// A figure; the market may be missing where it can be filled in.
    case figure(Figure)
    /// An event.
    case event(EventKind)
    /// A name or a file, as written.
    case text(String)
  }

  /// What was asked for; nil for a word of the syntax.
  var kind: ArgumentKind?
  /// What was given.
  var value: Value
  /// Where it stands in the command, in UTF-8 bytes.
  var range: Range<Int>
}

/// Why a word doesn't fit.
public enum ArgumentProblem: Error, Equatable, Sendable {
  /// Not a number, or not one that is taken here.
  case number(NumberError)
  /// The number has to be above zero.
  case notPositive
  /// The number must not be below zero.
  case negative
  /// A percent sign is missing, so the number could mean anything.
  case needsPercent
  /// Not a whole number from 1 to the most that is taken.
  case notACount
  /// Not two percentages above -100% with `..` between them, the lower one first.
  case notASpan
  /// Leverage below 1.
  case belowOne
  /// No such name of this kind; the nearest one that exists, if any is near.
  case unknown(ArgumentKind, nearest: String?)
  /// The figure is a market's, and the word in brackets isn't a listed one.
  case figureMarket(String, nearest: String?)
  /// The figure is the account's and takes no market.
  case figureTakesNoMarket(FigureKind)
  /// The bracket is not closed, or something follows it.
  case figureBracket
  /// Not a name of the form asked for.
  case malformed
}
