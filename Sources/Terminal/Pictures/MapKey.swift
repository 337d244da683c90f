import Document

/// Which character stands for what on a map.
struct MapKey {
  /// One for each region.
  private(set) var regions: [Unicode.Scalar]
  let path: Unicode.Scalar
  let here: Unicode.Scalar

  private static let shades: [Unicode.Scalar] = ["░", "▒", "▓", "█", "·", "╱", "╲", "╳"]

  init(of regions: [RegionMap.Region], on surface: Surface) {
    let letters = MapKey.letters(of: regions)
    guard !surface.drawsUnicode else {
      self.regions = letters.enumerated().map { $0 < MapKey.shades.count ? MapKey.shades[$0] : $1 }
      path = "•"
      here = "●"
      return
    }
    self.regions = letters
    let free = { (marks: [Unicode.Scalar]) in marks.first { !letters.contains($0) } ?? marks[0] }
    path = free([".", "*", "+", "'"])
    here = free(["@", "&", "$"])
  }

  /// The letter of each region; one that can't be sent, or is another's, is replaced by one that is free.
  private static func letters(of regions: [RegionMap.Region]) -> [Unicode.Scalar] {
    let others = [UInt8](UInt8(ascii: "a")...UInt8(ascii: "z")) + [UInt8](UInt8(ascii: "A")...UInt8(ascii: "Z"))
    var used = Set<Unicode.Scalar>()
    return regions.map { region in
      let own = region.letter.unicodeScalars
      if let letter = own.first, own.count == 1, (0x20...0x7E).contains(letter.value), used.insert(letter).inserted {
        return letter
      }
      let other = others.lazy.map { Unicode.Scalar($0) }.first { !used.contains($0) } ?? "?"
      used.insert(other)
      return other
    }
  }
}
