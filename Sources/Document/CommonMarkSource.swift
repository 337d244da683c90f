import CCommonMark

/// A block of a CommonMark text with the place it stands at.
public struct SourceBlock: Equatable, Sendable {
  /// The block.
  public var block: Block
  /// Its first line, from 1; of a fenced block the line of the fence.
  public var line: Int
  /// The info string of a fenced block, such as `goal`; nil for any other block.
  public var info: String?
  /// The first lines of a list's items; empty for any other block.
  public var itemLines: [Int]
}

extension Document {
  /// Reads CommonMark as `init(commonMark:)` does, within the same bounds, and says where the outermost blocks stand.
  ///
  /// - Returns: the blocks; nil when the text is longer than 1 MiB or too tangled to be read in a bounded time.
  public static func source(commonMark text: String) -> [SourceBlock]? {
    guard text.utf8.count <= longestSource, !isTangled(text) else { return nil }
    var places: [SourceBlock] = []
    var place = SourceBlock(block: .code([]), line: 1, info: nil, itemLines: [])
    let blocks = walk(text) { node, count in
      if let node, cmark_node_get_type(cmark_node_parent(node)) == CMARK_NODE_DOCUMENT { place = Self.place(of: node) }
      while places.count < count { places.append(place) }
    }
    return zip(places, blocks).map { place, block in
      SourceBlock(block: block, line: place.line, info: place.info, itemLines: place.itemLines)
    }
  }

  private static func place(of node: OpaquePointer) -> SourceBlock {
    var place = SourceBlock(
      block: .code([]), line: Int(cmark_node_get_start_line(node)), info: nil, itemLines: [])
    switch cmark_node_get_type(node) {
    case CMARK_NODE_CODE_BLOCK: place.info = cmark_node_get_fence_info(node).map { String(cString: $0) }
    case CMARK_NODE_LIST:
      var item = cmark_node_first_child(node)
      while let here = item {
        place.itemLines.append(Int(cmark_node_get_start_line(here)))
        item = cmark_node_next(here)
      }
    default: break
    }
    return place
  }
}
