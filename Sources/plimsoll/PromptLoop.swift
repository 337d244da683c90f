import ArgumentParser
import Document
import Foundation
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

  init(_ options: Options, fresh: Bool) throws {
    let folders = Folders()
    let surroundings = Files.surroundings(kit: Kit.find(options.kit), folders: folders)
    var display = Display(options)
    settings = fresh ? nil : SettingsFile(folders)
    for (name, value) in settings?.load() ?? [] where !options.fixes(name) { display.set(name, value) }
    keeper = fresh ? nil : Keeper(folders)
    history = fresh ? nil : HistoryFile(path: folders.state + "/history")
    let begin = { try Shell.session(options, surroundings) }
    rules = options.rules
    if let keeper {
      let (session, found) = try keeper.resume(begin, surroundings)
      shell = Shell(session, display)
      self.found = found
    } else {
      shell = Shell(try begin(), display)
      found = .nothing
    }
  }

  func run() throws {
    shell.acknowledge = { [keeper, settings] session, report in
      keeper?.record(report, session)
      for case .display(let name, let value) in report.effects { settings?.save(name, value) }
    }
    greet()
    // An account from last time is put under the rules asked for; a new one begins under them.
    if let rules, case .account = found { _ = shell.run("rules \"\(rules)\"") }
    let editor = LineEditor(name: "plimsoll")
    let plain = editor == nil ? PlainReader() : nil
    if let editor { prepare(editor) }
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
      let completion = shell.session.completion(of: line, at: cursor)
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
    let standing = shell.session.standing
    let style: String? =
      switch standing {
      case .flat: nil
      case .safe: "32"
      case .marginCall: "33"
      case .under: "31"
      }
    return Prompt([Prompt.Span(standing.rawValue, style: style), Prompt.Span("> ")])
  }

  private func greet() {
    var blocks: [Block] = [
      .paragraph("Plimsoll: a practice account. Type help for the commands, Tab to complete, Ctrl-D to leave.")
    ]
    switch found {
    case .account:
      blocks.append(.paragraph("The account is as you left it; reset starts over."))
      blocks += shell.session.summary.blocks
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
