import Foundation
import XCTest

/// Guides as people wrote them, without this program in mind.
final class RealGuideTests: XCTestCase {
  private static let documented: Set<String> = [
    "id", "kind", "prompt", "answer", "breadcrumb", "domain", "task", "topic", "module", "concept",
    "source", "sources", "others", "aliases",
  ]

  /// The guides beside the repository, or where `RETAIN_SHARED` says; skips the test without them.
  private func guides() throws -> [String] {
    let manager = FileManager.default
    var folders: [String] = []
    if let shared = ProcessInfo.processInfo.environment["RETAIN_SHARED"] { folders.append(shared) }
    var url = URL(fileURLWithPath: #filePath)
    while url.path != "/" {
      url.deleteLastPathComponent()
      folders.append(url.appendingPathComponent("shared").path)
    }
    for folder in folders {
      guard let names = try? manager.contentsOfDirectory(atPath: folder + "/guides") else {
        continue
      }
      return names.filter { $0.hasSuffix(".txt") || $0.hasSuffix(".md") }.sorted()
        .map { folder + "/guides/" + $0 }
    }
    throw XCTSkip("no folder shared/guides above \(#filePath), and RETAIN_SHARED names none")
  }

  /// A card as plain mode shows it.
  private struct Shown: Hashable {
    var prompt = ""
    var answer = ""
  }

  /// Takes the questions and answers from what plain mode printed.
  private func shown(_ output: String) -> [Shown] {
    var cards: [Shown] = []
    var isAnswer = false
    for line in output.components(separatedBy: "\n") {
      if line.hasPrefix("Question:") {
        cards.append(Shown(prompt: String(line.dropFirst(9))))
        isAnswer = false
      } else if line.hasPrefix("Answer:") {
        isAnswer = true
        cards[cards.count - 1].answer = String(line.dropFirst(7))
      } else if line.hasPrefix("Grade:") {
        isAnswer = false
      } else if isAnswer {
        cards[cards.count - 1].answer += line
      }
    }
    return cards
  }

  private func isBlank(_ text: String) -> Bool { text.allSatisfy(\.isWhitespace) }

  func testEveryGuideAsksFifteenQuestions() throws {
    let guides = try guides()
    XCTAssertEqual(guides.count, 5)
    for guide in guides {
      let place = try StudyPlace()
      let input = String(repeating: "\n3\n", count: 15)
      let outcome = try place.run(["review", "--guide", guide], input: input)
      XCTAssertEqual(outcome.ending, .exited(0), outcome.errors)
      XCTAssertEqual(outcome.errors, "", guide)
      let cards = shown(outcome.output).prefix(15)
      XCTAssertEqual(cards.count, 15, guide)
      XCTAssertEqual(Set(cards).count, 15, "fifteen different cards of \(guide)")
      for card in cards {
        XCTAssertFalse(isBlank(card.prompt), guide)
        XCTAssertFalse(isBlank(card.answer), "\(guide): \(card.prompt)")
      }
      XCTAssertEqual(try place.reviews().count, 15, guide)
    }
  }

  func testCardsAsJSONHaveTheDocumentedKeys() throws {
    for guide in try guides() {
      let place = try StudyPlace()
      let outcome = try place.run("cards", "--guide", guide, "--json")
      XCTAssertEqual(outcome.ending, .exited(0), outcome.errors)
      let rows = try JSONRow.rows(outcome.lines)
      XCTAssertGreaterThanOrEqual(rows.count, 15, guide)
      let lineCount = try String(contentsOfFile: guide, encoding: .utf8)
        .components(separatedBy: "\n").count
      for row in rows {
        XCTAssertEqual(row.names, Self.documented)
        for name in ["id", "kind", "prompt", "answer", "topic", "module", "concept"] {
          XCTAssertFalse(isBlank(row.text(name) ?? ""), "\(name) of \(guide)")
        }
        XCTAssertFalse(row.texts("breadcrumb").isEmpty)
        let domain = row.integer("domain")
        XCTAssertTrue(row.isNull("domain") || (1...4).contains(domain ?? 0))
        XCTAssertTrue(row.isNull("task") || row.text("task")?.isEmpty == false)
        let source = try XCTUnwrap(row.row("source"))
        XCTAssertEqual(source.names, ["file", "line"])
        XCTAssertEqual(source.text("file"), guide)
        XCTAssertTrue((1...lineCount).contains(source.integer("line") ?? 0))
        XCTAssertFalse(row.rows("sources").isEmpty)
      }
      let ids = rows.compactMap { $0.text("id") }
      XCTAssertEqual(Set(ids).count, rows.count, "every card of \(guide) has its own id")
      let prompts = rows.compactMap { row in
        row.text("prompt").map { row.texts("breadcrumb").joined(separator: " › ") + " " + $0 }
      }
      let repeated = Dictionary(grouping: prompts) { $0 }.filter { $0.value.count > 1 }.keys
      XCTAssertEqual(repeated.sorted(), [], "two cards of \(guide) ask the same")
    }
  }

  func testTwoGuidesAtOnceAndAFolder() throws {
    let guides = try guides()
    func cards(_ arguments: [String]) throws -> [JSONRow] {
      let outcome = try StudyPlace().run(["cards", "--json"] + arguments)
      XCTAssertEqual(outcome.ending, .exited(0), outcome.errors)
      return try JSONRow.rows(outcome.lines)
    }
    func ids(_ rows: [JSONRow]) -> Set<String> { Set(rows.compactMap { $0.text("id") }) }
    func files(_ rows: [JSONRow]) -> Set<String> {
      Set(rows.flatMap { $0.rows("sources") }.compactMap { $0.text("file") })
    }
    let first = try cards(["--guide", guides[1]])
    let second = try cards(["--guide", guides[2]])
    let both = try cards(["--guide", guides[1], "--guide", guides[2]])
    XCTAssertEqual(files(both), [guides[1], guides[2]])
    XCTAssertLessThanOrEqual(both.count, first.count + second.count)
    XCTAssertGreaterThan(both.count, max(first.count, second.count))
    XCTAssertEqual(ids(both).count, both.count)

    let folder = URL(fileURLWithPath: guides[0]).deletingLastPathComponent().path
    let all = try cards(["--guide", folder])
    XCTAssertEqual(files(all), Set(guides))
    let one = try guides.map { try cards(["--guide", $0]).count }.max() ?? 0
    XCTAssertGreaterThan(all.count, one)
    let place = try StudyPlace()
    let input = String(repeating: "\n4\n", count: 20)
    let review = try place.run(["review", "--guide", folder], input: input)
    XCTAssertEqual(review.ending, .exited(0), review.errors)
    XCTAssertEqual(try place.reviews().count, 20)
  }

  func testAGuideAsAnOperand() throws {
    let guide = try guides()[0]
    for command in [["cards"], ["cards", "--json"], ["check"], ["report"], ["due"], ["review"]] {
      let named = try StudyPlace().run(command + ["--guide", guide])
      let operand = try StudyPlace().run(command + [guide])
      XCTAssertEqual(operand.ending, named.ending, operand.errors)
      XCTAssertEqual(operand.output, named.output, "\(command)")
      let bundled = try StudyPlace().run(command)
      if command != ["due"] { XCTAssertNotEqual(operand.output, bundled.output, "\(command)") }
    }
  }
}
