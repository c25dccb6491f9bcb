import SourceText

/// No page break cuts a sentence or a list in two.
enum CutTextRule: GuideRule {
  static func findings(in context: CheckContext) -> [Diagnostic] {
    context.healedText("text.cut") { kind in
      switch kind {
      case .cutSentence:
        (
          .warning, "the sentence above goes on here, as after a page break",
          "join the two paragraphs; cards show them so already"
        )
      case .cutList(let owner):
        (
          .warning, "this belongs to '\(owner)' above, as after a page break",
          "indent it as far as what stands there; cards are made as if it were"
        )
      default: nil
      }
    }
  }
}
