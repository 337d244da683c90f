import Foundation
import Margin
import Market

/// An account as it is kept in a file.
///
/// JSON with every number as exact digits. Everything is checked again when it is read: the file may come from a
/// stranger.
struct SavedState: Codable {
  /// The largest file read, in bytes.
  static let limit = 8_388_608
  private static let version = 1

  private var version: Int
  private var tick: Int
  private var startRules: RuleSet
  private var startMarkets: [Listing]
  private var startFund: Fixed
  private var venue: SavedVenue
  private var trail: [Fixed]
  private var crowd: SavedCrowd?

  private struct Listing: Codable {
    var terms: InstrumentTerms
    var price: Fixed
  }

  private init(_ state: State) {
    version = Self.version
    tick = state.tick
    startRules = state.terms.value.rules
    startMarkets = state.terms.value.listings.map { Listing(terms: InstrumentTerms($0.instrument), price: $0.price) }
    startFund = state.terms.value.fund
    venue = SavedVenue(state.venue)
    trail = state.trail
    crowd = state.crowd.map { SavedCrowd($0) }
  }

  /// A state as text.
  static func text(of state: State) throws -> String {
    var saved = SavedState(state)
    let text = try saved.text()
    guard text.utf8.count > limit, saved.crowd != nil else { return text }
    // Rather the account without a crowd that has met too much than a file that isn't read again.
    saved.crowd = nil
    return try saved.text()
  }

  private func text() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
  }

  /// The state a text holds.
  ///
  /// - Parameter surroundings: where a crowd is drawn again; nil to read what there is beside one.
  /// - Throws: `CommandError` when the text holds no account, or an impossible one.
  static func read(_ text: String, _ surroundings: Surroundings?) throws(CommandError) -> State {
    do {
      let saved = try JSONDecoder().decode(SavedState.self, from: Data(text.utf8))
      guard saved.version == Self.version else {
        throw CommandError(.damagedSave("it is of version \(saved.version), and this reads \(Self.version)"))
      }
      return try saved.state(surroundings)
    } catch let error as CommandError {
      throw error
    } catch let problem as CrowdProblem {
      throw CommandError(.crowd(problem))
    } catch let error as SaveDamage {
      throw CommandError(.damagedSave(error.detail))
    } catch is SavedAccount.Damage {
      throw CommandError(.damagedSave("its markets and positions don't hold together"))
    } catch {
      throw CommandError(.damagedSave("it is not an account that was saved"))
    }
  }

  private func state(_ surroundings: Surroundings?) throws -> State {
    guard (0...Int(Int32.max)).contains(tick), trail.count <= State.trailLength,
      startMarkets.count <= Account.mostMarkets, startRules.isSound
    else { throw SaveDamage(detail: "its terms are impossible") }
    let listings = try startMarkets.map { VenueTerms.Listing(try $0.terms.instrument(), price: $0.price) }
    guard listings.allSatisfy({ $0.price.isPositive && $0.price.isMultiple(of: $0.instrument.tick) }) else {
      throw SaveDamage(detail: "a price is off its tick")
    }
    var state = State(VenueTerms(rules: startRules, listings: listings, fund: startFund))
    state.venue = try venue.venue()
    state.tick = tick
    state.trail = trail
    if let crowd, let surroundings { state.crowd = try crowd.scene(in: state.venue.account, surroundings) }
    state.beginPassage()
    return state
  }
}
