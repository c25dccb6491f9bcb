import SourceText

/// Nothing is for sale in a guide, and nobody's liability is told.
enum AdvertRule: GuideRule {
  static func findings(in context: CheckContext) -> [Diagnostic] {
    context.healedText("text.advert") { kind in
      guard kind == .advert else { return nil }
      return (
        .warning, "this looks like an advert or a disclaimer, not like something to learn",
        "delete it; no card is made from it"
      )
    }
  }
}
