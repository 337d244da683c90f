import Document
import SVGReader
import Testing

@testable import Terminal

@Suite("Drawing hostile pictures")
struct HostilePictureTests {
  @Test(
    "no picture puts a control on the screen or a line over the width, whatever is in it", arguments: UInt64(1)...25)
  func random(seed: UInt64) {
    var maker = RandomPictures(seed: seed)
    for number in 0..<200 {
      let picture = Block.picture(maker.picture())
      let document = Document(maker.int(0...3) == 0 ? [.quote([.list([[picture]], ordered: true)])] : [picture])
      let surface = Surface(
        width: [20, 40, 80, maker.int(20...400)][maker.int(0...3)], color: number.isMultiple(of: 2),
        charset: maker.int(0...1) == 0 ? .unicode : .ascii, form: maker.int(0...4) == 0 ? .plain : .text,
        spacing: maker.int(0...1) == 0 ? .airy : .close)
      if let fault = fault(in: document.drawn(on: surface), on: surface) {
        Issue.record("seed \(seed), picture \(number), \(surface): \(fault)")
        return
      }
    }
  }

  @Test("every SVG is well-formed, holds no script, and asks for nothing from elsewhere", arguments: UInt64(1)...20)
  func svg(seed: UInt64) {
    var maker = RandomPictures(seed: seed &* 1_000)
    for number in 0..<100 {
      let svg = maker.picture().svg()
      if let fault = SVGReader.fault(in: svg) {
        Issue.record("seed \(seed), picture \(number): \(fault)")
        return
      }
    }
  }

  @Test("a picture of very many numbers is drawn in a moment")
  func large() {
    let points = (0..<20_000).map { Chart.Point(Double($0), Double($0 * 7_919 % 1_000)) }
    let chart = Chart(
      x: Axis("x", 0...20_000, ticks: []), y: Axis("y", 0...1_000, ticks: []), lines: [Chart.Line("l", points)])
    let map = RegionMap(
      x: chart.x, y: chart.y, regions: [RegionMap.Region("r", "r", .good)],
      cells: Array(repeating: Array(repeating: 0, count: 500), count: 500), path: points, here: points[0])
    let clock = ContinuousClock()
    let time = clock.measure {
      for content in [Picture.Content.chart(chart), .map(map)] {
        let picture = Picture(title: "many", words: "many", content: content)
        #expect(fault(in: Document([.picture(picture)]).drawn(on: Surface()), on: Surface()) == nil)
        #expect(SVGReader.fault(in: picture.svg()) == nil)
      }
    }
    #expect(time < .seconds(30))
  }
}
