import XCTest

@testable import SourceText

final class LineTableTests: XCTestCase {
  func testLocations() {
    let text = "ab\ncé d\r\n\rx"
    let table = LineTable(Array(text.utf8))
    let rows: [(Int, Int, Int, UInt)] = [
      (0, 1, 1, #line), (2, 1, 3, #line), (3, 2, 1, #line), (4, 2, 2, #line),
      (6, 2, 3, #line), (10, 3, 1, #line), (11, 4, 1, #line), (12, 4, 2, #line),
    ]
    for (offset, line, column, row) in rows {
      XCTAssertEqual(
        table.location(at: offset),
        SourceLocation(line: line, column: column),
        line: row
      )
    }
    XCTAssertEqual(table.count, 4)
    XCTAssertEqual(table.range(ofLine: 2), 3..<8)
    XCTAssertEqual(table.range(ofLine: 3), 10..<10)
  }

  func testEmptyTextHasOneLine() {
    let table = LineTable([])
    XCTAssertEqual(table.count, 1)
    XCTAssertEqual(table.location(at: 0), SourceLocation(line: 1, column: 1))
    XCTAssertEqual(table.range(ofLine: 1), 0..<0)
  }
}

final class DiagnosticPrinterTests: XCTestCase {
  func testShowsPlaceLineCaretAndHelp() {
    let file = SourceFile(path: "guide.md", bytes: Array("one\n- [ ] Athena\n".utf8))
    let diagnostic = Diagnostic(
      .error,
      path: "guide.md",
      range: 10..<16,
      rule: "question.key-missing",
      summary: "question has no correct option",
      help: "mark the correct option with [x]"
    )
    XCTAssertEqual(
      DiagnosticPrinter(files: [file]).text(of: diagnostic),
      """
      guide.md:2:7: error: question has no correct option [question.key-missing]
        2 | - [ ] Athena
          |       ^~~~~~
        help: mark the correct option with [x]

      """
    )
  }

  func testOrderIsFilePlaceSeverity() {
    let make = { (path: String, offset: Int, severity: Diagnostic.Severity) in
      Diagnostic(severity, path: path, range: offset..<offset, rule: "r", summary: "s")
    }
    let sorted = DiagnosticPrinter(files: []).sorted([
      make("b", 0, .error), make("a", 5, .note), make("a", 5, .error), make("a", 1, .warning),
    ])
    XCTAssertEqual(sorted.map(\.path), ["a", "a", "a", "b"])
    XCTAssertEqual(sorted.map(\.severity), [.warning, .error, .note, .error])
  }
}
