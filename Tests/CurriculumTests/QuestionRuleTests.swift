import SourceText
import XCTest

@testable import Curriculum

final class QuestionRuleTests: XCTestCase {
  private func rules(_ options: String, stem: String = "What is it?") -> [String] {
    let text = "---\nkind: questions\n---\n# Q\n\n## One\n\n\(stem)\n\n\(options)"
    let rules = """
      ---
      exam: none
      kind: blueprint
      ---
      # Exam

      ## Item rules

      | Type | Options | Correct |
      |---|---|---|
      | Multiple choice | 4 | 1 |
      | Multiple response | 5 or more | 2 or more |

      ## Domain 1: All (100%)
      """
    let graph = GraphBuilder.graph(
      files: [
        .init(path: "blueprint.md", bytes: Array(rules.utf8)),
        .init(path: "questions.md", bytes: Array(text.utf8)),
      ],
      exam: "none"
    )
    return GuideCheck.findings(in: graph).map(\.rule).sorted()
  }

  private func option(_ text: String, _ isKey: Bool, reason: Bool = true) -> String {
    "- [\(isKey ? "x" : " ")] \(text)\n" + (reason ? "\n  Because of \(text).\n\n" : "")
  }

  func testFindings() {
    let key = option("a", true)
    let others = ["b", "c", "d"].map { option($0, false) }.joined()
    XCTAssertEqual(rules(key + others), [])
    XCTAssertEqual(rules(option("a", false) + others), ["question.key-missing"])
    XCTAssertEqual(rules(key + option("b", false)), ["question.option-count"])
    XCTAssertEqual(
      rules(key + others + option("b", false)),
      ["question.duplicate-option", "question.option-count"]
    )
    XCTAssertEqual(rules(key + option("e", true) + others), ["question.count-unsaid"])
    XCTAssertEqual(
      rules(key + option("e", true) + others, stem: "Which fit? (Select TWO.)"),
      []
    )
    XCTAssertEqual(
      rules(key + option("e", true) + others, stem: "Which fit? (Select THREE.)"),
      ["question.key-count"]
    )
    let bare = option("a", true, reason: false) + others
    XCTAssertEqual(rules(bare), ["question.reason-missing"])
  }

  func testReasonsBelongToTheirOptions() throws {
    let text = "## One\n\nWhat is it?\n\n" + option("a", true) + option("b", false)
    let question = try XCTUnwrap(Graphs.of("# Q\n\n" + text).questions.first)
    XCTAssertEqual(question.stem, "What is it?")
    XCTAssertEqual(question.options.map(\.text), ["a", "b"])
    XCTAssertEqual(question.options.map(\.reason), ["Because of a.", "Because of b."])
    XCTAssertEqual(question.options.map(\.isCorrect), [true, false])
    XCTAssertEqual(Set(question.options.map(\.key)).count, 2)
  }

  func testUnknownPointsAndWeightsAreErrors() {
    let blueprint = """
      ---
      exam: none
      kind: blueprint
      ---
      # Exam

      ## Domain 1: All (90%)

      ### Task 1.1: Work

      - **K1.1.1**: know
      - **K1.1.1**: know again
      """
    let guide =
      "# Module 1: M\n\n## T\n<!-- covers: K9.9.9 -->\n<!-- requires: 8.8 -->\n<!-- cover: x -->\n\n**Alpha**: b c\n"
    let graph = GraphBuilder.graph(
      files: [
        .init(path: "blueprint.md", bytes: Array(blueprint.utf8)),
        .init(path: "guide.md", bytes: Array(guide.utf8)),
      ],
      exam: "none"
    )
    XCTAssertEqual(
      Set(GuideCheck.findings(in: graph).map(\.rule)),
      [
        "blueprint.weights", "blueprint.duplicate-point", "blueprint.unknown-point",
        "topic.unknown-requirement", "directive.unknown", "blueprint.uncovered",
      ]
    )
  }

  private func guideRules(_ text: String) -> [String] {
    GuideCheck.findings(in: Graphs.of(text)).map(\.rule)
  }

