/// Finding the name that was probably meant.
public enum Suggestion {
  /// The candidate nearest to `word`, if it is near enough: at most a third of its letters away, two at least for one
  /// of more than four letters, and not for a word of one letter. Case doesn't count; swapping two neighbors is one step.
  public static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
    let typed = Array(word.lowercased().utf8.prefix(40))
    guard typed.count > 1 else { return nil }
    // The beginning of exactly one name is as good as the name.
    let begun = candidates.filter { Array($0.lowercased().utf8).starts(with: typed) }
    if begun.count == 1, typed.count > 2 { return begun[0] }
    var best: (name: String, distance: Int)?
    for candidate in candidates {
      let name = Array(candidate.lowercased().utf8)
      let limit = name.count < 5 ? 1 : max(2, name.count / 3)
      guard abs(name.count - typed.count) <= limit else { continue }
      let distance = distance(typed, name)
      guard distance <= limit, distance < min(typed.count, name.count) else { continue }
      if best.map({ distance < $0.distance }) ?? true { best = (candidate, distance) }
    }
    return best?.name ?? (begun.count == 1 ? begun[0] : nil)
  }

  /// How many letters have to be changed, added, left out or swapped with a neighbor to make one of the other.
  public static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, beforeLast[j - 1] + 1) }
        row.append(cost)
      }
      (beforeLast, last) = (last, row)
    }
    return last[b.count]
  }
}
