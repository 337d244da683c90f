import Foundation
import Glossary
import KitFiles
import Practice

/// The kit of this checkout.
enum Kit {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  /// The glossary's files, read or with what is wrong with them.
  static let files: [(slug: String, result: Result<GlossaryEntry, FindingList>)] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder + "/glossary")) ?? []
    return names.filter { $0.hasSuffix(".md") }.sorted().map { name in
      let slug = String(name.dropLast(3))
      let text = (try? String(contentsOfFile: "\(folder)/glossary/\(name)", encoding: .utf8)) ?? ""
      return (slug, EntryFile.read(text, slug: slug, file: "glossary/\(name)"))
    }
  }()

  static let glossary = Glossary(files.compactMap { try? $0.result.get() })

  /// A session under the classroom's rules that reads the kit and nothing else.
  static func session() throws -> Session {
    let folder = folder
    let surroundings = Surroundings(
      read: { path, _ throws(FileProblem) in
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { throw .missing(path) }
        return text
      },
      write: { path, _ throws(FileProblem) in throw .unwritable(path) },
      kit: { kind in
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/lessons/\(kind.rawValue)")) ?? []
        return Dictionary(
          names.filter { $0.hasSuffix(".yaml") }
            .map { (String($0.dropLast(5)), "\(folder)/lessons/\(kind.rawValue)/\($0)") }
        ) { $1 }
      },
      glossary: { glossary }, defaultSave: "nowhere")
    return try Session(rules: "classroom", surroundings)
  }
}
