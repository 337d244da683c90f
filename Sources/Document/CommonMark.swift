import CCommonMark

extension Document {
  /// The longest CommonMark text that is read, in bytes of UTF-8 (1 MiB).
  static let longestSource = 1 << 20

  /// Reads CommonMark.
  ///
  /// Any text is CommonMark, so this never fails. A relative link to `…/glossary/<slug>.md` becomes a term; other links
  /// and images show their text and then their address in parentheses. Raw HTML and thematic breaks are left out, and a
  /// line break inside a paragraph is a space.
  ///
  /// Three bounds keep hostile files harmless: of a text longer than 1 MiB the rest is left out, and the document says
  /// so; what lies in more than 32 nested lists or 64 nested quotes joins the innermost one that is kept; and a text
  /// whose marks are too tangled to read in a bounded time is kept as it stands, as code.
  public init(commonMark source: String) {
    let (text, isCut) = Document.bounded(source)
    var blocks: [Block]
    if isTangled(text) {
      blocks = [.code(lines(of: text))]
    } else {
      blocks = Document.blocks(of: text)
    }
    if isCut {
      blocks.append(.paragraph(Text("The rest is left out: the text is longer than 1 MiB.", .warning)))
    }
    self.init(blocks)
  }

  /// The text as far as it is read, up to the end of a line, and whether that leaves some of it out.
  private static func bounded(_ source: String) -> (text: String, isCut: Bool) {
    guard source.utf8.count > longestSource else { return (source, false) }
    let head = source.utf8.prefix(longestSource)
    if let newline = head.lastIndex(of: UInt8(ascii: "\n")) {
      return (String(source[..<newline]), true)
    }
    // One endless line. A scalar cut in two becomes a replacement character, which is as good an end as any.
    return (String(decoding: head, as: UTF8.self), true)
  }

  private static func blocks(of source: String) -> [Block] { walk(source) { _, _ in } }

  /// Reads a text; `entered` is told of each node the parser enters, and how many outermost blocks are read so far.
  static func walk(_ source: String, entered: (OpaquePointer?, Int) -> Void) -> [Block] {
    var source = source
    let root = source.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        cmark_parse_document($0.baseAddress, $0.count, CMARK_OPT_DEFAULT)
      }
    }
    guard let root else { return [] }
    defer { cmark_node_free(root) }
    guard let iterator = cmark_iter_new(root) else { return [] }
    defer { cmark_iter_free(iterator) }
    var reader = CommonMarkReader()
    while true {
      switch cmark_iter_next(iterator) {
      case CMARK_EVENT_ENTER:
        // What was read before belongs to the node before.
        entered(nil, reader.blocks.count)
        entered(cmark_iter_get_node(iterator), reader.blocks.count)
        reader.enter(cmark_iter_get_node(iterator))
      case CMARK_EVENT_EXIT: reader.exit(cmark_iter_get_node(iterator))
      default:
        entered(nil, reader.blocks.count)
        return reader.blocks
      }
    }
  }
}

/// The lines of a text, without their ends.
func lines(of text: String) -> [String] {
  var lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
    String(Substring(line.last == UInt8(ascii: "\r") ? line.dropLast() : line))
  }
  if lines.last == "" {
    lines.removeLast()
  }
  return lines
}
