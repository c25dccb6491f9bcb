import Foundation
import PseudoTerminal
import XCTest

final class TerminalSessionTests: XCTestCase {
  func testProgramSeesItsTerminal() throws {
    let session = try TerminalSession(
      program: "/bin/sh",
      arguments: ["-c", "stty size < /dev/tty; echo \"$GREETING\"; exit 3"],
      environment: ["GREETING": "good day", "PATH": "/bin:/usr/bin"],
      columns: 70,
      rows: 20
    )
    XCTAssertTrue(session.waitUntil(shows: "20 70"))
    XCTAssertTrue(session.waitUntil(shows: "good day"))
    XCTAssertEqual(session.waitForExit(), .exited(3))
  }

  func testTypingAndEndOfInput() throws {
    let session = try TerminalSession(program: "/bin/cat")
    session.send("héllo\r")
    XCTAssertTrue(session.wait { $0.lines[0] == "héllo" && $0.lines[1] == "héllo" })
    session.send("\u{4}")
    XCTAssertEqual(session.waitForExit(), .exited(0))
  }

  func testControlCIsASignalInALineThatMakesSignals() throws {
    let session = try TerminalSession(program: "/bin/cat")
    session.send("x\r")
    XCTAssertTrue(session.waitUntil(shows: "x\nx"))
    session.send([3])
    XCTAssertEqual(session.waitForExit(), .signaled(SIGINT))
  }

  func testSignalsFromOutside() throws {
    let session = try TerminalSession(program: "/bin/cat")
    session.signal(SIGTERM)
    XCTAssertEqual(session.waitForExit(), .signaled(SIGTERM))
  }

  func testResizeReachesTheProgram() throws {
    let session = try TerminalSession(
      program: "/bin/sh",
      arguments: ["-c", "trap 'stty size' WINCH; echo ready; while :; do sleep 0.05; done"],
      environment: ["PATH": "/bin:/usr/bin"]
    )
    XCTAssertTrue(session.waitUntil(shows: "ready"))
    session.resize(columns: 44, rows: 11)
    XCTAssertTrue(session.waitUntil(shows: "11 44"))
  }

  func testModesOfTheLine() throws {
    let session = try TerminalSession(
      program: "/bin/sh",
      arguments: ["-c", "stty -echo -icanon; echo done; read x"],
      environment: ["PATH": "/bin:/usr/bin"]
    )
    XCTAssertTrue(session.waitUntil(shows: "done"))
    let modes = try XCTUnwrap(session.pair.modes())
    XCTAssertFalse(modes.echoes)
    XCTAssertFalse(modes.isCanonical)
    XCTAssertTrue(modes.makesSignals)
  }

  func testWaitingEndsWithTheProgramAndWithTheTime() throws {
    let session = try TerminalSession(program: "/bin/cat")
    XCTAssertFalse(session.waitUntil(shows: "never", timeoutSeconds: 0.1))
    XCTAssertNil(session.waitForExit(timeoutSeconds: 0.1))
    session.signal(SIGKILL)
    XCTAssertFalse(session.waitUntil(shows: "never", timeoutSeconds: 20))
    XCTAssertEqual(session.ending, .signaled(SIGKILL))
  }

  func testMissingProgramIsAnError() {
    XCTAssertThrowsError(try TerminalSession(program: "/nonexistent/program")) { error in
      XCTAssertEqual(error as? PseudoTerminalError, .spawn(errno: ENOENT))
    }
  }
}
