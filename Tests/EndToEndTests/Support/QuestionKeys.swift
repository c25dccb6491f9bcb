import Foundation
import XCTest

/// The keys of the bundled questions, read from their Markdown by rules of its own.
struct QuestionKeys {
  /// Texts of the options by question; true for those of the key.
  let options: [String: [String: Bool]]
  /// The exam domain by question, from the number in the file's name.
  let domains: [String: Int]

  /// Reads `Content/mla-c01/questions-*.md`.
  init() throws {
    let folder = StudyPlace.packageFolder + "/Content/mla-c01"
    var options: [String: [String: Bool]] = [:]
    var domains: [String: Int] = [:]
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasPrefix("questions-") && $0.hasSuffix(".md") }
    for name in names {
      var question = ""
      let text = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
      for line in text.components(separatedBy: "\n") {
        if let id = line.firstMatch(of: /<!-- question: (\S+) -->/)?.1 {
          question = String(id)
          domains[question] = name.firstMatch(of: /questions-(\d)/).flatMap { Int($0.1) }
        } else if let option = line.wholeMatch(of: /- \[([ x])\] (.*)/) {
          options[question, default: [:]][Self.plain(String(option.2))] = option.1 == "x"
        }
      }
    }
    XCTAssertGreaterThanOrEqual(options.count, 10, "questions in \(folder)")
    self.options = options
    self.domains = domains
  }

  /// A text without the signs that mark emphasis and code.
  private static func plain(_ text: String) -> String {
    text.filter { !"`*_\\".contains($0) }.trimmingCharacters(in: .whitespaces)
  }

  /// Returns whether an option belongs to the key of a question.
  func isKey(
    _ text: String,
    of question: String,
    file: StaticString = #filePath,
    line: UInt = #line
  ) throws -> Bool {
    let known = options[question]?[Self.plain(text)]
    return try XCTUnwrap(known, "\(question): '\(text)'", file: file, line: line)
  }

  /// Returns the letters of all right options, or of as many wrong ones.
  ///
  /// - Parameter question: A question as `exam --json` printed it.
  func letters(_ question: JSONRow, right: Bool) throws -> String {
    let id = try XCTUnwrap(question.text("id"))
    let chosen = try question.rows("options").filter { option in
      try isKey(option.text("text") ?? "", of: id) == right
    }
    return chosen.prefix(question.integer("choose") ?? 1).compactMap { $0.text("letter") }
      .joined().lowercased()
  }
}
