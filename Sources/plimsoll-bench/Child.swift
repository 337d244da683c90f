import ArgumentParser
import Foundation

/// A program run to its end, with what it prints thrown away.
struct Child {
  /// From start to end.
  let seconds: Double
  /// The most memory it held at once, in bytes, by the account of `wait4`.
  let peakMemory: Int

  /// Runs a program; its standard input is a file.
  init(_ program: String, _ arguments: [String], input: String = "/dev/null") throws {
    // The shell opens the files and becomes the program, so process, time and memory are the program's.
    let words = ["/bin/sh", "-c", "exec \"$@\" <\"$0\" >/dev/null", input, program] + arguments
    var pointers = words.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    let clock = ContinuousClock()
    let start = clock.now
    var process: pid_t = 0
    guard posix_spawn(&process, "/bin/sh", nil, nil, &pointers, environ) == 0 else {
      throw ValidationError("\(program) can't be started.")
    }
    var (status, usage): (Int32, rusage) = (0, rusage())
    while wait4(process, &status, 0, &usage) < 0, errno == EINTR {}
    seconds = (clock.now - start) / .seconds(1)
    guard status == 0 else { throw ValidationError("\(program) \(arguments.joined(separator: " ")) failed.") }
    #if os(Linux)
      peakMemory = usage.ru_maxrss * 1_024
    #else
      peakMemory = usage.ru_maxrss
    #endif
  }
}
