import XCTest

@testable import Journal

final class IdentifierTests: XCTestCase {
  func testWriterIDs() {
    let table: [(line: UInt, text: String, isValid: Bool)] = [
      (#line, "a", true), (#line, "laptop-2", true),
      (#line, String(repeating: "z", count: 40), true),
      (#line, "", false), (#line, String(repeating: "z", count: 41), false), (#line, "..", false),
      (#line, "a/b", false), (#line, "A", false), (#line, "a.b", false), (#line, "a\n", false),
      (#line, "ä", false), (#line, "a\0", false), (#line, "_", false),
    ]
    for row in table {
      XCTAssertEqual(WriterID(rawValue: row.text) != nil, row.isValid, row.text, line: row.line)
    }
  }

  func testEventIDs() {
    let table: [(line: UInt, text: String, isValid: Bool)] = [
      (#line, "a", true), (#line, "A-b_9", true), (#line, String(repeating: "z", count: 64), true),
      (#line, "", false), (#line, String(repeating: "z", count: 65), false), (#line, "a b", false),
      (#line, "a\"", false), (#line, "é", false),
    ]
    for row in table {
      XCTAssertEqual(EventID(rawValue: row.text) != nil, row.isValid, row.text, line: row.line)
    }
  }

  func testPackingKeepsEveryID() throws {
    let table: [(line: UInt, text: String, isPacked: Bool)] = [
      (#line, "a", true), (#line, "aa", true), (#line, "aaaaaaaaaaaa", true), (#line, "7", true),
      (#line, "777777777777", true), (#line, "aaaaaaaaaaaaa", false), (#line, "A", false),
      (#line, "a1", false), (#line, "a-", false),
    ]
    for row in table {
      let id = try XCTUnwrap(EventID(rawValue: row.text))
      XCTAssertEqual(id.packed != nil, row.isPacked, line: row.line)
      if let packed = id.packed { XCTAssertEqual(EventID(packed: packed), id, line: row.line) }
    }
  }

  func testNewIDsDependOnEverything() throws {
    let (a, b) = (try XCTUnwrap(WriterID(rawValue: "a")), try XCTUnwrap(WriterID(rawValue: "b")))
    let later = noon.advanced(byMilliseconds: 1)
    let ids = [
      EventID(writer: a, sequence: 1, at: noon, random: 1),
      EventID(writer: b, sequence: 1, at: noon, random: 1),
      EventID(writer: a, sequence: 2, at: noon, random: 1),
      EventID(writer: a, sequence: 1, at: later, random: 1),
      EventID(writer: a, sequence: 1, at: noon, random: 2),
    ]
    XCTAssertEqual(Set(ids).count, ids.count)
    for id in ids {
      XCTAssertEqual(id.rawValue.utf8.count, 12)
      XCTAssertEqual(EventID(rawValue: id.rawValue), id)
      XCTAssertNotNil(id.packed)
    }
  }

  func testAHundredThousandNewIDsDiffer() throws {
    let writer = try XCTUnwrap(WriterID(rawValue: "a"))
    var random = SeededGenerator(3)
    var seen = Set<EventID>()
    for sequence in 1...100_000 {
      let bits = random.next()
      seen.insert(EventID(writer: writer, sequence: sequence, at: noon, random: bits))
    }
    XCTAssertEqual(seen.count, 100_000)
  }
}
