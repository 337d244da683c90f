import Document
import Margin
import Market

/// How an account came to its end, told with its numbers.
struct StoryWords {
  private let state: State
  private let story: Story
  private let isolated: Alternative?
  private let words: NumberWords

  init(_ state: State, _ story: Story, _ isolated: Alternative?) {
    self.state = state
    self.story = story
    self.isolated = isolated
    self.words = NumberWords(state.venue.account)
  }

  func blocks(with picture: Picture) -> [Block] {
    [.paragraph(ending), .picture(picture)] + culprit + [.paragraph(requirement)] + worst + call + aftermath + apart
  }

  // MARK: What took the equity

  /// The change of equity, part by part.
  var picture: Picture {
    let change = story.change
    var items: [Waterfall.Item] = []
    var level = change.before.double
    items.append(.init("equity before", from: 0, to: level, words.money(change.before), .strong))
    for (label, amount) in parts {
      let next = level + amount.double
      items.append(
        .init(label, from: level, to: next, words.signedMoney(amount), amount.isNegative ? .danger : .good))
      level = next
    }
    items.append(.init("equity at the end", from: 0, to: change.after.double, words.money(change.after), .strong))
    let said = parts.map { "\($0.label) \(words.signedMoney($0.amount))" }.joined(separator: ", ")
    let total = (try? change.total()) ?? .zero
    return Picture(
      title: "What took the equity",
      words: "From \(words.money(change.before)) to \(words.money(change.after)) \(words.quote): \(said). "
        + "Together \(words.signedMoney(total)).",
      content: .waterfall(Waterfall(items)))
  }

  private var parts: [(label: String, amount: Fixed)] {
    let change = story.change
    var parts: [(label: String, amount: Fixed)] = []
    for position in change.positions where !position.prices.isZero {
      parts.append(("\(position.symbol) prices", position.prices))
    }
    for position in change.positions where !position.shares.isZero {
      parts.append(("\(position.symbol) pool share", position.shares))
    }
    let slippage = change.positions.compactMap { $0.slippage.isZero ? nil : $0.slippage }
    if !slippage.isEmpty { parts.append(("closed away from the mark", (try? slippage.reduce(.zero, sum)) ?? .zero)) }
    parts += [
      ("deposits", change.deposits), ("withdrawals", change.withdrawals), ("trading fees", change.fees),
      ("funding", change.funding), ("liquidation fees", change.liquidationFees),
      ("kept by the venue", change.forfeited),
      ("losses others bore", change.forgiven), ("into and out of pools", change.pools),
      (story.market == nil ? "isolated positions" : "margin moved", change.moved),
    ]
    return parts.filter { !$0.amount.isZero }
  }

  private func sum(_ a: Fixed, _ b: Fixed) throws -> Fixed { try a + b }

  private var ending: Text {
    let pot = story.market.map { "The isolated position in \($0)" } ?? "The pool"
    let change = story.change
    let end = story.isLiquidation ? "was liquidated" : "got a margin call"
    return Text(
      "\(pot) \(end) \(time(story.ended)): equity \(words.money(change.after)) \(words.quote) against a requirement of "
        + "\(words.money(change.requirementAfter)). Its first position was opened \(time(story.began)).",
      story.isLiquidation ? .danger : .warning)
  }

  private var requirement: Text {
    let change = story.change
    let grown = change.positions.filter { !$0.requirement.isZero }
    let said = grown.map { "\($0.symbol) \(words.signedMoney($0.requirement))" }.joined(separator: ", ")
    return Text(
      "The requirement went from \(words.money(change.requirementBefore)) to \(words.money(change.requirementAfter))"
        + (said.isEmpty ? "." : ": \(said)."))
  }

