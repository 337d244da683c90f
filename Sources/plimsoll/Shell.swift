import ArgumentParser
import Document
import Foundation
import Practice
import Terminal

/// Runs commands in a session and prints what comes of them.
final class Shell {
  private(set) var session: Session
  var display: Display
  let output = Output(1)
  private let errors = Output(2)
  private var outputSurface: Surface
  private var transcript: TranscriptFile?
  /// Whether a command has failed so far.
  private(set) var hasFailed = false
  /// Called with each command before its result is printed.
  var acknowledge: ((Session, Report) -> Void)?

  /// A shell for a session.
  init(_ session: Session, _ display: Display) {
    self.session = session
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
      let report = session.perform(command.text)
      acknowledge?(session, report)
      show(report, at: Report.Place(file: place?.file, line: place?.line, source: text, offset: command.offset))
      if report.error != nil {
        outcome = .failed
        hasFailed = true
        if !keepGoing { return .failed }
      }
      for effect in report.effects {
        if effect == .quit { return .quit }
        carryOut(effect)
      }
    }
    return outcome
  }

  /// Replaces the session, when an account from last time is taken up.
  func take(_ session: Session) { self.session = session }

  /// Prints blocks that belong to no command.
  func say(_ document: Document) {
    output.append { document.append(to: &$0, on: outputSurface) }
  }

  private func show(_ report: Report, at place: Report.Place) {
    if display.format == .json {
      output.append {
        $0 += report.json(line: place.line)
        $0 += "\n"
      }
    } else if report.error != nil, place.file != nil {
      // What went before belongs before it, also where both streams end in one place.
      output.flush()
      errors.append { report.document(at: place).append(to: &$0, on: display.surface(2)) }
      errors.flush()
    } else {
      output.append { report.document(at: place).append(to: &$0, on: outputSurface) }
    }
    transcript?.add(report)
  }

  private func carryOut(_ effect: Effect) {
    switch effect {
    case .display(let setting, let value):
      display.set(setting, value)
      measure()
    case .transcript(let path): transcript = path.flatMap { TranscriptFile($0) }
    case .quit, .lesson: break
    }
  }
}
