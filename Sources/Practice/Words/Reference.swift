import Document
import Margin

/// The reference: every verb, figure and event, from the catalogs.
public enum Reference {
  /// The whole reference as a document.
  public static var document: Document {
    var blocks: [Block] = [.heading(Text("Commands"), level: 1)]
    for group in VerbGroup.allCases {
      blocks.append(.heading(Text(group.rawValue), level: 2))
      for verb in Verb.allCases where verb.entry.group == group {
        blocks.append(.heading(Text(verb.rawValue), level: 3))
        blocks += HelpTopic.verb(verb).blocks.dropLast(verb == .events ? 1 : 0)
      }
    }
    blocks += [.heading(Text("Figures"), level: 1), HelpTopic.figureTable]
    blocks += [.heading(Text("Events"), level: 1), HelpTopic.eventTable]
    return Document(blocks)
  }
}
