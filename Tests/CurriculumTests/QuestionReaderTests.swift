import SourceText
import XCTest

@testable import Curriculum

/// Questions with lettered options, as question files and courses write them.
final class QuestionReaderTests: XCTestCase {
  private func question(_ body: String, line: UInt = #line) throws -> Question {
    let graph = Graphs.of("# Quiz\n\n## One\n\n" + body)
    XCTAssertEqual(graph.questions.count, 1, line: line)
    XCTAssertEqual(graph.plainCards.map(\.prompt), [], line: line)
    return try XCTUnwrap(graph.questions.first, line: line)
  }

  func testDialects() throws {
    let lines = "A) CSV\nB) Parquet\nC) JSON"
    let rows: [(String, UInt)] = [
      ("Which is columnar?\n\n\(lines)\n\nAnswer: B", #line),
      ("Which is columnar?\n\(lines)\n\n**Answer:** B", #line),
      ("Which is columnar?\n\na. CSV\nb. Parquet\nc. JSON\n\nCorrect answer: b", #line),
      (
        "Which is columnar?\n\n- (A) CSV\n- (B) Parquet\n- (C) JSON\n\n**Correct Answer: B**", #line
      ),
      ("Which is columnar?\n\n\(lines)\n\nAnswer: B) Parquet", #line),
      ("Which is columnar?\n\n\(lines)\nAnswer: B", #line),
      (
        "Which is columnar?\n\n\(lines)\n\n<details><summary>Answer</summary>B</details>",
        #line
      ),
      (
        "Which is columnar?\n\n\(lines)\n\n<details>\n<summary>Show</summary>\n\nAnswer: B\n\n</details>",
        #line
      ),
    ]
    for (body, line) in rows {
      let question = try question(body, line: line)
      XCTAssertEqual(question.stem, "Which is columnar?", line: line)
      XCTAssertEqual(question.options.map(\.text), ["CSV", "Parquet", "JSON"], line: line)
      XCTAssertEqual(question.options.map(\.isCorrect), [false, true, false], line: line)
    }
  }

  func testSeveralKeysAndTheirExplanation() throws {
    let body = """
      Which two are columnar? (Choose two.)

      A. CSV
      B. Parquet
      C. ORC

      Answer: B and C
      Explanation: both keep columns together.
      """
    let question = try question(body)
    XCTAssertEqual(question.options.map(\.isCorrect), [false, true, true])
    XCTAssertEqual(question.options[1].reason, "both keep columns together.")
    XCTAssertEqual(question.options[0].reason, "")
  }

  func testAnExplanationDoesNotRepeatTheOption() throws {
    let rows: [(String, String, UInt)] = [
      ("**B. Parquet.** It is read by columns.", "It is read by columns.", #line),
      (
        "B. Parquet-like files are read by columns.", "Parquet-like files are read by columns.",
        #line
      ),
    ]
    for (answer, reason, line) in rows {
      let question = try question(
        "Which is columnar?\n\n- A. CSV\n- B. Parquet\n\n<details>\n<summary>Show answer</summary>"
          + "\n\n\(answer)\n</details>\n",
        line: line
      )
      XCTAssertEqual(question.options.map(\.reason), ["", reason], line: line)
    }
  }

  func testQuestionsFollowOneAnother() {
    let body = """
      1. Which is columnar?

      A) CSV
      B) Parquet

      Answer: B

      2. Which is a row format?

      A) CSV
      B) ORC

      Answer: A
      """
    let questions = Graphs.of("# Quiz\n\n" + body).questions
    XCTAssertEqual(questions.map { $0.options.map(\.isCorrect) }, [[false, true], [true, false]])
    XCTAssertTrue(questions[1].stem.contains("row format"), questions[1].stem)
  }

  func testMissingOrUnknownAnswerIsReported() {
    let rows = [
      ("", "question.key-missing"), ("Answer: E", "question.key-out-of-range"),
      ("Answer: none", "question.key-out-of-range"),
    ]
    for (answer, rule) in rows {
      let graph = Graphs.of("# Quiz\n\n## One\n\nWhich?\n\nA) CSV\nB) ORC\n\n" + answer)
      XCTAssertTrue(GuideCheck.findings(in: graph).contains { $0.rule == rule }, answer)
    }
  }

  func testHeadingAsStem() throws {
    let graph = Graphs.of("# Quiz\n\n## Which is columnar?\n\nA. CSV\nB. ORC\n\nAnswer: B")
    XCTAssertEqual(graph.questions.map(\.stem), ["Which is columnar?"])
    XCTAssertEqual(graph.plainCards.map(\.prompt), [])
  }

  func testThingsToDoAreNoOptions() {
    let text = "# T\n\n## U\n\nWhy? Because.\n\nMy day:\n\n- [ ] buy milk\n- [x] call\n"
    XCTAssertEqual(Graphs.of(text).questions.count, 0)
  }

  func testAnswerLines() {
    let rows: [(String, Bool, Set<Int>?, UInt)] = [
      ("Answer: B", true, [1], #line), ("Answers: B, D", true, [1, 3], #line),
      ("Answer: bd", true, [1, 3], #line), ("Answer: A head start", true, [0], #line),
      ("A closer look", false, nil, #line), ("B", false, [1], #line),
      ("Answer: none", true, nil, #line), ("B", true, nil, #line),
    ]
    for (text, needsMark, places, line) in rows {
      XCTAssertEqual(
        text.withTextSlice { AnswerLine($0, needsMark: needsMark)?.places },
        places,
        line: line
      )
    }
  }

  func testOneStemInTwoQuestions() {
    let one = "Which is right?\n\n- [ ] a\n- [x] b\n"
    let other = "Which is right?\n\n- [ ] c\n- [x] d\n"
    let questions = Graphs.of("# T\n\n## U\n\n\(one)\n## V\n\n\(other)").questions
    XCTAssertEqual(Set(questions.map(\.id)).count, 2)
  }

  func testProseIsNoQuestion() {
    let rows = [
      "A. Turing wrote it.\nB is later.", "A) only one", "Plan A: wait.\nPlan B: run.",
      "- A\n- B\n", "Grade A. is best",
    ]
    for body in rows { XCTAssertEqual(Graphs.of("# T\n\n" + body).questions.count, 0, body) }
  }
}
