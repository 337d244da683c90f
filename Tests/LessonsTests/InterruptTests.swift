import Practice
import Synchronization
import Testing

@testable import Lessons

/// Ctrl-C, as a session asks for it.
final class StopSign: Sendable {
  private let isUp = Atomic(false)

  func raise() { isUp.store(true, ordering: .relaxed) }
  func lower() { isUp.store(false, ordering: .relaxed) }

  var surroundings: Surroundings {
    var surroundings = PlayerKit.surroundings
    surroundings.isInterrupted = { [self] in isUp.load(ordering: .relaxed) }
    return surroundings
  }
}

@Suite("Stopping a command in a lesson")
struct InterruptTests {
  /// A lesson that walks wherever one can.
  private static let text =
    PlayerLessons.head("walks").replacing("deposit 10,000", with: "deposit 10,000\nscenario march-2020") + """
      ## Watch {#watch}

      Watch [equity](../glossary/equity.md).

      ```run
      step 2
      show equity
      ```

      ## Walk {#walk}

      Walk on.

      ```setup
      step 3
      ```
      ```goal
      used step
      ```
      ```solution
      step 4
      ```

      ### Hints

      1. `step`

      ## Foresee {#foresee}

      What is equity then?

      ```predict
      value: equity
      run: step 5
      ```

      ### Hints

      1. Look.
      """

  /// What is typed first, and what is stopped then.
  static let stopped: [(before: [String], line: String)] = [
    ([], "step 24"), ([], "next"), ([], ""), ([], "skip"), (["skip"], "next"), (["skip", ""], "step 1"),
    (["skip", ""], "skip"), (["skip", "", "step 1"], "step 100"), (["skip", "", "skip", ""], "10,000"),
    (["skip", "", "skip", ""], "skip"), (["skip", "", "skip", ""], "goto walk"),
  ]

  @Test("A line that is stopped leaves everything as it was and is not in the record", arguments: stopped)
  func stop(_ before: [String], _ line: String) throws {
    let sign = StopSign()
    let lesson = try #require(LessonFile.read(Self.text, id: "walks", file: "walks.md").lesson)
    var desk = try PlayerDesk(lesson, sign.surroundings)
    desk.say(before)
    let (account, known) = (desk.account, desk.player)
    sign.raise()
    let turn = desk.player.perform(line)
    sign.lower()
    #expect(turn.report.error?.fact == .interrupted, "\(PlayerDesk.text(turn))")
    #expect(turn.changes == [] && turn.verdict == nil)
    #expect(desk.account == account)
    #expect(desk.player.record == known.record && desk.player.results == known.results)
    #expect(desk.player.index == known.index && desk.player.stage == known.stage && desk.player.ran == known.ran)
    // Typed again it is carried out, and the record leads there.
    #expect(desk.player.perform(line).report.error == nil)
    var other = try PlayerDesk(lesson, PlayerKit.surroundings)
    other.say(desk.player.record)
    #expect(other.account == desk.account && other.say("where") == desk.say("where"))
  }

  @Test("A lesson whose resuming is stopped is not entered, so that what was typed in it stays whole")
  func resume() throws {
    let sign = StopSign()
    let lesson = try #require(LessonFile.read(Self.text, id: "walks", file: "walks.md").lesson)
    let surroundings = sign.surroundings
    let journal = try HandIn(
      HandIn.beginning(of: Player(lesson, seed: 1, surroundings)) + "next\nnext\nnext\nstep 3\n")
    var seat = Seat(
      try Session(rules: "classroom", surroundings), { Progress() },
      LessonWorld(
        surroundings: surroundings, library: { Library([lesson]) },
        lesson: { path throws(CommandError) in throw CommandError(.file(.missing(path))) },
        journal: { _, _ in journal }, today: { 20_000 }, seed: { 1 }))
    sign.raise()
    #expect(seat.perform("learn walks").report.error?.fact == .interrupted)
    #expect(seat.player == nil)
    sign.lower()
    #expect(seat.perform("learn walks").report.error == nil)
    #expect(seat.player?.record == journal.lines)
  }
}
