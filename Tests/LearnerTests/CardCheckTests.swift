import Curriculum
import Journal
import SourceText
import XCTest

@testable import Learner

final class CardCheckTests: XCTestCase {
  private func graph(_ terms: [String]) -> StudyGraph {
    let entries = terms.map { "- **\($0)**: a columnar file format for tables that jobs read\n" }
    let text = "# Formats\n\n## Storage\n\n" + entries.joined()
    return GraphBuilder.graph(
      files: [SourceFile(path: "guide.md", bytes: Array(text.utf8))],
      exam: "none"
    )
  }

  private func note(_ card: Card) -> EventBody {
    let about = CardAbout(
      kind: card.kind.rawValue,
      term: card.term,
      prompt: card.prompt,
      breadcrumb: card.breadcrumb
    )
    return .note(CardRef(card: card.id.text, about: about), text: "x")
  }

  func testCardsThatAreGoneAndRenamedAreCountedAndNamed() throws {
    let before = graph(["Parqet", "Zebra"])
    let after = graph(["Parquet"])
    var script = try EventScript()
    for card in before.cards where card.kind == .definition { script.add(note(card)) }
    script.review("nobody", .good, day: 1, due: 2)
    let learner = LearnerState(replaying: script.events, over: after)
    let check = CardCheck(learner, in: after)
    XCTAssertEqual(check.links.map { after.card($0.new)?.term }, ["Parquet"])
    XCTAssertEqual(check.gone.map(\.term), ["Zebra"])
    XCTAssertEqual(check.nameless, 1)
    let findings = check.findings(folder: "/progress")
    XCTAssertEqual(findings.map(\.rule), [.renamedCard, .goneCard])
    XCTAssertEqual(findings.map(\.count), [1, 2])
    XCTAssertTrue(findings.allSatisfy { $0.severity == .note && $0.file == "/progress" })
    XCTAssertTrue(findings[0].what.contains("'Parqet' is 'Parquet'"), findings[0].what)
    XCTAssertTrue(findings[1].what.contains("2 cards are"), findings[1].what)
    XCTAssertTrue(findings[1].what.contains("'Zebra' (definition) and 1 more"), findings[1].what)
  }

  func testNothingIsSaidWhileEveryCardIsThere() throws {
    let guide = graph(["Parquet"])
    var script = try EventScript()
    for card in guide.cards { script.add(note(card)) }
    let check = CardCheck(LearnerState(replaying: script.events, over: guide), in: guide)
    XCTAssertEqual(check.findings(folder: "/progress"), [])
  }

  func testATermThatGotItsOldNameBackIsNotLost() throws {
    let (old, new) = (graph(["Parqet"]), graph(["Parquet"]))
    var script = try EventScript()
    for (before, after) in zip(old.cards, new.cards) {
      script.add(note(before))
      script.add(.relink(from: before.id.text, to: after.id.text))
      script.add(note(after))
    }
    for graph in [old, new] {
      let learner = LearnerState(replaying: script.events, over: graph)
      XCTAssertEqual(learner.lostCards(in: graph), [])
      XCTAssertEqual(CardCheck(learner, in: graph).findings(folder: ""), [])
      for card in graph.cards { XCTAssertNotNil(learner.progress(of: card.id)) }
    }
  }

  func testAtMostFiveCardsAreNamed() throws {
    let terms = (1...8).map { "Beast \($0)" }
    var script = try EventScript()
    for card in graph(terms).cards where card.kind == .definition { script.add(note(card)) }
    let other = graph(["Parquet"])
    let check = CardCheck(LearnerState(replaying: script.events, over: other), in: other)
    let finding = try XCTUnwrap(check.findings(folder: "").first)
    XCTAssertTrue(finding.what.contains("'Beast 5' (definition) and 3 more"), finding.what)
  }
}
