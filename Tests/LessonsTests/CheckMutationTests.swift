import Foundation
import KitFiles
import Practice
import Testing

@testable import Lessons

@Suite("What check notices when a lesson is broken")
struct CheckMutationTests {
  /// How many breaks of each lesson are made; PLIMSOLL_MUTATIONS sets another number and lists what is missed.
  static let asked = ProcessInfo.processInfo.environment["PLIMSOLL_MUTATIONS"].flatMap { Int($0) }
  static let breaks = asked ?? 15
  static let draws = 2

  /// A break changes the meaning of a lesson when it hits a name or what holds the file together, when it deletes or
  /// turns around a part of what the lesson claims, or when the lesson with a changed number or sign in a claim no
  /// longer plays as it says. Words, and what is given, leave a lesson consistent: the engine works out the rest.
  @Test("More than 95 in 100 breaks that change the meaning of a lesson are noticed")
  func noticed() throws {
    let published = PublishedSteps().adding(PlayerKit.library.lessons)
    var tally = Tally()
    for (number, file) in PlayerKit.files.enumerated() {
      let lines = MutationLine.all(of: file.text)
      let others = PlayerKit.library.lessons.filter { $0.id != file.id }
      for count in 0..<Self.breaks {
        var random = PlayerRandom(seed: UInt64(number * 100_000 + count))
        let kinds = LessonMutation.Kind.allCases
        guard let mutation = LessonMutation(kinds[count % kinds.count], of: lines, &random) else { continue }
        let (lesson, findings) = LessonFile.read(mutation.text, id: file.id, file: file.id + ".md")
        var found = !findings.isEmpty
        if !found, let lesson {
          let check = LessonCheck(
            Library(others + [lesson]), PlayerKit.glossary, published: published, PlayerKit.surroundings,
            draws: Self.draws)
          found = !check.findings(lesson).isEmpty
        }
        // Where nothing was found, the player itself says whether the lesson still plays as it says.
        let isOpen = mutation.effect == .claim && (mutation.kind == .number || mutation.kind == .sign)
        let isConsistent = isOpen && !found && lesson.map(LessonPlay.isConsistent) ?? false
        tally.add(mutation, found, isConsistent: isConsistent, file.id)
      }
    }
    print(tally.words)
    if Self.asked != nil { print(tally.missed.joined(separator: "\n")) }
    #expect(tally.share(of: tally.meaning) > 95, "\(tally.words)\n\(tally.missed.joined(separator: "\n"))")
    #expect(tally.share(of: tally.names) > 97)
    #expect(tally.all.total > Self.breaks * PlayerKit.files.count * 9 / 10)
  }

  /// How many breaks were noticed.
  struct Tally {
    typealias Count = (found: Int, total: Int)
    private(set) var all: Count = (0, 0)
    private(set) var meaning: Count = (0, 0)
    private(set) var names: Count = (0, 0)
    private var effects: [LessonMutation.Effect: Count] = [:]
    private var kinds: [LessonMutation.Kind: Count] = [:]
    private var consistent = 0
    private(set) var missed: [String] = []

    mutating func add(_ mutation: LessonMutation, _ found: Bool, isConsistent: Bool, _ lesson: String) {
      func counted(_ count: Count?) -> Count { ((count?.found ?? 0) + (found ? 1 : 0), (count?.total ?? 0) + 1) }
      all = counted(all)
      effects[mutation.effect] = counted(effects[mutation.effect])
      kinds[mutation.kind] = counted(kinds[mutation.kind])
      if mutation.effect == .name { names = counted(names) }
      if isConsistent { consistent += 1 }
      let changesMeaning = mutation.effect == .name || mutation.effect == .claim && !isConsistent
      if changesMeaning { meaning = counted(meaning) }
      if !found, mutation.effect != .prose {
        missed.append(
          "\(changesMeaning ? "MISSED" : isConsistent ? "consistent" : "premise") \(lesson):\(mutation.line) "
            + "\(mutation.kind.rawValue): \(mutation.before) -> \(mutation.after ?? "")")
      }
    }

    func share(of count: Count) -> Double { count.total == 0 ? 0 : Double(count.found) / Double(count.total) * 100 }

    private func words(_ name: String, _ count: Count?) -> String {
      let count = count ?? (0, 0)
      return "\(name) \(count.found) of \(count.total) (\((share(of: count) * 10).rounded() / 10) %)"
    }

    var words: String {
      let parts =
        [words("breaks noticed", all), words("of those that change the meaning", meaning)]
        + LessonMutation.Effect.allCases.map { words($0.rawValue, effects[$0]) }
        + LessonMutation.Kind.allCases.map { words($0.rawValue, kinds[$0]) }
      return parts.joined(separator: "; ") + "; claims changed and still consistent: \(consistent)"
    }
  }
}

/// Whether a lesson plays as it says, by the player alone.
enum LessonPlay {
  static func isConsistent(_ lesson: Lesson) -> Bool {
    ([3, 11, 19] as [UInt64]).allSatisfy { seed in
      guard var player = try? KitLessonTests.player(lesson, seed) else { return false }
      for step in lesson.steps {
        guard isFair(step, player) else { return false }
        player.solve()
        if player.stage == .open { _ = player.perform("next") }
        if !player.hasEnded, player.step.id == step.id { _ = player.perform("next") }
        guard player.results[step.id]?.outcome == .done, player.results[step.id]?.mistakes == [] else { return false }
      }
      return player.hasEnded
    }
  }

  private static func isFair(_ step: Step, _ player: Player) -> Bool {
    guard case .act(let conditions) = step.kind else { return true }
    guard !player.standings(of: conditions).allSatisfy(\.holds), player.holdingMistakes.isEmpty else { return false }
    return step.mistakes.allSatisfy { mistake in
      var player = player
      for command in CommandText.commands(in: player.draw.fill(mistake.sample?.text ?? "")) {
        let turn = player.perform(command.text)
        if turn.report.error != nil || turn.verdict == .right { return false }
      }
      return player.results[step.id]?.mistakes.contains(player.draw.fill(mistake.message)) == true
    }
  }
}
