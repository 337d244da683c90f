import ArgumentParser
import Foundation

/// The programs that are measured, and the checkout they run in.
enum Programs {
  /// The folder this program stands in.
  private static let folder: String = {
    let path = Bundle.main.executablePath ?? CommandLine.arguments[0]
    return path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
  }()

  /// `plimsoll`, built along with this program.
  static func plimsoll() throws -> String {
    let path = folder + "/plimsoll"
    guard access(path, X_OK) == 0 else {
      throw ValidationError("There is no plimsoll in \(folder). Build it first: swift build -c release")
    }
    return path
  }

  /// `sqlite3` from the search path; nil, said in the table, when there is none.
  static func sqlite(_ table: inout Table) -> String? {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let files: [String] = path.split(separator: ":").map { $0 + "/sqlite3" }
    let found = files.first { access($0, X_OK) == 0 }
    if found == nil { table.note("sqlite3 is not on the PATH, so nothing was compared with it.") }
    return found
  }

  /// The checkout, where the program finds its kit: upward from this program or from the working folder.
  static let checkout: String? = {
    for start in [folder, FileManager.default.currentDirectoryPath] {
      var place = start
      while !place.isEmpty {
        if access(place + "/lessons/rules", F_OK) == 0 { return place }
        place = place.lastIndex(of: "/").map { String(place[..<$0]) } ?? ""
      }
    }
    return nil
  }()

  static func kit() throws -> String {
    guard let checkout else { throw ValidationError("There is no lessons folder here. Run this in a checkout.") }
    return checkout
  }
}

/// A folder for scripts and histories that goes when it is no longer held.
final class ScratchFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "/plimsoll-bench-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
