import KitFiles
import Margin
import Market

/// Why a command was not carried out, and at which word. The session is as it was.
public struct CommandError: Error, Equatable, Sendable {
  /// What is wrong.
  public var fact: Fact
  /// The offending word, in UTF-8 bytes of the command; nil when it is the command as a whole.
  public var range: Range<Int>?

  /// An error, at a word or at the command as a whole.
  public init(_ fact: Fact, at range: Range<Int>? = nil) {
    self.fact = fact
    self.range = range
  }

  /// The facts; one place turns them into English.
  public enum Fact: Equatable, Sendable {
    /// There is nothing to do.
    case empty
    /// More bytes than a command may have.
    case tooLong(Int)
    /// More words than a command may have.
    case tooManyWords
    /// No verb of that name.
    case unknownVerb(String, nearest: String?)
    /// The words don't fit the verb's syntax.
    case mismatch(Verb, found: String?, expected: [Expectation], ArgumentProblem?)
    /// The account refuses.
    case refused(Refusal)
    /// A figure has no value now.
    case figure(FigureError)
    /// The numbers are beyond what can be computed.
    case arithmetic(ArithmeticError)
    /// A guard can't be armed or taken back.
    case `guard`(GuardError)
    /// How a mark follows can't be set.
    case feed(FeedRefusal)
    /// Relayers can't be set.
    case relay(RelayRefusal)
    /// A market's book, pool or law refuses.
    case market(MarketRefusal)
    /// Only commands that change the account can be asked about.
    case notForWhatIf(String)
    /// Nothing has happened that could be explained.
    case nothingToExplain
    /// Nothing was done that could be done another way.
    case nothingToCompare
    /// The other way begins with what can't be done there.
    case impossibleWay([String])
    /// The two markets of a map are one.
    case oneMarket(Symbol)
    /// The price path can't be walked.
    case replay(ReplayError)
    /// A calculation doesn't read.
    case expression(ExpressionError)
    /// A market's terms are impossible.
    case instrument(InstrumentFinding)
    /// A market's schedule is impossible.
    case tiers([TierFinding])
    /// A file can't be read or written.
    case file(FileProblem)
    /// A file was read and is not right.
    case findings([Finding])
    /// There is nothing to take back, or to do again.
    case nothingTo(Verb)
    /// No bookmark of that name.
    case noBookmark(String, nearest: String?)
    /// All bookmarks are taken.
    case tooManyBookmarks
    /// No glossary entry of that name; those that come near, by slug.
    case noTerm(String, near: [String])
    /// The command makes sense only inside a lesson.
    case notInLesson(Verb)
    /// No lesson of that name; the nearest one, if any is near.
    case noLesson(String, nearest: String?)
    /// The lesson doesn't go along.
    case lesson(LessonRefusal)
    /// Nothing to read about under that word.
    case noTopic(String, nearest: String?)
    /// No such setting.
    case noSetting(String, nearest: String?)
    /// The setting takes other values.
    case settingValue(String, takes: String)
    /// A saved account that doesn't hold together.
    case damagedSave(String)
    /// The crowd can't be drawn or asked.
    case crowd(CrowdProblem)
    /// Stopped by the learner.
    case interrupted
  }
}
