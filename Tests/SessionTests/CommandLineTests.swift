import Document
import Foundation
import Margin
import Testing

@testable import Practice

@Suite("A hundred thousand command lines")
struct CommandLineTests {
  // Chunks of a thousand lines: enough for accounts to grow, few enough to run side by side.
  @Test("Nothing typed traps, hangs or leaves half a change", arguments: 1...100 as ClosedRange<UInt64>)
  func lines(_ seed: UInt64) throws {
    var lines = CommandLines(seed: seed)
    var desk = try Desk(files: Self.files)
    var (carriedOut, wasOff) = (0, false)
    for number in 1...1_000 {
      let line = lines.next()
      let before = desk.session
      let report = desk.session.perform(line)
      let place = "seed \(seed), line \(number): \(line.prefix(200).debugDescription)"
      if let error = report.error {
        #expect(desk.session.isSame(as: before), "changed by an error; \(place)")
        #expect(Self.points(error, into: line, desk.session), "the error doesn't say or point; \(place)")
      } else {
        carriedOut += 1
        wasOff = wasOff || !desk.session.venue.account.liquidates
        if let broken = Invariants.broken(desk.session, mayOwe: wasOff) {
          Issue.record("\(broken) doesn't hold; \(place)")
          return
        }
      }
      let text = report.text()
      #expect(Self.isClean(text), "a control character is shown; \(place)")
      let json = report.json(line: number)
      #expect(Self.isOneObject(json), "not one line of JSON; \(place)")
      let completion = desk.session.completion(of: line, at: lines.cursor(in: line))
      #expect((0...line.utf8.count).contains(completion.start), "completion starts outside; \(place)")
    }
    #expect((200...800).contains(carriedOut), "seed \(seed) carried out \(carriedOut) lines, too few or too many")
  }

  private static let files = [
    "short.yaml": """
    id: short
    title: A short walk
    summary: Four hours down.
    source: Made up
    interval: 1h
    markets: [BTC, ETH]
    columns: [time, BTC high, BTC low, BTC close, ETH high, ETH low, ETH close]
    start: {time: 2020-01-01T00:00Z, BTC: 60000, ETH: 3000}
    ticks: |
      2020-01-01T01:00Z 60100 56000 57000 3010 2800 2900
      2020-01-01T02:00Z 58000 50000 51000 3000 2500 2600
      2020-01-01T03:00Z 52000 41000 50000 2700 2000 2650
      2020-01-01T04:00Z 66000 49000 65000 3900 2600 3800

    """,
    "btc.csv": "time_utc,open,high,low,close\n2020-03-12,7900,8000,4800,4900\n2020-03-13,4900,5900,3800,5600\n",

  ]

  private static func points(_ error: CommandError, into line: String, _ session: Session) -> Bool {
    let place = Report.Place(source: line, offset: 0)
    let diagnostic = error.diagnostic(at: place, session.venue.account)
    guard let range = diagnostic.place?.range, let source = diagnostic.place?.source else { return false }
    return !diagnostic.message.isEmpty && diagnostic.notes.allSatisfy { !$0.words.isEmpty } && range.lowerBound >= 0
      && range.upperBound <= source.unicodeScalars.count
  }

  private static func isClean(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0 >= 32 && $0 != 127 || $0 == 10 }
  }

  private static func isOneObject(_ json: String) -> Bool {
    json.utf8.allSatisfy { $0 >= 32 }
      && (try? JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])?.keys.count ?? 0 >= 7
  }
}

extension Session {
  /// Whether state, log, history and bookmarks are the same.
  func isSame(as other: Session) -> Bool {
    state == other.state && log == other.log && past.count == other.past.count && future.count == other.future.count
      && bookmarks.map(\.name) == other.bookmarks.map(\.name) && record.count == other.record.count
  }
}
