import Foundation
import Journal
import XCTest

@testable import Commands

/// Looking at single cards, marking them, and taking that back.
final class CardCommandTests: XCTestCase {
  private var made: ProgramBench?
  private var bench: ProgramBench { get throws { try XCTUnwrap(made) } }
  private var path = ""

  private let birds = """
    # Module 1: Birds

    ## Carriers

    - **Carrier pigeon**: the bird that brings letters home
    - **Homing sense**: the sense by which a bird finds its loft
    - **Night route**: the way that is flown with a lantern
    """

  override func setUpWithError() throws {
    made = try ProgramBench()
    path = try bench.guide(birds)
  }

  override func tearDownWithError() throws { try made?.remove() }

  private func card(
    _ words: String...,
    at now: String = "2026-11-21T09:00:00Z"
  ) throws -> ProgramBench.Outcome {
    try bench.run(["card"] + words + ["--guide", path], at: now)
  }

  private func review(_ lines: [String], at now: String = "2026-11-20T09:00:00Z") throws {
    let outcome = try bench.run(["review", "--guide", path], lines: lines, at: now)
    XCTAssertEqual(outcome.status, .done, outcome.complaints)
  }

  private func events() throws -> [Event] {
    Array(try JournalFolder.read(folder: try bench.folder + "/progress").events)
  }

  private func due() throws -> String {
    try bench.run(["due", "--guide", path, "--json"]).output
  }

  // MARK: Marks

