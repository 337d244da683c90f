import Document
import Glossary

/// What a review says.
enum ReviewWords {
  static let waitsForMeaning = Block.paragraph(
    Text("Enter shows what it means, so that you can compare; leave ends the review.", .muted))

  static let waitsForGrade = Block.paragraph(
    Text("Type again, hard, good or easy, or 1 to 4, for how well you knew it; leave ends the review.", .muted))

  static func left(_ count: Int) -> Block {
    .paragraph(Text(count == 1 ? "1 term to review." : "\(count) terms to review."))
  }

  static func question(_ entry: GlossaryEntry, _ index: Int, of count: Int) -> [Block] {
    var title = Text(entry.name)
    title.append(" (\(index + 1) of \(count))", .muted)
    return [
      .heading(title, level: 2),
      .paragraph(Text("What does it mean? Say it to yourself; Enter shows the answer.", .muted)),
    ]
  }

  static func meaning(_ entry: GlossaryEntry) -> [Block] {
    var more = Text("term \(entry.slug)", .code)
    more.append(" has the whole entry, after the review.", .muted)
    return [
      .paragraph(entry.definition), .paragraph(more),
      .paragraph(Text("How well did you know it? again, hard, good or easy", .muted)),
    ]
  }

  static func comesBack(_ entry: GlossaryEntry, inDays days: Int) -> Block {
    .paragraph(Text("\(entry.name) comes back \(days == 1 ? "tomorrow" : "in \(days) days").", .good))
  }

  static func end(_ count: Int) -> Block {
    .paragraph(Text(count == 1 ? "That was the only term due." : "That was the last of \(count) terms due."))
  }

  static func left(reviewed count: Int, of all: Int) -> Block {
    .paragraph(Text("\(count) of \(all) reviewed; review goes on with the rest."))
  }
}
