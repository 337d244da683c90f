import Foundation
import Practice
import Testing

@Suite("Published examples, through the command language")
struct WorkedExampleTests {
  static let single = WorkedExample.all.filter { $0.kind != "tier_cum" }
  static let schedules = WorkedExample.all.filter { $0.kind == "tier_cum" }

  @Test("Every kind is there")
  func kinds() {
    #expect(WorkedExample.all.count == 50)
    #expect(Set(WorkedExample.all.map(\.kind)).count == 15)
  }

  @Test("The figure is the published one", arguments: single)
  func figure(_ example: WorkedExample) throws {
    let script = try #require(ExampleScript(example), "no script for \(example.kind)")
    var desk = try Desk()
    for command in script.commands {
      let report = desk.session.perform(command)
      #expect(report.error == nil, "\(example.id) (\(example.source)): \(command)\n\(report.text())")
    }
    var asked: Set<String> = []
    for (name, command) in script.questions {
      guard let expected = example.expected[name]?.texts.first ?? given(name, example) else { continue }
      asked.insert(name)
      let report = desk.session.perform(command)
      let value = try #require(Self.value(report), "\(example.id): \(command)\n\(report.text())")
      let published = try #require(Decimal(string: expected))
      #expect(
        example.accepts(value, for: published), "\(example.id) (\(example.source)): \(name) \(value), not \(published)")
    }
    #expect(asked.isSuperset(of: example.expected.keys), "\(example.id): not all was asked for")
  }

  /// Inputs that the rules supply are asked for as well, so that the example is the one published.
  private func given(_ name: String, _ example: WorkedExample) -> String? {
    example.kind == "funding_clamp" ? example.inputs[name]?.texts.first : nil
  }

  @Test("The amounts of a schedule are the published ones", arguments: schedules)
  func amounts(_ example: WorkedExample) throws {
    let amounts = try #require(example.expected["cum"]?.texts)
    #expect(amounts.count == example.floors.count)
    for (floor, amount) in zip(example.floors, amounts) {
      var desk = try Desk()
      desk.run(
        """
        \(ExampleScript.market("1", tick: 2, tiers: example.tiers))
        deposit 1,000,000,000
        long \(floor == "0" ? "1" : floor) XYZ at 1x
        """)
      let value = Self.value(desk.session.perform("show maintenance_amount(XYZ)"))
      #expect(value == Decimal(string: amount), "\(example.id) (\(example.source)), from \(floor)")
    }
  }

  /// The number a report carries for programs: the figure asked for, or equity after a change.
  static func value(_ report: Report) -> Decimal? {
    struct Object: Decodable {
      var figures: [String: Figure]
      struct Figure: Decodable { var value: String? }
    }
    guard let object = try? JSONDecoder().decode(Object.self, from: Data(report.json(line: nil).utf8)) else {
      return nil
    }
    let figure = object.figures.count == 1 ? object.figures.first?.value : object.figures["equity"]
    return figure?.value.flatMap { Decimal(string: $0) }
  }
}
