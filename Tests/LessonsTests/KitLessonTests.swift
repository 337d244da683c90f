import Document
import KitFiles
import Margin
import Practice
import Testing

@testable import Lessons

@Suite("The kit's lessons")
struct KitLessonTests {
  static let seeds: [UInt64] = [1, 2_026]

  @Test("The course is there, and every file of it reads without a finding")
  func reads() {
    for (file, read) in zip(PlayerKit.files, PlayerKit.read) { #expect(read.findings == [], "\(file.id)") }
    #expect(PlayerKit.library.lessons.count == PlayerKit.files.count)
  }

  @Test("The course has at least 12 lessons, each behind the ones it needs")
  func order() {
    let lessons = PlayerKit.library.lessons.filter { $0.course != nil }
    #expect(lessons.count >= 12)
    for (index, lesson) in lessons.enumerated() {
      for need in lesson.needs {
        #expect(
          lessons[..<index].contains { $0.id == need }, "\(lesson.id) needs \(need), which does not come before it")
      }
    }
  }

  @Test(
    "A lesson has 8 to 20 steps, lets predict at least once, and links a term in each step", arguments: PlayerKit.ids)
  func shape(_ id: String) throws {
    let lesson = try #require(PlayerKit.lesson(id))
    #expect((8...20).contains(lesson.steps.count))
    let predictions = lesson.steps.count { step in
      if case .question(let question) = step.kind { question.isPrediction } else { false }
    }
    #expect(predictions >= 1)
    for step in lesson.steps { #expect(!TermLinks.slugs(in: step).isEmpty, "\(step.id)") }
    let (needs, order) = (lesson.needs, lesson.order)
    for need in needs {
      let other = try #require(PlayerKit.lesson(need), "\(id) needs \(need), which is not there")
      #expect(other.order < order || other.course != lesson.course, "\(need)")
    }
  }

  @Test("The list of published steps is what check --publish would write now")
  func published() {
    let text = LessonKit.text("lessons/step-ids.txt")
    let list = PublishedSteps(text).adding(PlayerKit.library.lessons)
    #expect(list.text == text)
    for (lesson, steps) in list.steps {
      for step in steps { #expect(PlayerKit.lesson(lesson)?.index(of: step) != nil, "\(lesson): \(step)") }
    }
  }

  // The gate has the release build check the kit with all draws.
  @Test("A lesson passes its check with no finding", arguments: PlayerKit.ids)
  func check(_ id: String) throws {
    let lesson = try #require(PlayerKit.lesson(id))
    let check = LessonCheck(
      PlayerKit.library, PlayerKit.glossary, published: PublishedSteps(), PlayerKit.surroundings, draws: 5)
    #expect(check.findings(lesson) == [])
  }

  @Test("A lesson is played to its end by its own solutions", arguments: PlayerKit.ids, seeds)
  func solved(_ id: String, _ seed: UInt64) throws {
    let lesson = try #require(PlayerKit.lesson(id))
    var player = try Self.player(lesson, seed)
    for (index, step) in lesson.steps.enumerated() {
      #expect(player.index == index)
      player.solve()
      if player.stage == .open { _ = player.perform("next") } else { #expect(player.stage != .open, "\(step.id)") }
      if index + 1 < lesson.steps.count, player.index == index { _ = player.perform("next") }
      #expect(player.results[step.id]?.outcome == .done, "\(step.id), seed \(seed)")
      #expect(player.results[step.id]?.mistakes == [], "\(step.id), seed \(seed)")
    }
    #expect(player.hasEnded)
  }

  @Test("Every step that can be skipped is, and the lesson gets to the same end", arguments: PlayerKit.ids)
  func skipped(_ id: String) throws {
    var lesson = try #require(PlayerKit.lesson(id))
    lesson.mode = .practice
    var (solving, skipping) = (try Self.player(lesson, 1), try Self.player(lesson, 1))
    for index in lesson.steps.indices {
      solving.solve()
      _ = skipping.perform("skip")
      #expect(Self.account(solving) == Self.account(skipping), "\(lesson.steps[index].id)")
      _ = solving.perform("next")
      _ = skipping.perform("next")
    }
    #expect(skipping.hasEnded)
  }

  @Test("Every foreseen mistake is answered by its own message and doesn't pass", arguments: PlayerKit.ids, seeds)
  func mistakes(_ id: String, _ seed: UInt64) throws {
    let lesson = try #require(PlayerKit.lesson(id))
    var player = try Self.player(lesson, seed)
    for step in lesson.steps {
      switch step.kind {
      case .act: try mistakes(of: step, player)
      case .question(let question): try mistakes(of: question, player)
      case .choice(let options): mistakes(of: options, player)
      case .read, .run, .play: break
      }
      player.solve()
      _ = player.perform("next")
    }
  }

  private func mistakes(of step: Step, _ player: Player) throws {
    for mistake in step.mistakes {
      var player = player
      let message = player.draw.fill(mistake.message)
      let sample = try #require(mistake.sample, "\(step.id): \(message)")
      var turns: [Turn] = []
      for command in CommandText.commands(in: player.draw.fill(sample.text)) {
        turns.append(player.perform(command.text))
        #expect(turns.last?.report.error == nil, "\(step.id): \(command.text)")
        #expect(turns.last?.verdict != .right, "\(step.id): \(command.text)")
      }
      let said = PlayerDesk.text(PlayerWords.mistake(message))
      #expect(turns.contains { PlayerDesk.text($0.blocks).contains(said) }, "\(step.id): \(message)")
      #expect(player.results[step.id]?.mistakes.contains(message) == true, "\(step.id): \(message)")
      #expect(player.stage == .open)
    }
  }

  private func mistakes(of question: Question, _ player: Player) throws {
    let assessment = try Assessment(question, player.draw, player.session)
    for mistake in assessment.mistakes {
      var player = player
      // In full, and as somebody would write it down; a currency keeps a bare number from being read as percent.
      let turn = player.perform("answer \(player.session.text(mistake.value, assessment.unit, decimals: 10))")
      #expect(turn.verdict == .wrong, "\(player.step.id): \(mistake.message)")
      let said = PlayerDesk.text(PlayerWords.mistake(mistake.message))
      #expect(PlayerDesk.text(turn.blocks).hasPrefix(said), "\(player.step.id): \(mistake.message)")
      #expect(player.results[player.step.id]?.mistakes == [mistake.message])
      #expect(player.stage == .open)
    }
  }

  private func mistakes(of options: [Option], _ player: Player) {
    for (index, option) in options.enumerated() where !option.isRight {
      var player = player
      let turn = player.perform(PlayerWords.letter(index))
      #expect(turn.verdict == .wrong, "\(player.step.id)")
      let said = PlayerDesk.text(PlayerWords.feedback(option, index, player.draw))
      #expect(!said.isEmpty && PlayerDesk.text(turn.blocks).hasPrefix(said), "\(player.step.id)")
      #expect(player.results[player.step.id]?.mistakes == [PlayerWords.letter(index)])
      #expect(player.stage == .open)
    }
  }

  @Test("Every hint of every step is given in its turn, and is no attempt", arguments: PlayerKit.ids)
  func hints(_ id: String) throws {
    let lesson = try #require(PlayerKit.lesson(id))
    var player = try Self.player(lesson, 1)
    for step in lesson.steps {
      for number in 1...(step.hints.count + 1) {
        let turn = player.perform("hint")
        let text = PlayerDesk.text(turn)
        if number > step.hints.count {
          #expect(turn.report.error != nil, "\(step.id)")
        } else {
          #expect(text.hasPrefix("Hint \(number) of \(step.hints.count)\n"), "\(step.id): \(text)")
        }
      }
      #expect(player.results[step.id]?.attempts == 0)
      player.solve()
      _ = player.perform("next")
    }
  }

  static func player(_ lesson: Lesson, _ seed: UInt64) throws -> Player {
    try Player(lesson, seed: seed, name: lesson.mode == .graded ? "Ada" : nil, PlayerKit.surroundings)
  }

  private static func account(_ player: Player) -> String {
    var session = player.session
    return PlayerDesk.text(session.perform("account").document())
  }
}
