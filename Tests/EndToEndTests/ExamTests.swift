import Foundation
import Journal
import XCTest

/// The practice exam in plain mode, from the form to the log.
final class ExamTests: XCTestCase {
  private let exam = ["exam", "--questions", "10", "--seed", "7"]

  private func questions(_ outcome: RetainProcess.Outcome) throws -> [JSONRow] {
    try JSONRow.rows(outcome.lines).filter { $0.text("type") == "question" }
  }

  /// Walks through the form without an answer.
  private func form(_ arguments: [String]) throws -> [JSONRow] {
    let place = try StudyPlace()
    let input = String(repeating: "\n", count: 9) + "q\n"
    return try questions(try place.run(arguments + ["--json"], input: input))
  }

  /// Sits the exam with all answers right, or all wrong.
  private func sit(_ place: StudyPlace, right: Bool) throws -> JSONRow {
    let keys = try QuestionKeys()
    let letters = try form(exam).map { try keys.letters($0, right: right) }
    let input = letters.map { "\($0)\n\n" }.joined()
    let outcome = try place.run(exam + ["--json"], input: input)
    XCTAssertEqual(outcome.ending, .exited(0), outcome.errors)
    XCTAssertEqual(try questions(outcome).count, 10)
    return try JSONRow(try XCTUnwrap(outcome.lines.last))
  }

  private func assertWeighted(_ result: JSONRow, line: UInt = #line) {
    // 28, 26, 22 and 24 percent of ten are 2.8, 2.6, 2.2 and 2.4: the largest remainders round up.
    let domains = result.rows("domains")
    XCTAssertEqual(domains.map { $0.integer("domain") }, [1, 2, 3, 4], line: line)
    XCTAssertEqual(domains.map { $0.integer("total") }, [3, 3, 2, 2], line: line)
  }

  func testAllRightAndAllWrong() throws {
    let keys = try QuestionKeys()
    for right in [true, false] {
      let place = try StudyPlace()
      let result = try sit(place, right: right)
      XCTAssertEqual(result.text("type"), "result")
      XCTAssertEqual(result.integer("seed"), 7)
      XCTAssertEqual(result.integer("total"), 10)
      XCTAssertEqual(result.integer("correct"), right ? 10 : 0)
      assertWeighted(result)
      let corrects = result.rows("domains").map { $0.integer("correct") }
      XCTAssertEqual(corrects, right ? [3, 3, 2, 2] : [0, 0, 0, 0])
      let questions = result.rows("questions")
      XCTAssertEqual(questions.count, 10)
      for question in questions {
        let id = try XCTUnwrap(question.text("id"))
        XCTAssertEqual(question.flag("isRight"), right)
        for option in question.rows("options") {
          let text = try XCTUnwrap(option.text("text"))
          XCTAssertEqual(option.flag("isCorrect"), try keys.isKey(text, of: id))
          XCTAssertGreaterThan(option.text("reason")?.count ?? 0, 20, "\(id): \(text)")
        }
      }
      let asked = questions.compactMap { $0.text("id") }
      let counts = Dictionary(grouping: asked) { keys.domains[$0] ?? 0 }.mapValues(\.count)
      XCTAssertEqual(counts, [1: 3, 2: 3, 3: 2, 4: 2], "by the files that the questions are from")
      try assertLogged(place, result)
    }
  }

  /// The events of the log say what the result said.
  private func assertLogged(_ place: StudyPlace, _ result: JSONRow) throws {
    let bodies = try place.events().map(\.body)
    XCTAssertEqual(bodies.count, 12)
    guard case .examStarted(let start) = bodies.first else {
      return XCTFail("the log begins with the exam's start")
    }
    XCTAssertEqual(start.form, result.text("form"))
    XCTAssertEqual(start.seed, 7)
    XCTAssertEqual(start.exam.lowercased(), "mla-c01")
    let questions = result.rows("questions")
    XCTAssertEqual(start.questions.map(\.id), questions.compactMap { $0.text("id") })
    for (question, row) in zip(start.questions, questions) {
      XCTAssertEqual(question.options, row.rows("options").compactMap { $0.text("key") })
    }
    let answers = bodies.compactMap { body in
      if case .examAnswered(let answer) = body { answer } else { nil }
    }
    XCTAssertEqual(answers.map(\.question), start.questions.map(\.id))
    XCTAssertEqual(answers.map(\.chosen), questions.map { $0.texts("chosen") })
    XCTAssertEqual(bodies.last, .examFinished(form: start.form))
  }

