import Document

extension Pen {
  mutating func draw(_ picture: Picture) {
    write(surface.cells(of: picture.title + ". " + picture.words))
  }
}
