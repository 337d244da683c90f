extension Slot {
  /// The price on the tick nearest to the mark, on one side of it, for which `reaches` holds; nil when there is none that
  /// can be written.
  ///
  /// - Parameters:
  ///   - root: about where it is. The rounding of the root moves it by some ticks where equity and requirement run
  ///     nearly parallel, so it is only where the search begins.
  ///   - reaches: whether the level is reached at a price; on one side of the mark it holds from some price on.
  func nearest(to root: Fixed, isBelow: Bool, reaches: (Slot) throws -> Bool) throws -> Fixed? {
    let tick = instrument.tick.units
    // Distances from the mark in ticks: `safe` doesn't reach the level, `reached` does.
    let most = isBelow ? mark.units / tick - 1 : (Int128.max - mark.units) / tick
    func reachesLevel(_ distance: Int128) throws -> Bool {
      do {
        return try reaches(at(Fixed(units: isBelow ? mark.units - distance * tick : mark.units + distance * tick)))
      } catch ArithmeticError.overflow {
        return false  // no such price can be set
      }
    }
    guard most >= 1 else { return nil }
    let gap = isBelow ? mark.units - min(root.units, mark.units) : max(root.units, mark.units) - mark.units
    var (safe, reached) = (Int128(0), max(1, min(gap / tick + (gap % tick == 0 ? 0 : 1), most)))
    var step: Int128 = 1
    if try reachesLevel(reached) {
      while reached - step > safe {
        if try !reachesLevel(reached - step) {
          safe = reached - step
        } else {
          reached -= step
          step *= 2
        }
      }
    } else {
      repeat {
        guard reached < most else { return nil }
        safe = reached
        reached = step < most - reached ? reached + step : most
        step = step < most / 2 ? step * 2 : most
      } while try !reachesLevel(reached)
    }
    while reached - safe > 1 {
      let middle = safe + (reached - safe) / 2
      if try reachesLevel(middle) { reached = middle } else { safe = middle }
    }
    return Fixed(units: isBelow ? mark.units - reached * tick : mark.units + reached * tick)
  }
}