  func testEveryMarkIsListedAndTakenBack() throws {
    let rows: [([String], String, String, UInt)] = [
      (["suspend", "pigeon"], "Suspended", "suspended since 2026-11-21", #line),
      (["bury", "pigeon"], "Buried", "buried on 2026-11-21 until 2026-11-22", #line),
      (["flag", "pigeon"], "Flagged", "flagged on 2026-11-21\n", #line),
      (["flag", "pigeon", "--note", "vague"], "Flagged", "flagged on 2026-11-21: vague", #line),
      (["note", "pigeon", "coo"], "Noted on", "note of 2026-11-21: coo", #line),
    ]
    for (words, verb, mark, line) in rows {
      let change = try bench.run(["card"] + words + ["--guide", path])
      let first = "\(verb) 'Carrier pigeon: what is it?'"
      XCTAssertTrue(change.output.hasPrefix(first), change.output, line: line)
      XCTAssertTrue(change.output.contains("'retain undo' takes it back"), line: line)
      XCTAssertEqual(change.output.split(separator: "\n").count, 1, line: line)
      let list = try card("list").output
      XCTAssertTrue(list.contains("Carrier pigeon: what is it?\n"), list, line: line)
      XCTAssertTrue(list.contains("Birds › Carriers"), list, line: line)
      XCTAssertTrue(list.contains("\n  \(mark)"), list, line: line)
      let undo = try bench.run(["undo", "--guide", path]).output
      XCTAssertTrue(undo.contains("'Carrier pigeon: what is it?'"), undo, line: line)
      XCTAssertTrue(try card("list").output.hasPrefix("No card is flagged"), line: line)
    }
  }

  func testJSONTellsEveryMark() throws {
    try review(["", "4", "q"])
    for words in [
      ["suspend", "pigeon"], ["bury", "pigeon"], ["flag", "pigeon", "--note", "vague"],
      ["note", "pigeon", "coo"],
    ] {
      _ = try bench.run(["card"] + words + ["--guide", path])
    }
    let output = try card("list", "--json").output
    let list = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]
    let cards = try XCTUnwrap(list?["cards"] as? [[String: Any]])
    XCTAssertEqual(cards.count, 1)
    let moment = "2026-11-21T09:00:00.000Z"
    let texts = [
      "suspended": moment, "buried": moment, "buriedUntil": "2026-11-22", "flagged": moment,
      "flag": "vague", "noted": moment, "note": "coo", "prompt": "Carrier pigeon: what is it?",
      "kind": "definition",
    ]
    for (name, text) in texts { XCTAssertEqual(cards.first?[name] as? String, text, name) }
    XCTAssertNotNil(cards.first?["due"] as? String)
    XCTAssertEqual(cards.first?["reviews"] as? Int, 1)
    XCTAssertEqual(cards.first?["isInGuides"] as? Bool, true)
  }

  func testMarksAreTakenAway() throws {
    let rows: [([String], [String], UInt)] = [
      (["suspend", "pigeon"], ["resume", "pigeon"], #line),
      (["bury", "pigeon"], ["resume", "pigeon"], #line),
      (["flag", "pigeon"], ["unflag", "pigeon"], #line),
      (["note", "pigeon", "coo"], ["note", "pigeon", ""], #line),
    ]
    for (words, back, line) in rows {
      _ = try bench.run(["card"] + words + ["--guide", path])
      let change = try bench.run(["card"] + back + ["--guide", path])
      XCTAssertEqual(change.status, .done, line: line)
      XCTAssertTrue(try card("list").output.hasPrefix("No card is flagged"), line: line)
      let count = try events().count
      let again = try bench.run(["card"] + back + ["--guide", path])
      XCTAssertEqual(again.status, .done, line: line)
      XCTAssertEqual(try events().count, count, "nothing to change, nothing written", line: line)
    }
  }

  func testWhatIsMarkedAlreadyIsNotWrittenAgain() throws {
    for words in [["suspend", "pigeon"], ["bury", "pigeon"], ["flag", "pigeon"]] {
      _ = try bench.run(["card"] + words + ["--guide", path])
      let count = try events().count
      let again = try bench.run(["card"] + words + ["--guide", path])
      XCTAssertTrue(again.output.contains("already"), again.output)
      XCTAssertEqual(try events().count, count)
    }
    _ = try card("flag", "pigeon", "--note", "vague")
    XCTAssertTrue(try card("list").output.contains("flagged on 2026-11-21: vague"))
  }

  func testMarksHoldInAReview() throws {
    XCTAssertEqual(try due(), "{\"due\":0,\"new\":3}\n")
    _ = try card("suspend", "pigeon")
    _ = try card("bury", "homing")
    XCTAssertEqual(try due(), "{\"due\":0,\"new\":1}\n")
  }

  func testSeveralCardsAreChangedTogetherOrNotAtAll() throws {
    let wrong = try card("suspend", "pigeon", "night", "eagle")
    XCTAssertEqual(wrong.status, .usage)
    XCTAssertEqual(try events(), [])
    let change = try card("suspend", "pigeon", "night", "carrier")
    let suffix = "'Night route: what is it?'\n'retain undo --count 2' takes all back.\n"
    XCTAssertTrue(change.output.hasSuffix(suffix), change.output)
    XCTAssertEqual(try events().count, 2)
    _ = try bench.run(["undo", "--count", "2", "--guide", path])
    XCTAssertTrue(try card("list").output.hasPrefix("No card is"))
  }

  func testAResetAsksFirstAndTellsWhatIsLost() throws {
    try review(["", "4", "", "4", "", "4"])
    let asked = try card("reset", "pigeon")
    XCTAssertEqual(asked.status, .usage)
    XCTAssertTrue(asked.complaints.contains("Forget 1 review of 'Carrier pigeon"), asked.complaints)
    XCTAssertTrue(asked.complaints.contains("--yes"))
    XCTAssertEqual(try events().count, 3)
    XCTAssertEqual(try card("reset", "pigeon", "--yes").status, .done)
    XCTAssertEqual(try due(), "{\"due\":0,\"new\":1}\n")
    _ = try bench.run(["undo", "--guide", path])
    XCTAssertEqual(try due(), "{\"due\":0,\"new\":0}\n")
  }

  // MARK: Finding

  func testACardIsFoundByItsIdItsBeginningOrWords() throws {
    let listed = try bench.run(["cards", "--guide", path, "--json"]).output
    let first = try XCTUnwrap(
      JSONSerialization.jsonObject(with: Data(listed.prefix { $0 != "\n" }.utf8)) as? [String: Any]
    )
    let id = try XCTUnwrap(first["id"] as? String)
    let names = [
      id, String(id.prefix(5)), "pigeon", "PIGEON", "pige", "pigeon carrier",
      "Carrier pigeon: what is it?",
    ]
    for name in names {
      let shown = try card("show", name)
      XCTAssertTrue(shown.output.hasPrefix("Carrier pigeon: what is it?\n"), "\(name): \(shown)")
    }
    // Words in their order win over the same in another.
    path = try bench.guide("# M\n\n## T\n\n- **Term 1-2**: is one\n- **Term 2-1**: is two\n")
    XCTAssertTrue(try card("show", "term 2-1").output.hasPrefix("Term 2-1: "))
    path = try bench.guide(birds)
    let unquoted = try card("show", "carrier", "pigeon")
    XCTAssertTrue(unquoted.output.hasPrefix("Carrier pigeon: what is it?\n"))
  }

  func testWordsOfSeveralPromptsListThem() throws {
    let outcome = try card("suspend", "what")
    XCTAssertEqual(outcome.status, .usage)
    XCTAssertTrue(outcome.complaints.contains("'what' fits 3 cards"), outcome.complaints)
    XCTAssertEqual(outcome.complaints.components(separatedBy: ": what is it?\n").count, 4)
    let many =
      "# Birds\n\n## All\n\n" + (10...22).map { "- **Bird b\($0)**: is bird \($0)\n" }.joined()
    path = try bench.guide(many)
    let shown = try card("show", "bird").complaints
    XCTAssertEqual(shown.components(separatedBy: "\n  ").count - 1, 11, shown)
    XCTAssertTrue(shown.contains("\n  and 3 more\n"), shown)
  }

  func testWhatIsNotFoundIsGuessed() throws {
    let rows: [(String, String, UInt)] = [
      ("carier pigen", "did you mean 'carrier pigeon'?", #line),
      ("homing lantern", "did you mean 'Homing sense: what is it?'?", #line),
      ("zzzzzz", "no card fits 'zzzzzz'\n", #line),
    ]
    for (words, says, line) in rows {
      let outcome = try card("show", words)
      XCTAssertEqual(outcome.status, .usage, line: line)
      XCTAssertTrue(outcome.complaints.contains(says), outcome.complaints, line: line)
      XCTAssertTrue(outcome.complaints.contains("retain cards"), line: line)
    }
  }

  func testWrongWordsAreRefused() throws {
    let rows: [([String], String, UInt)] = [
      (["lst"], "did you mean 'list'?", #line),
      (["pigeon"], "The actions are: list, show", #line),
      (["list", "pigeon"], "retain card show 'pigeon'", #line),
      (["show"], "name a card", #line),
      (["suspend"], "name a card", #line),
      (["note", "pigeon"], "'' removes the note", #line),
      (["suspend", "pigeon", "--note", "x"], "belongs to 'retain card flag'", #line),
      (["flag", "pigeon", "--seen"], "belongs to 'retain card list'", #line),
      (["flag", "pigeon", "--yes"], "belongs to 'retain card reset'", #line),
    ]
    for (words, says, line) in rows {
      let outcome = try bench.run(["card"] + words + ["--guide", path])
      XCTAssertEqual(outcome.status, .usage, line: line)
      XCTAssertTrue(outcome.complaints.contains(says), outcome.complaints, line: line)
      XCTAssertEqual(outcome.output, "", line: line)
    }
    XCTAssertFalse(FileManager.default.fileExists(atPath: try bench.folder + "/progress"))
  }

  // MARK: Looking

  func testACardIsShownWithItsHistory() throws {
    try review(["", "3", "", "4", "", "4", "", "3"])
    try review(["", "1", "u", "", "3", "q"], at: "2026-11-25T09:00:00Z")
    _ = try card("flag", "pigeon", at: "2026-11-25T10:00:00Z")
    let shown = try card("show", "pigeon", at: "2026-11-25T11:00:00Z").output
    for text in [
      "  the bird that brings letters home\n", "guide.md:5\n", "Birds › Carriers",
      "3 reviews, 0 lapses\n", "2026-11-20  Good, Good\n", "2026-11-25  Good, flagged\n",
      "% if asked now", "Due       in ",
    ] {
      XCTAssertTrue(shown.contains(text), "no '\(text)' in:\n\(shown)")
    }
    XCTAssertTrue(try card("list", "--seen").output.hasSuffix("\n3 cards\n"))
  }

  func testACardThatIsGoneIsListedAndReset() throws {
    try review(["", "4", "", "4", "", "4"])
    _ = try card("suspend", "homing")
    path = try bench.guide(birds.replacingOccurrences(of: "Homing sense", with: "Loft"))
    let list = try card("list").output
    XCTAssertTrue(list.contains("Homing sense: what is it?\n"), list)
    XCTAssertTrue(list.contains("gone: the guides do not ask it"), list)
    XCTAssertTrue(try card("list", "--gone").output.hasSuffix("\n1 card\n"))
    let shown = try card("show", "homing").output
    XCTAssertTrue(shown.contains("Topic     Birds › Carriers"), shown)
    let reset = try card("reset", "homing", "--yes").output
    XCTAssertTrue(reset.contains("Reset 'Homing sense: what is it?', which had 1 review"), reset)
    let undo = try bench.run(["undo", "--guide", path]).output
    XCTAssertTrue(undo.contains("resetting 'Homing sense: what is it?'"), undo)
  }

  func testAMarkOnARenamedCardKeepsItsHistory() throws {
    let formats = "# Formats\n\n## Storage\n\n- **Parqet**: a columnar file format for tables\n"
    path = try bench.guide(formats)
    try review(["", "4"])
    path = try bench.guide(formats.replacingOccurrences(of: "Parqet", with: "Parquet"))
    let flag = try card("flag", "parquet")
    XCTAssertTrue(flag.complaints.contains("'Parqet' is called 'Parquet' now"), flag.complaints)
    XCTAssertTrue(try card("show", "parquet").output.contains("1 review, 0 lapses"))
    let undo = try bench.run(["undo", "--count", "2", "--guide", path]).output
    XCTAssertTrue(undo.contains("the history that 'Parquet"), undo)
  }
}
