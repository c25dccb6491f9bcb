import Markdown
import SourceText

/// A link within a document leads to one of its headings.
enum AnchorRule: GuideRule {
  static func findings(in context: CheckContext) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    for (file, document) in context.documents.enumerated() {
      let links = document.descendants(of: document.root).filter { node in
        document.kind(of: node) == .link && document.destination(of: node).hasPrefix("#")
      }
      guard !links.isEmpty else { continue }
      let anchors = anchors(of: document)
      for link in links {
        let target = document.destination(of: link).dropFirst().lowercased()
        guard !target.isEmpty, !anchors.contains(target) else { continue }
        findings.append(
          context.diagnostic(
            .warning,
            Place(file: file, range: document.range(of: link)),
            "structure.dead-anchor",
            "no heading has the anchor #\(target)",
            help: "correct the link, or add the heading it leads to"
          )
        )
      }
    }
    return findings
  }

  /// The anchors that GitHub gives to headings: lower case, hyphens for spaces, no punctuation, and
  /// a number behind those that come again.
  private static func anchors(of document: MarkdownDocument) -> Set<String> {
    var anchors: Set<String> = []
    for node in document.descendants(of: document.root) where document.kind(of: node) == .heading {
      var anchor = ""
      for scalar in document.plainText(of: node).lowercased().unicodeScalars {
        if scalar == " " {
          anchor += "-"
        } else if scalar == "-" || scalar == "_" || scalar.properties.isAlphabetic
          || scalar.properties.numericType != nil
        {
          anchor.unicodeScalars.append(scalar)
        }
      }
      var candidate = anchor
      var number = 0
      while !anchors.insert(candidate).inserted {
        number += 1
        candidate = "\(anchor)-\(number)"
      }
    }
    return anchors
  }
}
