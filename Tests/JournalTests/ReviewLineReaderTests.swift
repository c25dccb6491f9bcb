import Foundation
import XCTest

@testable import Journal

final class ReviewLineReaderTests: XCTestCase {
  /// Reads a line by the byte-level reader alone.
  private func fast(_ text: String) -> Event? {
    var table = EventTable()
    let isTaken = Array(text.utf8).withUnsafeBytes { ReviewLineReader.read($0, into: &table) }
    XCTAssertEqual(table.rows.count, isTaken ? 1 : 0)
    return isTaken ? table.event(0) : nil
  }

  private func slow(_ text: String) -> Event? {
    do {
      return try EventDecoder().event(text.utf8)
    } catch {
      return nil
    }
  }

  func testTakesTheCommonLine() throws {
    let text =
      #"{"v":1,"id":"abcdefghij23","at":"2026-11-21T12:00:00.000Z","writer":"laptop","seq":17,"#
      + #""kind":"review","card":"c/1","grade":3,"ms":4211,"session":"s1","day":"2026-11-21","#
      + #""due":"2026-11-24"}"#
    let event = try XCTUnwrap(fast(text))
    XCTAssertEqual(event.id.rawValue, "abcdefghij23")
    XCTAssertEqual(event.at, noon)
    XCTAssertEqual(event.writer.rawValue, "laptop")
    XCTAssertEqual(event.sequence, 17)
    XCTAssertEqual(event.body, .review(review("c/1")))
    for end in 0..<text.utf8.count {
      XCTAssertNil(fast(String(decoding: text.utf8.prefix(end), as: UTF8.self)))
    }
  }

  func testAgreesWithTheDecoderOnGeneratedLines() throws {
    var random = SeededGenerator(21)
    var taken = 0
    for _ in 0..<6_000 {
      let text = generatedLine(&random)
      guard let event = fast(text) else { continue }
      taken += 1
      XCTAssertEqual(slow(text), event, text)
    }
    XCTAssertGreaterThan(taken, 500)
  }

  func testTakesWhatTheEncoderWritesOfPlainReviews() throws {
    var random = SeededGenerator(22)
    for _ in 0..<3_000 {
      let day = StudyDay(number: Int.random(in: -700_000...2_900_000, using: &random))
      let moment = Moment(
        millisecondsSince1970: Int64.random(
          in: -60_000_000_000_000...250_000_000_000_000,
          using: &random
        )
      )
      let sequence = Int.random(in: 1...Event.highestSequence, using: &random)
      let writer = WriterID(random: &random)
      let event = Event(
        id: EventID(writer: writer, sequence: sequence, at: moment, random: random.next()),
        at: moment,
        writer: writer,
        sequence: sequence,
        body: .review(
          Review(
            card: String(random.next(), radix: 36),
            grade: ReviewGrade.allCases.randomElement(using: &random) ?? .good,
            milliseconds: Int.random(in: 0...Review.longestMilliseconds, using: &random),
            session: "a b~!" + String(random.next(), radix: 36),
            day: day,
            due: Bool.random(using: &random) ? .day(day) : .moment(moment)
          )
        )
      )
      let text = try line(event)
      XCTAssertEqual(fast(text), event, text)
    }
  }

  func testNeverTakesADamagedByteThatTheDecoderReadsOtherwise() throws {
    let event = Event(
      id: try XCTUnwrap(EventID(rawValue: "abcdefghij23")),
      at: noon,
      writer: try XCTUnwrap(WriterID(rawValue: "laptop")),
      sequence: 17,
      body: .review(review("c1"))
    )
    let told = CardAbout(kind: "k", term: "é", prompt: "p", breadcrumb: ["A", "日"])
    let bytes = try EventEncoder.line(event)
    try damageEachByte(of: bytes)
    let telling = Event(
      id: event.id,
      at: noon,
      writer: event.writer,
      sequence: 18,
      body: .review(review("c1", about: told))
    )
    let text = try line(telling)
    XCTAssertEqual(fast(text), telling)
    try damageEachByte(of: try EventEncoder.line(telling))
  }

  private func damageEachByte(of bytes: [UInt8]) throws {
    for index in bytes.indices {
      for byte in UInt8.min...UInt8.max where byte != bytes[index] {
        var damaged = bytes
        damaged[index] = byte
        var table = EventTable()
        guard damaged.withUnsafeBytes({ ReviewLineReader.read($0, into: &table) }) else { continue }
        XCTAssertEqual(try EventDecoder().event(damaged), table.event(0))
      }
    }
  }

