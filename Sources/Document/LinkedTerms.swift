extension Sequence<Block> {
  /// The terms that the blocks link, by slug, in reading order.
  public var linkedTerms: [String] {
    flatMap { block -> [String] in
      switch block {
      case .paragraph(let text), .heading(let text, _):
        text.spans.compactMap { if case .term(let slug) = $0.role { slug } else { nil } }
      case .list(let items, _): items.flatMap(\.linkedTerms)
      case .quote(let inner): inner.linkedTerms
      default: []
      }
    }
  }
}
