import Markdown

@testable import Curriculum

/// Healed guides for tests.
enum Healed {
  /// The source that cards are made from.
  static func text(_ written: String, isGuide: Bool = true) -> String {
    let guide = HealedGuide(MarkdownDocument(parsing: Array(written.utf8)), isGuide: isGuide)
    return String(decoding: guide.document.source, as: UTF8.self)
  }

  /// What is told of a guide, each with the text it is about.
  static func findings(_ written: String) -> [(kind: HealedGuide.Finding.Kind, text: String)] {
    let bytes = Array(written.utf8)
    return HealedGuide(MarkdownDocument(parsing: bytes), isGuide: true).findings.map { finding in
      (finding.kind, String(decoding: bytes[finding.range], as: UTF8.self))
    }
  }
}
