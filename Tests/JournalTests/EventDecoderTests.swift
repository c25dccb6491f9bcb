import XCTest

@testable import Journal

final class EventDecoderTests: XCTestCase {
  private let head =
    #"{"v":1,"id":"a","at":"2026-11-21T12:00:00.000Z","writer":"w","seq":1,"kind":"#

  func testTakesAnyValidJSON() throws {
    let text = """
       { "kind" : "relink", "to":"\\u00e9\\ud83c\\udf93", "seq":2, "extra":{"deep":[1,{}]},
       "from":"x", "writer":"w-2", "at":"2026-11-21T13:00:00+01:00", "id":"Long_ID-of.another"
       , "v":1 }
      """.replacingOccurrences(of: "\n", with: " ").replacingOccurrences(of: ".an", with: "_an")
    let event = try EventDecoder().event(text.utf8)
    XCTAssertEqual(event.id.rawValue, "Long_ID-of_another")
    XCTAssertEqual(event.at, noon)
    XCTAssertEqual(event.writer.rawValue, "w-2")
    XCTAssertEqual(event.sequence, 2)
    XCTAssertEqual(event.body, .relink(from: "x", to: "é🎓"))
  }

  func testKeepsWhatANewerVersionWrote() throws {
    let table: [(line: UInt, text: String, kind: String)] = [
      (#line, head + #""teleport","where":[1]}"#, "teleport"),
      (#line, head.replacingOccurrences(of: ":1,\"id", with: ":2,\"id") + #""review"}"#, "review"),
      (#line, head.replacingOccurrences(of: ":1,\"id", with: ":9,\"id") + #""x"}"#, "x"),
    ]
    for row in table {
      let event = try EventDecoder().event(row.text.utf8)
      XCTAssertEqual(event.body, .unknown(kind: row.kind, raw: row.text), line: row.line)
      XCTAssertEqual(try line(event), row.text, line: row.line)
    }
  }

  func testSaysWhyALineIsNoEvent() {
    let body = #""review","card":"c","grade":3,"ms":1,"session":"s","day":"2026-11-21","#
    let table: [(line: UInt, text: String, reason: String)] = [
      (#line, "", "not valid JSON"),
      (#line, "{", "not valid JSON"),
      (#line, "[1]", "not a JSON object"),
      (#line, "17", "not a JSON object"),
      (#line, "{}", #""v" is missing"#),
      (#line, #"{"v":"1"}"#, #""v" has a value of the wrong type"#),
      (#line, #"{"v":0}"#, #""v" is below 1"#),
      (#line, #"{"v":1,"id":"ä"}"#, #""id" is not an event id"#),
      (#line, #"{"v":1,"id":"a","at":"noon"}"#, #""at" is not a time in ISO 8601"#),
      (
        #line, head.replacingOccurrences(of: #""w""#, with: #""../w""#) + #""undo"}"#,
        #""writer" is not a writer id"#
      ),
      (
        #line, head.replacingOccurrences(of: #""seq":1"#, with: #""seq":0"#) + #""undo"}"#,
        #""seq" is not in 1...2000000000"#
      ),
      (#line, head + #""undo"}"#, #""target" is missing"#),
      (#line, head + body + #""due":"later"}"#, #""due" is not a day or a time"#),
      (
        #line, head + body.replacingOccurrences(of: ":3", with: ":5") + #""due":"2026-11-21"}"#,
        #""grade" is not in 1...4"#
      ),
      (
        #line,
        head + body.replacingOccurrences(of: #""ms":1"#, with: #""ms":-1"#)
          + #""due":"2026-11-21"}"#,
        #""ms" is below zero"#
      ),
      (
        #line,
        head + body.replacingOccurrences(of: #""ms":1"#, with: #""ms":2147483648"#)
          + #""due":"2026-11-21"}"#,
        #""ms" is above 2147483647"#
      ),
    ]
    for row in table {
      XCTAssertThrowsError(try EventDecoder().event(row.text.utf8), line: row.line) { error in
        let reason = (error as? EventDecoder.Rejection)?.reason
        XCTAssertEqual(reason, row.reason, line: row.line)
      }
    }
  }
}
