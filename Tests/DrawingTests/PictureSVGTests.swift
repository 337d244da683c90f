import Document
import Foundation
import SVGReader
import Terminal
import Testing

@Suite("Pictures as SVG")
struct PictureSVGTests {
  /// A picture and the file that holds its SVG.
  struct Example: CustomTestStringConvertible, Sendable {
    let name: String
    let picture: Picture

    init(_ name: String, _ picture: Picture) {
      self.name = name
      self.picture = picture
    }

    var testDescription: String { name }

    /// The SVG as it must be.
    func expected() throws -> String {
      let folder = #filePath.split(separator: "/").dropLast().map { "/" + $0 }.joined()
      return try String(contentsOfFile: folder + "/Fixtures/" + name + ".svg", encoding: .utf8)
    }
  }

  static let examples = [
    Example("bar", PictureSamples.bar), Example("bar-strange", PictureSamples.strangeBar),
    Example("chart", PictureSamples.chart), Example("chart-strange", PictureSamples.strangeChart),
    Example("map", PictureSamples.map(width: 80)), Example("map-strange", PictureSamples.strangeMap),
    Example("waterfall", PictureSamples.waterfall), Example("waterfall-strange", PictureSamples.strangeWaterfall),
  ]

  @Test("a picture is written like this", arguments: examples)
  func writes(_ example: Example) throws {
    #expect(try example.picture.svg() == example.expected())
  }

  @Test("what is written is well-formed and stands alone", arguments: examples)
  func isWellFormed(_ example: Example) throws {
    #expect(try SVGReader.fault(in: example.expected()) == nil)
  }

  @Test("words are escaped: markup as entities, controls as what they are called")
  func escapes() {
    let svg = Picture(
      title: "</title><script>alert(1)</script>", words: "a & \"b\" \u{1B}[2J\u{202E}\u{FFFE}",
      content: .waterfall(Waterfall([]))
    ).svg()
    #expect(SVGReader.fault(in: svg) == nil)
    #expect(svg.contains("&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;</title>"))
    #expect(svg.contains(#">a &amp; &quot;b&quot; \u{1B}[2J\u{202E}\u{FFFE}</desc>"#))
  }

  @Test("what must not be in an SVG is found in one that has it")
  func readerFinds() {
    let whole = { (inner: String) in #"<svg role="img" viewBox="0 0 1 1">"# + inner + "</svg>" }
    #expect(SVGReader.fault(in: whole("")) == nil)
    for inner in [
      "\u{1B}", "\u{9B}", "<script/>", #"<image href="a.png"/>"#, #"<rect onload="a()"/>"#, #"<rect width="nan"/>"#,
      #"<rect fill="url(#p)"/>"#, "<text>", "</svg><svg>", "&amp", #"<g id="a"/><g id="a"/>"#,
    ] {
      #expect(SVGReader.fault(in: whole(inner)) != nil, "\(inner)")
    }
  }

  @Test("two pictures on one page don't take each other's patterns or titles")
  func names() {
    let one = PictureSamples.map(width: 80)
    var other = one
    other.words = "Something else."
    let names = [one, other].map { picture in
      Set(picture.svg().split(separator: "\"").filter { $0.hasPrefix("p") && $0.hasSuffix("-title") })
    }
    #expect(names[0].isDisjoint(with: names[1]))
    #expect(names.allSatisfy { $0.count == 1 })
  }
}
