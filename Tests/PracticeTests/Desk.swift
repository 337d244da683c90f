import Document
import Foundation
import Glossary
import Practice
import Synchronization
import Terminal

/// A session on files kept in memory, with the kit of the checkout.
struct Desk {
  var session: Session
  let files: MemoryFiles

  init(rules: String = "classroom", files: [String: String] = [:]) throws {
    self.files = MemoryFiles(files)
    session = try Session(rules: rules, self.files.surroundings)
  }

  /// Carries out the commands of a script, up to the first that fails.
  @discardableResult mutating func run(_ script: String) -> [Report] {
    var reports: [Report] = []
    for command in CommandText.commands(in: script) {
      reports.append(session.perform(command.text))
      if reports.last?.error != nil { break }
    }
    return reports
  }
}

/// Files that live and die with a test, over the kit of the checkout.
final class MemoryFiles: Sendable {
  private let texts: Mutex<[String: String]>

  init(_ texts: [String: String] = [:]) {
    self.texts = Mutex(texts)
  }

  subscript(_ path: String) -> String? {
    get { texts.withLock { $0[path] } }
    set { texts.withLock { $0[path] = newValue } }
  }

  var surroundings: Surroundings {
    Surroundings(
      read: { [self] path, limit throws(FileProblem) in
        guard let text = self[path] ?? Kit.text(path) else { throw .missing(path) }
        if path.hasSuffix("folder") { throw .unreadable(path) }
        if path.hasSuffix("latin1.csv") { throw .notText(path) }
        guard text.utf8.count <= limit else { throw .tooLarge(path, limit: limit) }
        return text
      },
      write: { [self] path, contents throws(FileProblem) in
        guard !path.hasPrefix("locked/") else { throw .unwritable(path) }
        self[path] = contents
      },
      kit: { Kit.names[$0] ?? [:] },
      glossary: { Kit.glossary },
      defaultSave: "saved.json",
      svg: { $0.svg() })
  }
}

/// The lessons folder of the checkout, read once.
enum Kit {
  static let root = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()

  static let names: [KitFolder: [String: String]] = Dictionary(
    uniqueKeysWithValues: KitFolder.allCases.map { folder in
      let files = (try? FileManager.default.contentsOfDirectory(atPath: "\(root)/lessons/\(folder.rawValue)")) ?? []
      let named = files.filter { $0.hasSuffix(".yaml") }.map { name in
        (String(name.dropLast(5)), "kit/\(folder.rawValue)/\(name)")
      }
      return (folder, Dictionary(uniqueKeysWithValues: named))
    })

  static let glossary: Glossary = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: root + "/glossary")) ?? []
    return Glossary(
      files.filter { $0.hasSuffix(".md") }.compactMap { name in
        let text = (try? String(contentsOfFile: "\(root)/glossary/\(name)", encoding: .utf8)) ?? ""
        return try? EntryFile.read(text, slug: String(name.dropLast(3)), file: "glossary/\(name)").get()
      })
  }()

  private static let texts: [String: String] = Dictionary(
    uniqueKeysWithValues: names.values.flatMap(\.values).map { path in
      (path, (try? String(contentsOfFile: "\(root)/lessons/\(path.dropFirst(4))", encoding: .utf8)) ?? "")
    })

  static func text(_ path: String) -> String? { texts[path] }
}

extension Report {
  /// The report as it is printed without color.
  func text(width: Int = 80, form: Surface.Form = .text) -> String {
    document().drawn(on: Surface(width: width, form: form, spacing: .close))
  }
}
