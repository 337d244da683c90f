/// What a person asked of color on the command line.
public enum ColorChoice: String, Sendable, CaseIterable {
  /// Whatever the environment and the terminal suggest.
  case auto
  /// In any case.
  case always
  /// Not at all.
  case never
}

/// Who decides about color.
public enum ColorPolicy {
  /// The environment variables that have a say.
  public static let variables = ["NO_COLOR", "CLICOLOR_FORCE", "CLICOLOR", "TERM"]

  /// Whether to use color: the first of these that says something decides.
  ///
  /// 1. The choice on the command line, unless it is `auto`.
  /// 2. `NO_COLOR`, not empty: none.
  /// 3. `CLICOLOR_FORCE`, neither empty nor `0`: color, terminal or not.
  /// 4. `CLICOLOR=0`: none.
  /// 5. `TERM`, missing, empty or `dumb`: none.
  /// 6. Whether the output is a terminal.
  public static func usesColor(choice: ColorChoice, environment: [String: String], isTerminal: Bool) -> Bool {
    switch choice {
    case .always: return true
    case .never: return false
    case .auto: break
    }
    if let none = environment["NO_COLOR"], !none.isEmpty {
      return false
    }
    if let force = environment["CLICOLOR_FORCE"], !force.isEmpty, force != "0" {
      return true
    }
    if environment["CLICOLOR"] == "0" {
      return false
    }
    guard let term = environment["TERM"], !term.isEmpty, term != "dumb" else { return false }
    return isTerminal
  }
}
