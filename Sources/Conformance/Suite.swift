import Foundation
import Markdown

/// One row of a conformance file.
struct Example: Decodable {
  let markdown: String
  let html: String
  let section: String?
  let example: Int?
  let extensions: [String]?
  /// Whether a difference counts; it does unless the file says otherwise.
  let gate: Bool?

  /// The options that the row asks for.
  var options: ParseOptions {
    var options: ParseOptions = []
    for name in extensions ?? [] {
      switch name {
      case "table": options.insert(.tables)
      case "strikethrough": options.insert(.strikethrough)
      case "tasklist": options.insert(.taskLists)
      case "autolink": options.insert(.autolinks)
      case "tagfilter": options.insert(.tagFilter)
      case "footnotes": options.insert(.footnotes)
      default: break
      }
    }
    return options
  }

  /// What the parser makes of the row.
  var rendered: String { MarkdownDocument(parsing: Array(markdown.utf8), options: options).html() }

  /// Whether the parser makes of the row what it should.
  ///
  /// The GFM specification writes check boxes with other attributes first and without a slash,
  /// unlike GitHub's own program, so both forms pass.
  func passes(_ rendered: String) -> Bool {
    if rendered == html { return true }
    guard extensions?.contains("tasklist") == true else { return false }
    return Self.normalized(rendered) == Self.normalized(html)
  }

  private static func normalized(_ html: String) -> String {
    html
      .replacingOccurrences(
        of: "<input type=\"checkbox\" checked=\"\" disabled=\"\" />",
        with: "<input checked=\"\" disabled=\"\" type=\"checkbox\">"
      )
      .replacingOccurrences(
        of: "<input type=\"checkbox\" disabled=\"\" />",
        with: "<input disabled=\"\" type=\"checkbox\">"
      )
  }
}

/// One conformance file.
struct Suite {
  let name: String
  let examples: [Example]

  /// Reads all JSON files of a folder, by name.
  static func read(folder: URL) throws -> [Suite] {
    let files = try FileManager.default.contentsOfDirectory(
      at: folder,
      includingPropertiesForKeys: nil
    )
    return
      try files
      .filter { $0.pathExtension == "json" }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
      .map { file in
        let examples = try JSONDecoder().decode([Example].self, from: Data(contentsOf: file))
        return Suite(name: file.lastPathComponent, examples: examples)
      }
  }
}
