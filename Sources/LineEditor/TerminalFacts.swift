import CLineEditor

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What is known about the terminal.
public enum TerminalFacts {
  /// Whether a file descriptor is a terminal.
  public static func isTerminal(_ descriptor: Int32) -> Bool {
    le_is_terminal(descriptor)
  }

  /// The terminal type says that cursor motions and escape sequences are of no use: `TERM` is missing, empty or `dumb`.
  public static var isDumb: Bool {
    let type = environment("TERM")
    return type.isEmpty || type == "dumb"
  }

  /// The columns of a terminal: what it says, else `COLUMNS`, else 80.
  public static func columns(of descriptor: Int32 = 1) -> Int {
    size(of: descriptor)?.columns ?? number("COLUMNS") ?? 80
  }

  /// The rows of a terminal: what it says, else `LINES`, else 24.
  public static func rows(of descriptor: Int32 = 1) -> Int {
    size(of: descriptor).flatMap { $0.rows > 0 ? $0.rows : nil } ?? number("LINES") ?? 24
  }

  private static func size(of descriptor: Int32) -> (columns: Int, rows: Int)? {
    var columns: Int32 = 0
    var rows: Int32 = 0
    guard le_window_size(descriptor, &columns, &rows) else { return nil }
    return (Int(columns), Int(rows))
  }

  private static func number(_ name: String) -> Int? {
    Int(environment(name)).flatMap { (1...10_000).contains($0) ? $0 : nil }
  }

  private static func environment(_ name: String) -> String {
    getenv(name).map { String(cString: $0) } ?? ""
  }
}
