import XCTest

@testable import Journal

/// The canonical lines are the log's contract: each is written out here by hand.
final class EventEncoderTests: XCTestCase {
  private struct Row {
    let line: UInt
    let body: EventBody
    let expected: String
  }

  func testCanonicalLines() throws {
    let id = try XCTUnwrap(EventID(rawValue: "abcdefghij23"))
    let writer = try XCTUnwrap(WriterID(rawValue: "laptop-1"))
    for row in try rows() {
      let event = Event(id: id, at: noon, writer: writer, sequence: 17, body: row.body)
      let expected =
        #"{"v":1,"id":"abcdefghij23","at":"2026-11-21T12:00:00.000Z","writer":"laptop-1","seq":17,"#
        + row.expected + "}"
      XCTAssertEqual(try line(event), expected, line: row.line)
      XCTAssertEqual(try EventDecoder().event(expected.utf8), event, line: row.line)
    }
  }

  private func rows() throws -> [Row] {
    let about = CardAbout(
      kind: "term",
      term: "S3",
      prompt: "What is \"S3\"?",
      breadcrumb: ["A", "B"]
    )
    let day = try XCTUnwrap(StudyDay(iso8601: "2026-11-24"))
    let soon = try XCTUnwrap(Moment(iso8601: "2026-11-21T12:10:00Z"))
    let target = try XCTUnwrap(EventID(rawValue: "zzzzzzzzzz22"))
    let plain = review("c1")
    let learning = Review(
      card: "c1",
      grade: .again,
      milliseconds: 0,
      session: "",
      day: StudyDay(utc: noon),
      due: .moment(soon),
      about: about
    )
    let aboutText =
      #","about":{"kind":"term","term":"S3","prompt":"What is \"S3\"?","breadcrumb":["A","B"]}"#
    return [
      Row(
        line: #line,
        body: .review(plain),
        expected: #""kind":"review","card":"c1","grade":3,"ms":4211,"session":"s1","#
          + #""day":"2026-11-21","due":"2026-11-24""#
      ),
      Row(
        line: #line,
        body: .review(learning),
        expected: #""kind":"review","card":"c1","grade":1,"ms":0,"session":"","#
          + #""day":"2026-11-21","due":"2026-11-21T12:10:00.000Z""# + aboutText
      ),
      Row(
        line: #line,
        body: .undo(target),
        expected: #""kind":"undo","target":"zzzzzzzzzz22""#
      ),
    ] + cardRows(about, aboutText, day) + examRows() + settingRows()
  }

  private func cardRows(_ about: CardAbout, _ aboutText: String, _ day: StudyDay) -> [Row] {
    [
      Row(
        line: #line,
        body: .suspend(CardRef(card: "c1", about: about)),
        expected: #""kind":"suspend","card":"c1""# + aboutText
      ),
      Row(
        line: #line,
        body: .resume(CardRef(card: "c1")),
        expected: #""kind":"resume","card":"c1""#
      ),
      Row(
        line: #line,
        body: .bury(CardRef(card: "c1"), until: day),
        expected: #""kind":"bury","card":"c1","until":"2026-11-24""#
      ),
      Row(
        line: #line,
        body: .flag(CardRef(card: "c1"), note: "odd"),
        expected: #""kind":"flag","card":"c1","note":"odd""#
      ),
      Row(
        line: #line,
        body: .flag(CardRef(card: "c1"), note: nil),
        expected: #""kind":"flag","card":"c1""#
      ),
      Row(
        line: #line,
        body: .unflag(CardRef(card: "c1")),
        expected: #""kind":"unflag","card":"c1""#
      ),
      Row(
        line: #line,
        body: .note(CardRef(card: "c1"), text: "a\u{1B}[31m\n\t\r\\ \u{7F}\u{85}\u{0} ü 日本 🎓"),
        expected: #""kind":"note","card":"c1","text":"#
          + #""a\u001b[31m\n\t\r\\ \u007f\u0085\u0000 ü 日本 🎓""#
      ),
      Row(
        line: #line,
        body: .reset(CardRef(card: "c1")),
        expected: #""kind":"reset","card":"c1""#
      ),
      Row(
        line: #line,
        body: .relink(from: "c1", to: "c2"),
        expected: #""kind":"relink","from":"c1","to":"c2""#
      ),
    ]
  }

