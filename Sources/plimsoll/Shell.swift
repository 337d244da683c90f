import ArgumentParser
import Document
import Foundation
import Lessons
import Practice
import Terminal

/// Runs commands in a session and prints what comes of them.
final class Shell {
  private(set) var seat: Seat
  private let surroundings: Surroundings
  var display: Display
  let output = Output(1)
  private static let plain = Surface(width: 400, form: .plain, spacing: .close)
  private let errors = Output(2)
  private var outputSurface: Surface
  private var transcript: TranscriptFile?
  /// Whether the transcript is one of a lesson.
  private var isHandIn = false
  /// Whether a command has failed so far.
  private(set) var hasFailed = false
  /// Called with each command before its result is printed. What it gives is said behind the result, on standard error.
  var acknowledge: ((Seat, Turn) -> [Block])?

  /// A shell for a learner's seat.
  init(_ seat: Seat, _ surroundings: Surroundings, _ display: Display) {
    self.seat = seat
    self.surroundings = surroundings
    self.display = display
    self.outputSurface = display.surface(1)
  }

  /// The session a shell begins with, under the rules asked for.
  static func session(_ options: Options, _ surroundings: Surroundings) throws -> Session {
    do throws(CommandError) {
      return try Session(rules: options.rules ?? "classroom", surroundings)
    } catch {
      Shell.report(error, Display(options))
      throw ExitCode(1)
    }
  }

  /// Prints an error that lies in no command.
  static func report(_ error: CommandError, _ display: Display) {
    Output(2).append { Document([.diagnostic(error.diagnostic)]).append(to: &$0, on: display.surface(2)) }
  }

  /// The terminal may have another size now.
  func measure() { outputSurface = display.surface(1) }

  /// How one line went.
  enum Outcome {
    case fine
    case failed
    case quit
  }

  /// Runs the commands of a line.
  ///
  /// - Parameters:
  ///   - text: one line, or several.
  ///   - place: the file and line, for scripts.
  ///   - keepGoing: whether later commands run after one has failed.
  func run(_ text: String, at place: (file: String, line: Int)? = nil, keepGoing: Bool = false) -> Outcome {
    var outcome = Outcome.fine
    for command in CommandText.commands(in: text) {
      let turn = seat.perform(command.text)
      let notes = acknowledge?(seat, turn) ?? []
      show(turn, at: Report.Place(file: place?.file, line: place?.line, source: text, offset: command.offset))
      warn(notes)
      for request in turn.requests { carryOut(request) }
      if turn.report.error != nil {
        outcome = .failed
        hasFailed = true
        if !keepGoing { return .failed }
      }
      for effect in turn.report.effects {
        if effect == .quit { return .quit }
        carryOut(effect)
      }
    }
    return outcome
  }

  /// Goes on in a lesson or a review, as an empty line asks to.
  func goOn() {
    let turn = seat.perform("")
    let notes = acknowledge?(seat, turn) ?? []
    show(turn, at: Report.Place(source: "", offset: 0))
    warn(notes)
  }

  /// Prints blocks that belong to no command.
  func say(_ document: Document) {
    output.append { document.append(to: &$0, on: outputSurface) }
  }

  private func warn(_ blocks: [Block]) {
    guard !blocks.isEmpty else { return }
    output.flush()
    errors.append { Document(blocks).append(to: &$0, on: display.surface(2)) }
    errors.flush()
  }

  private func show(_ turn: Turn, at place: Report.Place) {
    if display.format == .json {
      output.append {
        $0 += turn.report.json(line: place.line, lesson: turn.lessonState(seat) { $0.drawn(on: Self.plain) })
        $0 += "\n"
      }
    } else if turn.report.error != nil, place.file != nil {
      // What went before belongs before it, also where both streams end in one place.
      output.flush()
      errors.append { turn.document(at: place).append(to: &$0, on: display.surface(2)) }
      errors.flush()
    } else {
      output.append { turn.document(at: place).append(to: &$0, on: outputSurface) }
    }
    // A hand-in that held lines for the course or a review would be typed again into the lesson.
    if !isHandIn || turn.isOfLesson { transcript?.add(turn) }
  }

  private func carryOut(_ request: Turn.Request) {
    switch request {
    // What is typed from here on is no part of a hand-in.
    case .leave: if isHandIn { transcript = nil }
    case .write(let path, let text): write(path, text)
    case .transcript(let path, let beginning):
      if write(path, beginning) { (transcript, isHandIn) = (TranscriptFile(path), true) }
    case .endTranscript: transcript = nil
    }
  }

  /// Writes a file of ours, over nothing that isn't.
  @discardableResult
  private func write(_ path: String, _ text: String) -> Bool {
    do throws(FileProblem) {
      try surroundings.writeOver(path, text, isOurs: OurFiles.areRecognized)
      return true
    } catch {
      hasFailed = true
      Shell.report(CommandError(.file(error)), display)
      return false
    }
  }

  private func carryOut(_ effect: Effect) {
    switch effect {
    case .display(let setting, let value):
      display.set(setting, value)
      measure()
    case .transcript(let path):
      isHandIn = false
      transcript = path.flatMap { TranscriptFile($0) }
    case .quit, .lesson: break
    }
  }
}
