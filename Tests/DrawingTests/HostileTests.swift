import Document
import Testing

@testable import Terminal

@Suite("Drawing hostile documents")
struct HostileTests {
  static let hostile =
    (0...0x1F).map { Character(Unicode.Scalar(UInt8($0))) }.map(String.init)
    + [
      "\u{7F}", "\u{80}", "\u{85}", "\u{9B}31m", "\u{9F}", "\u{AD}", "\u{200B}", "\u{200E}", "\u{200F}", "\u{061C}",
      "\u{2028}", "\u{2029}", "\u{202A}", "\u{202E}", "\u{2066}", "\u{2069}", "\u{FEFF}", "\u{FFF9}", "\u{E0001}",
      "\u{E000}", "\u{10FFFF}", "\u{378}", "\u{1B}]0;title\u{7}", "\u{1B}[2J", "\r\n",
    ]

  @Test("controls, formatting and unassigned characters are shown as escapes", arguments: Surface.Charset.allCases)
  func escapes(charset: Surface.Charset) {
    let surface = Surface(width: 400, charset: charset)
    #expect(
      Text("a\u{1B}[2Jb\u{9B}\u{202E}\u{7}\u{7F}\r").drawn(on: surface) == #"a\u{1B}[2Jb\u{9B}\u{202E}\u{7}\u{7F}\u{D}"#
    )
    #expect(
      Text("\u{2028}\u{2066}\u{AD}\u{FEFF}\u{E0001}").drawn(on: surface) == #"\u{2028}\u{2066}\u{AD}\u{FEFF}\u{E0001}"#)
    #expect(Text("one\ntwo\tthree").drawn(on: surface) == "one two three")
  }

  @Test("lists and quotes nested hundreds deep stay within the width")
  func deepBlocks() {
    var blocks: [Block] = [.paragraph("deep down")]
    for level in 0..<400 {
      blocks = level.isMultiple(of: 2) ? [.quote(blocks)] : [.list([blocks, [.paragraph("b")]], ordered: true)]
    }
    for form in Surface.Form.allCases {
      let surface = Surface(width: 20, form: form)
      let text = Document(blocks).drawn(on: surface)
      #expect(fault(in: text, on: surface) == nil)
      #expect(text.contains("deep"))
    }
  }

  @Test("no random document puts a control on the screen or a line over the width", arguments: UInt64(1)...24)
  func random(seed: UInt64) {
    var maker = RandomDocuments(seed: seed)
    for _ in 0..<20 {
      let document = Document((0...3).map { _ in maker.block(depth: 0) })
      for form in Surface.Form.allCases {
        for charset in Surface.Charset.allCases {
          for color in [false, true] {
            for spacing in Surface.Spacing.allCases {
              let width = [20, 40, 80, maker.int(0...500)][maker.int(0...3)]
              let surface = Surface(width: width, color: color, charset: charset, form: form, spacing: spacing)
              if let fault = fault(in: document.drawn(on: surface), on: surface) {
                Issue.record("seed \(seed), \(surface): \(fault)")
                return
              }
            }
          }
        }
      }
    }
  }

  @Test("the fast way of drawing a paragraph gives what the slow way gives", arguments: UInt64(1)...8)
  func fastAndSlow(seed: UInt64) {
    var maker = RandomDocuments(seed: seed)
    for _ in 0..<200 {
      let text = maker.text(words: ["a", "equity ", " ", "10,000.00", "-5 %", "é", "~", "\u{7F}", "\u{1F}", ""])
      for color in [false, true] {
        let surface = Surface(width: 20, color: color)
        var pen = Pen(on: surface)
        pen.draw(.paragraph(text), depth: 0)
        #expect(
          merged(Document([.paragraph(text)]).drawn(on: surface)) == merged(String(decoding: pen.bytes, as: UTF8.self)),
          "seed \(seed): \(text)")
      }
    }
  }

  /// Without styles that are turned off and at once on again, or on for nothing.
  private func merged(_ text: String) -> String {
    var text = text
    for code in ["1", "3", "36", "2", "32", "33", "1;31", "4"] {
      text = text.split(separator: "\u{1B}[0m\u{1B}[\(code)m", omittingEmptySubsequences: false).joined()
      text = text.split(separator: "\u{1B}[\(code)m\u{1B}[0m", omittingEmptySubsequences: false).joined()
    }
    return text
  }
}
