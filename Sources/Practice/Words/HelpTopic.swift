import Document
import KitFiles
import Margin

/// What help can be about.
enum HelpTopic: Equatable, Sendable {
  /// The verbs by what a learner wants.
  case overview
  /// One verb.
  case verb(Verb)
  /// All figures.
  case figures
  /// One figure.
  case figure(FigureKind)
  /// All events.
  case events
  /// One event.
  case event(EventKind)

  /// The topic a word names.
  init(_ word: String?) throws(CommandError) {
    guard let word = word?.lowercased() else {
      self = .overview
      return
    }
    let name = word.split(separator: "(").first.map(String.init) ?? word
    if let verb = Verb(word: name) {
      self = .verb(verb)
    } else if name == "figures" {
      self = .figures
    } else if let figure = FigureKind(rawValue: name) {
      self = .figure(figure)
    } else if let event = EventKind(rawValue: name) {
      self = .event(event)
    } else {
      throw CommandError(.noTopic(word, nearest: Suggestion.nearest(to: name, among: Self.names)))
    }
  }

  /// Every word there is help on.
  static let names: [String] =
    Verb.allCases.map(\.rawValue) + ["figures"] + FigureKind.allCases.map(\.rawValue)
    + EventKind.allCases.map(\.rawValue)

  var blocks: [Block] {
    switch self {
    case .overview: Self.overviewBlocks
    case .verb(.events): Self.blocks(.events) + [Self.eventTable]
    case .verb(let verb): Self.blocks(verb)
    case .figures: [Self.figureTable]
    case .figure(let kind): [Self.paragraph(kind)]
    case .events: [Self.eventTable]
    case .event(let kind): [Self.paragraph(kind)]
    }
  }

  private static var overviewBlocks: [Block] {
    var rows: [[Text]] = []
    for group in VerbGroup.allCases {
      for (index, verb) in Verb.allCases.filter({ $0.entry.group == group }).enumerated() {
        rows.append([
          Text(index == 0 ? group.rawValue : "", .strong), Text(verb.rawValue, .code), Text(verb.entry.summary),
        ])
      }
    }
    return [
      .table(Table(columns: [.init("", isDispensable: true), .init("command"), .init("what it does")], rows: rows)),
      .paragraph(
        Text("help VERB tells more; help figures and help events list what can be asked for and what can happen.")),
    ]
  }

  private static func blocks(_ verb: Verb) -> [Block] {
    let entry = verb.entry
    var blocks: [Block] = entry.usage.map { .paragraph(Text($0, .strong)) }
    blocks.append(.paragraph(Text("\(entry.summary.prefix(1).uppercased() + entry.summary.dropFirst()).")))
    blocks += Document(commonMark: entry.details).blocks
    var example = Text("Example: ")
    example.append(entry.example, .code)
    blocks.append(.paragraph(example))
    return blocks
  }

  private static func paragraph(_ kind: FigureKind) -> Block {
    var text = Text(kind.rawValue, .strong)
    text.append(": \(kind.entry.summary). ")
    let form =
      kind.entry.takesMarket
      ? (kind.entry.takesAccount ? "the account's or one market's" : "one market's") : "the account's"
    text.append("It is \(form). Example: ")
    text.append("explain \(kind.entry.takesAccount ? kind.rawValue : kind.rawValue + "(BTC)")", .code)
    return .paragraph(text)
  }

  private static func paragraph(_ kind: EventKind) -> Block {
    var text = Text(kind.rawValue, .strong)
    text.append(
      ": \(kind.entry.summary). It carries \(kind.entry.facts.map(\.rawValue).joined(separator: ", ")). Example: ")
    text.append(kind.happensOnPaths ? "step until \(kind.rawValue)" : "events", .code)
    return .paragraph(text)
  }

  static var figureTable: Block {
    .table(
      Table(
        columns: [.init("figure"), .init("unit"), .init("what it is")],
        rows: FigureKind.allCases.map {
          let entry = $0.entry
          let name =
            entry.takesAccount ? (entry.takesMarket ? "\($0.rawValue), (M)" : $0.rawValue) : "\($0.rawValue)(M)"
          return [Text(name, .code), Text(entry.unit.rawValue), Text(entry.summary)]
        }))
  }

  static var eventTable: Block {
    .table(
      Table(
        columns: [.init("event"), .init("what happened"), .init("facts")],
        rows: EventKind.allCases.map {
          [
            Text($0.rawValue, .code), Text($0.entry.summary),
            Text($0.entry.facts.map(\.rawValue).joined(separator: ", ")),
          ]
        }))
  }
}

extension EventKind {
  /// Whether a step along a path can bring it about, rather than an instruction alone.
  fileprivate var happensOnPaths: Bool {
    switch self {
    case .withdrawn, .leverageSet, .pooled, .fundingPaid, .marketDefined, .rulesChanged, .scenarioLoaded, .betaSet,
      .guardArmed, .guardDisarmed:
      false
    default: true
    }
  }
}
