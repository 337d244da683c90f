import Margin
import Yams

/// A mapping of a YAML file, read key by key: what is asked for is taken out, and what is left over is a finding.
///
/// Every value is text until something reads it as a number or a word.
public final class YAMLMap {
  private var values: [String: Node] = [:]
  private var keys: [(name: String, node: Node)] = []
  private var known: [String] = []
  private let findings: Findings
  /// Where it stands.
  public let place: (line: Int, column: Int)

  /// The mapping a file holds; nil, with a finding, when it holds none.
  public static func root(of text: String, _ findings: Findings) -> YAMLMap? {
    if let (place, message, cure) = YAMLBounds.problem(in: text) {
      findings.add(.syntax, place, message, cure)
      return nil
    }
    do {
      // Every value stays text, so no rules that would take words for numbers or dates are needed.
      guard let node = try Yams.compose(yaml: text, .basic) else {
        findings.add(.syntax, (1, 1), "The file is empty.", "Write the keys one a line, as `id: name`.")
        return nil
      }
      return YAMLMap(node, findings)
    } catch YamlError.duplicatedKeysInMapping(let names, let context) {
      let name = names.first ?? ""
      findings.add(
        .duplicateKey, (max(context.mark.line, 1), max(context.mark.column, 1)), "`\(name)` stands twice.",
        "Keep one of them.")
    } catch let error as YamlError {
      let place = Self.place(of: error)
      findings.add(
        .syntax, place, "This is not YAML.", "Check indentation and brackets, and put a value with a colon in quotes.")
    } catch {
      findings.add(
        .syntax, (1, 1), "This is not YAML.", "Check indentation and brackets, and put a value with a colon in quotes.")
    }
    return nil
  }

  /// The mapping a node holds; nil, with a finding, when it holds none.
  public init?(_ node: Node, _ findings: Findings) {
    self.findings = findings
    self.place = Self.place(of: node)
    guard case .mapping(let mapping) = node else {
      findings.add(.syntax, place, "Keys with values are expected here.", "Write them one a line, as `key: value`.")
      return nil
    }
    for (key, value) in mapping {
      guard let name = key.scalar?.string else {
        findings.add(.syntax, Self.place(of: key), "A key has to be a word.", "Write `key: value`.")
        continue
      }
      if values[name] != nil {
        findings.add(.duplicateKey, Self.place(of: key), "`\(name)` stands twice.", "Keep one of them.")
      }
      values[name] = value
      keys.append((name, key))
    }
  }

  /// The names of the keys, in the file's order.
  public var names: [String] { keys.map(\.name) }

  /// Where a key's value stands, or the mapping where there is none.
  public func place(of key: String) -> (line: Int, column: Int) {
    values[key].map(Self.place) ?? place
  }

  /// Reports the keys nobody asked for.
  public func finish() {
    for (name, node) in keys where !known.contains(name) {
      let nearest = Suggestion.nearest(to: name, among: known)
      findings.add(
        .unknownKey, Self.place(of: node), "`\(name)` is not a key that is known here.",
        nearest.map { "Did you mean `\($0)`?" } ?? "The keys are: \(known.joined(separator: ", ")).")
    }
  }

  /// The value of a key; nil, with a finding where it is required, when it is missing.
  public func node(_ key: String, required: Bool = true) -> Node? {
    if !known.contains(key) { known.append(key) }
    if let node = values[key] { return node }
    if required {
      findings.add(.missingKey, place, "`\(key)` is missing.", "Add a line `\(key): …`.")
    }
    return nil
  }

  /// A text of at most `longest` bytes.
  public func text(_ key: String, longest: Int = 2_000) -> String? {
    guard let node = node(key) else { return nil }
    guard let text = node.scalar?.string, text.utf8.count <= longest else {
      findings.add(.value, Self.place(of: node), "`\(key)` has to be a text.", "Write at most \(longest) characters.")
      return nil
    }
    return text
  }

  /// A mapping inside this one.
  public func map(_ key: String, required: Bool = true) -> YAMLMap? {
    node(key, required: required).flatMap { YAMLMap($0, findings) }
  }

  /// A list.
  public func list(_ key: String) -> [Node]? {
    guard let node = node(key) else { return nil }
    guard let sequence = node.sequence else {
      findings.add(.value, Self.place(of: node), "`\(key)` has to be a list.", "Write `[A, B]`, or `- A` a line.")
      return nil
    }
    return Array(sequence)
  }

  /// A number within a range; nil, with a finding, when it is none.
  public func number(
    _ key: String, _ range: ClosedRange<Fixed>, _ suffixes: NumberText.Suffixes = [.thousands], required: Bool = true
  ) -> Fixed? {
    guard let node = node(key, required: required) else { return nil }
    guard let text = node.scalar?.string,
      let parsed = try? NumberText.parse(text.utf8, allowing: suffixes), range.contains(parsed.value),
      !suffixes.contains(.percent) || parsed.isPercent || parsed.value.isZero
    else {
      let unit = suffixes.contains(.percent) ? " with a percent sign" : ""
      findings.add(
        .value, Self.place(of: node), "`\(key)` has to be a number\(unit).",
        "Write a number from \(Self.bound(range.lowerBound, suffixes)) to \(Self.bound(range.upperBound, suffixes)).")
      return nil
    }
    return parsed.value
  }

  /// A share written in percent, given as a range of whole percents.
  public func percent(_ key: String, _ range: ClosedRange<Int>, required: Bool = true) -> Fixed? {
    number(
      key, Fixed(range.lowerBound, decimals: 2)...Fixed(range.upperBound, decimals: 2), [.percent], required: required)
  }

  /// `yes` or `no`.
  public func flag(_ key: String) -> Bool? {
    guard let node = node(key) else { return nil }
    switch node.scalar?.string.lowercased() {
    case "yes", "true": return true
    case "no", "false": return false
    default:
      findings.add(.value, Self.place(of: node), "`\(key)` has to be yes or no.", "Write `\(key): yes`.")
      return nil
    }
  }

  /// One of a fixed set of words.
  public func choice<Choice: RawRepresentable<String> & CaseIterable>(_ key: String, of type: Choice.Type) -> Choice? {
    guard let node = node(key) else { return nil }
    let word = node.scalar?.string ?? ""
    if let choice = Choice(rawValue: word) { return choice }
    let words = Choice.allCases.map(\.rawValue)
    let cure =
      Suggestion.nearest(to: word, among: words).map { "Did you mean `\($0)`?" }
      ?? "Write one of: \(words.joined(separator: ", "))."
    findings.add(.value, Self.place(of: node), "`\(key)` can't be `\(word)`.", cure)
    return nil
  }

  /// Where a node stands.
  public static func place(of node: Node) -> (line: Int, column: Int) {
    (node.mark?.line ?? 1, node.mark?.column ?? 1)
  }

  private static func bound(_ value: Fixed, _ suffixes: NumberText.Suffixes) -> String {
    guard suffixes.contains(.percent), let percent = try? value * .hundred else {
      return value.text(decimals: 0...12)
    }
    return percent.text(decimals: 0...10) + "%"
  }

  private static func place(of error: YamlError) -> (line: Int, column: Int) {
    switch error {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
      (max(mark.line, 1), max(mark.column, 1))
    default: (1, 1)
    }
  }
}