  func testWeightsOfDomainsInAGuide() {
    let rows: [([String], Bool, UInt)] = [
      (["28%", "26%", "22%", "24%"], false, #line), (["28%", "26%", "22%", "26%"], true, #line),
      (["17.5 %", "82.5 %"], false, #line), (["33.3%", "33.3%", "33.3%"], false, #line),
      (["28% of scored content", "70% of scored content"], true, #line),
    ]
    for (weights, isWrong, line) in rows {
      let headings = weights.enumerated().map {
        "## Domain \($0 + 1): Part \($0) (\($1))\n\ntext\n"
      }
      let table = weights.map { "| Part | \($0.prefix { $0 != "o" }) |\n" }
      let list = weights.map { "- Part: \($0.prefix { $0 != "o" })\n" }
      XCTAssertEqual(
        guideRules("# Guide\n\nThe weights:\n\n" + list.joined()).contains("blueprint.weights"),
        isWrong && list.count > 2,
        line: line
      )
      XCTAssertFalse(
        guideRules("# Guide\n\nThe rates:\n\n" + list.joined()).contains("blueprint.weights"),
        line: line
      )
      for text in [
        headings.joined(separator: "\n"), "| Domain | Weight |\n|---|---|\n" + table.joined(),
      ] {
        XCTAssertEqual(
          guideRules("# Guide\n\n" + text).contains("blueprint.weights"),
          isWrong,
          text,
          line: line
        )
      }
    }
  }

  /// A forgotten key is told where the questions around it have one, or where boxes wait for ticks.
  func testForgottenKeysAreTold() {
    let france = "1. Which city is the capital of France?\n   1. Paris\n   2. Rome\n"
    let spain = "2. Which city is the capital of Spain?\n   1. Paris\n   2. Madrid\n"
    let rows: [(String, [String], UInt)] = [
      (france + "\n   Answer: 1\n\n" + spain, ["question.key-missing"], #line),
      (france + "\n   Answer: 1\n\n" + spain + "\n   Answer: 2\n", [], #line),
      (france + spain, [], #line),
      ("Which city is a capital?\n\n- [ ] Paris\n- [ ] Nice\n", ["question.key-missing"], #line),
      ("What is left to do?\n\n- [ ] Bake\n- [ ] Sleep\n", [], #line),
      (
        "1. What is a capital?\n   1. Paris\n\n   Correct answer: 1\n", ["question.one-option"],
        #line
      ),
      ("1. What is a capital?\n   1. Paris is one of them\n", [], #line),
    ]
    for (text, expected, line) in rows {
      let rules = guideRules("# Guide\n\n## Quiz\n\n" + text).filter {
        $0.hasPrefix("question.") && $0 != "question.reason-missing"
      }
      XCTAssertEqual(rules, expected, line: line)
    }
  }

  /// What a wrong option is called in an explanation makes it no key.
  func testAReasonIsNoKey() {
    let text =
      "Which word makes a value?\n\n- [ ] `impl`\n- [ ] `let`\n\n"
      + "> `impl` is the wrong choice here, because it adds methods.\n"
    let graph = Graphs.of("# Guide\n\n## Quiz\n\n" + text)
    XCTAssertEqual(graph.questions.map(\.keyCount), [0])
  }

  /// A key that leaves a number out answers the question of each number that it has.
  func testKeysByNumber() {
    let questions = (1...3).map { number in
      "Question \(number): What is \(number) + 1?\n\n1) one\n2) two\n3) three\n4) four\n\n"
    }
    for key in ["1. 2\n3. 4\n", "1. 2\n\n3. 4\n"] {
      let graph = Graphs.of(
        "# Guide\n\n## Quiz\n\n" + questions.joined() + "## Answer key\n\n" + key
      )
      XCTAssertEqual(
        graph.questions.map { $0.options.filter(\.isCorrect).map(\.text) },
        [["two"], [], ["four"]]
      )
    }
  }

  func testAKeyThatIsNoOptionIsShown() throws {
    let text = "# Guide\n\n## Quiz\n\nWhich?\n\nA. CSV\nB. ORC\n\n**Answer: E** since it is so\n"
    let finding = try XCTUnwrap(
      GuideCheck.findings(in: Graphs.of(text)).first { $0.rule == "question.key-out-of-range" }
    )
    let place = String(decoding: Array(text.utf8)[finding.range], as: UTF8.self)
    XCTAssertTrue(place.hasPrefix("Answer: E"), place)
  }

  func testTopicsBelowTitlesThatSayNothing() {
    XCTAssertFalse(guideRules("# SQL\n\nintro\n\n## Basics\n\ntext\n").contains("topic.duplicate"))
    XCTAssertTrue(
      guideRules("# SQL\n\n## Joins\n\ntext\n\n## Joins\n\nmore\n").contains("topic.duplicate")
    )
  }

  func testAnchorsThatAuthorsSet() {
    let links = "[a](#use) [b](#top) [c](#%C3%BCber-uns) [d](#here)\n"
    let places = "## Über uns\n\n<a id=\"use\"></a>\n\n## There {#here}\n\ntext\n"
    XCTAssertFalse(guideRules("# A\n\n" + links + places).contains("structure.dead-anchor"))
    XCTAssertTrue(guideRules("# A\n\n[e](#none)\n\n" + places).contains("structure.dead-anchor"))
  }

  func testQuestionsWithTwoKeysSayWhich() throws {
    let one = "## One\n\nWhat is it?\n\n" + option("a", true) + option("b", false)
    let two = "## Two\n\nWhat is it?\n\n" + option("a", false) + option("b", true)
    let found = GuideCheck.findings(in: Graphs.of("# Q\n\n" + one + two))
    let duplicate = try XCTUnwrap(found.first { $0.rule == "question.duplicate" })
    XCTAssertTrue(duplicate.summary.contains("another key"), duplicate.summary)
    XCTAssertEqual(duplicate.notes.count, 1)
  }
}
