import ArgumentParser
import Dispatch
import Document
import Foundation
import Lessons
import LineEditor
import Practice
import Synchronization
import Terminal

/// The forms grades can be printed in.
enum GradeFormat: String, ExpressibleByArgument, CaseIterable {
  case text, plain, csv, json
}

/// `plimsoll grade`: replays what was handed in.
struct GradeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grade", abstract: "Grade hand-ins of a lesson by typing them again.",
    discussion: "Exit status: 0 when every file could be graded, 1 when one could not.")

  @Option(help: "How grades are printed: text, plain, csv or json.")
  var format = GradeFormat.text

  @Option(help: ArgumentHelp("Columns of a line, 20 to 400.", valueName: "n"))
  var width: Int?

  @Option(help: ArgumentHelp("The folder that holds the kit.", valueName: "dir"))
  var kit: String?

  @Argument(help: "The lesson's name or file.")
  var lesson: String

  @Argument(help: "The files handed in.")
  var files: [String]

  /// How long one hand-in may take to be typed again, in seconds.
  private static let patience = 20.0

  mutating func run() throws {
    var options = Options()
    options.kit = kit
    options.width = width
    options.format = format == .plain ? .plain : .text
    let display = Display(options)
    let (kit, lesson) = try LessonArgument.find(self.lesson, options, display)
    let grades = grade(lesson, Files.surroundings(kit: kit, folders: Folders()))
    let output = Output(1)
    switch format {
    case .csv: output.append { $0 += GradeTable.csv(lesson, grades) }
    case .json: output.append { $0 += GradeTable.json(lesson, grades) }
    case .text, .plain:
      output.append { Document(GradeWords.document(lesson, grades)).append(to: &$0, on: display.surface(1)) }
    }
    if Interrupt.isRaised { throw ExitCode(130) }
    if grades.contains(where: { $0.problem != nil }) { throw ExitCode(1) }
  }

  private func grade(_ lesson: Lesson, _ surroundings: Surroundings) -> [Grade] {
    let grader = Grader(lesson, surroundings) { $0.drawn(on: TranscriptFile.surface) }
    let bar = ProgressBar(total: files.count, what: "hand-ins")
    let grades = Mutex<[Int: Grade]>([:])
    Interrupt.during { [files] in
      DispatchQueue.concurrentPerform(iterations: files.count) { index in
        if Interrupt.isRaised { return }
        let grade = Self.grade(files[index], grader)
        grades.withLock { $0[index] = grade }
        bar.advance()
      }
    }
    bar.end()
    return grades.withLock { $0 }.sorted { $0.key < $1.key }.map(\.value)
  }

  private static func grade(_ file: String, _ grader: Grader) -> Grade {
    let end = Date().addingTimeInterval(patience)
    do throws(FileProblem) {
      let text = try Files.read(file, HandIn.limit)
      return grader.grade(text, file: file) { Interrupt.isRaised || Date() > end }
    } catch {
      var grade = Grade(file: file)
      grade.problem = .unreadable(CommandError(.file(error)).sentences.message)
      return grade
    }
  }
}

/// A lesson named on the command line.
enum LessonArgument {
  /// The lesson of a name or a path, with the kit it is in; leaves with status 1 when there is none.
  static func find(_ name: String, _ options: Options, _ display: Display) throws -> (Kit, Lesson) {
    let kit = Kit.find(options.kit).around(name)
    do throws(CommandError) {
      if name.contains("/") || name.hasSuffix(".md") { return (kit, try World.lesson(name, kit)) }
      guard let lesson = kit.library.find(name) else {
        throw CommandError(.noLesson(name, nearest: kit.library.nearest(to: name)))
      }
      return (kit, lesson)
    } catch {
      Shell.report(error, display)
      throw ExitCode(1)
    }
  }
}
