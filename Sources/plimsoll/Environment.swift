import Foundation

/// The variables the program was started with, looked up one by one: gathering them all would be felt at the start.
enum Environment {
  /// A variable's value; nil when it isn't set.
  static func value(of name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  /// The values of those that are set.
  static func values(of names: [String]) -> [String: String] {
    var values: [String: String] = [:]
    for name in names { values[name] = value(of: name) }
    return values
  }
}
