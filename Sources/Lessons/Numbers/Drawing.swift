import Margin
import Practice

extension Numbers {
  /// How often a draw that a filter refuses is drawn again.
  static let mostTries = 1_000

  /// Why no numbers can be drawn.
  enum DrawProblem: Error, Equatable {
    /// A number can't be computed, or a filter can't be evaluated.
    case line(SourceLine, String)
    /// No draw was found that satisfies the filters.
    case unsatisfiable(SourceLine)
  }

  /// The numbers of a seed.
  ///
  /// - Parameter session: any session; its markets give the arithmetic its context.
  func draw(seed: UInt64, in session: Session) throws(DrawProblem) -> Draw {
    guard !entries.isEmpty else { return Draw() }
    var generator = SplitMix(seed: seed)
    for _ in 0..<Self.mostTries {
      let picks = entries.map { Int(generator.next() % UInt64(max(1, $0.form.count))) }
      if let draw = try draw(picks, session) { return draw }
    }
    throw .unsatisfiable(filters.first ?? entries[0].line)
  }

  /// All draws there are; of more than `most`, the corners and as many others, drawn from a seed.
  func draws(atMost most: Int, seed: UInt64, in session: Session) throws(DrawProblem) -> [Draw] {
    guard !entries.isEmpty else { return [Draw()] }
    let counts = entries.map { max(1, $0.form.count) }
    var draws: [Draw] = []
    if combinations(atMost: most + 1) <= most {
      var picks = counts.map { _ in 0 }
      while true {
        if let draw = try draw(picks, session) { draws.append(draw) }
        guard let next = picks.indices.first(where: { picks[$0] + 1 < counts[$0] }) else { break }
        for index in 0..<next { picks[index] = 0 }
        picks[next] += 1
      }
    } else {
      for corner in Self.corners(of: counts).prefix(most) {
        if let draw = try draw(corner, session) { draws.append(draw) }
      }
      var generator = SplitMix(seed: seed)
      for _ in 0..<most where draws.count < most {
        draws.append(try self.draw(seed: generator.next(), in: session))
      }
    }
    guard !draws.isEmpty else { throw .unsatisfiable(filters.first ?? entries[0].line) }
    return draws
  }

  /// All lowest, all highest, and each one lowest and highest among the others at their other end.
  private static func corners(of counts: [Int]) -> [[Int]] {
    let (low, high) = (counts.map { _ in 0 }, counts.map { $0 - 1 })
    var corners = [low, high]
    for index in counts.indices {
      var (one, other) = (low, high)
      one[index] = high[index]
      other[index] = 0
      corners += [one, other]
    }
    return corners
  }

  /// The draw of certain picks; nil when a filter refuses it.
  private func draw(_ picks: [Int], _ session: Session) throws(DrawProblem) -> Draw? {
    var draw = Draw()
    for (entry, pick) in zip(entries, picks) {
      do {
        switch entry.form {
        case .choice(let values): draw.set(entry.name, values[pick])
        case .range(let low, let step, _): draw.set(entry.name, try low + step * Fixed(pick))
        case .computed(let expression): draw.set(entry.name, try session.value(of: draw.fill(expression)))
        }
      } catch {
        throw .line(entry.line, "`\(entry.name)` can't be computed: \(session.sentences(error).message)")
      }
    }
    for filter in filters {
      do {
        if try !session.evaluate(Predicate(draw.fill(filter.text))).holds { return nil }
      } catch {
        let reason =
          (error as? PredicateProblem).map { PredicateWords.words($0).message } ?? session.sentences(error).message
        throw .line(filter, "What is required can't be computed: \(reason)")
      }
    }
    return draw
  }
}
