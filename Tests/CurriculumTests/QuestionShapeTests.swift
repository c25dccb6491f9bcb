import XCTest

@testable import Curriculum

/// The shapes in which guides write questions; what is expected is what a reader would take.
final class QuestionShapeTests: XCTestCase {
  /// A question in one line: stem | options, those of the key with a star.
  private func summary(_ question: Question) -> String {
    let options = question.options.map { ($0.isCorrect ? "*" : "") + $0.text }
    return question.stem.split(separator: "\n", omittingEmptySubsequences: true)
      .joined(separator: " / ") + " | " + options.joined(separator: ", ")
  }

  private func check(_ body: String, _ expected: [String], line: UInt) {
    let graph = Graphs.of("# Course\n\n## Formats\n\n" + body)
    XCTAssertEqual(graph.questions.map(summary), expected, line: line)
    XCTAssertEqual(graph.plainCards.map { "\($0.prompt) \($0.answer)" }, [], line: line)
  }

  private let columnar = "Which format is columnar? | CSV, *Parquet, JSON"

  func testOptions() {
    let rows: [(String, UInt)] = [
      ("Which format is columnar?\n\n- [ ] CSV\n- [x] Parquet\n- [ ] JSON", #line),
      ("Which format is columnar?\n\n1. [ ] CSV\n2. [X] Parquet\n3. [ ] JSON", #line),
      (
        "Which format is columnar?\n\n- [ ] A. CSV\n- [ ] B. Parquet\n- [ ] C. JSON\n\nAnswer: B",
        #line
      ),
      ("Which format is columnar?\n( ) CSV\n(x) Parquet\n( ) JSON", #line),
      ("Which format is columnar?\n\n- ( ) CSV\n- (x) Parquet\n- ( ) JSON", #line),
      ("Which format is columnar?\n\n☐ CSV\n☑ Parquet\n☐ JSON", #line),
      ("Which format is columnar?\n\nA) CSV B) Parquet C) JSON\n\nAnswer: B", #line),
      ("Which format is columnar?\n\n(a) CSV (b) Parquet (c) JSON\n\nAnswer: (b)", #line),
      ("Which format is columnar?\n\nA. CSV\n\nB. Parquet\n\nC. JSON\n\nAnswer: B", #line),
      ("Which format is columnar?<br>A. CSV<br>B. Parquet<br>C. JSON<br>Answer: B", #line),
      ("Which format is columnar?\nA.CSV\nB.Parquet\nC.JSON\nANSWER: B", #line),
      (
        "Which format is columnar?\n\n- **A.** CSV\n- **B.** Parquet\n- **C.** JSON\n\nAns: b)",
        #line
      ),
      (
        "Which format is columnar?\n\n- **A** CSV\n- **B** Parquet\n- **C** JSON\n\nAnswer B", #line
      ),
      ("Which format is columnar?\n\n* `A` CSV\n* `B` Parquet\n* `C` JSON\n\nAns. B", #line),
      ("Which format is columnar?\n\n**A:** CSV\n**B:** Parquet\n**C:** JSON\n\nAnswer: B", #line),
      ("Which format is columnar?\n\nA: CSV\nB: Parquet\nC: JSON\n\nThe answer is B.", #line),
      ("Which format is columnar?\n\nA - CSV\nB - Parquet\nC - JSON\n\nKey: B", #line),
      ("Which format is columnar?\n\n[A] CSV\n[B] Parquet\n[C] JSON\n\nAnswer: [B]", #line),
      (
        "Which format is columnar?\n\nOption A: CSV\nOption B: Parquet\nOption C: JSON\n\nAnswer: Option B",
        #line
      ),
      ("Which format is columnar?\n\nＡ．CSV\nＢ．Parquet\nＣ．JSON\n\n答案：Ｂ", #line),
      ("Which format is columnar?\n\nA、CSV\nB、Parquet\nC、JSON\n\n正确答案：B", #line),
      ("Which format is columnar?\n\n（A）CSV\n（B）Parquet\n（C）JSON\n\n【答案】B", #line),
      ("Which format is columnar?\n\n1) CSV\n2) Parquet\n3) JSON\n\nAnswer: 2", #line),
      ("Which format is columnar?\n\n1. CSV\n2. Parquet\n3. JSON\nAnswer: 2) Parquet", #line),
      ("Which format is columnar?\n\n- CSV\n- Parquet\n- JSON\n\nAnswer: Parquet", #line),
      ("Which format is columnar?\n\n- CSV\n- Parquet ✅\n- JSON", #line),
      ("Which format is columnar?\n\n- CSV\n- Parquet\n- JSON\n\n✔ Parquet", #line),
      ("Which format is columnar? (a) CSV (b) Parquet (c) JSON\nAns: (b)", #line),
      ("1. Which format is columnar? (a) CSV (b) Parquet (c) JSON   Ans: (b)", #line),
      ("Which format is columnar? (a) CSV (b) Parquet (c) JSON\nAns. (b)", #line),
      ("Which format is columnar?\n(a) CSV (b) Parquet\n(c) JSON\nAns: (b)", #line),
      ("Which format is columnar?\n\nA) CSV / B) Parquet / C) JSON\n\n>! B", #line),
      ("Which format is columnar?\n\na) CSV\nb) **Parquet**\nc) JSON", #line),
      ("Which format is columnar?\n\na) CSV\n*b) Parquet\nc) JSON", #line),
      (
        "Which format is columnar?\n\n| A | B | C |\n|-|-|-|\n| CSV | Parquet | JSON |\n\nAnswer: B",
        #line
      ),
      (
        "Which format is columnar?\n\n| | |\n|-|-|\n| A | CSV |\n| B | Parquet |\n| C | JSON |\n"
          + "\n<!-- answer: B -->",
        #line
      ),
      ("Which format is columnar?\n\n- A. CSV\n- B. Parquet (correct)\n- C. JSON", #line),
      ("Which format is columnar?\n\n❌ A. CSV\n\n✅ B. Parquet\n\n❌ C. JSON", #line),
      ("Which format is columnar?\n\n- A. CSV\n- **B. Parquet**\n- C. JSON", #line),
      ("Which format is columnar? {\n=Parquet\n~CSV\n~JSON\n}", #line),
    ]
    for (body, line) in rows {
      let isGift = body.contains("{")
      check(
        body,
        [isGift ? "Which format is columnar? | *Parquet, CSV, JSON" : columnar],
        line: line
      )
    }
  }

  /// Options that are code, and a document that hides its answers under headings.
  func testOptionsOfCode() {
    let code = "- [ ] A\n\n```\nx = 1\n```\n\n- [x] B\n\n```\nx == 1\n```\n"
    let expected = ["What compares? | x = 1, *x == 1"]
    check("What compares?\n\n" + code, expected, line: #line)
    check("### Q1. What compares?\n\n" + code, expected, line: #line)
    check(
      "What compares?\n\n- A: `x = 1`\n- B: `x == 1`\n\n<details><summary>Answer</summary>\n<p>\n\n"
        + "#### Answer: B\n\nTwo signs.\n\n</p>\n</details>",
      expected,
      line: #line
    )
    check(
      "###### 1. What is printed?\n\n```\nprint(1)\n```\n\n- A: `1`\n- B: nothing\n\nAnswer: A",
      ["What is printed? / print(1) | *1, nothing"],
      line: #line
    )
    check(
      "What compares?\n\nA. `x = 1`\nB. `x == 1`\n\n__Suggested Answers__\n\n- A\n- B - Correct\n",
      expected,
      line: #line
    )
  }

  func testStems() {
    let options = "A. CSV\nB. Parquet\nC. JSON"
    let nested = "   - A. CSV\n   - B. Parquet\n   - C. JSON"
    let rows: [(String, UInt)] = [
      ("1. Which format is columnar?\n\(nested)\n\n   Answer: B", #line),
      ("1. Which format is columnar?\n\(nested)\n   Answer: B", #line),
      (
        "1. Which format is columnar?\n   A. CSV\n   B. Parquet\n   C. JSON\n   **Answer: B**",
        #line
      ),
      ("7. Which format is columnar?\n\n\(options)\n\nAnswer: B", #line),
      ("1) Which format is columnar?\na) CSV\nb) Parquet\nc) JSON\n\nanswer: b", #line),
      ("**1. Which format is columnar?**\n\n\(options)\n\nAnswer: B", #line),
      ("**Question 1**\n\nWhich format is columnar?\n\n\(options)\n\nAnswer: B", #line),
      ("**Question 1:** Which format is columnar?\n\n\(options)\n\nAnswer: B", #line),
      ("Question #12\nWhich format is columnar?\n\(options)\n\nAnswer: B", #line),
      ("QUESTION NO: 3\nWhich format is columnar?\n\(options)\n\nAnswer: B", #line),
      ("Q3. Which format is columnar?\n\(options)\n\nAnswer: B", #line),
      ("Q: Which format is columnar?\n\(options)\nA: B", #line),
      (
        "- Which format is columnar?\n  - A. CSV\n  - B. Parquet\n  - C. JSON\n  - Answer: B", #line
      ),
      ("### Question 1\n\nWhich format is columnar?\n\n\(options)\n\nAnswer: B", #line),
      ("### Question 1: Which format is columnar?\n\n\(options)\n\nAnswer: B", #line),
      ("### 1. Which format is columnar?\n\n\(options)\n\nAnswer: B", #line),
      ("### Which format is columnar?\n\n\(options)\n\n#### Answer\n\nB", #line),
      (
        "### Question 1\n\nWhich format is columnar?\n\n#### Options\n\n\(options)\n\n#### Answer: B",
        #line
      ),
      ("> Which format is columnar?\n>\n> A. CSV\n> B. Parquet\n> C. JSON\n>\n> Answer: B", #line),
    ]
    for (body, line) in rows { check(body, [columnar], line: line) }
  }

  func testAnswers() {
    let question = "Which format is columnar?\n\nA. CSV\nB. Parquet\nC. JSON\n\n"
    let rows: [(String, UInt)] = [
      ("Answer: B", #line), ("**Answer:** B", #line), ("**Answer**: B", #line),
      ("*Answer: B*", #line), ("Correct Answer: B", #line), ("correct answer - b", #line),
      ("**Correct answer is B.**", #line), ("Answer: (B)", #line), ("Answer: B. Parquet", #line),
      ("Answer: Parquet", #line), ("✅ Answer: B", #line), ("- Answer: B", #line),
      ("> Answer: B", #line), ("Suggested Answer: B 🗳️", #line), ("Solution: B", #line),
      ("Answer：B", #line), ("Antwort: B", #line), ("Answer:\n\nB", #line),
      ("**Answer**\n\n- B", #line), ("B is correct.", #line),
      ("<details><summary>Answer</summary>B</details>", #line),
      ("<details>\n<summary>Show answer</summary>\n\n**B. Parquet**\n\n</details>", #line),
      ("<details>\n<summary>Click to reveal</summary>\n<p>Answer: B</p>\n</details>", #line),
      ("<details>\n<summary>Answer: B</summary>\n</details>", #line),
      (">! B !<", #line), ("||B||", #line), ("> [!success]- Answer\n> B", #line),
      (":::spoiler Answer\nB\n:::", #line), ("??? success \"Answer\"\n    B", #line),
      ("??? answer\n\n    B", #line),
    ]
    for (answer, line) in rows { check(question + answer, [columnar], line: line) }
  }

  func testSeveralKeys() {
    let question =
      "Which two are columnar? (Choose two.)\n\nA. CSV\nB. Parquet\nC. JSON\nD. ORC\n\n"
    let expected = "Which two are columnar? (Choose two.) | CSV, *Parquet, JSON, *ORC"
    for answer in [
      "Answer: B and D", "**Correct answers:** B, D", "**Correct answer(s):** B, D",
      "Answers: B & D", "Answer: BD", "Answer: B,D",
      "Answer: B/D", "Answer: (B) and (D)", "Answer: B) and D)", "Answer: B) Parquet and D) ORC",
      "Answer: B. Parquet, D. ORC", "Answer: Options B and D", "Answers: B; D", "答案：BD",
      "Answer: B + D",
    ] {
      check(question + answer, [expected], line: #line)
    }
  }

  func testReasons() {
    let question = "Which format is columnar?\n\nA. CSV\nB. Parquet\n\n"
    let rows: [(String, [String], UInt)] = [
      (
        "Answer: B\nExplanation: It keeps columns together.", ["", "It keeps columns together."],
        #line
      ),
      (
        "Answer: B\n\n**Explanation:** It keeps\ncolumns together.",
        ["", "It keeps columns together."], #line
      ),
      ("Answer: B\n\nWhy: It keeps columns.", ["", "It keeps columns."], #line),
      ("Answer: B – it keeps columns.", ["", "it keeps columns."], #line),
      ("Answer: B\n\nExplanation:\n\nIt keeps columns.", ["", "It keeps columns."], #line),
      (
        "Answer: B\n\nExplanation: Two things:\n\n- columns\n- statistics",
        ["", "Two things:\n- columns\n- statistics"], #line
      ),
      ("Answer: B\n\nExplanation: As in\n\n```\nread()\n```", ["", "As in\n\nread()"], #line),
      (
        "Answer: B\n\n- A: rows are kept whole.\n- B: columns are.",
        ["rows are kept whole.", "columns are."], #line
      ),
      (
        "Answer: B\n\nExplanation:\n\n- **A** is incorrect because rows are kept.\n- **B** is correct: columns.",
        ["Incorrect because rows are kept.", "Correct: columns."], #line
      ),
      ("Answer: B\n\nOption A is wrong: it keeps rows.", ["Wrong: it keeps rows.", ""], #line),
      (
        "Answer: B\n\n- CSV: keeps rows.\n- Parquet: keeps columns.",
        ["keeps rows.", "keeps columns."], #line
      ),
      (
        "<details><summary>Answer</summary>\n\nB\n\nIt keeps columns.\n\n</details>",
        ["", "It keeps columns."], #line
      ),
      (
        "#### Answer\n\nB. It keeps columns.\n\nAnd more.", ["", "It keeps columns.\n\nAnd more."],
        #line
      ),
      (
        "#### Answer\n\nB\n\n#### Explanation\n\nIt keeps columns.", ["", "It keeps columns."],
        #line
      ),
    ]
    for (answer, reasons, line) in rows {
      let graph = Graphs.of("# Course\n\n## Formats\n\n" + question + answer)
      XCTAssertEqual(graph.questions.map { $0.options.map(\.reason) }, [reasons], line: line)
      XCTAssertEqual(
        graph.questions.map { $0.options.map(\.isCorrect) },
        [[false, true]],
        line: line
      )
      XCTAssertEqual(graph.plainCards.map(\.prompt), [], line: line)
    }
    let items =
      "Which is columnar?\n\n- A. CSV\n  - keeps rows\n- B. Parquet\n\n  keeps columns\n\nAnswer: B"
    XCTAssertEqual(
      Graphs.of("# T\n\n" + items).questions.first?.options.map(\.reason),
      ["keeps rows", "keeps columns"]
    )
  }

  func testQuestionsOneAfterAnother() {
    let two = ["Which is columnar? | CSV, *ORC", "Which keeps rows? | *CSV, ORC"]
    let rows: [(String, UInt)] = [
      (
        "1. Which is columnar?\n   A. CSV\n   B. ORC\n\n   Answer: B\n2. Which keeps rows?\n   A. CSV\n   B. ORC\n\n   Answer: A",
        #line
      ),
      (
        "Which is columnar?\n\nA. CSV\nB. ORC\n\nAnswer: B\n\nWhich keeps rows?\n\nA. CSV\nB. ORC\n\nAnswer: A",
        #line
      ),
      (
        "Which is columnar?\n\nA. CSV\nB. ORC\n\nAnswer: B\n\n---\n\nWhich keeps rows?\n\nA. CSV\nB. ORC\n\nAnswer: A",
        #line
      ),
      (
        "Which is columnar?\n\n- [ ] CSV\n- [x] ORC\n\nWhich keeps rows?\n\n- [x] CSV\n- [ ] ORC",
        #line
      ),
      (
        "Which is columnar?\n- CSV\n- ORC\n\nAnswer: ORC\n\nWhich keeps rows?\n- CSV\n- ORC\n\nAnswer: CSV",
        #line
      ),
      (
        "### Question 1\nWhich is columnar?\n- A. CSV\n- B. ORC\n\n**Answer:** B\n\n### Question 2\nWhich keeps rows?\n- A. CSV\n- B. ORC\n\n**Answer:** A",
        #line
      ),
      (
        "Q1. Which is columnar?\nA. CSV\nB. ORC\nAnswer: B\nExplanation: x.\n\nQ2. Which keeps rows?\nA. CSV\nB. ORC\nAnswer: A\nExplanation: y.",
        #line
      ),
      (
        "Which is columnar?\nA. CSV\nB. ORC\nANSWER: B\n\nWhich keeps rows?\nA. CSV\nB. ORC\nANSWER: A",
        #line
      ),
    ]
    for (body, line) in rows { check(body, two, line: line) }
  }

  func testAnswerKeys() {
    let two = ["Which is columnar? | CSV, *ORC", "Which keeps rows? | *CSV, ORC"]
    let questions =
      "1. Which is columnar?\n   A. CSV\n   B. ORC\n2. Which keeps rows?\n   A. CSV\n   B. ORC\n\n"
    let rows: [(String, UInt)] = [
      ("## Answer key\n\n1. B\n2. A", #line), ("## Answers\n\n1. B  2. A", #line),
      ("**Answers:** 1. B, 2. A", #line), ("Answers: 1-B 2-A", #line), ("Answer key: 1b 2a", #line),
      ("## Answer Key\n\n| Question | Answer |\n|---|---|\n| 1 | B |\n| 2 | A |", #line),
      ("## Key\n\n| 1 | 2 |\n|---|---|\n| B | A |", #line),
      ("## Key\n\n| Question | 1 | 2 |\n|---|---|---|\n| Answer | B | A |", #line),
      ("## Solutions\n\n1) B\n2) A", #line), ("## Answers\n\n- Q1: B\n- Q2: A", #line),
      ("## Answers\n\n**1.** B\n\n**2.** A", #line),
      ("<details><summary>Answers</summary>\n\n1. B\n2. A\n\n</details>", #line),
      ("---\n\n1. B\n2. A", #line), ("## Answer key\n\n1: B; 2: A", #line),
    ]
    for (key, line) in rows { check(questions + key, two, line: line) }
    let explained = Graphs.of(
      "# T\n\n## Quiz\n\n" + questions + "## Answers\n\n1. B. It keeps columns.\n2. **A** – rows.\n"
    )
    XCTAssertEqual(
      explained.questions.map { $0.options.map(\.reason) },
      [["", "It keeps columns."], ["rows.", ""]]
    )
  }

  /// Every part begins its numbers anew; the answers of both stand at the end.
  func testKeysOfSeveralParts() {
    let part = "1. Which is it?\n   A. one\n   B. two\n2. Which is that?\n   A. one\n   B. two\n\n"
    let text = "# T\n\n## Part\n\n\(part)## Other part\n\n\(part)"
    let atEnd = text + "## Answers\n\n**Part**\n\n1. A\n2. A\n\n**Other part**\n\n1. B\n2. B\n"
    let inPlace =
      "# T\n\n## Part\n\n\(part)### Answers\n\n1. A 2. A\n\n## Other\n\n\(part)### Answers\n\n1. B 2. B\n"
    for text in [atEnd, inPlace] {
      let keys = Graphs.of(text).questions.map { $0.options.firstIndex { $0.isCorrect } }
      XCTAssertEqual(keys, [0, 0, 1, 1])
    }
    // A key after the second part says nothing of the first.
    let last = Graphs.of(text + "## Answers\n\n1. B\n2. B\n").questions.map(\.keyCount)
    XCTAssertEqual(last, [0, 0, 1, 1])
  }

  func testTrueOrFalse() {
    let rows: [(String, String, UInt)] = [
      (
        "True or False: A shard keeps records for ever.\n\nAnswer: False",
        "True or False: A shard keeps records for ever. | True, *False", #line
      ),
      (
        "A shard keeps records for ever. (True/False)\n\n**Answer:** F",
        "A shard keeps records for ever. (True/False) | True, *False", #line
      ),
      (
        "1. A shard keeps records for ever. (T/F)\n\n   Answer: False. It is a day.",
        "A shard keeps records for ever. (T/F) | True, *False", #line
      ),
      (
        "A shard keeps records for ever.\n\nAnswer: False",
        "A shard keeps records for ever. | True, *False", #line
      ),
      (
        "A shard keeps records. True or false?\n\n- True\n- False\n\nAnswer: True",
        "A shard keeps records. True or false? | *True, False", #line
      ),
      (
        "True or false? A shard keeps records for ever.\n\nA. True\nB. False\n\nAnswer: B",
        "True or false? A shard keeps records for ever. | True, *False", #line
      ),
      (
        "A shard keeps records for ever. {F#A day.}",
        "A shard keeps records for ever. | True, *False", #line
      ),
    ]
    for (body, expected, line) in rows { check(body, [expected], line: line) }
  }

  func testGift() {
    check(
      "::Q1:: Which is columnar? {=ORC ~CSV#keeps rows}",
      ["Which is columnar? | *ORC, CSV"],
      line: #line
    )
    check(
      "The {~CSV =ORC} format is columnar.",
      ["The _____ format is columnar. | CSV, *ORC"],
      line: #line
    )
    check(
      "Which two? {~%50%ORC ~%50%Parquet ~%-100%CSV}",
      ["Which two? | *ORC, *Parquet, CSV"],
      line: #line
    )
  }

  func testScenariosAndIntroductions() {
    let question = "Which fits?\n\nA. CSV\nB. ORC\n\nAnswer: B"
    check("Prose about formats.\n\n" + question, ["Which fits? | CSV, *ORC"], line: #line)
    check(
      "### Question 4\n\nA shop keeps logs.\n\n" + question,
      ["A shop keeps logs. / Which fits? | CSV, *ORC"],
      line: #line
    )
    check(
      "### Quiz\n\n3. A shop keeps logs.\n\n   "
        + question.replacingOccurrences(of: "\n", with: "\n   "),
      ["A shop keeps logs. / Which fits? | CSV, *ORC"],
      line: #line
    )
    check(
      "Look at this.\n\nWhat does it print?\n\n```\n1 + 1\n```\n\nA. 2\nB. 11\n\nAnswer: A",
      ["What does it print? / 1 + 1 | *2, 11"],
      line: #line
    )
  }

  /// What stands beside a question is read as if the question were not there.
  func testCardsBesideQuestions() {
    let text =
      "# T\n\n## Formats\n\n**ORC**: a columnar format\n\n1. Which is columnar?\n   A. CSV\n   B. ORC\n\nAnswer: B\n\n**CSV**: rows of text\n"
    let graph = Graphs.of(text)
    XCTAssertEqual(graph.plainCards.map(\.term), ["ORC", "CSV"])
    XCTAssertEqual(graph.questions.map(summary), ["Which is columnar? | CSV, *ORC"])
  }

  func testHeadingsOfQuestionsAreNoTopics() {
    let text =
      "# T\n\n## Formats\n\n**ORC**: columnar\n\n### Question 1\n\nWhich?\n\nA. CSV\nB. ORC\n\n#### Answer\n\nB\n\n### More\n\n**CSV**: rows\n"
    XCTAssertEqual(Graphs.of(text).topics.map(\.title), ["Formats", "More"])
  }

  func testWhatIsNoQuestion() {
    let rows = [
      "A. Turing wrote it.\nB is later.", "Plan A: wait.\nPlan B: run.", "- A\n- B\n",
      "Kinds of learning:\n\nA. Supervised\nB. Unsupervised",
      "1. Outline\n   a. first\n   b. second",
      "Things to do:\n\n- [ ] milk\n- [ ] bread", "Why is it so?\n\n1. Because\n2. Perhaps\n",
      "How?\n\n- slowly\n- fast\n", "Use `{=x ~y` here.", "Answers vary.",
      "Correct handling matters.",
      "Grade A. is best", "Shapes:\n\n2D and 3D\n4D", "1. B\n2. C",
      "True or false positives both matter to a doctor.",
    ]
    for body in rows { XCTAssertEqual(Graphs.of("# T\n\n" + body).questions.count, 0, body) }
  }
}
