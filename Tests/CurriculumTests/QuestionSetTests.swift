import SourceText
import XCTest

@testable import Curriculum

/// Files that hold little else than questions.
final class QuestionSetTests: XCTestCase {
  private func cards(_ text: String) -> [String] {
    Graphs.of(text, path: "practice.md").cards.map { card in
      let title = card.breadcrumb.joined(separator: " › ")
      let prompt = card.prompt.split(separator: "\n").joined(separator: " / ")
      return "\(title): \(prompt) → \(card.answer.split(separator: "\n").joined(separator: " / "))"
    }
  }

  func testQuestionsAsHeadingsAreAskedWhateverStandsAboveThem() {
    let one = "Which service reads text?\n\n- [ ] Polly\n- [x] Textract\n"
    let two = "Which service speaks?\n\n- [x] Polly\n- [ ] Textract\n"
    func asked(below title: String) -> [String] {
      [
        "\(title): Which service reads text? / A. Polly / B. Textract → B. Textract",
        "\(title): Which service speaks? / A. Polly / B. Textract → A. Polly",
      ]
    }
    let rows: [(String, String, UInt)] = [
      ("# Quiz on AI\n\n### \(one)\n### \(two)", "Quiz on AI", #line),
      ("# AI\n\n## Services\n\n### \(one)\n### \(two)", "AI › Services", #line),
      ("# AI\n\n## \(one)\n## \(two)", "AI", #line),
      ("### \(one)\n### \(two)", "practice", #line),
      ("# \(one)\n# \(two)", "practice", #line),
      ("# AI\n\nTen questions.\n\n## \(one)\n## \(two)", "AI", #line),
      ("# AI\n\n## Question 1\n\n\(one)\n## Question 2\n\n\(two)", "AI", #line),
    ]
    for (text, title, line) in rows { XCTAssertEqual(cards(text), asked(below: title), line: line) }
  }

  func testOneTopicHoldsTheQuestionsBelowAHeading() {
    let graph = Graphs.of(
      """
      # Quiz

      ## Storage

      ### Which format is columnar?

      - [x] Parquet
      - [ ] CSV

      ### Which format has rows?

      - [ ] Parquet
      - [x] CSV

      ## Speech

      ### Which service speaks?

      - [x] Polly
      - [ ] Textract
      """
    )
    XCTAssertEqual(graph.topics.map(\.title), ["Storage", "Speech"])
    XCTAssertEqual(
      graph.cards.map { graph.topics[$0.topic].title },
      ["Storage", "Storage", "Speech"]
    )
    XCTAssertEqual(graph.modules.map(\.title), ["Storage", "Speech"])
  }

  func testOptionsThatAreJudgedInPlace() {
    let asked = "Quiz: Which service speaks? / A. Textract / B. Polly → B. Polly"
    let rows: [(String, String, UInt)] = [
      ("#### Q1. Which service speaks?\n\n- ❌ Textract\n- ✅ Polly\n", asked, #line),
      ("#### Q1. Which service speaks?\n\n- [❌] Textract\n- [✅] Polly\n", asked, #line),
      (
        "#### Q1. Which service speaks?\n\n❌ Textract\n   - It reads.\n\n✅ Polly\n   - It speaks.\n",
        asked + " / It speaks.", #line
      ),
      (
        "**Q1. Which service speaks?**\n\n1. Textract\n2. **Polly**\n\n> It reads text aloud.\n",
        asked + " / It reads text aloud.", #line
      ),
      (
        "### True or false: Textract speaks to its callers.\n\n- [ ] True\n- [x] False\n",
        "Quiz: True or false: Textract speaks to its callers. / A. True / B. False → B. False",
        #line
      ),
    ]
    for (text, card, line) in rows {
      XCTAssertEqual(cards("# Quiz\n\n" + text), [card], line: line)
    }
    // Strong words of a list under a question that nobody calls one are terms.
    let list = cards("# Speech\n\n### Which service speaks?\n\n- **Polly**\n- Textract\n")
    XCTAssertFalse(list.contains { $0.contains("A. ") }, "\(list)")
  }

  func testSeveralAnswersByTheirText() {
    let graph = Graphs.of(
      """
      # Quiz

      ### Which are columnar? (Pick 2.)

      * Parquet
      * CSV
      * ORC

      Answers: Parquet, ORC
      """
    )
    XCTAssertEqual(graph.questions.map { $0.options.map(\.isCorrect) }, [[true, false, true]])
    XCTAssertEqual(graph.questions.map { $0.options.map(\.reason) }, [["", "", ""]])
  }

  func testASpoilerEndsBeforeTheNextQuestion() {
    let text = """
      # Quiz

      **1)** Which format is columnar?

      A. CSV   B. Parquet

      ||B||

      **2)** Which format has rows?

      A. CSV   B. Parquet

      >! A – one row a line
      """
    XCTAssertEqual(
      cards(text),
      [
        "Quiz: Which format is columnar? / A. CSV / B. Parquet → B. Parquet",
        "Quiz: Which format has rows? / A. CSV / B. Parquet → A. CSV / one row a line",
      ]
    )
  }

  func testStatementsWithTheirVerdict() {
    let text = """
      # Worksheet

      ## True or false?

      1. TCP keeps segments in order. (T)
      2. UDP shakes hands first. (F – TCP does)
      3. An address has 128 bits. **True**
      4. HTTPS uses port 80. **False.** It uses 443.
      5. FTP sends keys openly. T
      6. SSH uses port 21. **F** (that is FTP)
      7. DNS is a cable. F - a service
      8. ARP finds names. (False) it finds addresses
      9. LDAP is a drink. FALSE. It is a directory

      ## Lower layers

      1. True or false: A switch has ports. **True**

      ## Notes

      1. TCP keeps segments in order. (T)
      2. UDP shakes hands first. (F)
      """
    let asked = cards(text).filter { $0.contains("A. True") }
    XCTAssertEqual(
      asked,
      [
        ("TCP keeps segments in order.", "A. True"),
        ("UDP shakes hands first.", "B. False / TCP does"),
        ("An address has 128 bits.", "A. True"),
        ("HTTPS uses port 80.", "B. False / It uses 443."),
        ("FTP sends keys openly.", "A. True"), ("SSH uses port 21.", "B. False / that is FTP"),
        ("DNS is a cable.", "B. False / a service"),
        ("ARP finds names.", "B. False / it finds addresses"),
        ("LDAP is a drink.", "B. False / It is a directory"),
      ].map { statement, key in
        "Worksheet › True or false?: True or false: \(statement) / A. True / B. False → \(key)"
      } + [
        "Worksheet › Lower layers: True or false: A switch has ports. / A. True / B. False → A. True"
      ]
    )
  }

  func testPapersWithModelAnswers() {
    let text = """
      # Paper 2

      ### Q1 (1 mark)

      Name the place of respiration.

      **Model answer**

      The mitochondrion.

      ### Question 2 [2]

      A student heats an enzyme to 80 °C.

      Explain what happens.

      Marking points: any two from
      - Its shape changes
      - The substrate does not fit

      *Accept: it is denatured.*

      ### Define osmosis in cells.

      **Answer:** Water moves through a membrane.

      ### Storage

      A store of objects.

      **Solution:** take it.
      """
    XCTAssertEqual(
      cards(text).filter { !$0.hasPrefix("Paper 2 › Storage") },
      [
        "Paper 2 › Q1 (1 mark): Name the place of respiration. → The mitochondrion.",
        "Paper 2 › Question 2 [2]: A student heats an enzyme to 80 °C. / Explain what happens. → "
          + "• Its shape changes / • The substrate does not fit",
        "Paper 2 › Define osmosis in cells: Define osmosis in cells → "
          + "Water moves through a membrane.",
      ]
    )
  }

  func testGapsWithTheirAnswersInAnotherList() {
    let text = """
      # Worksheet

      ## Fill in the blanks

      1. Names become addresses by ______.
      2. A /24 mask is ______.

      ### Answers

      1. DNS
      2. 255.255.255.0

      ## Match

      | | |
      |-|-|
      | 1. DHCP | a. sends mail |
      | 2. SMTP | b. gives addresses |
      """
    XCTAssertEqual(
      cards(text),
      [
        "Fill in the blanks: Names become addresses by ______. → DNS",
        "Fill in the blanks: A /24 mask is ______. → 255.255.255.0",
      ]
    )
  }

  // MARK: Domains

  /// The bundled questions as somebody would collect them in a file of their own.
  private func collected(_ questions: [Question]) -> String {
    var text = "# Practice test\n"
    for (number, question) in questions.enumerated() {
      text += "\n**Question \(number + 1)**\n\n\(question.stem)\n\n"
      var reasons: [String] = []
      var key: [Character] = []
      for (letter, option) in zip("ABCDEFGHIJ", question.options) {
        text += "\(letter). \(option.text)\n"
        guard option.isCorrect else { continue }
        key.append(letter)
        reasons.append(option.reason.split(separator: "\n").joined(separator: " "))
      }
      text += "\nAnswer: \(String(key).map(String.init).joined(separator: ", "))\n"
      text += "\nExplanation: \(reasons.joined(separator: " "))\n"
    }
    return text
  }

  func testQuestionsOfAMixedSetGetTheDomainThatTheySpeakOf() throws {
    let bank = Graphs.bundled.questions
    let file = SourceFile(path: "practice.md", bytes: Array(collected(bank).utf8))
    let graph = GraphBuilder.graph(files: Graphs.references + [file], exam: "mla-c01")
    XCTAssertEqual(graph.questions.count, bank.count)
    XCTAssertEqual(graph.cards.count { $0.kind == .choice }, bank.count)
    let right = zip(graph.questions, bank).count { $0.domain == $1.domain }
    let rightTasks = zip(graph.questions, bank).count { $0.task == $1.task }
    print("mapping of \(bank.count) questions: domain \(right), task \(rightTasks)")
    XCTAssertGreaterThanOrEqual(Double(right), 0.85 * Double(bank.count))
    // A card serves what its question serves.
    let domains = Dictionary(graph.questions.map { ($0.stem, $0.domain) }) { first, _ in first }
    for card in graph.cards where card.kind == .choice {
      XCTAssertEqual(card.domain, domains[card.term])
    }
  }

  func testADomainThatTheGuideNamesStands() {
    let text = """
      # Practice test

      ## Domain 4: ML Solution Monitoring, Maintenance, and Security

      ### Which metric is the harmonic mean of precision and recall?

      - [x] F1 score
      - [ ] RMSE
      """
    let file = SourceFile(path: "practice.md", bytes: Array(text.utf8))
    let graph = GraphBuilder.graph(files: Graphs.references + [file], exam: "mla-c01")
    XCTAssertEqual(graph.cards.map(\.domain), [4])
    XCTAssertEqual(graph.questions.map(\.domain), [4])
  }

  func testQuestionsOfAnotherSubjectServeNoDomain() {
    let text = """
      # Kubernetes quiz

      ### Which object keeps a number of pods running?

      - [x] Deployment
      - [ ] ConfigMap

      ### Which command drains a node before an update?

      - [ ] kubectl cordon
      - [x] kubectl drain
      """
    let file = SourceFile(path: "practice.md", bytes: Array(text.utf8))
    let graph = GraphBuilder.graph(files: Graphs.references + [file], exam: "mla-c01")
    XCTAssertEqual(graph.cards.map(\.domain), [nil, nil])
    XCTAssertEqual(graph.questions.map(\.domain), [nil, nil])
  }

  func testWhatExplainsAllKeysIsSaidOnce() {
    let text = """
      # Quiz

      ### Which are columnar? (Choose two.)

      - [x] Parquet
      - [ ] CSV
      - [x] ORC

      > They keep columns together.
      """
    XCTAssertEqual(
      cards(text),
      [
        "Quiz: Which are columnar? (Choose two.) / A. Parquet / B. CSV / C. ORC → "
          + "A. Parquet / C. ORC / They keep columns together."
      ]
    )
  }

  // MARK: Order

  func testOptionsStayWhereSomebodySpeaksOfTheirLetters() {
    let fixed: [([String], [String])] = [
      (["CSV", "Parquet", "All of the above"], []),
      (["CSV", "Parquet", "Both A and B"], []),
      (["CSV", "Parquet", "None of these"], []),
      (["CSV", "Parquet"], ["B keeps columns together."]),
      (["CSV", "Parquet"], ["", "A) has rows, (B) columns"]),
      (["CSV", "Parquet"], ["A is row by row."]),
    ]
    let free: [([String], [String])] = [
      (["CSV", "Parquet"], ["A format of columns.", "It takes 4 B a value."]),
      (["Parquet and ORC", "CSV and JSON"], ["I would take it for ETL and ML."]),
    ]
    for (texts, reasons) in fixed {
      XCTAssertTrue(OptionOrder.isFixed(texts, reasons: reasons), "\(texts) \(reasons)")
    }
    for (texts, reasons) in free {
      XCTAssertFalse(OptionOrder.isFixed(texts, reasons: reasons), "\(texts) \(reasons)")
    }
    let bank = Graphs.bundled.questions.filter { question in
      OptionOrder.isFixed(question.options.map(\.text), reasons: question.options.map(\.reason))
    }
    XCTAssertEqual(bank.map(\.id), [])
  }
}
