import Foundation

/// A learner's folders, empty at first, that one or more sessions share.
final class Home {
  /// Short enough for a command that names a file here to stand in one row of a terminal.
  let folder = FileManager.default.temporaryDirectory.appending(path: "home-\(UUID().uuidString.prefix(8))").path

  init(editrc: String? = nil) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    if let editrc { try Data(editrc.utf8).write(to: URL(fileURLWithPath: folder + "/.editrc")) }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  var state: String { folder + "/state" }

  /// What a program needs to know to find these folders and nothing else of the machine's.
  var environment: [String: String] {
    var environment = [
      "HOME": folder, "XDG_STATE_HOME": state, "XDG_DATA_HOME": folder + "/data", "XDG_CONFIG_HOME": folder + "/config",
      "XDG_CACHE_HOME": folder + "/cache", "PATH": "/usr/bin:/bin", "TERM": "xterm-256color", "LANG": "C.UTF-8",
      "PS1": "shell$ ", "SWIFT_BACKTRACE": "enable=no",
    ]
    environment["LD_LIBRARY_PATH"] = ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"]
    return environment
  }

  /// The history's path, wherever below the state folder it is.
  var history: String? {
    FileManager.default.enumerator(atPath: state)?.compactMap { $0 as? String }
      .first { $0.hasSuffix("/history") || $0 == "history" }.map { state + "/" + $0 }
  }
}

/// The program under test: the one `PLIMSOLL_PROGRAM` names, such as a release build, or the one built along with the
/// tests.
enum Program {
  static let path: String? = {
    if let named = ProcessInfo.processInfo.environment["PLIMSOLL_PROGRAM"], !named.isEmpty { return named }
    let beside = Bundle.allBundles.filter { $0.bundlePath.hasSuffix(".xctest") }.map(\.bundleURL)
    return (beside + [Bundle.main.bundleURL, URL(fileURLWithPath: CommandLine.arguments[0])])
      .flatMap { [$0.deletingLastPathComponent(), $0] }
      .map { $0.appending(path: "plimsoll").path }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  /// The checkout, from where the program finds its kit.
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path
}