  private func examRows() -> [Row] {
    [
      Row(
        line: #line,
        body: .examStarted(
          ExamStart(
            form: "f1",
            exam: "MLA-C01",
            seed: UInt64.max,
            mode: "timed",
            minutes: 130,
            questions: [
              ExamQuestion(id: "q2", options: ["b", "a"]), ExamQuestion(id: "q1", options: []),
            ]
          )
        ),
        expected: #""kind":"exam-started","form":"f1","exam":"MLA-C01","#
          + #""seed":"18446744073709551615","mode":"timed","minutes":130,"#
          + #""questions":[{"id":"q2","options":["b","a"]},{"id":"q1","options":[]}]"#
      ),
      Row(
        line: #line,
        body: .examStarted(
          ExamStart(form: "f", exam: "e", seed: 0, mode: "open", minutes: nil, questions: [])
        ),
        expected: #""kind":"exam-started","form":"f","exam":"e","seed":"0","mode":"open","#
          + #""questions":[]"#
      ),
      Row(
        line: #line,
        body: .examAnswered(
          ExamAnswer(
            form: "f1",
            question: "q1",
            chosen: ["a", "c"],
            milliseconds: 9,
            isFlagged: true
          )
        ),
        expected: #""kind":"exam-answered","form":"f1","question":"q1","chosen":["a","c"],"#
          + #""ms":9,"flagged":true"#
      ),
      Row(
        line: #line,
        body: .examFinished(form: "f1"),
        expected: #""kind":"exam-finished","form":"f1""#
      ),
    ]
  }

  private func settingRows() -> [Row] {
    let values: [(UInt, SettingValue, String)] = [
      (#line, .number(0.9), "0.9"),
      (#line, .number(20), "20"),
      (#line, .number(-3), "-3"),
      (#line, .number(1e300), "1e+300"),
      (#line, .number(0.1 + 0.2), "0.30000000000000004"),
      (#line, .number(Double.leastNonzeroMagnitude), "5e-324"),
      (#line, .string("2026-12-24"), #""2026-12-24""#),
      (#line, .bool(true), "true"),
      (#line, .bool(false), "false"),
      (#line, .null, "null"),
    ]
    let settings = values.map { line, value, text in
      Row(
        line: line,
        body: .setting(name: "desired-retention", value: value),
        expected: #""kind":"setting","name":"desired-retention","value":"# + text
      )
    }
    return settings + [
      Row(
        line: #line,
        body: .parameters(
          FittedParameters(model: "FSRS-6", weights: [0.212, 1, -2.5], reviews: 900, logLoss: 0.31)
        ),
        expected: #""kind":"parameters","model":"FSRS-6","weights":[0.212,1,-2.5],"#
          + #""reviews":900,"logLoss":0.31"#
      ),
      Row(
        line: #line,
        body: .parameters(FittedParameters(model: "m", weights: [], reviews: 0)),
        expected: #""kind":"parameters","model":"m","weights":[],"reviews":0"#
      ),
    ]
  }

  func testRefusesWhatJSONCannotHold() throws {
    let id = try XCTUnwrap(EventID(rawValue: "a"))
    let writer = try XCTUnwrap(WriterID(rawValue: "w"))
    for value in [Double.nan, .infinity, -.infinity] {
      let body = EventBody.setting(name: "x", value: .number(value))
      let event = Event(id: id, at: noon, writer: writer, sequence: 1, body: body)
      XCTAssertThrowsError(try EventEncoder.line(event)) { error in
        guard case JournalError.unrepresentable = error else { return XCTFail("\(error)") }
      }
    }
  }
}
