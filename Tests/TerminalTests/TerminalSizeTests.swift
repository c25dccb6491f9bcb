import PseudoTerminal
import Terminal
import XCTest

final class TerminalSizeTests: XCTestCase {
  func testTerminalKnowsBest() throws {
    let pair = try TerminalPair(columns: 101, rows: 33)
    let size = TerminalSize.measured(
      fileDescriptor: pair.terminal,
      environment: ["COLUMNS": "40", "LINES": "10"]
    )
    XCTAssertEqual(size, TerminalSize(columns: 101, rows: 33))
  }

  func testEnvironmentThenStandard() {
    let cases: [([String: String], TerminalSize, UInt)] = [
      ([:], TerminalSize(columns: 80, rows: 24), #line),
      (["COLUMNS": "40", "LINES": "10"], TerminalSize(columns: 40, rows: 10), #line),
      (["COLUMNS": "132"], TerminalSize(columns: 132, rows: 24), #line),
      (["COLUMNS": "wide", "LINES": "-3"], TerminalSize(columns: 80, rows: 24), #line),
      (["COLUMNS": "0", "LINES": "99999999"], TerminalSize(columns: 80, rows: 24), #line),
    ]
    for (environment, expected, line) in cases {
      let size = TerminalSize.measured(fileDescriptor: -1, environment: environment)
      XCTAssertEqual(size, expected, line: line)
    }
  }

  func testTerminalWithoutASizeAsksTheEnvironment() throws {
    let pair = try TerminalPair(columns: 0, rows: 0)
    let size = TerminalSize.measured(fileDescriptor: pair.terminal, environment: ["COLUMNS": "50"])
    XCTAssertEqual(size, TerminalSize(columns: 50, rows: 24))
  }
}
