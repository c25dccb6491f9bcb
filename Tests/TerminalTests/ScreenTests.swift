import PseudoTerminal
import Terminal
import XCTest

final class ScreenTests: XCTestCase {
  private let size = TerminalSize(columns: 10, rows: 4)

  func testFirstPictureIsDrawnWhole() {
    var screen = Screen(size: size, colorSupport: .none)
    var shown = VirtualScreen(columns: 10, rows: 4)
    shown.feed("old text\r\nmore")
    shown.feed(screen.update(to: ["one", "", "three"]))
    XCTAssertEqual(shown.lines, ["one", "", "three", ""])
    XCTAssertFalse(shown.isCursorVisible)
  }

  func testOnlyChangesAreWritten() {
    var screen = Screen(size: size, colorSupport: .none)
    _ = screen.update(to: ["one", "two", "three"])
    XCTAssertEqual(screen.update(to: ["one", "two", "three"]), "")
    let change = screen.update(to: ["one", "2", "three"])
    XCTAssertTrue(change.contains("\u{1B}[2;1H2\u{1B}[K"))
    XCTAssertFalse(change.contains("one"))
    XCTAssertFalse(change.contains("three"))
    XCTAssertTrue(change.hasPrefix("\u{1B}[?2026h"))
    XCTAssertTrue(change.hasSuffix("\u{1B}[?2026l"))
  }

  func testPicturesAreCutToTheSize() {
    var screen = Screen(size: size, colorSupport: .none)
    var shown = VirtualScreen(columns: 10, rows: 4)
    shown.feed(screen.update(to: ["0123456789abc", "日本語日本語", "", "4", "5", "6"]))
    XCTAssertEqual(shown.lines, ["0123456789", "日本語日本", "", "4"])
    shown.feed(screen.update(to: ["012345678X"]))
    XCTAssertEqual(shown.lines, ["012345678X", "", "", ""])
  }

  func testCursor() {
    var screen = Screen(size: size, colorSupport: .none)
    var shown = VirtualScreen(columns: 10, rows: 4)
    shown.feed(screen.update(to: ["> a"], cursor: .init(column: 3, row: 0)))
    XCTAssertTrue(shown.isCursorVisible)
    XCTAssertEqual(shown.cursor, VirtualScreen.Position(column: 3, row: 0))
    shown.feed(screen.update(to: ["> a"], cursor: .init(column: 99, row: 99)))
    XCTAssertEqual(shown.cursor, VirtualScreen.Position(column: 9, row: 3))
    shown.feed(screen.update(to: ["> a"]))
    XCTAssertFalse(shown.isCursorVisible)
  }

  func testResizeAndInvalidationDrawWhole() {
    var screen = Screen(size: size, colorSupport: .none)
    _ = screen.update(to: ["one"])
    screen.resize(to: TerminalSize(columns: 2, rows: 1))
    var shown = VirtualScreen(columns: 2, rows: 1)
    shown.feed(screen.update(to: ["one", "two"]))
    XCTAssertEqual(shown.lines, ["on"])
    screen.invalidate()
    XCTAssertTrue(screen.update(to: ["one"]).contains("\u{1B}[2J"))
  }

  func testStylesAreDrawnOrLeftOut() {
    var plain = Screen(size: size, colorSupport: .none)
    XCTAssertFalse(plain.update(to: [StyledText("x", .bold)]).contains("\u{1B}[0;1m"))
    var styled = Screen(size: size, colorSupport: .ansi16)
    XCTAssertTrue(styled.update(to: [StyledText("x", .bold)]).contains("\u{1B}[0;1mx\u{1B}[0m"))
  }

  /// Changes from picture to picture show the same as the last picture alone.
  func testChangesAddUp() {
    for seed in 0..<300 {
      var generator = SplitMix(seed: UInt64(seed))
      var screen = Screen(size: size, colorSupport: .ansi16)
      var shown = VirtualScreen(columns: 10, rows: 4)
      let pieces = [
        "", "a", "abc", "0123456789", "日本語", "日本語日本", "x\u{301}y", "👍🏽 ok", "long long long",
      ]
      for _ in 0..<5 {
        let picture = (0..<Int.random(in: 0...5, using: &generator)).map { _ in
          StyledText(pieces.randomElement(using: &generator) ?? "", .bold)
        }
        shown.feed(screen.update(to: picture))
        var fresh = Screen(size: size, colorSupport: .none)
        var expected = VirtualScreen(columns: 10, rows: 4)
        expected.feed(fresh.update(to: picture))
        XCTAssertEqual(shown.lines, expected.lines, "seed \(seed)")
      }
    }
  }
}
