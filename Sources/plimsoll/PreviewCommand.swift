import ArgumentParser
import Document
import Foundation
import KitFiles
import Lessons
import LineEditor
import Practice
import Terminal

/// `plimsoll preview`: a lesson as its author looks it over.
struct PreviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview", abstract: "Show a lesson with its hints, solutions and answers, or one step of it.")

  @OptionGroup var flags: OptionFlags

  @Option(help: ArgumentHelp("Only this step.", valueName: "id"))
  var step: String?

  @Flag(help: "Check the file again whenever it is saved, until Ctrl-C.")
  var watch = false

  @Argument(help: "The lesson's name or file.")
  var lesson: String

  mutating func run() throws {
    let options = flags.options
    if watch { return try follow(options) }
    let display = Display(options)
    let (kit, lesson) = try LessonArgument.find(self.lesson, options, display)
    do throws(CommandError) {
      if let step, lesson.index(of: step) == nil {
        throw CommandError(.lesson(.noStep(step, nearest: lesson.nearestStep(to: step))))
      }
      let surroundings = Files.surroundings(kit: kit, folders: Folders())
      let document = try Preview.document(lesson, step: step, seed: flags.seed ?? 1, surroundings)
      Output(1).append { document.append(to: &$0, on: display.surface(1)) }
    } catch {
      Shell.report(error, display)
      throw ExitCode(1)
    }
  }

  /// Checks the file now and after each save.
  private func follow(_ options: Options) throws {
    let path = try self.path(options)
    var last: Date?
    Interrupt.clear()
    Interrupt.install()
    defer { Interrupt.remove() }
    while !Interrupt.isRaised {
      let saved = (try? FileManager.default.attributesOfItem(atPath: path))?[.modificationDate] as? Date
      if let saved, saved != last {
        last = saved
        var check = CheckCommand()
        check.flags = flags
        check.paths = [path]
        _ = try? check.run()
      }
      usleep(200_000)
    }
    throw ExitCode(130)
  }

  private func path(_ options: Options) throws -> String {
    if lesson.contains("/") || lesson.hasSuffix(".md") { return lesson }
    return try LessonArgument.find(lesson, options, Display(options)).1.file
  }
}

/// `plimsoll stats`: what a lesson's answers come to over its draws.
struct StatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats", abstract: "Show the range and spread of a lesson's answers over the draws of its numbers.")

  @OptionGroup var flags: OptionFlags

  @Argument(help: "The lesson's name or file.")
  var lesson: String

  mutating func run() throws {
    let display = Display(flags.options)
    let (kit, lesson) = try LessonArgument.find(self.lesson, flags.options, display)
    do throws(CommandError) {
      let statistics = try AnswerStatistics(lesson, Files.surroundings(kit: kit, folders: Folders()))
      Output(1).append { statistics.document.append(to: &$0, on: display.surface(1)) }
    } catch {
      Shell.report(error, display)
      throw ExitCode(1)
    }
  }
}
