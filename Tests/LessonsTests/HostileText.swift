import Document
import KitFiles
import Terminal

@testable import Lessons

/// What reaches a terminal, held to what may.
enum HostileText {
  /// Pieces that a file or a person could send to make a terminal do something, or a reader stumble.
  static let pieces =
    (0...0x1F).map { String(Character(Unicode.Scalar(UInt8($0)))) }
    + [
      "\u{7F}", "\u{85}", "\u{9B}31m", "\u{200E}", "\u{2028}", "\u{202E}", "\u{2066}", "\u{FEFF}", "\u{E0001}",
      "\u{10FFFF}",
      "\u{1B}]0;title\u{7}", "\u{1B}[2J", "\r\n", "{{", "}}", "```", "=>", "|", "±", "[x] ", "- [ ] ", "> ", "## ",
      "### ",
      "1e999", "99999999999999999999", "-", "0", "%", "**", "](", "../glossary/", "&a *a", "<<:", "!!", "\"", "'", "#",
      ";",
      "🇫🇷", "e\u{301}", "日本", " ", "  ", "\t", ":", ",", "--- ", "step 0", "..", "before run", "try:", "value:",
    ]

  /// What is wrong with a document as it is drawn; nil if nothing is.
  static func fault(in document: Document) -> String? {
    for form in Surface.Form.allCases {
      for width in [20, 100] {
        let text = document.drawn(on: Surface(width: width, form: form, spacing: .close))
        if let scalar = text.unicodeScalars.first(where: isDangerous) {
          return "U+\(String(scalar.value, radix: 16)) in \(text.prefix(400).debugDescription)"
        }
      }
    }
    return nil
  }

  /// What is wrong with findings as they are drawn.
  static func fault(in findings: [Finding]) -> String? {
    for finding in findings
    where finding.line < 1 || finding.column < 1 || finding.message.isEmpty || finding.cure.isEmpty {
      return "an empty finding, or one without a place: \(finding)"
    }
    return fault(in: Document(findings.flatMap { [Block.paragraph(Text($0.message)), .paragraph(Text($0.cure))] }))
  }

  private static func isDangerous(_ scalar: Unicode.Scalar) -> Bool {
    if scalar == "\n" { return false }
    return switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned, .surrogate: true
    case .format: scalar.value != 0x200C && scalar.value != 0x200D
    default: false
    }
  }

  /// The time something takes, in seconds.
  static func seconds(_ work: () throws -> Void) rethrows -> Double {
    let time = try ContinuousClock().measure(work)
    return Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
  }
}
