import Document
import Margin
import Market

/// A walk along the price path: what happened on it, where it led, and its picture.
struct StepWords {
  let state: State
  let events: [Event]
  let steps: Report.Steps

  var blocks: [Block] {
    let words = EventWords(state.venue.account)
    var blocks: [Block] = []
    var time = ""
    for (event, leftOut) in EventWords.condensed(events) {
      if leftOut > 0 { blocks.append(.paragraph(EventWords.leftOut(leftOut))) }
      switch event.kind {
      case .ticked:
        if case .word(let word) = event[.time] { time = word }
      case .scenarioEnded: break
      case let kind where kind.isOnlyOfPrice: break
      default:
        var line = Text(time.isEmpty ? "" : "\(time)  ", .muted)
        line.spans += words.sentence(event).spans
        blocks.append(.paragraph(line))
      }
    }
    blocks.append(.paragraph(arrival))
    blocks += pictures
    if steps.awaited != nil, steps.reached == nil, let awaited = steps.awaited {
      blocks.append(.paragraph(Text("\(awaited.rawValue) did not happen on the way, and the prices end here.")))
    } else if events.last?.kind == .scenarioEnded {
      blocks.append(.paragraph(Text("The prices end here.")))
    }
    return blocks
  }

  /// Where the walk led: the time and the marks, each against where the walk began.
  private var arrival: Text {
    let numbers = NumberWords(state.venue.account)
    guard let path = state.venue.path, state.venue.cursor > 0 else { return ticks(numbers) }
    let here = state.venue.cursor
    let before = here - steps.taken
    var text = Text("\(path.steps[here - 1].time)", .strong)
    text.append("  step \(here) of \(path.steps.count)", .muted)
    for (index, symbol) in path.markets.enumerated() {
      let from = before == 0 ? path.start[index] : path.steps[before - 1].bars[index].close
      let to = path.steps[here - 1].bars[index].close
      text.append("  \(symbol) \(numbers.price(to, symbol))")
      text.append(" (\(numbers.change(from: from, to: to)))", to < from ? .danger : .good)
    }
    return text
  }

  /// How many ticks passed without a path, and the marks that changed.
  private func ticks(_ numbers: NumberWords) -> Text {
    var text = Text(steps.taken == 1 ? "A tick passed" : "\(steps.taken) ticks passed", .strong)
    for slot in state.venue.account.slots {
      let changes = events.filter { $0.kind == .priceChanged && $0.market == slot.symbol }
      guard let from = changes.first?.number(.from), from != slot.mark else { continue }
      text.append("  \(slot.symbol) \(numbers.price(slot.mark, slot.symbol))")
      text.append(" (\(numbers.change(from: from, to: slot.mark)))", slot.mark < from ? .danger : .good)
    }
    return text
  }

  /// A line for each market's closes and one for the account's value, over the last steps walked.
  private var pictures: [Block] {
    guard let path = state.venue.path else { return [] }
    let numbers = NumberWords(state.venue.account)
    let here = state.venue.cursor
    let first = max(0, here - State.trailLength + 1)
    var blocks: [Block] = []
    for (index, symbol) in path.markets.enumerated() {
      let closes = (first...here).map { $0 == 0 ? path.start[index] : path.steps[$0 - 1].bars[index].close }
      blocks.append(spark(symbol.name, closes) { numbers.price($0, symbol) })
    }
    if state.trail.count > 1 { blocks.append(spark("account", state.trail) { numbers.money($0) }) }
    return blocks
  }

  private func spark(_ label: String, _ values: [Fixed], _ number: (Fixed) -> String) -> Block {
    guard let first = values.first, let last = values.last, let low = values.min(), let high = values.max() else {
      return .paragraph(Text(label))
    }
    var line = "\(number(first)) to \(number(last)) in \(values.count - 1) steps"
    if low < min(first, last) { line += ", lowest close \(number(low))" }
    if high > max(first, last) { line += ", highest close \(number(high))" }
    return .sparkline(Sparkline(label: label, points: values.map(\.double), words: line))
  }
}
