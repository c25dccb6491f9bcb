import Curriculum
import Journal
import SourceText
import XCTest

@testable import Exam

final class ExamSessionTests: XCTestCase {
  private func question(_ number: Int, domain: Int, keys: Int) -> String {
    let options = (1...5).map { option in
      "- [\(option <= keys ? "x" : " ")] Option \(option) of \(number)\n\n  Reason \(option)\n"
    }
    let directives = "<!-- question: q\(number) -->\n<!-- covers: K\(domain).1.1 -->"
    return
      "## Title \(number)\n\(directives)\n\nWhat is \(number)?\n\n\(options.joined(separator: "\n"))"
  }

  private var graph: StudyGraph {
    var blueprint = "---\nexam: mini\nkind: blueprint\n---\n# Mini\n\n"
    for (number, weight) in [(1, 75), (2, 25)] {
      blueprint += "## Domain \(number): Part \(number) (\(weight)%)\n\n"
      blueprint += "### Task \(number).1: Work\n\n- **K\(number).1.1**: Know it\n\n"
    }
    let questions =
      "---\nexam: mini\nkind: questions\n---\n# Questions\n\n"
      + (1...8).map { question($0, domain: $0 <= 5 ? 1 : 2, keys: $0 == 1 ? 2 : 1) }
      .joined(separator: "\n")
    let files = [
      SourceFile(path: "blueprint.md", bytes: Array(blueprint.utf8)),
      SourceFile(path: "questions.md", bytes: Array(questions.utf8)),
    ]
    return GraphBuilder.graph(files: files, exam: "mini")
  }

  private let now = Moment(millisecondsSince1970: 0)

  func testFormFollowsTheWeightsAndTheSeed() {
    let form = ExamForm(drawnFrom: graph, id: "f", count: 4, seed: 9)
    XCTAssertEqual(form.items.count, 4)
    XCTAssertEqual(form.items.count { $0.question.domain == 1 }, 3)
    XCTAssertEqual(Set(form.items.map(\.question.id)).count, 4)
    let again = ExamForm(drawnFrom: graph, id: "f", count: 4, seed: 9)
    XCTAssertEqual(form.start(minutes: nil), again.start(minutes: nil))
    let starts = Set(
      (0..<20).map { seed in
        ExamForm(drawnFrom: graph, id: "f", count: 4, seed: seed).start(minutes: nil).questions
      }
    )
    XCTAssertGreaterThan(starts.count, 10, "the seed hardly matters")
  }

  func testKeysStandAtEveryPosition() {
    var positions: [Int: Int] = [:]
    for seed in 0..<200 {
      let form = ExamForm(drawnFrom: graph, id: "f", count: 8, seed: UInt64(seed))
      for item in form.items where item.question.keyCount == 1 {
        positions[item.options.firstIndex { $0.isCorrect } ?? -1, default: 0] += 1
      }
    }
    // 1,400 keys over five positions: 280 each, with a standard deviation of 15.
    for position in 0..<5 {
      XCTAssertEqual(Double(positions[position] ?? 0), 280, accuracy: 75, "position \(position)")
    }
  }

  func testScoreWantsTheWholeKeyAndNothingElse() {
    let form = ExamForm(drawnFrom: graph, id: "f", count: 8, seed: 1)
    let keys = form.items.map { item in
      Set(item.options.indices.filter { item.options[$0].isCorrect })
    }
    XCTAssertEqual(ExamScore(form: form, chosen: keys).correct, 8)
    XCTAssertEqual(ExamScore(form: form, chosen: keys.map { _ in [] }).correct, 0)
    let double = form.items.firstIndex { $0.question.keyCount == 2 } ?? 0
    for wrong in [Set(keys[double].prefix(1)), keys[double].union(0..<5)] {
      var chosen = keys
      chosen[double] = wrong
      XCTAssertEqual(ExamScore(form: form, chosen: chosen).outcomes[double], false)
      XCTAssertEqual(ExamScore(form: form, chosen: chosen).correct, 7)
    }
  }

  func testSessionWritesEachAnswerOnceAndHandsIn() {
    var session = ExamSession(
      form: ExamForm(drawnFrom: graph, id: "f", count: 2, seed: 3),
      now: now
    )
    XCTAssertEqual(session.handle(.choose([0]), now: now), [])
    XCTAssertEqual(session.handle(.next, now: now.advanced(byMilliseconds: 500)).count, 1)
    XCTAssertEqual(session.handle(.previous, now: now), [])
    XCTAssertEqual(session.chosen[0], [0])
    XCTAssertEqual(session.handle(.next, now: now), [], "an unchanged answer was written again")
    let last = session.handle(.next, now: now)
    XCTAssertEqual(last, [.append(.examFinished(form: "f"))])
    XCTAssertEqual(session.stage, .finished)
  }

  func testTooManyOrUnknownLettersAreRefused() {
    var session = ExamSession(
      form: ExamForm(drawnFrom: graph, id: "f", count: 8, seed: 3),
      now: now
    )
    XCTAssertEqual(session.handle(.choose([9]), now: now), [.hint("The options are A to E.")])
    XCTAssertEqual(session.handle(.choose([0, 1, 2]), now: now).count, 1)
    XCTAssertEqual(session.chosen[0], [])
  }

  func testLetters() {
    let rows: [(String, Set<Int>?, UInt)] = [
      ("a", [0], #line), ("BD", [1, 3], #line), ("b, d", [1, 3], #line), ("", nil, #line),
      ("1", nil, #line), ("ä", nil, #line), ("a!", nil, #line),
    ]
    for (text, places, line) in rows {
      XCTAssertEqual(OptionLetter.places(in: text), places, line: line)
    }
  }
}
