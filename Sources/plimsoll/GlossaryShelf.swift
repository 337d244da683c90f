import Foundation
import Glossary
import Synchronization

/// The kit's glossary, read when it is first asked for.
final class GlossaryShelf: Sendable {
  private let folder: String?
  private let read = Mutex<Glossary?>(nil)

  /// The glossary of a kit; one without terms where there is no kit.
  init(kit: String?) {
    folder = kit.map { $0 + "/glossary" }
  }

  /// The glossary. Entries that can't be read are left out; the tests hold the kit's own to being readable.
  var glossary: Glossary {
    read.withLock { glossary in
      if let glossary { return glossary }
      let loaded = Glossary(terms)
      glossary = loaded
      return loaded
    }
  }

  private var terms: [GlossaryEntry] {
    guard let folder, let files = try? FileManager.default.contentsOfDirectory(atPath: folder) else { return [] }
    return files.filter { $0.hasSuffix(".md") && $0 != "README.md" }.compactMap { file in
      guard let text = try? Files.read(folder + "/" + file, EntryFile.limit) else { return nil }
      return try? EntryFile.read(text, slug: String(file.dropLast(3)), file: folder + "/" + file).get()
    }
  }
}
