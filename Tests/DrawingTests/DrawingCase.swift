import Document
import Terminal
import Testing

/// A document and how it must look.
struct DrawingCase: CustomTestStringConvertible, Sendable {
  let id: String
  let surface: Surface
  let document: Document
  /// The whole text, with `<b>` and the like for the sequences that turn a style on and `<0>` for the one that ends it.
  let expected: String

  init(_ id: String, _ surface: Surface, _ document: Document, _ expected: String) {
    self.id = id
    self.surface = surface
    self.document = document
    self.expected = expected
  }

  var testDescription: String { id }

  /// How the document does look, spelled the same way.
  var drawn: String {
    let names: [(code: String, name: String)] = [
      ("0", "0"), ("1", "b"), ("3", "i"), ("36", "c"), ("2", "m"), ("32", "g"), ("33", "y"), ("1;31", "r"), ("4", "u"),
    ]
    var text = document.drawn(on: surface)
    for (code, name) in names {
      text = replacing("\u{1B}[\(code)m", in: text, with: "<\(name)>")
    }
    return text
  }

  private func replacing(_ sequence: String, in text: String, with name: String) -> String {
    var result = ""
    var rest = text.unicodeScalars[...]
    while let scalar = rest.first {
      if rest.starts(with: sequence.unicodeScalars) {
        result += name
        rest = rest.dropFirst(sequence.unicodeScalars.count)
      } else {
        result.unicodeScalars.append(scalar)
        rest = rest.dropFirst()
      }
    }
    return result
  }
}
