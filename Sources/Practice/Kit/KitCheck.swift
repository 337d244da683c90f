import Glossary
import KitFiles
import Margin

/// Proves files of a kit sound: rule sets, scenarios and glossary entries.
public enum KitCheck {
  /// A file to be checked.
  public struct File: Sendable {
    /// Where it is, as findings name it.
    public var path: String
    /// What is in it.
    public var text: String

    /// A file.
    public init(path: String, text: String) {
      self.path = path
      self.text = text
    }
  }

  /// Everything that is wrong with the files, in their order.
  ///
  /// - Parameters:
  ///   - files: `.yaml` files are scenarios when they have `ticks`, and rule sets otherwise; `.md` files are entries of
  ///     one glossary.
  ///   - session: an empty account to try examples in.
  public static func findings(in files: [File], _ session: Session) -> [Finding] {
    var findings: [Finding] = []
    var entries: [GlossaryEntry] = []
    for file in files {
      if file.path.hasSuffix(".md") {
        switch EntryFile.read(file.text, slug: slug(of: file.path), file: file.path) {
        case .failure(let list): findings += list.all
        case .success(let entry):
          entries.append(entry)
          findings += EntryParts.findings(entry)
          findings += entry.trial?.findings(in: session, file: file.path) ?? []
        }
      } else if file.text.hasPrefix("ticks:") || file.text.contains("\nticks:") {
        findings += failures(ScenarioFile.read(file.text, file: file.path))
      } else {
        findings += failures(RulesFile.read(file.text, file: file.path))
      }
    }
    // A single entry can't know the rest of its glossary.
    if entries.count > 1 { findings += GlossaryCheck.findings(Glossary(entries), names) }
    return findings
  }

  /// The names the catalogs have.
  public static let names = GlossaryCheck.Names(
    figures: Set(FigureKind.allCases.map(\.rawValue)), verbs: Set(Verb.allCases.map(\.rawValue)),
    events: Set(EventKind.allCases.map(\.rawValue)))

  private static func failures<Value>(_ result: Result<Value, FindingList>) -> [Finding] {
    if case .failure(let list) = result { list.all } else { [] }
  }

  private static func slug(of path: String) -> String {
    String(path.split(separator: "/").last?.dropLast(3) ?? "")
  }
}