  func testTheSameSeedGivesTheSameForm() throws {
    func signature(_ rows: [JSONRow]) -> [[String?]] {
      rows.map { [$0.text("id")] + $0.rows("options").map { $0.text("text") } }
    }
    let first = signature(try form(exam))
    XCTAssertEqual(first.count, 10)
    XCTAssertEqual(Set(first.map { $0[0] }).count, 10, "no question comes twice")
    XCTAssertEqual(signature(try form(exam)), first)
    let other = ["exam", "--questions", "10", "--seed", "8"]
    XCTAssertNotEqual(signature(try form(other)), first)
  }

  /// A text as if it had not been wrapped; lines may break after a hyphen.
  private func joined(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      .replacingOccurrences(of: "- ", with: "-")
  }

  func testPlainText() throws {
    let place = try StudyPlace()
    let outcome = try place.run(exam, input: String(repeating: "a\n\n", count: 10))
    XCTAssertEqual(outcome.ending, .exited(0), outcome.errors)
    for number in 1...10 {
      XCTAssertEqual(occurrences(of: "Question \(number) of 10\n", in: outcome.outputBytes), 1)
    }
    let keys = try QuestionKeys()
    let asked = try form(exam)
    let results = joined(outcome.output.components(separatedBy: "\nQuestion 1: ").last ?? "")
    for question in asked {
      for option in question.rows("options") {
        let text = option.text("text") ?? ""
        let sign = try keys.isKey(text, of: question.text("id") ?? "") ? "+ " : ""
        let line = "\(sign)\(option.text("letter") ?? "") \(joined(text))"
        XCTAssertTrue(results.contains(line), "no '\(line)' in the result")
      }
    }
    XCTAssertNotNil(outcome.output.firstMatch(of: /\d+ of 10 right, \d+ %/))
    XCTAssertNotNil(outcome.output.firstMatch(of: /95 % interval \d+ % to \d+ %/))
  }

  func testBackAndFlagsAndWrongInput() throws {
    let place = try StudyPlace()
    let short = ["exam", "--questions", "2", "--seed", "3", "--json"]
    let outcome = try place.run(short, input: "-\nz\n7\na\n!\n\n-\nb\n\n\n")
    XCTAssertEqual(outcome.ending, .exited(0), outcome.errors)
    let rows = try JSONRow.rows(outcome.lines)
    XCTAssertEqual(
      rows.compactMap { $0.text("type") },
      [
        "question", "hint", "hint", "hint", "chosen", "flag", "question", "question", "chosen",
        "question", "result",
      ]
    )
    XCTAssertEqual(rows.compactMap { $0.integer("number") }, [1, 2, 1, 2])
    let answers = try place.events().compactMap { event in
      if case .examAnswered(let answer) = event.body { answer } else { nil }
    }
    XCTAssertEqual(answers.count, 2, "the first question was answered anew")
    XCTAssertEqual(answers.map(\.isFlagged), [true, true])
    XCTAssertEqual(Set(answers.map(\.question)).count, 1)
    XCTAssertNotEqual(answers.first?.chosen, answers.last?.chosen)
  }

  func testMoreQuestionsThanThereAre() throws {
    let place = try StudyPlace()
    let count = try QuestionKeys().options.count
    let arguments = ["exam", "--questions", "1000", "--seed", "1", "--json"]
    let outcome = try place.run(arguments, input: String(repeating: "\n", count: count))
    XCTAssertEqual(outcome.ending, .exited(0))
    XCTAssertEqual(try questions(outcome).count, count)
    XCTAssertTrue(outcome.errors.contains("\(count) questions to draw from, not 1000"))
  }
}
