import ArgumentParser
import Document
import Foundation
import Lessons
import Practice
import Terminal

/// What can be begun with a scaffold.
enum ScaffoldKind: String, ExpressibleByArgument, CaseIterable {
  case lesson, term

  /// The folder of a kit it belongs into.
  var folder: String { self == .lesson ? "lessons" : "glossary" }
}

/// `plimsoll new`: a lesson or a glossary entry to begin with.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Begin a lesson or a glossary entry with a file that already passes check.")

  @OptionGroup var flags: OptionFlags

  @Argument(help: "What to begin: lesson or term.")
  var kind: ScaffoldKind

  @Argument(help: "Its name: small letters, digits and hyphens.")
  var id: String

  mutating func validate() throws {
    guard Scaffold.canName(id) else {
      throw ValidationError("“\(id)” can't be a name: use small letters, digits and hyphens, such as my-lesson.")
    }
  }

  mutating func run() throws {
    let display = Display(flags.options)
    let folder = (flags.kit ?? ".") + "/" + kind.folder
    let path = (folder.hasPrefix("./") ? String(folder.dropFirst(2)) : folder) + "/\(id).md"
    do throws(FileProblem) {
      if FileManager.default.fileExists(atPath: path) { throw FileProblem.taken(path) }
      try Files.write(path, kind == .lesson ? Scaffold.lesson(id) : Scaffold.term(id), readableByAll: true)
    } catch {
      Shell.report(CommandError(.file(error)), display)
      throw ExitCode(1)
    }
    let next = kind == .lesson ? "plimsoll preview \(path) shows it, " : ""
    Output(1).append {
      Document([.paragraph(Text("\(path) is there. \(next)plimsoll check \(path) proves it sound."))])
        .append(to: &$0, on: display.surface(1))
    }
  }
}
