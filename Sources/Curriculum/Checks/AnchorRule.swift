import Markdown
import SourceText

/// A link within a document leads to one of its headings.
enum AnchorRule: GuideRule {
  static func findings(in context: CheckContext) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    for (file, document) in context.documents.enumerated() {
      findings += notebookLinks(in: document, file, context)
      let links = document.descendants(of: document.root).filter { node in
        document.kind(of: node) == .link && document.destination(of: node).hasPrefix("#")
      }
      guard !links.isEmpty else { continue }
      let anchors = anchors(of: document)
      for link in links {
        let target = document.destination(of: link).dropFirst().lowercased()
        guard !target.isEmpty, target != "top", !anchors.contains(target),
          !anchors.contains(decoded(target))
        else { continue }
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

  /// Links of notebooks, `[[#Use]]` or `[[#Use|as it is shown]]`, which name a heading as it is
  /// written.
  private static func notebookLinks(
    in document: MarkdownDocument,
    _ file: Int,
    _ context: CheckContext
  ) -> [Diagnostic] {
    document.source.withUnsafeBufferPointer { bytes in
      let source = TextSlice(bytes)
      var from = 0
      var titles: Set<String>?
      var code: ArraySlice<Range<Int>> = []
      var findings: [Diagnostic] = []
      while let at = source.suffix(from: from).firstIndex(of: "[[#") {
        let start = from + at
        from = start + 3
        let rest = source.suffix(from: from).prefix(longestName)
        guard let end = rest.firstIndex(of: "]]"), !rest.prefix(end).contains(0x0A) else {
          continue
        }
        if titles == nil {
          code = context.code(inFile: file)[...]
          titles = Set(
            document.descendants(of: document.root).filter { document.kind(of: $0) == .heading }
              .map { TermKey.key(document.plainText(of: $0)) }
          )
        }
        let range = start..<from + end + 2
        let link = rest.prefix(end)
        // `[[#One#Two]]` leads to a heading below another one, `[[#^name]]` to a block.
        let path = String(link.prefix(link.firstIndex(of: UInt8(ascii: "|")) ?? link.count))
        guard let name = path.split(separator: "#").last, !name.hasPrefix("^"),
          !code.skip(to: range), titles?.contains(TermKey.key(name)) == false
        else { continue }
        findings.append(
          context.diagnostic(
            .warning,
            Place(file: file, range: range),
            "structure.dead-anchor",
            "no heading is called '\(name)'",
            help: "correct the link, or add the heading it leads to"
          )
        )
      }
      return findings
    }
  }

  /// A link with `%C3%BC` written out.
  private static func decoded(_ link: String) -> String {
    var bytes: [UInt8] = []
    var rest = link.utf8[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), let code = UInt8(String(Substring(rest.prefix(2))), radix: 16) {
        bytes.append(code)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The names that `<a id="use">`, `<a name="use">` and `{#use}` give to places.
  private static func written(in source: [UInt8]) -> Set<String> {
    var anchors: Set<String> = []
    source.withUnsafeBufferPointer { bytes in
      let source = TextSlice(bytes)
      let marks: [(StaticString, Character)] = [(" id=\"", "\""), (" name=\"", "\""), ("{#", "}")]
      for (mark, end) in marks {
        var rest = source
        while let at = rest.firstIndex(of: mark) {
          rest = rest.suffix(from: at + mark.utf8CodeUnitCount)
          let name = rest.prefix(rest.prefix(longestName).firstIndex(of: end.asciiValue ?? 0) ?? 0)
          if !name.isEmpty { anchors.insert(String(name).lowercased()) }
        }
      }
    }
    return anchors
  }

  private static let longestName = 200

  /// The anchors that GitHub gives to headings (lower case, hyphens for spaces, no punctuation, and
  /// a number behind those that come again), and those that the author sets.
  private static func anchors(of document: MarkdownDocument) -> Set<String> {
    var anchors = written(in: document.source)
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
