import Content
import Foundation
import Markdown
import SourceText
import Terminal
import XCTest

@testable import Commands
@testable import Curriculum

/// Every topic and many passages of real guides, at three widths.
final class GuideReadingTests: XCTestCase {
  func testTheBundledGuide() throws { try check(bundled.filter { $0.path.contains("/03-") }) }

  func testTheLearnersGuides() throws { try check(try guides()) }

  private let widths = [80, 40, 20]

  private func check(_ files: [SourceFile]) throws {
    XCTAssertFalse(files.isEmpty)
    for file in files {
      let graph = GraphBuilder.graph(files: [file], exam: "none")
      XCTAssertGreaterThan(graph.topics.count, 5, file.path)
      let document = MarkdownDocument(parsing: file.bytes)
      let whole = plainText(of: [0..<file.bytes.count], in: document)
      for width in widths {
        let lines = MarkdownText.lines(
          of: document,
          in: 0..<file.bytes.count,
          width: width,
          glyphs: .unicode
        )
        check(lines, of: whole, width: width, file.path)
      }
      for (index, topic) in graph.topics.enumerated() {
        let parts = [topic.place.range, topic.body].filter { !$0.isEmpty }
        let lines = TopicReading.lines(for: index, in: graph, width: 40, glyphs: .unicode)
        check(lines, of: plainText(of: parts, in: document), width: 40, topic.title)
      }
      for card in graph.cards.enumerated().filter({ $0.offset % 20 == 0 }).map(\.element) {
        let place = try XCTUnwrap(card.sources.first)
        for width in widths {
          let passage = SourcePassage(for: place, in: graph, width: width, glyphs: .ascii)
          ReadingScreens.check(passage.lines, width: width, card.prompt)
          XCTAssertFalse(passage.marked.isEmpty, "\(file.path): \(card.prompt)")
        }
      }
    }
  }

  private func check(_ lines: [StyledText], of plain: String, width: Int, _ name: String) {
    ReadingScreens.check(lines, width: width, name)
    let shown = lines.map(\.plain).joined(separator: "\n")
      .precomposedStringWithCompatibilityMapping
    XCTAssertEqual(lost(from: letters(plain), in: letters(shown)), [], "\(name) at \(width)")
    // Within longer words a line may end anywhere.
    let tokens: [Substring] = plain.split { $0.isWhitespace }
    let short = tokens.filter { $0.count <= 10 }.joined(separator: " ")
    XCTAssertEqual(lost(from: words(short), in: words(shown)), [], "\(name) at \(width)")
  }

  /// The text of the blocks of some parts, with formulas written out.
  private func plainText(of parts: [Range<Int>], in document: MarkdownDocument) -> String {
    var text = ""
    for part in parts {
      let guide = ReadableGuide(document, in: part)
      let blocks = guide.document.children(of: guide.document.root).filter { block in
        guide.document.range(of: block).overlaps(guide.range)
      }
      for node in blocks.flatMap({ [$0] + guide.document.descendants(of: $0) })
      where guide.document.range(of: node).overlaps(guide.range) {
        switch guide.document.kind(of: node) {
        case .paragraph, .heading, .tableCell, .codeBlock:
          text += guide.document.plainText(of: node) + "\n"
        default: break
        }
      }
    }
    // Raised digits are digits too.
    return text.precomposedStringWithCompatibilityMapping
  }

  private func letters(_ text: String) -> [String: Int] {
    text.reduce(into: [:]) { counts, character in
      if character.isLetter || character.isNumber { counts[String(character), default: 0] += 1 }
    }
  }

  private func words(_ text: String) -> [String: Int] {
    text.split { !$0.isLetter && !$0.isNumber }.reduce(into: [:]) {
      $0[String($1), default: 0] += 1
    }
  }

  /// What occurs less often than expected.
  private func lost(from expected: [String: Int], in shown: [String: Int]) -> [String] {
    expected.filter { shown[$0.key, default: 0] < $0.value }.map(\.key).sorted()
  }

  private var bundled: [SourceFile] {
    BundledDocuments.all.map { document in
      SourceFile(
        path: "/" + document.path.description,
        bytes: document.text.withUTF8Buffer { Array($0) }
      )
    }
  }

  /// The learner's guides beside the project.
  private func guides() throws -> [SourceFile] {
    var folder = URL(filePath: #filePath)
    for _ in 0..<5 { folder.deleteLastPathComponent() }
    let given = ProcessInfo.processInfo.environment["RETAIN_SHARED"]
    let guides = (given.map { URL(filePath: $0) } ?? folder.appending(path: "shared"))
      .appending(path: "guides")
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: guides.path) else {
      throw XCTSkip("skipped: no study guides at \(guides.path); set RETAIN_SHARED")
    }
    return try names.sorted().map { name in
      SourceFile(path: name, bytes: Array(try Data(contentsOf: guides.appending(path: name))))
    }
  }
}
