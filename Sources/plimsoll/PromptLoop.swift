import ArgumentParser
import Document
import Foundation
import Lessons
import LineEditor
import Practice

/// The prompt: reads a line from a person, runs it, and again.
final class PromptLoop {
  private let shell: Shell
  private let keeper: Keeper?
  private let history: HistoryFile?
  private let settings: SettingsFile?
  private let found: Keeper.Found
  private let rules: String?
  /// What is carried out before the first prompt.
  private let first: String?
  private let progress: ProgressKeeper?
  private let lessons: LessonKeeper?

  init(_ options: Options, fresh: Bool, begin first: String? = nil) throws {
    let world = World(options, isKept: !fresh)
    let (folders, surroundings) = (world.folders, world.surroundings)
    self.first = first
    progress = fresh ? nil : ProgressKeeper(world.store)
    lessons = fresh ? nil : LessonKeeper(folders)
    var display = Display(options)
    settings = fresh ? nil : SettingsFile(folders)
    for (name, value) in settings?.load() ?? [] where !options.fixes(name) { display.set(name, value) }
    keeper = fresh ? nil : Keeper(folders)
    history = fresh ? nil : HistoryFile(path: folders.state + "/history")
    let begin = { try Shell.session(options, surroundings) }
    rules = options.rules
    if let keeper {
      let (session, found) = try keeper.resume(begin, surroundings)
      shell = Shell(world.seat(session), surroundings, display)
      self.found = found
    } else {
      shell = Shell(world.seat(try begin()), surroundings, display)
      found = .nothing
    }
  }

  func run() throws {
    shell.acknowledge = { [keeper, settings, lessons, progress] seat, turn in
      // What is typed in a lesson belongs to the lesson's account.
      if seat.player == nil, seat.review == nil, !turn.requests.contains(.leave) {
        keeper?.record(turn.report, seat.own)
      }
      lessons?.follow(seat)
      for case .display(let name, let value) in turn.report.effects { settings?.save(name, value) }
      return progress?.keep(turn.changes, day: seat.day) ?? []
    }
    if first == nil { greet() }
    // An account from last time is put under the rules asked for; a new one begins under them.
    if let rules, case .account = found { _ = shell.run("rules \"\(rules)\"") }
    let editor = LineEditor(name: "plimsoll")
    let plain = editor == nil ? PlainReader() : nil
    if let editor { prepare(editor) }
    if let first { _ = shell.run(first) }
    while true {
      shell.output.flush()
      let line: String
      if let editor {
        editor.isStyled = shell.display.surface(1).color
        switch editor.readLine(prompt: prompt) {
        case .line(let text): line = text
        case .interrupted: continue
        case .endOfInput, .failed: return
        }
        if editor.remember(line) { _ = history?.append(line) }
      } else {
        switch plain?.next(prompt: prompt) {
        case .line(let text), .tooLong(let text): line = text
        case .interrupted: continue
        default: return
        }
        _ = history?.append(line)
      }
      shell.measure()
      if shell.seat.goesOnWhenEmpty, CommandText.commands(in: line).isEmpty {
        shell.goOn()
        continue
      }
      let outcome = Interrupt.during { shell.run(line) }
      shell.output.flush()
      if case .quit = outcome { return }
    }
  }

  private func prepare(_ editor: LineEditor) {
    // A pasted transcript keeps its lines, so that its comments end where they end.
    editor.pasteBreak = "\n"
    for line in history?.load() ?? [] { editor.remember(line) }
    editor.completer = { [shell] line, cursor in
      let completion = shell.seat.completion(of: line, at: cursor)
      return LineEditor.Completion(
        start: completion.start,
        candidates: completion.candidates.map {
          LineEditor.Candidate(replacement: $0.text + " ", display: $0.text, summary: $0.summary)
        },
        note: completion.expected)
    }
  }

  /// The account's standing in a word, with a color that says the same.
  private var prompt: Prompt {
    let standing = shell.seat.session.standing
    let style: String? =
      switch standing {
      case .flat: nil
      case .safe: "32"
      case .marginCall: "33"
      case .under: "31"
      }
    let span = Prompt.Span(standing.rawValue, style: style)
    guard let place = shell.seat.place else { return Prompt([span, Prompt.Span("> ")]) }
    return Prompt([Prompt.Span("\(place) "), span, Prompt.Span("> ")])
  }

  private func greet() {
    var blocks: [Block] = [
      .paragraph("Plimsoll: a practice account. Type help for the commands, Tab to complete, Ctrl-D to leave.")
    ]
    switch found {
    case .account:
      blocks.append(.paragraph("The account is as you left it; reset starts over."))
      blocks += shell.seat.own.summary.blocks
    case .damage:
      blocks.append(
        .paragraph(
          "The account from last time could not be read, so this one is new. What is left of it is kept aside."))
    case .nothing:
      if let keeper, keeper.slot > 1 {
        blocks.append(
          .paragraph(Text("Another session is open, so this account is one of its own (number \(keeper.slot)).")))
      }
      blocks.append(.paragraph("Try: deposit 10,000; long 0.5 BTC at 20x; move BTC -5%"))
    }
    shell.say(Document(blocks))
  }
}

extension Options {
  /// Whether an option decides what a setting would.
  func fixes(_ setting: String) -> Bool {
    switch setting {
    case "format": format != nil
    case "color": color != nil
    case "ascii": ascii
    case "width": width != nil
    default: false
    }
  }
}
