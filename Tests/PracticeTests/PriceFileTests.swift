import Testing

@testable import Practice

@Suite("Prices from CSV files")
struct PriceFileTests {
  static let hourly = """
    time_utc,open,high,low,close
    2021-05-19T00:00:00Z,42849.78,43584.9,42400,43200.1
    2021-05-19T01:00:00Z,43200.1,43200.1,41000.5,41111

    """
  static let daily = """
    time_utc,open,high,low,close\r
    2022-05-09,34060.015625,34222.07421875,30296.953125,30296.953125\r
    2022-05-10,30273.654296875,32596.30859375,29944.802734375,31022.90625\r
    2022-05-11,31016.183594,32013.402344,28170.414063,28936.355469\r

    """

  @Test(
    "Hourly and daily rows load, with long decimals put on the market's tick", arguments: [(hourly, 2), (daily, 3)])
  func load(_ text: String, _ rows: Int) throws {
    var desk = try Desk(files: ["btc.csv": text])
    #expect(desk.session.perform("prices BTC btc.csv").error == nil)
    let report = desk.session.perform("step 100")
    #expect(report.error == nil)
    #expect(report.text().contains("step \(rows) of \(rows)"))
    #expect(
      desk.session.perform("= mark_price(BTC)").text() == "mark_price(BTC) = \(rows == 2 ? "41,111" : "28,936.4")\n")
  }

  @Test("Decimals beyond twelve are cut, since no tick is so fine")
  func decimals() throws {
    let text = "time_utc,open,high,low,close\nd,37713.265625000000001,37713.2656250000019,1,37713.265624999999999999\n"
    let series = try PricesFile.read(text, file: "x").get()
    #expect(series.bars["d"]?.high.description == "37713.265625000001")
    #expect(series.bars["d"]?.close.description == "37713.265624999999")
  }

  @Test("Several files are joined on the times they share")
  func joined() throws {
    let head = "time_utc,open,high,low,close\n"
    var desk = try Desk(files: [
      "btc.csv": head + "a,10,10,10,10\nb,11,11,11,11\nc,12,12,12,12\n",
      "eth.csv": head + "b,1,1,1,1\nc,2,2,2,2\nd,3,3,3,3\n",
    ])
    let reports = desk.run(
      "prices BTC btc.csv ETH eth.csv; = mark_price(BTC) + mark_price(ETH); step; step; = mark_price(BTC) + mark_price(ETH)"
    )
    #expect(reports.map { $0.error == nil } == [true, true, true, true, true])
    #expect(reports[1].text().hasSuffix(" = 12\n") && reports[4].text().hasSuffix(" = 14\n"))
    #expect(desk.session.perform("step").error?.code == "no_step")
  }

  @Test(
    "What is wrong is found, row by row",
    arguments: [
      ("", ["1:1 row"]), ("open,high\n", ["1:1 row"]), ("time_utc,open,high,low,close\n", ["1:1 row"]),
      (
        "time_utc,open,high,low,close\na,1,2,3,4\nb,1,1,1\nc,x,1,1,1\nd,1,1,1,1\nd,1,1,1,1\n",
        ["2:1 row", "3:1 row", "4:1 row", "6:1 row"]
      ),
      (
        "time_utc,open,high,low,close\na,-1,1,1,1\nb,0,1,1,1\nc,1e3,1,1,1\nd,NaN,1,1,1\n",
        ["2:1 row", "3:1 row", "4:1 row", "5:1 row"]
      ),
    ])
  func findings(_ text: String, _ expected: [String]) {
    guard case .failure(let findings) = PricesFile.read(text, file: "x.csv") else {
      Issue.record("nothing was found")
      return
    }
    #expect(findings.all.map { "\($0.line):\($0.column) \($0.rule.rawValue)" } == expected)
    #expect(findings.all.allSatisfy { $0.file == "x.csv" && $0.message.hasSuffix(".") && !$0.cure.isEmpty })
  }
}
