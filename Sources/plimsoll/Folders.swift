import Foundation

/// Where the learner's files are, by the XDG base directory specification.
struct Folders {
  /// History, accounts and journals.
  var state: String { folder("XDG_STATE_HOME", "/.local/state") }
  /// What was learned.
  var data: String { folder("XDG_DATA_HOME", "/.local/share") }
  /// Settings.
  var config: String { folder("XDG_CONFIG_HOME", "/.config") }

  private func folder(_ variable: String, _ fallback: String) -> String {
    // The specification has relative paths ignored.
    if let path = Environment.value(of: variable), path.hasPrefix("/") { return path + "/plimsoll" }
    return (Environment.value(of: "HOME") ?? NSHomeDirectory()) + fallback + "/plimsoll"
  }
}

/// Finding the kit: the folder with `lessons` in it.
enum KitLocation {
  /// The kit's folder: as told, then `$PLIMSOLL_KIT`, then beside the program, then upward from the working folder.
  static func find(_ told: String?) -> String? {
    if let told { return told }
    if let path = Environment.value(of: "PLIMSOLL_KIT"), !path.isEmpty { return path }
    if let program = programFolder, isKit(program + "/../share/plimsoll") { return program + "/../share/plimsoll" }
    var folder = FileManager.default.currentDirectoryPath
    while true {
      if isKit(folder) { return folder }
      guard let slash = folder.lastIndex(of: "/"), folder != "/" else { return nil }
      folder = slash == folder.startIndex ? "/" : String(folder[..<slash])
    }
  }

  private static func isKit(_ folder: String) -> Bool {
    access(folder + "/lessons/rules", F_OK) == 0
  }

  private static var programFolder: String? {
    #if os(Linux)
      let path = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    #else
      let path = Bundle.main.executablePath
    #endif
    return path.flatMap { path in path.lastIndex(of: "/").map { String(path[..<$0]) } }
  }
}
