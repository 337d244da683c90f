import ArgumentParser
import Document
import Foundation
import Practice

/// Sessions in this process.
enum Classroom {
  /// A session under the classroom's rules.
  static func session() throws -> Session { try Session(rules: "classroom", surroundings()) }

  /// The kit's rule sets and scenarios, and no other file.
  static func surroundings() throws -> Surroundings {
    let lessons = try Programs.kit() + "/lessons/"
    return Surroundings(
      read: { path, _ throws(FileProblem) in
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { throw .missing(path) }
        return text
      },
      write: { path, _ throws(FileProblem) in throw .unwritable(path) },
      kit: { folder in
        let path = lessons + folder.rawValue
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return Dictionary(
          uniqueKeysWithValues: names.filter { $0.hasSuffix(".yaml") }.map { (String($0.dropLast(5)), "\(path)/\($0)") }
        )
      },
      defaultSave: "", mapSize: { Picture.Size(columns: 80, rows: 40) })
  }

  /// A session with so many pooled positions, longs and shorts, in markets of its own.
  static func session(positions: Int) throws -> Session {
    var session = try Classroom.session()
    var commands = ["deposit 10,000,000"]
    for number in 1...positions {
      let market = number <= listed.count ? listed[number - 1] : "M\(number)"
      if number > listed.count {
        commands.append("market \(market) price 100 tick 0.01 lot 0.1 tiers 0 0.5% 1,000,000 1%")
      }
      commands.append("\(number.isMultiple(of: 2) ? "short" : "long") 10 \(market)")
    }
    for command in commands where session.perform(command).error != nil {
      throw ValidationError("`\(command)` was refused.")
    }
    return session
  }

  private static let listed = ["BTC", "ETH", "SOL"]
}
