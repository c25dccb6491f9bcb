import SourceText

/// Marks of citations refer to something.
enum CitationRule: GuideRule {
  static func findings(in context: CheckContext) -> [Diagnostic] {
    context.healedText("text.citation") { kind in
      guard kind == .citation else { return nil }
      return (
        .note, "a mark of a citation; cards leave it out",
        "delete it, or write a footnote: [^1] with a line '[^1]: source'"
      )
    }
  }
}
