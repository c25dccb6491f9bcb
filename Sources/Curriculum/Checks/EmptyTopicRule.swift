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
          !section.blocks.contains(where: { document.kind(of: $0) != .thematicBreak }),
          !document.plainText(of: heading).withTextSlice(AnswerLine.isAnswer)
        else { continue }
        findings.append(
          context.diagnostic(
            .note,
            Place(file: file, range: document.range(of: heading)),
            "structure.empty-topic",
            "nothing stands under '\(section.title.name)'",
            help: "write something below it, or make it no heading"
          )
        )
      }
    }
    return findings
  }
}
