import Dispatch
import Glossary
import KitFiles
import Practice
import Synchronization

/// Proves lessons sound: what they name exists, and what they claim the engine does.
public struct LessonCheck: Sendable {
  /// How many draws of a lesson's numbers are gone through.
  public static let draws = 1_000
  /// How many failing draws are reported of one lesson.
  private static let mostFailures = 3

  private let library: Library
  private let glossary: Glossary
  private let published: PublishedSteps
  private let surroundings: Surroundings
  private let draws: Int
  private let work: Int

  /// A check of lessons among others.
  ///
  /// - Parameters:
  ///   - library: the lessons that `needs` may name.
  ///   - glossary: the terms that may be linked.
  ///   - published: the step ids learners may have progress under.
  ///   - surroundings: where rule sets and scenarios are.
  ///   - draws: how many draws of a lesson's numbers are gone through; the corners come first.
  ///   - work: how many commands and steps of a path a lesson may take in all of them.
  public init(
    _ library: Library, _ glossary: Glossary, published: PublishedSteps, _ surroundings: Surroundings,
    draws: Int = LessonCheck.draws, work: Int? = nil
  ) {
    self.draws = draws
    self.work = work ?? WorkBudget.most
    self.library = library
    self.glossary = glossary
    self.published = published
    self.surroundings = surroundings
  }

  /// Everything that is wrong with a lesson that reads.
  public func findings(_ lesson: Lesson) -> [Finding] {
    let findings = Findings(file: lesson.file)
    NameCheck(library, glossary, published).check(lesson, findings)
    HintCheck.check(lesson, findings)
    return FindingList(all: findings.all + proofs(lesson)).all
  }

  /// What fails when the lesson is played, for all its draws.
  private func proofs(_ lesson: Lesson) -> [Finding] {
    func one(_ rule: Finding.Rule, _ place: HeadPlaces.Place, _ message: String, _ cure: String) -> [Finding] {
      [Finding(file: lesson.file, line: place.line, column: place.column, rule: rule, message: message, cure: cure)]
    }
    let session: Session
    do throws(CommandError) {
      session = try Session(rules: lesson.rules, surroundings.forLessons)
    } catch {
      let (message, cure) = error.sentences
      return one(.value, lesson.places["rules"], message, cure)
    }
    let draws: [Draw]
    do throws(Numbers.DrawProblem) {
      draws = try lesson.numbers.draws(atMost: self.draws, seed: TextHash.of(lesson.id), in: session)
    } catch {
      switch error {
      case .line(let line, let message):
        return one(.number, (line.line, 1), message, "Try the calculation at the prompt, with `=`.")
      case .unsatisfiable(let line):
        return one(.number, (line.line, 1), "No draw satisfies what is required.", "Widen a range, or require less.")
      }
    }
    return prove(lesson, draws, session)
  }

  /// Goes through the draws on all cores. The first ones tell most; a lesson that fails many times says so thrice.
  private func prove(_ lesson: Lesson, _ draws: [Draw], _ session: Session) -> [Finding] {
    let found = Mutex<[Int: [Finding]]>([:])
    let claims = ProseClaims(lesson)
    let budget = WorkBudget(work)
    let (session, count) = (budget.charging(session), lesson.commandCount)
    DispatchQueue.concurrentPerform(iterations: draws.count) { index in
      if found.withLock({ $0.keys.count(where: { $0 < index }) }) >= Self.mostFailures { return }
      budget.spend(count)
      if budget.isSpent { return }
      var proof = LessonProof(lesson, draws[index], claims)
      proof.run(session)
      if !proof.findings.isEmpty { found.withLock { $0[index] = proof.findings } }
    }
    // What failed may have failed for want of it.
    if budget.isSpent { return [WorkBudget.finding(lesson)] }
    var all: [Finding] = []
    for (_, findings) in found.withLock({ $0 }).sorted(by: { $0.key < $1.key }).prefix(Self.mostFailures) {
      for finding in findings
      where !all.contains(where: { $0.rule == finding.rule && $0.line == finding.line && $0.column == finding.column })
      {
        all.append(finding)
      }
    }
    return all
  }
}

/// The step ids of lessons that were published, which learners may have progress under.
public struct PublishedSteps: Sendable {
  /// The largest list read, in bytes.
  public static let limit = 1_048_576

  /// The ids by lesson.
  public private(set) var steps: [String: [String]] = [:]

  /// The list a text holds: a line a lesson, `id: step step step`. Lines that don't read are passed over.
  public init(_ text: String = "") {
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      guard let (lesson, rest) = String(line).parts(around: ":"), LessonFile.isName(lesson) else { continue }
      steps[lesson, default: []] += rest.split(separator: " ").map(String.init).filter(LessonFile.isName)
    }
  }

  /// The list with the steps that lessons have now added to it.
  public func adding(_ lessons: [Lesson]) -> PublishedSteps {
    var all = self
    for lesson in lessons {
      for step in lesson.steps where all.steps[lesson.id]?.contains(step.id) != true {
        all.steps[lesson.id, default: []].append(step.id)
      }
    }
    return all
  }

  /// The list as text.
  public var text: String {
    "# Every step id that was ever published, so that check can tell when one that learners have progress in is gone.\n"
      + steps.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.joined(separator: " "))\n" }.joined()
  }
}
