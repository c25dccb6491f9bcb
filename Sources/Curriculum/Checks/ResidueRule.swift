import SourceText

/// What was said in a chat, and links that lead through another page, stay out of a guide.
enum ResidueRule: GuideRule {
  static func findings(in context: CheckContext) -> [Diagnostic] {
    context.healedText("text.residue") { kind in
      switch kind {
      case .residue:
        (
          .warning, "this looks like a remark from a chat",
          "delete it; cards leave it out already"
        )
      case .navigation:
        (
          .note, "this only leads to another place",
          "it may stay; no card is made from it"
        )
      default: nil
      }
    }
  }
}
