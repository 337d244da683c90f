/// Days counted from 1970-01-01, and how they are written: `2026-11-25`, in the Gregorian calendar.
///
/// Source of the arithmetic: H. Hinnant 2013, chrono-compatible low-level date algorithms.
enum DayText {
  /// The days that can be written: to the end of the year 9999.
  static let days = 0...2_932_896

  /// The nearest day that can be written.
  static func clamped(_ day: Int) -> Int { min(max(day, days.lowerBound), days.upperBound) }

  /// A day as it is written.
  static func text(_ day: Int) -> String {
    // Years are counted from March, so that the leap day is the last one; 719,468 days before 1970 is 0000-03-01.
    let shifted = clamped(day) + 719_468
    let (era, ofEra) = (shifted / 146_097, shifted % 146_097)
    let yearOfEra = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let fromMarch = (5 * ofYear + 2) / 153
    let month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(ofYear - (153 * fromMarch + 2) / 5 + 1, 2))"
  }

  /// The day a text writes; nil when it writes none, or none that is in the calendar.
  static func day(_ text: String) -> Int? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2] else { return nil }
    let numbers = parts.compactMap { Int($0) }
    guard numbers.count == 3, (1_970...9_999).contains(numbers[0]), (1...12).contains(numbers[1]),
      (1...31).contains(numbers[2])
    else { return nil }
    let (month, date) = (numbers[1], numbers[2])
    let year = numbers[0] - (month <= 2 ? 1 : 0)
    let (era, yearOfEra) = (year / 400, year % 400)
    let ofYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + date - 1
    let day = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + ofYear - 719_468
    // The 30th of February comes out as a day in March.
    return self.text(day) == text ? day : nil
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
