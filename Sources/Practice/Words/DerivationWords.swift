import Document
import Margin

/// A derivation as a tree: each named figure with its formula, the numbers put in, and what it came from.
struct DerivationWords {
  private let words: NumberWords
  private let namesTerms: Bool

  /// - Parameter namesTerms: whether every figure's glossary term is named with it.
  init(_ account: Account, namesTerms: Bool = false) {
    self.words = NumberWords(account)
    self.namesTerms = namesTerms
  }

  func tree(_ derivation: Derivation) -> Tree {
    var shown: Set<Figure> = []
    return tree(derivation, &shown)
  }

  /// A figure that several others rest on is taken apart where it comes up first.
  private func tree(_ derivation: Derivation, _ shown: inout Set<Figure>) -> Tree {
    var head = Text(name(derivation), .strong)
    head.append(" = \(value(derivation))")
    if namesTerms, let kind = derivation.figure?.kind {
      head.append("  ")
      head.append(kind.entry.term, .term(kind.entry.term))
    }
    guard !derivation.parts.isEmpty else { return Tree([head]) }
    if let figure = derivation.figure, !shown.insert(figure).inserted {
      head.append(", as above", .muted)
      return Tree([head])
    }
    let formula = Text("= \(expression(derivation) { self.name($0) })")
    let numbers = Text("= \(expression(derivation) { self.number($0) })", .muted)
    let saysMore = derivation.operation != .same && formula.words != numbers.words
    return Tree(
      saysMore ? [head, formula, numbers] : [head, formula], named(in: derivation).map { tree($0, &shown) })
  }

  /// The figures a derivation was computed from, each once, looking through the unnamed steps between.
  private func named(in derivation: Derivation) -> [Derivation] {
    var found: [Derivation] = []
    for part in derivation.parts {
      for candidate in part.figure == nil ? named(in: part) : [part]
      where !found.contains(where: { $0.figure == candidate.figure }) {
        found.append(candidate)
      }
    }
    return found
  }

  private func name(_ derivation: Derivation) -> String {
    derivation.figure.map(\.description) ?? number(derivation)
  }

  private func value(_ derivation: Derivation) -> String {
    derivation.figure.map { words.withUnit(derivation.value, $0) } ?? number(derivation)
  }

  private func number(_ derivation: Derivation) -> String {
    derivation.figure.map { words.exact(derivation.value, $0) } ?? derivation.value.text(decimals: 0...12)
  }

  /// The formula of one step; unnamed parts are written out, in brackets where they have to be.
  private func expression(_ derivation: Derivation, _ leaf: (Derivation) -> String) -> String {
    let parts = derivation.parts.enumerated().map { index, part in
      let isFirst = index == 0
      if part.figure != nil || part.parts.isEmpty {
        let text = leaf(part)
        return text.hasPrefix("-") && !isFirst ? "(\(text))" : text
      }
      let inner = expression(part, leaf)
      return needsBrackets(part.operation, in: derivation.operation, isFirst: isFirst) ? "(\(inner))" : inner
    }
    switch derivation.operation {
    case .given, .constant: return leaf(derivation)
    case .sum: return parts.isEmpty ? "0" : parts.joined(separator: " + ")
    case .difference: return "\(parts[0]) − \(parts[1])"
    case .product: return "\(parts[0]) × \(parts[1])"
    case .quotient: return "\(parts[0]) ÷ \(parts[1])"
    case .share: return "\(parts[0]) × \(parts[1]) ÷ \(parts[2])"
    case .root: return "√\(parts[0])"
    case .magnitude: return "abs(\(parts[0]))"
    case .minimum: return "the smaller of \(parts[0]) and \(parts[1])"
    case .maximum: return "the larger of \(parts[0]) and \(parts[1])"
    case .median: return parts.count > 1 ? "the median of \(Self.list(parts))" : parts[0]
    case .rounded(let step, let rounding): return "\(parts[0]), \(direction(rounding)) to a multiple of \(step)"
    case .lookup(let row): return "tier \(row) of the schedule, at \(parts[0])"
    case .search(let step):
      let first = derivation.figure?.kind.entry.unit == .rate ? "step of 0.01%" : "multiple of \(step)"
      return "the first \(first) at which \(parts[0]) meets \(parts[1])"
    case .same: return parts[0]
    }
  }

  /// `a, b and c`.
  private static func list(_ parts: [String]) -> String {
    parts.count > 1 ? "\(parts.dropLast().joined(separator: ", ")) and \(parts[parts.count - 1])" : parts.joined()
  }

  private func direction(_ rounding: Rounding) -> String {
    switch rounding {
    case .floor: "rounded down"
    case .ceiling: "rounded up"
    default: "rounded"
    }
  }

  /// Whether a part of a formula has to be set apart: by the usual order of operations, from left to right.
  private func needsBrackets(
    _ part: Derivation.Operation, in whole: Derivation.Operation, isFirst: Bool
  ) -> Bool {
    switch (whole, part) {
    case (.root, _): true
    case (.rounded, _), (.same, _), (.lookup, _), (.magnitude, _), (_, .magnitude), (_, .root): false
    case (.quotient, .product): !isFirst
    case (.sum, .sum), (.sum, .difference), (_, .product), (.sum, .quotient): false
    case (.difference, .quotient): false
    case (.difference, .sum), (.difference, .difference), (.quotient, .quotient): !isFirst
    default: true
    }
  }
}
