import Markdown
import SourceText

extension CheckContext {
  /// Makes a diagnostic of each thing that was healed in the files that cards are made from.
  ///
  /// - Parameter describe: Returns how to tell of a finding; nil if it is not the rule's.
  func healedText(
    _ rule: String,
    _ describe: (HealedGuide.Finding.Kind) -> (
      severity: Diagnostic.Severity, summary: String, help: String
    )?
  ) -> [Diagnostic] {
    documents.enumerated().flatMap { file, document -> [Diagnostic] in
      let head = FrontMatter(
        document.frontMatter.map { String(decoding: document.source[$0], as: UTF8.self) } ?? ""
      )
      guard head.kind == "guide" || head.kind == "questions" else { return [] }
      return HealedGuide(document, isGuide: head.kind == "guide").findings.compactMap { finding in
        describe(finding.kind).map { text in
          diagnostic(
            text.severity,
            Place(file: file, range: finding.range),
            rule,
            text.summary,
            help: text.help
          )
        }
      }
    }
  }
}
