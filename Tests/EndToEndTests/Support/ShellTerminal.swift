import Foundation
import PseudoTerminal
import XCTest

/// The program in a pseudo-terminal, started by a shell that stays when it has ended.
///
/// The line can so be looked at before the kernel resets it. A class, as it goes on with a process.
final class ShellTerminal {
  /// The terminal and what it shows.
  let session: TerminalSession
  /// The modes of the line before the program began.
  let modesBefore: LineModes?
  private let processFile: String

  /// Starts the program.
  ///
  /// - Parameter hasJobControl: Whether the program can be stopped; the shell then says so with a
  ///   status, and after a line of input lets it go on.
  init(
    _ place: StudyPlace,
    _ arguments: [String] = [],
    hasJobControl: Bool = false,
    columns: Int = 80,
    rows: Int = 24
  ) throws {
    processFile = place.folder + "/process"
    let inner = #"echo $$ > "$PROCESS_FILE"; exec "$0" "$@""#
    let wait = #"echo "[status $?]"; read -r end"#
    var outer = "sleep 0.02; /bin/sh -c '\(inner)' \"$0\" \"$@\"; \(wait)"
    if hasJobControl { outer = "set -m; \(outer); fg; \(wait)" }
    let now = place.now.map { ["--now", $0] } ?? []
    session = try TerminalSession(
      program: "/bin/sh",
      arguments: ["-c", outer, StudyPlace.binary] + arguments + now,
      environment: place.environment.merging(["PROCESS_FILE": processFile]) { $1 },
      columns: columns,
      rows: rows
    )
    modesBefore = session.pair.modes()
  }

  /// Sends a signal to the program, not to the shell.
  func send(signal: Int32) throws {
    let text = try String(contentsOfFile: processFile, encoding: .utf8)
    let process = try XCTUnwrap(Int32(text.trimmingCharacters(in: .whitespacesAndNewlines)))
    kill(process, signal)
  }

  /// Waits until the program has ended, and checks that it left the terminal as it was.
  func assertRestored(
    status: Int32,
    file: StaticString = #filePath,
    line: UInt = #line
  ) {
    let hasEnded = session.waitUntil(shows: "[status \(status)]")
    XCTAssertTrue(hasEnded, session.screen.text, file: file, line: line)
    XCTAssertNotNil(modesBefore, file: file, line: line)
    XCTAssertEqual(session.pair.modes(), modesBefore, "modes", file: file, line: line)
    XCTAssertTrue(session.screen.isCursorVisible, "the cursor shows", file: file, line: line)
    XCTAssertFalse(session.screen.isAlternate, "the own screen is left", file: file, line: line)
    XCTAssertFalse(session.screen.isPasteBracketed, "pastes are plain", file: file, line: line)
    XCTAssertEqual(session.screen.privateModes, [7, 25], "private modes", file: file, line: line)
    session.send("\n")
    XCTAssertEqual(session.waitForExit(), .exited(0), file: file, line: line)
  }
}

extension TerminalSession {
  /// Waits for a text, and says what shows instead if it does not come.
  func expect(_ text: String, file: StaticString = #filePath, line: UInt = #line) {
    let isShown = waitUntil(shows: text, timeoutSeconds: 5)
    XCTAssertTrue(isShown, "no '\(text)' in:\n\(screen.text)", file: file, line: line)
  }

  /// Changes the size, waits for a text in a drawing anew, and measures its lines.
  ///
  /// What is drawn after the change is laid out on a screen far wider than the window: lines that
  /// were too long would show their true length there.
  ///
  /// - Returns: The lines that were drawn.
  func redraw(
    columns: Int,
    rows: Int,
    showing texts: [String],
    file: StaticString = #filePath,
    line: UInt = #line
  ) -> [String] {
    let mark = transcript.count
    resize(columns: columns, rows: rows)
    var drawn = VirtualScreen(columns: 400, rows: rows + 50)
    let isDrawn = wait(timeoutSeconds: 5) { _ in
      drawn = VirtualScreen(columns: 400, rows: rows + 50)
      drawn.feed(Array(transcript[mark...]))
      return texts.allSatisfy { drawn.text.contains($0) }
    }
    XCTAssertTrue(isDrawn, "\(texts) not all in:\n\(drawn.text)", file: file, line: line)
    for (number, text) in drawn.lines.enumerated() where !text.isEmpty {
      XCTAssertLessThanOrEqual(text.count, columns, text, file: file, line: line)
      XCTAssertLessThan(number, rows, "below the window: \(text)", file: file, line: line)
    }
    XCTAssertEqual(screen.lines, Array(drawn.lines.prefix(rows)), file: file, line: line)
    return drawn.lines
  }
}
