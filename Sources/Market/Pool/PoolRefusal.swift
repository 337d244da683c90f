import Margin

/// Why a pool refuses an instruction. The pool is as it was.
public enum PoolRefusal: Error, Equatable, Sendable {
  /// A reserve isn't above zero, or is above 10¹⁵.
  case reserve(Fixed)
  /// The fee isn't from 0 up to but without 1, in millionths.
  case fee(Fixed)
  /// The amount isn't above zero.
  case amount(Fixed)
  /// As much as the pool holds, or more; no price buys the last of it.
  case beyondReserve(Fixed, reserve: Fixed)
  /// More shares than there are, or all of them, which would leave no pool.
  case shares(Fixed, of: Fixed)
}
