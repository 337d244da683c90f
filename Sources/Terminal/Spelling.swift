/// The ASCII spelling of a character outside it; nil where there is none.
func asciiSpelling(of scalar: Unicode.Scalar) -> StaticString? {
  switch scalar {
  case "→", "⇒": "->"
  case "←", "⇐": "<-"
  case "↔": "<->"
  case "↑": "^"
  case "↓": "v"
  case "×", "✗", "✘": "x"
  case "÷": "/"
  case "−", "–", "‐", "‑", "─", "━": "-"
  case "—": "--"
  case "≤": "<="
  case "≥": ">="
  case "≠": "!="
  case "≈": "~"
  case "±": "+/-"
  case "…": "..."
  case "·", "│", "┃", "├", "┤", "┼": "|"
  case "└", "┘", "┌", "┐", "┬", "┴": "+"
  case "•", "★": "*"
  case "‘", "’", "′": "'"
  case "“", "”", "„", "″", "«", "»": "\""
  case "∞": "inf"
  case "√": "sqrt"
  case "∑", "Σ": "sum"
  case "σ": "sigma"
  case "λ": "lambda"
  case "ρ": "rho"
  case "Ⓢ": "S"
  case "Δ", "∆": "delta"
  case "μ", "µ": "mu"
  case "π": "pi"
  case "°": "deg"
  case "²": "^2"
  case "³": "^3"
  case "½": "1/2"
  case "¼": "1/4"
  case "✓", "✔": "ok"
  case "⚠": "!"
  case "€": "EUR"
  case "£": "GBP"
  case "¥": "JPY"
  case "═": "="
  case "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█": "#"
  default: nil
  }
}

/// What a symbol is called when a text is read aloud.
enum SpokenSymbol {
  /// Words that stand apart from what surrounds them.
  case words(StaticString)
  /// Characters that take the symbol's place as it stands.
  case mark(StaticString)
  /// A separator between facts: a comma behind the one before.
  case comma

  /// The name of a symbol that a screen reader skips or stumbles over; nil for all others.
  init?(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "−": self = .mark("-")
    case "…": self = .mark("...")
    case "·", "•": self = .comma
    case "→", "⇒": self = .words("to")
    case "←", "⇐": self = .words("from")
    case "↔": self = .words("and")
    case "↑": self = .words("up")
    case "↓": self = .words("down")
    case "×": self = .words("times")
    case "÷": self = .words("divided by")
    case "≤": self = .words("at most")
    case "≥": self = .words("at least")
    case "≠": self = .words("is not")
    case "≈": self = .words("about")
    case "±": self = .words("plus or minus")
    case "∞": self = .words("infinite")
    case "√": self = .words("square root of")
    case "∑", "Σ": self = .words("sum of")
    case "σ": self = .words("sigma")
    case "Δ", "∆": self = .words("change of")
    case "✓", "✔": self = .words("yes")
    case "✗", "✘": self = .words("no")
    case "⚠": self = .words("warning")
    default: return nil
    }
  }
}
