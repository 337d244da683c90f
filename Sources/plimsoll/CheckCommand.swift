import ArgumentParser
import Document
import Foundation
import KitFiles
import Lessons
import Practice
import Terminal

/// `plimsoll check`: proves lessons, glossary entries, rule sets and scenarios sound.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check lessons, glossary entries, rule sets and scenarios, and list everything that is wrong.")

  @OptionGroup var flags: OptionFlags

  @Flag(help: "Add the lessons' step ids to the kit's list of published ones, once nothing is wrong.")
  var publish = false

  @Argument(help: "Files and folders; the kit where none is named.")
  var paths: [String] = []

  mutating func run() throws {
    let options = flags.options
    let kit = paths.reduce(Kit.find(options.kit)) { $0.around($1) }
    let surroundings = Files.surroundings(kit: kit, folders: Folders())
    let session = try Shell.session(options, surroundings)
    let files = try (paths.isEmpty ? [kit.folders.first ?? "."] : paths).flatMap { try read($0, Display(options)) }
    let check = WholeCheck(kit.library, kit.glossary, published: kit.published, surroundings)
    let findings = check.findings(in: files, session)
    show(findings, WholeCheck.notes(in: files), of: files.count, Display(options))
    if !findings.isEmpty { throw ExitCode(1) }
    if publish { try record(kit, Display(options)) }
  }

  /// Keeps the step ids, so that a later check can tell when one is gone.
  private func record(_ kit: Kit, _ display: Display) throws {
    guard let root = kit.folders.first else { return }
    do throws(FileProblem) {
      try Files.write(root + Kit.publishedFile, kit.published.adding(kit.library.lessons).text, readableByAll: true)
    } catch {
      Shell.report(CommandError(.file(error)), display)
      throw ExitCode(1)
    }
  }

  /// The files a path names: itself, or those of a kit's folders below it.
  private func read(_ path: String, _ display: Display) throws -> [KitCheck.File] {
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    guard exists, isFolder.boolValue else {
      do throws(FileProblem) {
        return [KitCheck.File(path: path, text: try Files.read(path, ScenarioFile.limit))]
      } catch {
        Shell.report(CommandError(.file(error)), display)
        throw ExitCode(1)
      }
    }
    let folders = ["", "/lessons", "/lessons/rules", "/lessons/scenarios", "/glossary", "/rules", "/scenarios"]
    return try folders.flatMap { folder in
      let names = (try? FileManager.default.contentsOfDirectory(atPath: path + folder)) ?? []
      return try names.filter { $0.hasSuffix(".yaml") || ($0.hasSuffix(".md") && $0 != "README.md") }.sorted()
        .flatMap { try read("\(path)\(folder)/\($0)", display) }
    }
  }

  private func show(_ findings: [Finding], _ notes: [Finding], of files: Int, _ display: Display) {
    let output = Output(1)
    if display.format == .json {
      for finding in findings + notes {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let line = try? encoder.encode(finding) else { continue }
        output.append { $0 += String(decoding: line, as: UTF8.self) + "\n" }
      }
      return
    }
    var blocks: [Block] = findings.flatMap { finding in
      [
        Block.paragraph(
          Text("\(finding.file):\(finding.line):\(finding.column): \(finding.message) [\(finding.rule.rawValue)]")),
        Block.code([finding.cure]),
      ]
    }
    if !notes.isEmpty {
      let names = notes.map { Kit.name(of: $0.file) }.joined(separator: ", ")
      blocks.append(
        .paragraph(
          Text(
            "\(notes.count) entr\(notes.count == 1 ? "y has" : "ies have") nothing to try yet, their mechanism being "
              + "still to come: \(names).", .muted)))
    }
    let found = findings.isEmpty ? "no findings" : findings.count == 1 ? "1 finding" : "\(findings.count) findings"
    blocks.append(.paragraph(Text("\(files) file\(files == 1 ? "" : "s"), \(found).")))
    output.append { Document(blocks).append(to: &$0, on: display.surface(1)) }
  }
}
