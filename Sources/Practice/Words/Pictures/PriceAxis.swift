import Document
import Margin

/// Prices around a mark, as an axis of a picture.
struct PriceAxis {
  /// The prices at the ends.
  let low: Fixed
  let high: Fixed
  private let slot: Slot
  private let words: NumberWords

  /// The prices from one move of the mark to another.
  init(_ slot: Slot, _ span: Command.Span, _ words: NumberWords) throws {
    self.slot = slot
    self.words = words
    low = try slot.instrument.onTick(slot.mark * (Fixed.one + span.low))
    high = try max(slot.instrument.onTick(slot.mark * (Fixed.one + span.high)), low + slot.instrument.tick)
  }

  /// What is drawn beside the picture, with the mark and round moves named.
  var axis: Axis {
    let ticks = [0, 25, 50, 75, 100].compactMap { at($0, of: 100) }.map {
      Axis.Tick($0.double, words.price($0, slot.symbol))
    }
    return Axis("\(slot.symbol) price, \(words.quote)", low.double...high.double, ticks: ticks)
  }

  /// `count` prices in the middle of as many equal parts, low ones first.
  func centers(_ count: Int) -> [Fixed] { (0..<count).compactMap { at(2 * $0 + 1, of: 2 * count) } }

  /// `count` prices from one end to the other.
  func prices(_ count: Int) -> [Fixed] { (0..<count).compactMap { at($0, of: max(count - 1, 1)) } }

  private func at(_ part: Int, of whole: Int) -> Fixed? {
    try? slot.instrument.onTick(low + (high - low).share(Fixed(part), of: Fixed(whole), rounding: .halfEven))
  }
}
