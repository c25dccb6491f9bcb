import SourceText
import XCTest

@testable import Curriculum

/// What an author is told about cards, questions, structure and the blueprint.
final class CardCheckTests: XCTestCase {
  private func findings(_ text: String, path: String = "guide.md") -> [Diagnostic] {
    GuideCheck.findings(in: Graphs.of(text, path: path))
      .sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  private func told(_ body: String) -> [String] {
    findings("# T\n\n## Streams\n\n" + body)
      .filter { !["topic.no-card", "question.reason-missing"].contains($0.rule) }
      .map { "\($0.severity.rawValue) \($0.rule)" }
  }

  private let long = String(repeating: "word ", count: 70)

  func testCards() {
    let items = (1...9).map { "- item \($0)\n" }.joined()
    let wide = "- short\n- " + String(repeating: "word ", count: 25) + "\n"
    let rows: [(String, [String], UInt)] = [
      ("**Shard**: a unit of a stream", [], #line),
      ("**Shard**: \(long)", ["note card.too-long"], #line),
      ("**Shard**: A unit. More \(long)", ["note card.too-long"], #line),
      ("**Parts**:\n\n\(items)", ["note card.too-long"], #line),
      ("**Parts**:\n\n\(wide)", ["note card.too-long"], #line),
      ("Q: Why?\nA: \(long)", ["note card.too-long"], #line),
      ("Q: Why?\nA: \(long) \(long)", ["warning card.too-long"], #line),
      ("Q: Which?\nA:\n\n\(items)", ["note card.too-long"], #line),
      ("Q: Which?\nA:\n\n\(items)\(items)", ["warning card.too-long"], #line),
      ("| A | B |\n|---|---|\n| c | \(long) |", ["note card.too-long"], #line),
      ("A ==gap== in \(long)", ["note card.too-long"], #line),
      ("A ==gap== in \(long) \(long)", ["warning card.too-long"], #line),
      ("**Shard**: a part of the", ["warning card.unanswerable"], #line),
      ("**Shard**: what a stream is", [], #line),
      ("**CSV**: csv", ["warning card.answer-in-prompt"], #line),
      ("**Net mending**: Mending twine", ["warning card.answer-in-prompt"], #line),
      ("**Net mending**: Torn twine", [], #line),
      // Spelled out, said by the title above, or said in other words.
      ("**max_mesh**: Maximum mesh", ["warning card.answer-in-prompt"], #line),
      ("**max_mesh**: Widest gap", [], #line),
      ("## Knots\n\n**Line tool**: Access to knots", ["warning card.answer-in-prompt"], #line),
      ("**Line tool**: Access to knots", [], #line),
      ("**Draught**: Statistical measures", ["warning card.answer-in-prompt"], #line),
      ("**Draught**: ∞", [], #line),
      ("**Translate**: Text translation", ["warning card.answer-in-prompt"], #line),
      ("**Translate**: translation of texts", [], #line),
      ("**Mixed**: Combination based on use case", ["warning card.answer-in-prompt"], #line),
      (
        "**Net care**:\n- **AWS Services**: Amazon Net Care", ["warning card.answer-in-prompt"],
        #line
      ),
      ("**Net care**:\n- **AWS Services**: Amazon Twine Room", [], #line),
      ("**Audio notes**: Sound data", ["warning card.answer-in-prompt"], #line),
      (
        "**Identify the data sources**: Determine the sources of data.",
        ["warning card.answer-in-prompt"], #line
      ),
      ("**Identify the data sources**: Ask each harbour master.", [], #line),
      ("Q: Is it columnar storage?\nA: Columnar storage", ["warning card.answer-in-prompt"], #line),
      ("Q: CSV or ORC for columns?\nA: ORC", [], #line),
      ("Q: Which knot, bow line, holds?\nA: Bow line.", ["warning card.answer-in-prompt"], #line),
      ("Q: What is the capital (Paris)?\nA: Paris", ["warning card.answer-in-prompt"], #line),
      ("Q: Is a bow line a knot?\nA: Knot", [], #line),
      ("Q: Why?", ["warning card.unanswerable"], #line),
      ("Q: Why?\n\nQ: How?\nA: So.", ["warning card.unanswerable"], #line),
      ("**Q:** Why?\n**A:**", ["warning card.unanswerable"], #line),
      ("shard ::", ["warning card.unanswerable"], #line),
      ("**Shard**: see below", ["warning card.unanswerable"], #line),
      ("**Shard**: See section 3.1.", ["warning card.unanswerable"], #line),
      ("**Shard**: TBD", ["warning card.unanswerable"], #line),
      ("**Shard**: https://example.org/shard", ["warning card.unanswerable"], #line),
      ("**Shard**: [docs](https://example.org)", ["warning card.unanswerable"], #line),
      ("**Shard**: [unit of a stream](https://example.org)", [], #line),
      ("**Sea**: seen from the shore", [], #line),
      ("Q: What is shown in the figure above?\nA: A knot", ["warning card.unanswerable"], #line),
      ("Q: What does the diagram below mean?\nA: A knot", ["warning card.unanswerable"], #line),
      ("Q: What does an image above the fold do?\nA: It sells", [], #line),
      ("Q: Whose figure is shown on a coin?\nA: The king's", [], #line),
      ("Q: Why?\nA: So.\n\nQ: Why?\nA: So.", ["note card.duplicate"], #line),
      ("Q: Why?\nA: So.\n\nQ: Why?\nA: Not so.", ["warning card.duplicate"], #line),
      // A hole among what is filled in.
      ("- **Net**: a web\n- **Rope**: a line\n- **Knot**:", ["note card.unanswerable"], #line),
      ("- **Net**: a web\n- **Knot**:\n- **Rope**: a line", ["note card.unanswerable"], #line),
      ("- **Net**: a web\n- **Rope**: a line\n- **Knot**:\n  - bowline", [], #line),
      ("- **Net**: a web\n\n- **Rope**: a line\n\n- **Knot**:", [], #line),
      ("- **Net**: a web\n- **Rope**:\n- **Knot**:", [], #line),
      ("NET = a web\nKNOT =\nROPE = a line", ["note card.unanswerable"], #line),
      (
        "| A | B |\n|-|-|\n| Net | web |\n| Rope | |\n| Knot | bow |", ["note card.unanswerable"],
        #line
      ),
      ("| A | B |\n|-|-|\n| Net | |\n| Rope | |\n| Knot | bow |", [], #line),
      ("| A | B |\n|-|-|\n| Net | web |\n| | rope |\n| Knot | bow |", [], #line),
    ]
    for (body, expected, line) in rows { XCTAssertEqual(told(body), expected, line: line) }
    XCTAssertEqual(
      findings("# Overview\n\n## Introduction\n\n- **Purpose**: to move data\n").map(\.rule),
      ["card.unanswerable", "topic.no-card"].sorted { $0 > $1 }
    )
  }

  /// A finding says where, how much and what to do.
  func testWhatIsSaid() throws {
    let text = "# T\n\n## Streams\n\n**Parts**:\n\n" + (1...9).map { "- item \($0)\n" }.joined()
    let finding = try XCTUnwrap(findings(text).first { $0.rule == "card.too-long" })
    XCTAssertEqual(finding.summary, "'Parts' has 9 items, more than 7; it is not asked")
    XCTAssertEqual(
      finding.help,
      "split it into parts of at most 7 items, each with a name of its own"
    )
    let place = String(decoding: Array(text.utf8)[finding.range], as: UTF8.self)
    XCTAssertTrue(place.hasPrefix("- item 1"), place)
    for finding in findings("# T\n\n## U\n\nQ: Why?\n\n## U\n\nWhich?\n\nA) a\nB) a\n\nAnswer: E\n")
    {
      XCTAssertNotNil(finding.help, finding.rule)
    }
  }

  func testQuestions() {
    let options = "A) CSV\nB) ORC\n\n"
    let rows: [(String, [String], UInt)] = [
      ("Which?\n\n\(options)Answer: B", [], #line),
      ("Which?\n\n\(options)", ["error question.key-missing"], #line),
      ("Q3. Which?\n\n- [ ] 2D\n- [ ] 3D", ["error question.key-missing"], #line),
      ("Which?\n\n\(options)Answer: E", ["error question.key-out-of-range"], #line),
      ("Which?\n\n\(options)Answer: Avro", ["error question.key-out-of-range"], #line),
      ("Which?\n\nA) CSV\n\nAnswer: A", ["error question.one-option"], #line),
      (
        "Which two? (Choose two.)\n\n\(options)Answer: A, B", ["error question.no-distractor"],
        #line
      ),
      (
        "Which?\n\nA) CSV\nB) csv\nC) ORC\n\nAnswer: C", [], #line
      ),
      ("Which?\n\nA) ORC\nB) ORC\nC) CSV\n\nAnswer: C", ["error question.duplicate-option"], #line),
      ("Which?\n\nA) `.x`\nB) `#x`\n\nAnswer: B", [], #line),
      (
        "Which?\n\n\(options)Answer: B\n\nWhich?\n\n\(options)Answer: B",
        ["error question.duplicate"], #line
      ),
      (
        "Which?\n\n\(options)Answer: B\n\nWhich?\n\nA) a\nB) b\n\nAnswer: B",
        ["warning question.duplicate"], #line
      ),
      (
        "Which fit?\n\nA) a\nB) b\nC) c\n\nAnswer: A, B", ["warning question.count-unsaid"], #line
      ),
      ("Which two fit?\n\nA) a\nB) b\nC) c\n\nAnswer: A, B", [], #line),
    ]
    for (body, expected, line) in rows { XCTAssertEqual(told(body), expected, line: line) }
  }

  /// A guide may leave the reason out; a file of questions should not.
  func testReasons() {
    let body = "# Q\n\n## One\n\nWhich?\n\n- [x] a\n- [ ] b\n"
    let severities = { (text: String) in
      self.findings(text).filter { $0.rule == "question.reason-missing" }.map(\.severity)
    }
    XCTAssertEqual(severities(body), [.note])
    XCTAssertEqual(severities("---\nkind: questions\n---\n" + body), [.warning, .warning])
    XCTAssertEqual(severities(body + "\nExplanation: so.\n"), [])
    XCTAssertEqual(severities(body + "\nExplanation: TBD\n"), [.note])
  }

  func testEmptyTopics() {
    let rules = { (text: String) in
      self.findings(text).map(\.rule).filter { $0 == "structure.empty-topic" }.count
    }
    XCTAssertEqual(rules("# T\n\n## Subtitle\n\n## U\n\n**A b**: c\n"), 0, "titles")
    XCTAssertEqual(rules("# T\n\n## U\n\n**A b**: c\n\n## V\n\n## W\n\n**D e**: f\n"), 1)
    XCTAssertEqual(rules("# T\n\n## U\n\n**A b**: c\n\n## V\n\n### W\n\n**D e**: f\n"), 0)
    XCTAssertEqual(rules("# T\n\n## U\n\n**A b**: c\n\n## V\n"), 1)
    for plan in ["TODO", "*Coming soon…*", "TBD: write of knots", "- [ ] todo", "---\n\nWIP"] {
      let text = "# T\n\n## U\n\n**A b**: c\n\n## V\n\n\(plan)\n"
      XCTAssertEqual(rules(text), 1, plan)
      XCTAssertFalse(findings(text).contains { $0.rule == "topic.no-card" }, plan)
    }
    for text in ["Todo lists help.", "TODOS are files.", "Later it burns."] {
      XCTAssertEqual(rules("# T\n\n## U\n\n**A b**: c\n\n## V\n\n\(text)\n"), 0, text)
    }
  }

  func testTasksWithoutTopicsAreTold() {
    let weather = "## Monitor model inference\n\n**Data drift**: a change of inputs\n\n"
    let data = "## Ingest and store data\n\n**Parquet**: a file format of columns\n\n"
    func told(_ text: String) -> [String] {
      let file = SourceFile(path: "guide.md", bytes: Array("# MLA-C01\n\n\(text)".utf8))
      let graph = GraphBuilder.graph(files: Graphs.references + [file], exam: "mla-c01")
      return GuideCheck.findings(in: graph).filter { $0.rule == "blueprint.uncovered" }
        .filter { $0.path == "guide.md" }.map(\.summary)
    }
    XCTAssertEqual(told(data + weather), ["10 of 12 tasks of mla-c01 have no topic here"])
    XCTAssertEqual(told("## Bread\n\n**Rye**: a grain\n\n## Knots\n\n**Bow**: a knot\n"), [])
  }

  func testLinksOfNotebooks() {
    let rows: [(String, Int, UInt)] = [
      ("[[#Part]]", 0, #line), ("[[#part|shown]]", 0, #line), ("[[#T#Part]]", 0, #line),
      ("[[#^name]]", 0, #line), ("[[#Nowhere]]", 1, #line), ("`[[#Nowhere]]`", 0, #line),
      ("[[#Nowhere", 0, #line), ("[[Other note]]", 0, #line),
      ("`[[#One]]` [[#Two]] [[#Part]] [[#Three]]", 2, #line),
    ]
    for (link, count, line) in rows {
      let found = findings("# T\n\n## Part\n\n\(link)\n").filter {
        $0.rule == "structure.dead-anchor"
      }
      XCTAssertEqual(found.count, count, line: line)
    }
  }

  func testLinks() {
    let links: [(String, Bool, UInt)] = [
      ("[a](other.md)", false, #line), ("[a](missing.md)", true, #line),
      ("[a](pictures/a%20b.png)", false, #line), ("![a](pictures/c.png)", true, #line),
      ("[a](other.md#part)", false, #line), ("[a](#part)", false, #line),
      ("[a](https://example.org/missing.md)", false, #line), ("[a](/root.md)", false, #line),
      ("[a](mailto:a@example.org)", false, #line), ("<https://example.org>", false, #line),
      ("[a]({{ site.url }}/x)", false, #line), ("[a](../up.md)", true, #line),
      ("[a]()", false, #line),
    ]
    let files: Set<String> = ["notes/guide.md", "notes/other.md", "notes/pictures/a b.png"]
    for (link, isDead, line) in links {
      let graph = Graphs.of("# T\n\n## Part\n\n\(link)\n", path: "notes/guide.md")
      let found = GuideCheck.findings(in: graph) { files.contains($0) }
      XCTAssertEqual(found.contains { $0.rule == "structure.dead-link" }, isDead, line: line)
      let unknown = GuideCheck.findings(in: graph)
      XCTAssertFalse(unknown.contains { $0.rule == "structure.dead-link" }, line: line)
      // A document that is no file has nothing beside it.
      let inMemory = GuideCheck.findings(in: graph) { _ in false }
      XCTAssertFalse(inMemory.contains { $0.rule == "structure.dead-link" }, line: line)
    }
  }

  func testOtherExams() throws {
    let blueprint = """
      ---
      exam: nav-c01
      kind: blueprint
      ---
      # Navigation (NAV-C01)

      ## Domain 1: Plotting a Course (60%)

      ## Domain 2: Reading the Weather (40%)
      """
    let rows: [(String, String?, UInt)] = [
      ("## Domain 1: Plotting a Course\n\n## Domain 2: Weather", nil, #line),
      ("## Domain 1: Weather\n\n## Domain 2: Plotting", nil, #line),
      (
        "## Domain 1: Sails\n\n## Domain 2: Ropes",
        "2 of its 2 domains are not domains of NAV-C01", #line
      ),
      (
        "## Domain 1: Sails\n\n## Domain 2: Ropes\n\n## Domain 3: Weather\n\nFor the SEA-C01 exam.",
        "2 of its 3 domains are not domains of NAV-C01; the text names SEA-C01 once", #line
      ),
      (
        "## Sails\n\nThe SEA-C01 exam, not SEA-C01.",
        "the text names SEA-C01 2 times, not NAV-C01", #line
      ),
      ("## Sails\n\nThe SEA-C01 exam came before NAV-C01, NAV-C01.", nil, #line),
      ("## Sails\n\nUSB-C01, SQL-Q36 and SQL-Q37.", nil, #line),
      ("## Task 1: Sails", nil, #line),
    ]
    for (body, expected, line) in rows {
      let graph = GraphBuilder.graph(
        files: [
          SourceFile(path: "blueprint.md", bytes: Array(blueprint.utf8)),
          SourceFile(path: "guide.md", bytes: Array("# Guide\n\n\(body)\n".utf8)),
        ],
        exam: "nav-c01"
      )
      let found = GuideCheck.findings(in: graph).filter { $0.rule == "blueprint.other-exam" }
      XCTAssertEqual(found.map(\.summary), expected.map { [$0] } ?? [], line: line)
    }
  }

  /// Only the guides that number another exam are told so.
  func testOtherExamsAmongTheGuides() throws {
    for (name, graph) in try Graphs.shared() {
      let count = GuideCheck.findings(in: graph).count { $0.rule == "blueprint.other-exam" }
      XCTAssertEqual(count, name.hasPrefix("004") ? 1 : 0, name)
    }
  }

  func testEveryKindThatIsNamedCanBeMade() {
    let text = """
      # Module 1: Data

      ## Streams

      - **Purpose**: to move records

      **Shard** - a unit

      drum ::: a part

      The ==gap== here.

      Q: Why?
      A: So.

      **Kinds**:

      - one
      - two

      **Steps to do it right**:

      1. first
      2. second

      | Format | Layout |
      |---|---|
      | CSV | rows |
      | Parquet | columns |

      **Share**: hits / (hits + misses)

      ### Spade vs. fork

      - **Spade**: cuts
      - **Fork**: loosens

      Which is a drum?

      A. Taiko
      B. Oboe

      Answer: A
      """
    let kinds = Set(Graphs.of(text).cards.map(\.kind))
    XCTAssertEqual(CardKind.allCases.filter { !kinds.contains($0) }, [])
  }
}
