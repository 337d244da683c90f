import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Reads an SVG as a viewer would, and finds what shouldn't be in it.
public final class SVGReader: NSObject, XMLParserDelegate {
  private static let elements: Set<String> = [
    "svg", "title", "desc", "style", "defs", "pattern", "rect", "line", "path", "polygon", "circle", "text",
  ]

  private static let controls = CharacterSet(charactersIn: "\u{0}"..."\u{1F}")
    .union(CharacterSet(charactersIn: "\u{7F}"..."\u{9F}")).subtracting(CharacterSet(charactersIn: "\n"))

  private var depth = 0
  private var names: Set<String> = []
  private var used: Set<String> = []
  private var fault: String?

  /// What is wrong with an SVG; nil if nothing is.
  public static func fault(in svg: String) -> String? {
    if svg.rangeOfCharacter(from: SVGReader.controls) != nil {
      return "a control in the text"
    }
    let reader = SVGReader()
    let parser = XMLParser(data: Data(svg.utf8))
    parser.delegate = reader
    // On Linux the parser says yes to elements that are never closed, and leaves off without a word.
    guard parser.parse(), reader.depth == 0 else {
      return "not well-formed in line \(parser.lineNumber): \(parser.parserError.map { "\($0)" } ?? "")"
    }
    if let missing = reader.used.subtracting(reader.names).first {
      return "nothing is called \(missing)"
    }
    return reader.fault
  }

  /// Looks at an element.
  public func parser(
    _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String] = [:]
  ) {
    depth += 1
    if !SVGReader.elements.contains(element) {
      fault = "an element \(element)"
    }
    if depth == 1, element != "svg" || attributes["role"] != "img" || attributes["viewBox"] == nil {
      fault = "no picture: \(attributes)"
    }
    for (name, value) in attributes {
      switch name {
      case "id":
        if !names.insert(value).inserted {
          fault = "two are called \(value)"
        }
      case "aria-labelledby": used.formUnion(value.split(separator: " ").map(String.init))
      case "fill": used.insert(value.dropFirst(5).dropLast().description)
      case "xmlns", "viewBox", "role", "class", "text-anchor", "stroke-dasharray", "shape-rendering", "patternUnits":
        break
      default:
        // Places and lengths alone are left.
        if !value.allSatisfy({ "0123456789.-, MLHVZh".contains($0) }) {
          fault = "\(name)=\(value)"
        }
      }
    }
  }

  /// Notes that the text isn't well-formed.
  public func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) {
    fault = "\(error)"
  }

  /// Leaves an element.
  public func parser(_ parser: XMLParser, didEndElement element: String, namespaceURI: String?, qualifiedName: String?)
  {
    depth -= 1
  }
}
