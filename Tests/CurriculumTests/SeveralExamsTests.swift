import SourceText
import XCTest

@testable import Curriculum

/// One guide serves several exams, each with the points that the guide names for it.
final class SeveralExamsTests: XCTestCase {
  private let guide = """
    ---
    exam: [old-1, "new-2"]
    kind: guide
    ---
    # Module 1: Ferries

    ## 1.1 Both
    <!-- covers: K1.1.1 -->
    <!-- covers new-2: S2.1.1 -->

    **Alpha**: the first letter of the alphabet

    ## 1.2 Only the old one
    <!-- covers: K1.1.2 -->
    <!-- requires: 1.1 -->

    **Beta**: the second letter of the alphabet

    ## 1.3 Only the new one
    <!-- covers new-2: S1.1.1 S9.9.9 -->
    <!-- requires: 1.2 -->

    **Gamma**: the third letter of the alphabet

    ## 1.4 Neither

    **Delta**: the fourth letter of the alphabet
    """

  private let questions = """
    ---
    exam: old-1, new-2
    kind: questions
    ---
    # Questions

    ## Shared
    <!-- question: shared -->
    <!-- covers: K1.1.1 -->
    <!-- covers new-2: S2.1.1 -->

    Which is first?

    - [x] a
    - [ ] b

    ## Old
    <!-- question: old -->
    <!-- covers: K1.1.2 -->

    Which is second?

    - [ ] a
    - [x] b
    """

  private func blueprint(_ exam: String, _ domains: [[String]]) -> SourceFile {
    var text = "---\nexam: \(exam)\nkind: blueprint\n---\n# \(exam)\n"
    for (index, points) in domains.enumerated() {
      let number = index + 1
      text += "\n## Domain \(number): Part (50%)\n\n### Task \(number).1: Work\n\n"
      text += points.map { "- **\($0)**: know it\n" }.joined()
    }
    return SourceFile(path: "\(exam)/blueprint.md", bytes: Array(text.utf8))
  }

  private func graph(_ exam: String) -> StudyGraph {
    GraphBuilder.graph(
      files: [
        blueprint("old-1", [["K1.1.1", "K1.1.2"], ["K2.1.1"]]),
        blueprint("new-2", [["S1.1.1"], ["S2.1.1", "S2.1.2"]]),
        SourceFile(path: "guide.md", bytes: Array(guide.utf8)),
        SourceFile(path: "questions.md", bytes: Array(questions.utf8)),
      ],
      exam: exam
    )
  }

  func testTopicsBelongToTheDomainsOfTheExamAtHand() {
    XCTAssertEqual(graph("old-1").topics.compactMap(\.number), ["1.1", "1.2", "1.4"])
    XCTAssertEqual(graph("old-1").topics.map(\.domain), [1, 1, nil])
    XCTAssertEqual(graph("new-2").topics.compactMap(\.number), ["1.1", "1.3", "1.4"])
    XCTAssertEqual(graph("new-2").topics.map(\.domain), [2, 1, nil])
    XCTAssertEqual(graph("new-2").topics.map(\.covers), [["S2.1.1"], ["S1.1.1", "S9.9.9"], []])
  }

  /// Progress is kept by the names of cards, so they must not depend on the exam.
  func testSharedCardsKeepTheirNames() {
    let old = Dictionary(uniqueKeysWithValues: graph("old-1").cards.map { ($0.answer, $0.id) })
    let new = Dictionary(uniqueKeysWithValues: graph("new-2").cards.map { ($0.answer, $0.id) })
    let shared = Set(old.keys).intersection(new.keys)
    XCTAssertEqual(shared.count, 2)
    for answer in shared { XCTAssertEqual(old[answer], new[answer]) }
  }

  func testQuestionsOfAnotherExamAreLeftOut() {
    XCTAssertEqual(graph("old-1").questions.map(\.id), ["shared", "old"])
    XCTAssertEqual(graph("new-2").questions.map(\.id), ["shared"])
    XCTAssertEqual(graph("new-2").questions.first?.domain, 2)
  }

  func testCoverageIsToldOfEachExam() throws {
    let old = try XCTUnwrap(graph("old-1").coverage)
    XCTAssertEqual(old.missing, ["K2.1.1"])
    XCTAssertEqual([old.pointCount, old.coveredCount], [3, 2])
    XCTAssertEqual(graph("new-2").coverage?.missing, ["S2.1.2"])
    XCTAssertEqual(graph("old-1").questionCoverage?.missing, ["K2.1.1"])
    XCTAssertEqual(graph("new-2").questionCoverage?.missing, ["S1.1.1", "S2.1.2"])
    XCTAssertNil(Graphs.of("# M\n\n## T\n\n**Alpha**: the first letter").coverage)
  }

  /// A check with either exam at hand finds the same about both.
  func testOneCheckTellsAboutAllExams() {
    for exam in ["old-1", "new-2"] {
      let findings = GuideCheck.findings(in: graph(exam))
      let uncovered = findings.filter { $0.rule == "blueprint.uncovered" }
      XCTAssertEqual(
        uncovered.map { "\($0.path) \($0.help ?? "")" },
        [
          "old-1/blueprint.md not covered: K2.1.1",
          "new-2/blueprint.md not covered: S2.1.2",
        ]
      )
      XCTAssertEqual(
        findings.filter { $0.severity == .error }.map(\.summary),
        ["'S9.9.9' is no point of the blueprint of new-2"],
        exam
      )
      // A topic that another exam asks is there to be required, though it is left out.
      XCTAssertFalse(findings.contains { $0.rule == "topic.unknown-requirement" }, exam)
    }
  }

  /// What a guide says of itself wins over what its words speak for, whatever the exam.
  func testATopicBesideTheExamGetsNoDomain() {
    func domains(_ directive: String, _ exam: String) -> [Int?] {
      let guide = """
        ---
        exam: mla-c01, mla-c02
        ---
        # Module 1: M

        ## 1.1 Streams
        \(directive)

        **Shard of a stream**: a unit of Kinesis Data Streams, beside Amazon Data Firehose
        """
      let file = SourceFile(path: "guide.md", bytes: Array(guide.utf8))
      let graph = GraphBuilder.graph(files: Graphs.references + [file], exam: exam)
      XCTAssertEqual(graph.cards.count, 1, directive)
      XCTAssertEqual(GuideCheck.findings(in: graph).filter { $0.severity != .note }.count, 0)
      return graph.topics.map(\.domain) + graph.cards.map(\.domain)
    }
    for exam in ["mla-c01", "mla-c02"] {
      XCTAssertEqual(domains("", exam), [1, 1], exam)
      XCTAssertEqual(domains("<!-- covers: none -->", exam), [nil, nil], exam)
    }
  }
}
