import Markdown
import SourceText

/// Something stands under every heading of a guide.
enum EmptyTopicRule: GuideRule {
  static func findings(in context: CheckContext) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    for (file, document) in context.documents.enumerated() {
      let kind = context.kind(ofFile: file)
      guard kind == "guide" || kind == "questions" else { continue }
      // Headings before any text are titles and subtitles.
      var hasText = false
      for section in GuideOutline(document).sections {
        if !section.blocks.isEmpty { hasText = true }
        guard hasText, let heading = section.heading, !section.hasSubsections,
          !section.blocks.contains(where: { !isEmpty($0, in: document) }),
          !document.plainText(of: heading).withTextSlice(AnswerLine.isAnswer)
        else { continue }
        let isPlanned = section.blocks.contains { document.kind(of: $0) != .thematicBreak }
        findings.append(
          context.diagnostic(
            .note,
            Place(file: file, range: document.range(of: heading)),
            "structure.empty-topic",
            "nothing\(isPlanned ? " but a plan" : "") stands under '\(section.title.name)'",
            help: "write something below it, or make it no heading"
          )
        )
      }
    }
    return findings
  }

  /// Whether a block says nothing: a rule between two parts, or a note that something is to come.
  private static func isEmpty(_ block: NodeID, in document: MarkdownDocument) -> Bool {
    switch document.kind(of: block) {
    case .thematicBreak: return true
    case .paragraph, .list:
      return isPlan(document.range(of: block), in: document.source)
    default: return false
    }
  }

  /// Whether some bytes only say that something is to come.
  static func isPlan(_ range: Range<Int>, in source: [UInt8]) -> Bool {
    guard range.count <= longestPlan else { return false }
    let text = String(decoding: source[range], as: UTF8.self)
    let word = text.drop { !$0.isLetter }.prefix { $0.isLetter }
    let isShouted = word == word.uppercased()
    return isShouted && marks.contains(word.lowercased()) || plans.contains(keyOf: text)
  }

  private static let longestPlan = 120
  private static let marks: PhraseSet = ["todo", "tbd", "fixme", "wip"]
  private static let plans: PhraseSet = [
    "todo", "to do", "tbd", "wip", "coming soon", "to be added", "to be done", "to be written",
    "to be continued", "to be completed", "work in progress", "under construction", "later",
    "placeholder", "stub", "more to come", "content goes here", "add content here",
    "to be determined", "fill in later", "write this", "lorem ipsum",
  ]
}
