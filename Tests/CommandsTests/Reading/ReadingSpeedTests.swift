import Markdown
import SourceText
import Terminal
import XCTest

@testable import Commands
@testable import Curriculum

/// A page must be there as soon as its key is pressed.
final class ReadingSpeedTests: XCTestCase {
  func testATopicOfTwentyKilobytes() throws {
    try skipInDebug()
    let prose = """
      A paragraph with **strong words**, `code`, a [link](https://docs.example.com/a) and a formula
      $\\frac{TP}{TP+FP}$ that goes on for a few more words, so that it has to be wrapped.

      - **Term**: what is said of it in a line that is about as long as they are in guides
        - a nested point with a “quotation” and a dash – as they are typed


      """
    let table = """
      | Name | Meaning | Since |
      |--|--|--|
      | one | a cell with quite some text that has to be wrapped in its column | 2019 |
      | two | another one | 2020 |


      """
    let section = String(repeating: prose, count: 4) + table
    let count = 20_000 / section.utf8.count + 1
    let text = "## 1 Long\n\n" + String(repeating: section, count: count)
    let file = SourceFile(path: "guide.md", bytes: Array(text.utf8))
    let graph = GraphBuilder.graph(files: [file], exam: "none")
    let topic = try XCTUnwrap(graph.topics.indices.max { size(graph, $0) < size(graph, $1) })
    XCTAssertGreaterThan(size(graph, topic), 20_000)
    for width in [80, 40] {
      let best = milliseconds {
        _ = TopicReading.lines(for: topic, in: graph, width: width, glyphs: .unicode)
      }
      print("reading: \(size(graph, topic)) bytes at \(width) columns: \(best) ms")
      XCTAssertLessThan(best, 5 * slack)
    }
  }

  /// What is twice as long takes about twice as long, whatever it is.
  func testHostileTextTakesLinearTime() throws {
    try skipInDebug()
    let pieces = ["> ", "- ", "*a ", "<sup>", "<!-- ", "&amp;", "$x", "| a ", "[^1]", "\u{301}"]
    for piece in pieces {
      let small = try time(String(repeating: piece, count: 4_000))
      let large = try time(String(repeating: piece, count: 16_000))
      XCTAssertLessThan(large, 4 * small * slack + 5, "\(piece): \(small) ms, then \(large) ms")
    }
  }

  /// A machine that does other work too must not fail the test.
  private let slack = 3.0

  private func time(_ text: String) throws -> Double {
    let document = MarkdownDocument(parsing: Array((text + "\n\n[^1]: note\n").utf8))
    return milliseconds {
      _ = MarkdownText.lines(
        of: document,
        in: 0..<document.source.count,
        width: 40,
        glyphs: .unicode
      )
    }
  }

  private func size(_ graph: StudyGraph, _ topic: Int) -> Int { graph.topics[topic].body.count }

  /// The shortest of a few runs.
  private func milliseconds(_ work: () -> Void) -> Double {
    let runs = (0..<7).map { _ in
      let start = ContinuousClock.now
      work()
      let (seconds, attoseconds) = (ContinuousClock.now - start).components
      return Double(seconds) * 1_000 + Double(attoseconds) / 1e15
    }
    return runs.min() ?? 0
  }

  private func skipInDebug() throws {
    #if DEBUG
      throw XCTSkip("speed is measured in a release build")
    #endif
  }
}