  /// The end of a line that tells what a card said, canonical but for the odd part.
  private func generatedAbout(_ random: inout SeededGenerator, _ texts: [String]) -> String {
    func pick(_ usual: String, _ odd: [String]) -> String {
      guard Int.random(in: 0..<12, using: &random) == 0 else { return usual }
      return odd.randomElement(using: &random) ?? usual
    }
    guard Int.random(in: 0..<3, using: &random) == 0 else { return "" }
    let lists = [
      "", "[]", "[", "\"A\"", "\"é\",", "\"A\",\"é\",\"\\\"\"", "\"A\" ,\"B\"", "null", "1",
    ]
    return #","about":{"kind":"# + "\"" + pick("term", texts) + "\""
      + pick("", [#","kind":"other""#, " "])
      + #","term":"# + "\"" + pick("Amazon S3 – é", texts) + "\""
      + #","prompt":"# + "\"" + pick("What is “S3”?", texts) + "\""
      + #","breadcrumb":["# + pick("\"A\",\"B 日本\"", lists) + "]"
      + pick("}", ["", "}}", " }", ",\"x\":1}"])
  }

  /// A line that is canonical but for the odd part.
  private func generatedLine(_ random: inout SeededGenerator) -> String {
    func pick(_ usual: String, _ odd: [String]) -> String {
      guard Int.random(in: 0..<12, using: &random) == 0 else { return usual }
      return odd.randomElement(using: &random) ?? usual
    }
    let texts = [
      "", "é", "e\u{301}", #"\""#, #"\\"#, #"\/"#, #"\u0041"#, #"\ud83c\udf93"#, "🎓", "\u{7F}",
      "a'b", "{}", "日本", "\u{1}", #"\"#, #"\ud83c"#, " ", "\t", "\u{2028}",
    ]
    let numbers = [
      "0", "-1", "-0", "00", "01", "1.0", "1e2", "2147483647", "2147483648", "2000000000",
      "2000000001", "9223372036854775807", "9223372036854775808", "18446744073709551616",
      "99999999999999999999999", "\"1\"", "null", "true", "", " 1", "+1",
    ]
    let moments = [
      "2026-02-29T00:00:00.000Z", "2024-02-29T23:59:59.999Z", "2026-11-21T24:00:00.000Z",
      "2026-11-21T12:00:60.000Z", "2026-11-21T12:00:00Z", "2026-11-21T12:00:00.000+00:00",
      "2026-11-21", "0000-01-01T00:00:00.000Z", "9999-12-31T23:59:59.999Z",
      "2026-11-21T12:00:00.0Z",
      "2026-00-21T12:00:00.000Z", "2026-11-00T12:00:00.000Z", "2026-11-21t12:00:00.000z", "",
      "+275760-09-13T00:00:00.000Z", "2026-11-21T12:00:00.00:Z", "202/-11-21T12:00:00.000Z",
    ]
    let days = [
      "2026-11-31", "2024-02-29", "2100-02-29", "0000-01-01", "9999-12-31", "", "2026-1-1",
    ]
    let ids = ["", "a", "abcdefghijklm", "ABC", "a1", "a_b", "a b", "22222222222z", #"\u0061"#]
    let writers = ["", "A", "a/b", "..", "w\u{301}", "-", String(repeating: "a", count: 41)]
    return pick("{", ["{ ", " {", "\u{FEFF}{", ""]) + pick(#""v":1"#, [#""v":2"#, #""v": 1"#, ""])
      + #","id":"# + "\"" + pick("abcdefghij23", ids) + "\""
      + #","at":"# + "\"" + pick("2026-11-21T12:00:00.123Z", moments) + "\""
      + #","writer":"# + "\"" + pick("laptop-1", writers) + "\""
      + #","seq":"# + pick("17", numbers)
      + pick(#","kind":"review""#, [#","kind":"undo""#, #", "kind":"review""#, #","x":1"#])
      + #","card":"# + "\"" + pick("c1", texts) + "\""
      + #","grade":"# + pick("3", numbers + ["1", "2", "4", "5"])
      + #","ms":"# + pick("4211", numbers)
      + #","session":"# + "\"" + pick("s1", texts) + "\""
      + #","day":"# + "\"" + pick("2026-11-21", days) + "\""
      + #","due":"# + "\"" + pick("2026-11-24", days + moments) + "\""
      + generatedAbout(&random, texts)
      + pick("", [#","extra":null"#, #","about":null"#, ",", #","grade":1"#])
      + pick("}", ["} ", "}}", "", "} x"])
  }
}
