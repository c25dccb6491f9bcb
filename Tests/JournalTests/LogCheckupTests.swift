import Foundation
import XCTest

@testable import Journal

/// What a checkup finds in logs, with its place and severity.
final class LogCheckupTests: XCTestCase {
  /// An event at some minutes after noon; its id is made from its writer and a letter.
  private func entry(
    _ id: String,
    _ sequence: Int,
    _ body: EventBody,
    minutes: Int64 = 0,
    writer: String = "laptop"
  ) throws -> Event {
    Event(
      id: try XCTUnwrap(EventID(rawValue: id)),
      at: noon.advanced(byMilliseconds: minutes * 60_000),
      writer: try XCTUnwrap(WriterID(rawValue: writer)),
      sequence: sequence,
      body: body
    )
  }

  private func answer(
    _ id: String,
    _ sequence: Int,
    minutes: Int64 = 0,
    writer: String = "laptop",
    card: String = "c"
  ) throws -> Event {
    try entry(id, sequence, .review(review(card)), minutes: minutes, writer: writer)
  }

  private func text(_ events: [Event]) throws -> String {
    try events.map { try line($0) + "\n" }.joined()
  }

  private func found(_ logs: [String: String], writer: String? = "laptop") throws -> [String] {
    try TemporaryFolder(logs: logs, writer: writer).checkup().short
  }

  func testSoundLogsAndNoLogsAtAllHaveNoFindings() throws {
    XCTAssertEqual(try found([:]), [])
    let other = try text([answer("ba", 1, writer: "phone"), answer("bb", 9, writer: "phone")])
    let logs = ["laptop.jsonl": try text([answer("aa", 1), answer("ab", 2, minutes: 1)])]
    XCTAssertEqual(try found(logs.merging(["phone.jsonl": other]) { $1 }), [])
    let temporary = try TemporaryFolder()
    XCTAssertEqual(try temporary.checkup().short, [], "the folder is not there yet")
    XCTAssertFalse(FileManager.default.fileExists(atPath: temporary.log), "nothing is made")
  }

  func testLinesThatAreNoEvents() throws {
    let whole = try text([answer("aa", 1)])
    let long = "{\"v\":1," + String(repeating: "x", count: 3 * LineScanner.longestLine)
    let damaged = whole + "{\"v\":1,oops\n" + long + "\n" + "{\"v\":1,\"id"
    XCTAssertEqual(
      try found(["laptop.jsonl": damaged]),
      [
        "warning log.damaged-line laptop.jsonl:2+", "warning log.long-line laptop.jsonl:3+",
        "warning log.torn-line laptop.jsonl:4+",
      ]
    )
    let phone = try text([answer("ba", 1, writer: "phone")]) + "{\"v\":1,oops\n{\"v\":1,\"id"
    let temporary = try TemporaryFolder(logs: ["phone.jsonl": phone, "import-x-1.jsonl": phone])
    let findings = try temporary.checkup().findings.filter { $0.line != nil }
    XCTAssertEqual(
      findings.map { "\($0.severity.rawValue) \(fileName($0.file)) \($0.isFixable)" },
      [
        "warning import-x-1.jsonl false", "warning phone.jsonl false",
        "note import-x-1.jsonl false", "note phone.jsonl false",
      ]
    )
    XCTAssertTrue(findings[0].mend.contains("no machine appends"), findings[0].mend)
    XCTAssertTrue(findings[1].mend.contains("the machine that writes phone.jsonl"))
  }

