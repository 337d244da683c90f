import CLineEditor

/// Ctrl-C while something is being worked on: a flag that long work looks at now and then, instead of the end of the
/// program.
///
/// Someone who presses Ctrl-C five more times without being heard does end the program.
public enum Interrupt {
  /// From here on Ctrl-C raises the flag. Calls may nest.
  public static func install() {
    le_interrupt_install()
  }

  /// Undoes the matching `install()`.
  public static func remove() {
    le_interrupt_remove()
  }

  /// Whether Ctrl-C came since the flag was last cleared. Costs a memory access.
  public static var isRaised: Bool {
    le_interrupt_raised()
  }

  /// Lowers the flag.
  public static func clear() {
    le_interrupt_clear()
  }

  /// Does some work with the flag installed and lowered; afterwards the flag tells whether Ctrl-C came.
  public static func during<Value>(_ work: () throws -> Value) rethrows -> Value {
    clear()
    install()
    defer { remove() }
    return try work()
  }
}
