import Margin

/// Reads a number in any spelling a person would use: `8,500`, `8500 USDT`, `8.5k`, `$8 500`, `−5 %`, `0,5`.
enum AnswerText {
  /// Whether a line is meant as a number rather than as a command.
  static func looksLikeOne(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first(where: { $0 != " " }) else { return false }
    switch first {
    case "0"..."9", "+", "-", "\u{2212}", ".", "$", "€", "≈", "~": return true
    default: return false
    }
  }

  /// The values a text may mean, the likeliest first; none when it is not a number.
  static func values(of text: String, _ unit: Unit, currency: String, markets: [String]) -> [Fixed] {
    guard let parsed = parsed(bare(text, [currency] + markets)) else { return [] }
    if unit == .rate, !parsed.isPercent {
      // Both 12 and 0.12 are said for 12 %.
      return [try? parsed.value / .hundred, parsed.value].compactMap { $0 }
    }
    return [parsed.value]
  }

  private static func parsed(_ text: String) -> NumberText.Parsed? {
    // A comma that doesn't group by three is somebody's decimal point, and so is one behind a lone zero.
    if !hasLeadingZero(text), let parsed = try? NumberText.parse(text.utf8) { return parsed }
    guard text.count(where: { $0 == "," }) == 1, !text.contains(".") else { return nil }
    return try? NumberText.parse(text.replacing(",", with: ".").utf8)
  }

  private static func hasLeadingZero(_ text: String) -> Bool {
    text.drop { ["+", "-", "\u{2212}"].contains($0) }.hasPrefix("0,")
  }

  /// The number alone: without the currency, the asset, or spaces that group digits.
  private static func bare(_ text: String, _ units: [String]) -> String {
    var text = text.lowercased().trimmingSpaces
    for prefix in ["$", "€", "≈", "~"] where text.hasPrefix(prefix) { text = String(text.dropFirst()).trimmingSpaces }
    for (word, sign) in [("percent", "%"), ("per cent", "%"), ("times", "x")] where text.hasSuffix(word) {
      text = String(text.dropLast(word.count)) + sign
    }
    for unit in units.map({ $0.lowercased() }) + ["usd", "$", "€"] where text.hasSuffix(unit) {
      text = String(text.dropLast(unit.count))
    }
    text.removeAll { [" ", "\u{a0}", "\u{202f}", "'", "\u{2019}", "_"].contains($0) }
    // `-$5` and `$-5` are both written.
    return text.replacing("-$", with: "-")
  }
}

/// Reads the letters or numbers of choices: `b`, `a c`, `1 3`, `a, c`.
enum ChoiceText {
  /// Whether a line is meant as a choice, be it one of those there are or not. `n` and `q` alone are commands.
  static func looksLikeOne(_ text: String, of count: Int) -> Bool {
    if chosen(text, of: count) != nil { return true }
    let words = words(of: text)
    return !words.isEmpty && words.allSatisfy { ("a"..."h").contains($0) && $0.count == 1 }
  }

  /// The words of a choice, without the brackets or the period a letter may have.
  private static func words(of text: String) -> [String] {
    text.prefix(400).lowercased().split { " ,()".contains($0) }.map { String($0.hasSuffix(".") ? $0.dropLast() : $0) }
      .filter { $0 != "and" }
  }

  /// The places of the choices named, from 0; nil when the text names anything else.
  static func chosen(_ text: String, of count: Int) -> Set<Int>? {
    let words = words(of: text)
    guard !words.isEmpty, words.count <= count else { return nil }
    var chosen: Set<Int> = []
    for word in words {
      let index: Int
      if let number = Int(word), number >= 1, number <= count {
        index = number - 1
      } else if word.count == 1, let letter = word.utf8.first {
        index = Int(letter) - Int(UInt8(ascii: "a"))
      } else {
        return nil
      }
      guard (0..<count).contains(index) else { return nil }
      chosen.insert(index)
    }
    return chosen
  }
}
