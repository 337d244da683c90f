import Practice

@testable import Lessons

/// A learner who hands in: the lines typed, and the transcript as the program writes it.
struct HandInDesk {
  let lesson: Lesson
  private var player: Player
  /// What is handed in so far.
  private(set) var text: String

  init(_ id: String, name: String, seed: UInt64? = nil) throws {
    try self.init(PlayerLessons.lesson(id), name: name, seed: seed)
  }

  init(_ lesson: Lesson, name: String, seed: UInt64? = nil) throws {
    self.lesson = lesson
    player = try Player(
      lesson, seed: seed ?? Player.seed(name: name, lesson: lesson.id), name: name, PlayerKit.surroundings)
    text = HandIn.beginning(of: player)
  }

  /// Types lines at the prompt, where each may hold several commands.
  mutating func type(_ lines: [String]) {
    for line in lines {
      let commands = CommandText.commands(in: line).map(\.text)
      for command in commands.isEmpty ? [""] : commands {
        let turn = player.perform(command)
        let typed = turn.report.command.isEmpty ? "next" : turn.report.command
        text += Transcript.entry(typed, shown: PlayerDesk.text(turn.document()), failed: turn.report.error != nil)
      }
    }
  }

  /// The hand-in of a learner who typed these lines.
  static func text(_ lines: [String], name: String, of id: String = "graded") throws -> String {
    var desk = try HandInDesk(id, name: name)
    desk.type(lines)
    return desk.text
  }

  /// Grades texts of a lesson, each as a file of its own.
  static func grades(_ texts: [(file: String, text: String)], of id: String = "graded") throws -> [Grade] {
    let grader = try grader(id)
    return texts.map { grader.grade($0.text, file: $0.file) }
  }

  static func grader(_ id: String, _ surroundings: Surroundings = PlayerKit.surroundings) throws -> Grader {
    Grader(try PlayerLessons.lesson(id), surroundings) { PlayerDesk.text($0) + "\n" }
  }
}
