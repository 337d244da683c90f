/// Why a lesson doesn't go along, in words.
enum LessonWords {
  static func words(_ refusal: LessonRefusal) -> (message: String, notes: [String]) {
    switch refusal {
    case .goalOpen(let canSkip):
      (
        "The step's goal is not reached yet.",
        ["goal says what is missing, hint helps\(canSkip ? ", skip shows the solution" : "")."]
      )
    case .questionOpen(let canSkip):
      (
        "The question is not answered yet.",
        ["Type your answer. hint helps\(canSkip ? ", skip shows how it is worked out" : "")."]
      )
    case .nothingAsked: ("Nothing is asked here.", ["where says what this step is about; Enter goes on."])
    case .notANumber(let text):
      ("\(quoted(text)) is not a number.", ["Write it as 8,500 or 8500 or 8.5k, a percentage as 12.5%."])
    case .notAChoice(let text, let count):
      ("\(quoted(text)) is none of the choices.", ["Type a letter from a to \(letter(count)), or several: a c."])
    case .noHints(given: 0, _): ("This step has no hints.", ["where says what it is about."])
    case .noHints(_, let canSkip):
      (
        "Those were all the hints.",
        [canSkip ? "skip shows the solution and goes on." : "where says what the step is about."]
      )
    case .noGoal: ("This step has no goal.", ["Enter goes on."])
    case .graded:
      ("A graded lesson has no skipping.", ["hint helps as far as there are hints; leave comes back later."])
    case .nothingToSkip: ("There is nothing to skip here.", ["Enter goes on."])
    case .playing: ("You are playing on a copy.", ["back returns to the lesson."])
    case .notPlaying: ("You are not playing on a copy.", ["play makes one; leave leaves the lesson."])
    case .noStep(let name, let nearest):
      (
        "There is no step or bookmark called \(quoted(name)).",
        [nearest.map { "Did you mean \($0)?" } ?? "where lists the steps."]
      )
    case .notReached(let name): ("You have not come to \(name) yet.", ["where shows how far you are."])
    case .bookmarkGone(let name):
      (
        "The bookmark \(quoted(name)) is gone.",
        [
          "Bookmarks last until their step is left, skipped or begun again, and those of a copy until back. goto STEP goes "
            + "back to a step."
        ]
      )
    case .ended: ("The lesson is at its end.", ["learn shows what is next; restart lesson begins it again."])
    case .notHere(let verb): ("\(verb.rawValue) has no place in a lesson.", ["leave returns to your own account."])
    case .nameMissing:
      ("A graded lesson needs your name or number.", ["Begin it with: learn LESSON as NAME"])
    case .nothingDue(let days):
      (
        "No term is due.",
        [
          days.map { $0 == 1 ? "The next one is due tomorrow." : "The next one is due in \($0) days." }
            ?? "Terms come in with the lessons you finish."
        ]
      )
    case .noProgress(let path): ("\(quoted(path)) holds no progress.", ["progress export FILE writes such a file."])
    case .broken(let why): ("The lesson itself has a mistake: \(why)", ["plimsoll check LESSON finds it."])
    }
  }

  /// The letter of a choice, counted from 1.
  static func letter(_ number: Int) -> String {
    String(Unicode.Scalar(UInt8(ascii: "a") + UInt8(max(0, min(number, 26) - 1))))
  }
}