  /// The position that did most to bring equity and requirement together, and those that worked against it.
  private var culprit: [Block] {
    let cushions = story.change.positions.map { ($0.symbol, (try? $0.cushion()) ?? .zero) }
    guard let worst = cushions.min(by: { $0.1 < $1.1 }), worst.1.isNegative else { return [] }
    var text = Text(
      "\(worst.0) sank it: it brought equity and requirement \(words.money(worst.1.magnitude)) closer", .strong)
    let helped = cushions.filter { $0.1.isPositive }.map { "\($0.0) held them \(words.money($0.1)) apart" }
    text.append(helped.isEmpty ? "." : ", while \(helped.joined(separator: " and ")).")
    return [.paragraph(text)]
  }

  private var worst: [Block] {
    guard !story.worst.isEmpty else { return [] }
    let rows = story.worst.map { move in
      let marks = move.marks.map {
        "\($0.symbol) \(words.price($0.from, $0.symbol)) to \(words.price($0.to, $0.symbol)) "
          + "(\(words.change(from: $0.from, to: $0.to)))"
      }
      return [
        Text(short(move.when), .muted), Text(marks.joined(separator: ", ")),
        Text(words.signedMoney(move.brought), .danger),
      ]
    }
    return [
      .table(
        Table(columns: [.init("when"), .init("the worst moves"), .init("equity", .right)], rows: rows))
    ]
  }

  private var call: [Block] {
    guard story.isLiquidation else { return [] }
    guard let called = story.called else {
      return [.paragraph("No margin call came before it: the move went through both in one.")]
    }
    return [.paragraph(Text("The margin call had come \(time(called)).", .warning))]
  }

  // MARK: What became of it

  private var aftermath: [Block] {
    let sentences = EventWords(state.venue.account)
    var blocks: [Block] = []
    for (event, leftOut) in EventWords.condensed(story.aftermath) {
      if leftOut > 0 { blocks.append(.paragraph(EventWords.leftOut(leftOut))) }
      switch event.kind {
      case .positionReduced, .positionLiquidated, .liquidationFee, .liquidationStopped, .liquidated, .badDebt,
        .fundPaid, .lpRemoved,
        .fundDepleted:
        blocks.append(.paragraph(sentences.sentence(event)))
      default: break
      }
    }
    let healthy = story.aftermath.filter { $0[.healthy] == .flag(true) }
    if !healthy.isEmpty {
      let names = healthy.compactMap(\.market?.name)
      let worth = (try? healthy.compactMap { $0.number(.unrealized) }.reduce(.zero, sum)) ?? .zero
      blocks.append(
        .paragraph(
          Text(
            "Healthy and closed with it: \(CommandError.list(unique(names), "and")), up \(words.money(worth)) together.",
            .warning)))
    }
    return blocks
  }

  private func unique(_ names: [String]) -> [String] {
    names.enumerated().filter { names.firstIndex(of: $0.element) == $0.offset }.map(\.element)
  }

  /// What would be if every position had had margin of its own.
  private var apart: [Block] {
    guard let isolated, let would = try? isolated.venue.value(of: Figure(.accountValue)),
      let has = try? state.venue.value(of: Figure(.accountValue)), let gap = try? would - has
    else { return [] }
    let ends = isolated.liquidations.map {
      "\($0.event.market?.name ?? "the pool") \(AlternativeWords.time($0.tick, $0.time))"
    }
    var line = "With every position isolated, "
    line +=
      ends.isEmpty
      ? "nothing would have been liquidated" : "\(CommandError.list(ends, "and")) would have been liquidated"
    line += ", and the account would be worth \(words.money(would)) instead of \(words.money(has)): "
    line += gap.isNegative ? "\(words.money(gap.magnitude)) less." : "\(words.money(gap)) more."
    if !isolated.refused.isEmpty {
      line += " Some of your orders would have been refused: compare isolated says which."
    }
    return [.paragraph(Text(line, gap.isNegative ? .warning : .good))]
  }

  private func time(_ time: Story.Time) -> String {
    time.tick == 0 ? "at the beginning" : AlternativeWords.time(time.tick, time.time)
  }

  private func short(_ time: Story.Time) -> String { time.time.isEmpty ? "\(time.tick)" : time.time }
}