  func testFilesThatAreNoLogs() throws {
    XCTAssertEqual(
      try found(["laptop.jsonl": "Dear diary,\n", "notes.jsonl": "milk\n"]),
      ["error log.wrong-kind laptop.jsonl", "warning log.wrong-kind notes.jsonl"]
    )
    let temporary = try TemporaryFolder(logs: [:])
    let link = temporary.log + "/a.jsonl"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "/etc/passwd")
    try FileManager.default.createDirectory(
      atPath: temporary.log + "/b.jsonl",
      withIntermediateDirectories: false
    )
    XCTAssertEqual(
      try temporary.checkup().short,
      ["warning log.symbolic-link a.jsonl", "warning log.not-a-file b.jsonl"]
    )
  }

  func testCopiesAndDuplicates() throws {
    let (first, second, third) = try (answer("aa", 1), answer("ab", 2), answer("ac", 3))
    let phone = try answer("ba", 1, writer: "phone")
    let rows: [(UInt, [String: [Event]], [String])] = [
      (
        #line, ["laptop.jsonl": [first, second], "laptop (1).jsonl": [first]],
        ["note log.copy laptop (1).jsonl"]
      ),
      (
        #line, ["laptop.jsonl": [first, second], "a.jsonl": [first, second]],
        ["note log.copy a.jsonl"]
      ),
      (
        #line, ["b.jsonl": [phone], "c.jsonl": [phone], "d.jsonl": [phone]],
        ["note log.copy c.jsonl", "note log.copy d.jsonl"]
      ),
      (
        #line, ["a.jsonl": [first, second], "b.jsonl": [second, phone]],
        ["note log.duplicate b.jsonl"]
      ),
      (#line, ["laptop.jsonl": [first, second, first]], ["note log.duplicate laptop.jsonl:3+"]),
      (#line, ["phone.jsonl": [phone, phone]], ["note log.duplicate phone.jsonl:2"]),
      (#line, ["laptop.jsonl": [first, second], "phone.jsonl": [phone, third]], []),
    ]
    for (line, logs, expected) in rows {
      XCTAssertEqual(
        try found(logs.mapValues { try text($0) }).filter { !$0.contains("out-of-order") },
        expected,
        line: line
      )
    }
  }

  func testConflictsNameBothLines() throws {
    let counting = try text([answer("aa", 1), answer("ab", 2, minutes: 1)])
    let other = try answer("ab", 2, minutes: 2, card: "other")
    let temporary = try TemporaryFolder(logs: ["laptop.jsonl": counting + text([other])])
    let finding = try XCTUnwrap(temporary.checkup().findings.first)
    XCTAssertEqual(finding.rule, .conflictingID)
    XCTAssertEqual(finding.line, 3)
    XCTAssertTrue(finding.isFixable)
    XCTAssertTrue(finding.what.contains("laptop.jsonl:2"), finding.what)
    XCTAssertEqual(
      try found(["laptop.jsonl": counting, "phone.jsonl": try text([other])]),
      ["warning log.conflicting-id phone.jsonl:1"],
      "a line of another file is not this machine's to mend"
    )
  }

  func testAConflictThatHoldsOthersInTheirOrderIsNotTakenOut() throws {
    // The event that does not count makes those behind it count at its late time: without it
    // they would stand before those of the phone.
    let laptop = try text([
      answer("aa", 1), answer("ab", 2, minutes: 50, card: "other"), answer("ac", 3, minutes: 10),
    ])
    let phone = try text([
      entry("ab", 2, .review(review("c")), minutes: 0, writer: "phone"),
      answer("ba", 3, minutes: 30, writer: "phone"),
    ])
    let temporary = try TemporaryFolder(logs: ["laptop.jsonl": laptop, "phone.jsonl": phone])
    let before = Array(try JournalFolder.read(folder: temporary.log).events)
    XCTAssertEqual(before.map(\.id.rawValue), ["aa", "ab", "ba", "ac"])
    let conflict = try XCTUnwrap(temporary.checkup().findings.first { $0.rule == .conflictingID })
    XCTAssertFalse(conflict.isFixable)
    let repair = ProgressRepair(folder: temporary.log, stateFolder: temporary.state, now: noon)
    try repair.run { XCTFail("\($0)") }
    XCTAssertEqual(Array(try JournalFolder.read(folder: temporary.log).events), before)
  }

  func testClocks() throws {
    let day: Int64 = 24 * 60
    let rows: [(UInt, [Int64], [String])] = [
      (#line, [0, 10, 20], []),
      (#line, [0, 10, 8], ["note log.clock-backward laptop.jsonl:3"]),
      (#line, [0, 10, 10 - 2 * day], ["warning log.clock-backward laptop.jsonl:3"]),
      (#line, [0, 61], []),
      (#line, [0, 70], ["note log.future laptop.jsonl:2"]),
      (#line, [0, 3 * day, 1], ["warning log.future laptop.jsonl:2"]),
    ]
    for (line, minutes, expected) in rows {
      let events = try minutes.enumerated().map { index, minute in
        try entry(
          "a\("abcdef".utf8.map { String(UnicodeScalar($0)) }[index])",
          index + 1,
          .examStarted(start("f\(index)")),
          minutes: minute
        )
      }
      XCTAssertEqual(try found(["laptop.jsonl": text(events)]), expected, line: line)
    }
    let backward = try TemporaryFolder(logs: [
      "laptop.jsonl": text([answer("aa", 1, minutes: 50), answer("ab", 2, minutes: -160)])
    ])
    let finding = try XCTUnwrap(backward.checkup().findings.first { $0.rule == .clockBackward })
    XCTAssertTrue(finding.what.contains("set back by 3 hours"), finding.what)
  }

  func testNumbers() throws {
    let rows: [(UInt, [Event], [String])] = try [
      (
        #line, [answer("aa", 1), answer("ab", 1, minutes: 1)],
        ["warning log.sequence-repeated laptop.jsonl:2"]
      ),
      (
        #line, [answer("aa", 5), answer("ab", 2, minutes: 1)],
        ["warning log.sequence-fell-back laptop.jsonl:2"]
      ),
      (
        #line, [answer("aa", 2, minutes: 1), answer("ab", 1)],
        ["note log.out-of-order laptop.jsonl:2"]
      ),
      (#line, [answer("aa", 5), answer("ab", 2, minutes: 1, writer: "phone")], []),
    ]
    for (line, events, expected) in rows {
      XCTAssertEqual(try found(["laptop.jsonl": text(events)]), expected, line: line)
    }
  }

  func testDates() throws {
    func dated(day: Int, due: Due, at: Moment = noon) throws -> [String] {
      let body = Review(
        card: "c",
        grade: .good,
        milliseconds: 1,
        session: "s",
        day: StudyDay(utc: noon).advanced(by: day),
        due: due
      )
      var event = try entry("aa", 1, .review(body))
      event = Event(id: event.id, at: at, writer: event.writer, sequence: 1, body: event.body)
      return try found(["laptop.jsonl": text([event])])
    }
    let wrong = ["warning log.date-out-of-reason laptop.jsonl:1"]
    let today = StudyDay(utc: noon)
    for (day, expected) in [(-3, wrong), (-2, []), (0, []), (1, []), (2, wrong), (400, wrong)] {
      let due = today.advanced(by: day + 3)
      XCTAssertEqual(try dated(day: day, due: .day(due)), expected, "\(day)")
    }
    XCTAssertEqual(try dated(day: 0, due: .day(today.advanced(by: -9))), wrong)
    XCTAssertEqual(try dated(day: 0, due: .day(today.advanced(by: 40_000))), wrong)
    XCTAssertEqual(try dated(day: 0, due: .day(today.advanced(by: 36_500))), [])
    let minutes = noon.advanced(byMilliseconds: 600_000)
    XCTAssertEqual(try dated(day: 0, due: .moment(minutes)), [])
    let unset = Moment(millisecondsSince1970: 5_000_000)
    let early = StudyDay(utc: unset).distance(to: today)
    XCTAssertEqual(
      try dated(day: -early, due: .day(StudyDay(utc: unset)), at: unset),
      wrong
    )
  }

  private func start(_ form: String) -> ExamStart {
    ExamStart(
      form: form,
      exam: "E",
      seed: 1,
      mode: "timed",
      minutes: nil,
      questions: [ExamQuestion(id: "q", options: ["A"])]
    )
  }

  private func answered(_ form: String, _ question: String) -> EventBody {
    .examAnswered(
      ExamAnswer(form: form, question: question, chosen: [], milliseconds: 1, isFlagged: false)
    )
  }

  func testEventsThatPointAtNothing() throws {
    let target = try XCTUnwrap(EventID(rawValue: "zz"))
    let long = try XCTUnwrap(EventID(rawValue: "a-long-id-that-is-not-packed"))
    let known = try XCTUnwrap(EventID(rawValue: "aa"))
    let rows: [(UInt, [EventBody], [String])] = [
      (#line, [.undo(known)], []),
      (#line, [.undo(target)], ["note log.undo-of-nothing"]),
      (#line, [.undo(long)], ["note log.undo-of-nothing"]),
      (#line, [.relink(from: "c", to: "d"), .relink(from: "d", to: "e")], []),
      (#line, [.relink(from: "nobody", to: "d")], ["note log.relink-of-nothing"]),
      (
        #line, [.relink(from: "c", to: "d"), .relink(from: "d", to: "c")],
        ["warning log.relink-cycle"]
      ),
      (#line, [.examStarted(start("f")), answered("f", "q"), .examFinished(form: "f")], []),
      (#line, [answered("f", "q")], ["warning log.exam-of-nothing"]),
      (#line, [.examFinished(form: "f")], ["warning log.exam-of-nothing"]),
      (#line, [.examStarted(start("f")), answered("f", "r")], ["warning log.exam-of-nothing"]),
    ]
    for (line, bodies, expected) in rows {
      var events = [try answer("aa", 1)]
      for (index, body) in bodies.enumerated() {
        events.append(
          try entry("b\("cdef".utf8.map { String(UnicodeScalar($0)) }[index])", index + 2, body)
        )
      }
      let found = try found(["laptop.jsonl": text(events)])
      let last = " laptop.jsonl:\(events.count)"
      XCTAssertEqual(found, expected.map { $0 + last }, line: line)
    }
    // An undone link leads nowhere.
    let undone = try text([
      answer("aa", 1), entry("bb", 2, .relink(from: "c", to: "d")),
      entry("bc", 3, .undo(try XCTUnwrap(EventID(rawValue: "bb")))),
      entry("bd", 4, .relink(from: "d", to: "c")),
    ])
    XCTAssertEqual(
      try found(["laptop.jsonl": undone]),
      ["note log.relink-of-nothing laptop.jsonl:4"]
    )
  }

  func testEventsOfANewerVersion() throws {
    let newer =
      #"{"v":1,"id":"ab","at":"2026-11-21T12:00:00Z","writer":"laptop","seq":2,"kind":"cheer"}"#
    XCTAssertEqual(
      try found(["laptop.jsonl": text([answer("aa", 1)]) + newer + "\n"]),
      ["note log.unknown-kind laptop.jsonl:2"]
    )
  }

  func testTheStateFolder() throws {
    let log = ["laptop.jsonl": try text([answer("aa", 12)])]
    XCTAssertEqual(try found(log, writer: nil), [], "a machine without a name is new")
    let temporary = try TemporaryFolder(logs: log)
    func write(_ name: String, _ text: String) throws {
      let url = URL(fileURLWithPath: temporary.state + "/" + name)
      let file = try FileHandle(forWritingTo: url)
      try file.truncate(atOffset: 0)
      try file.write(contentsOf: Data(text.utf8))
    }
    for (mark, expected) in [
      ("0000000011\n", ["warning state.mark-behind sequence+"]), ("0000000012\n", []),
      ("what a long and damaged mark", ["warning state.mark-behind sequence+"]),
    ] {
      try write("sequence", mark)
      XCTAssertEqual(try temporary.checkup().short, expected, mark)
    }
    try ProgressRepair(folder: temporary.log, stateFolder: temporary.state, now: noon).run { step in
      XCTAssertEqual(fileName(step.file), "sequence")
    }
    XCTAssertEqual(try temporary.checkup().short, [])
    XCTAssertEqual(
      try temporary.writer(seed: 3).append(.review(review("c")), at: noon).sequence,
      13
    )
    try write("writer", "no name!")
    XCTAssertEqual(try temporary.checkup().short.first, "error state.unusable writer")
  }

  func testPlacesOfEvents() throws {
    let long = "an-id-longer-than-twelve-letters"
    let temporary = try TemporaryFolder(logs: [
      "laptop.jsonl": "\n" + text([answer("aa", 1), answer(long, 2)]), "empty.jsonl": "",
      "zebra.jsonl": try text([answer("ba", 1, writer: "zebra")]),
    ])
    let ids = try ["aa", long, "ba", "missing"].map { try XCTUnwrap(EventID(rawValue: $0)) }
    let places = try temporary.checkup().places(of: Set(ids))
    XCTAssertEqual(
      ids.map { places[$0].map { "\(fileName($0.file)):\($0.line)" } },
      ["laptop.jsonl:2", "laptop.jsonl:3", "zebra.jsonl:1", nil]
    )
  }
}
