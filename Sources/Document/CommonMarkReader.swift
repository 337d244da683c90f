import CCommonMark

/// Turns the parser's walk over its nodes into blocks.
///
/// The walk is flat (enter, exit, enter …), so that no depth of nesting can exhaust the stack.
struct CommonMarkReader {
  /// How many containers may be open at once; a list and its item are two.
  private static let deepest = 64

  /// A list, item or quote that is not at its end yet; the first one stands for the document.
  private struct Container {
    var blocks: [Block] = []
    var items: [[Block]] = []
  }

  /// A link or image that is not at its end yet.
  private struct Link {
    var address: String
    var term: String?
  }

  private var open = [Container()]
  /// How many containers are open that were not given a place of their own.
  private var tooDeep = 0
  private var text = Text([])
  private var strong = 0
  private var emphasis = 0
  private var links: [Link] = []

  /// What has been read.
  var blocks: [Block] { open[0].blocks }

  /// The walk enters a node; a node without children is entered only.
  mutating func enter(_ node: OpaquePointer?) {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_BLOCK_QUOTE, CMARK_NODE_LIST, CMARK_NODE_ITEM:
      if tooDeep > 0 || open.count > CommonMarkReader.deepest {
        tooDeep += 1
      } else {
        open.append(Container())
      }
    case CMARK_NODE_PARAGRAPH, CMARK_NODE_HEADING:
      text = Text([])
    case CMARK_NODE_CODE_BLOCK:
      append(.code(lines(of: string(cmark_node_get_literal(node)))))
    case CMARK_NODE_TEXT: append(string(cmark_node_get_literal(node)))
    case CMARK_NODE_CODE: append(string(cmark_node_get_literal(node)), isCode: true)
    case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: append(" ")
    case CMARK_NODE_STRONG: strong += 1
    case CMARK_NODE_EMPH: emphasis += 1
    case CMARK_NODE_LINK, CMARK_NODE_IMAGE:
      let address = string(cmark_node_get_url(node))
      links.append(Link(address: address, term: glossarySlug(in: address)))
    default: break
    }
  }

  /// The walk leaves a node that can have children.
  mutating func exit(_ node: OpaquePointer?) {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_BLOCK_QUOTE:
      close { .quote($0.blocks) }
    case CMARK_NODE_LIST:
      let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
      close { .list($0.blocks.isEmpty ? $0.items : $0.items + [$0.blocks], ordered: isOrdered) }
    case CMARK_NODE_ITEM:
      guard tooDeep == 0, open.count > 1 else {
        tooDeep -= 1
        return
      }
      let item = open.removeLast()
      open[open.count - 1].items.append(item.blocks)
    case CMARK_NODE_PARAGRAPH:
      // A paragraph of nothing but HTML has no words left.
      if !text.spans.isEmpty {
        append(.paragraph(text))
      }
    case CMARK_NODE_HEADING: append(.heading(text, level: Int(cmark_node_get_heading_level(node))))
    case CMARK_NODE_STRONG: strong -= 1
    case CMARK_NODE_EMPH: emphasis -= 1
    case CMARK_NODE_LINK, CMARK_NODE_IMAGE: closeLink(node)
    default: break
    }
  }

  private mutating func close(_ block: (Container) -> Block) {
    guard tooDeep == 0, open.count > 1 else {
      tooDeep -= 1
      return
    }
    append(block(open.removeLast()))
  }

  private mutating func append(_ block: Block) {
    open[open.count - 1].blocks.append(block)
  }

  private mutating func closeLink(_ node: OpaquePointer?) {
    guard let link = links.popLast(), link.term == nil, !link.address.isEmpty else { return }
    guard let first = cmark_node_first_child(node) else {
      append(link.address)
      return
    }
    // An address that stands as its own text is not said twice.
    if first == cmark_node_last_child(node) {
      let words = string(cmark_node_get_literal(first))
      if words == link.address || "mailto:" + words == link.address {
        return
      }
    }
    append(" (" + link.address + ")")
  }

  private mutating func append(_ words: String, isCode: Bool = false) {
    let role = role(isCode: isCode)
    if let last = text.spans.last, last.role == role {
      text.spans[text.spans.count - 1].words += words
    } else if !words.isEmpty {
      text.append(words, role)
    }
  }

  /// A stretch has one role only: being a term says most, being stressed least.
  private func role(isCode: Bool) -> Text.Role {
    if let term = links.last(where: { $0.term != nil })?.term {
      .term(term)
    } else if isCode {
      .code
    } else if strong > 0 {
      .strong
    } else if emphasis > 0 {
      .emphasis
    } else {
      .plain
    }
  }

  private func string(_ bytes: UnsafePointer<CChar>?) -> String {
    bytes.map { String(cString: $0) } ?? ""
  }
}

/// The slug of a relative link to a glossary file, such as `equity` in `../glossary/equity.md#formula`.
private func glossarySlug(in address: String) -> String? {
  guard !address.contains(":") else { return nil }
  let path = address.prefix { $0 != "#" && $0 != "?" }
  let parts = path.split(separator: "/", omittingEmptySubsequences: false)
  guard parts.count >= 2, parts[parts.count - 2] == "glossary", let file = parts.last, file.hasSuffix(".md") else {
    return nil
  }
  let slug = file.dropLast(3)
  let isSlug =
    !slug.isEmpty
    && slug.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
      default: false
      }
    }
  return isSlug ? String(slug) : nil
}
