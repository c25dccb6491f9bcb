import Markdown
import SourceText

/// A link or a picture leads to a file that is there.
///
/// It looks only beside guides that the caller's closure finds themselves, so that nothing is said
/// of documents that are no files.
enum LinkRule: GuideRule {
  static func findings(in context: CheckContext) -> [Diagnostic] {
    guard let fileExists = context.fileExists else { return [] }
    var findings: [Diagnostic] = []
    for (file, document) in context.documents.enumerated() {
      let path = context.graph.files[file].path
      guard document.source.contains(UInt8(ascii: "]")), fileExists(path) else { continue }
      for node in document.descendants(of: document.root) {
        let kind = document.kind(of: node)
        guard kind == .link || kind == .image,
          let target = relativePath(document.destination(of: node))
        else { continue }
        if fileExists(joined(folder(of: path), target)) { continue }
        findings.append(
          context.diagnostic(
            .warning,
            Place(file: file, range: document.range(of: node)),
            "structure.dead-link",
            "no file '\(target)' lies beside this one",
            help: "correct the path, or add the file"
          )
        )
      }
    }
    return findings
  }

  /// The path that a destination names beside the file; nil for addresses of the web, for anchors
  /// and for what counts from the root of a site.
  static func relativePath(_ destination: String) -> String? {
    let path = destination.prefix { $0 != "#" && $0 != "?" }
    guard let first = path.utf8.first, first != UInt8(ascii: "/"), first != UInt8(ascii: "{") else {
      return nil
    }
    // A scheme such as `https:` comes before any slash.
    let name = path.utf8.prefix { $0 != UInt8(ascii: "/") }
    if name.contains(UInt8(ascii: ":")) || path.hasPrefix("www.") { return nil }
    return decoded(path)
  }

  /// Decodes `%20` and the like.
  private static func decoded(_ path: Substring) -> String {
    guard path.utf8.contains(UInt8(ascii: "%")) else { return String(path) }
    var bytes: [UInt8] = []
    var rest = path.utf8
    while let byte = rest.popFirst() {
      let digits = String(Substring(rest.prefix(2)))
      if byte == UInt8(ascii: "%"), digits.utf8.count == 2, let code = UInt8(digits, radix: 16) {
        bytes.append(code)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func folder(of path: String) -> Substring {
    path.lastIndex(of: "/").map { path[...$0] } ?? ""
  }

  private static func joined(_ folder: Substring, _ path: String) -> String { folder + path }
}
