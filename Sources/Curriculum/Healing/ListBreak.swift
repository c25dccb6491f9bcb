import Markdown
enum ListBreak {
  static func find(
    in document: MarkdownDocument,
    hasCutSentences: Bool
  ) -> (edits: [SourceEdit], findings: [HealedGuide.Finding]) { ([], []) }
}
