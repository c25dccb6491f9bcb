import Markdown
import SourceText

/// A heading is at most one level below the one before it.
enum HeadingLevelRule: GuideRule {
  static func findings(in context: CheckContext) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    for (file, document) in context.documents.enumerated() {
      var previous = 0
      for block in document.children(of: document.root) where document.kind(of: block) == .heading {
        let level = document.headingLevel(of: block)
        if previous > 0, level > previous + 1 {
          findings.append(
            context.diagnostic(
              .warning,
              Place(file: file, range: document.range(of: block)),
              "structure.skipped-level",
              "a heading of level \(level) follows one of level \(previous)",
              help: "write it with \(previous + 1) number signs"
            )
          )
        }
        previous = level
      }
    }
    return findings
  }
}
