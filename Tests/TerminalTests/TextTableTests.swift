import Terminal
import XCTest

final class TextTableTests: XCTestCase {
  private func sample() -> TextTable {
    var table = TextTable(columns: [
      .init("Area"), .init("Note", isFlexible: true), .init("Share"),
    ])
    table.addRow(["First", "short", "28%"])
    table.addRow(["Second", "a longer note that can be wrapped", "7%"])
    table.addRow(["Third"])
    return table
  }

  private func text(_ lines: [StyledText]) -> String {
    lines.map(\.plain).joined(separator: "\n")
  }

  func testWideEnough() {
    XCTAssertEqual(
      text(sample().lines(width: 80)),
      """
      Area   │ Note                              │ Share
      ───────┼───────────────────────────────────┼──────
      First  │ short                             │   28%
      Second │ a longer note that can be wrapped │    7%
      Third  │                                   │
      """
    )
  }

  func testFlexibleColumnWraps() {
    XCTAssertEqual(
      text(sample().lines(width: 38, glyphs: .ascii)),
      """
      Area   | Note                  | Share
      -------+-----------------------+------
      First  | short                 |   28%
      Second | a longer note that    |    7%
             | can be wrapped        |
      Third  |                       |
      """
    )
  }

  func testTooNarrowIsStacked() {
    XCTAssertEqual(
      text(sample().lines(width: 24)),
      """
      Area: First
      Note: short
      Share: 28%

      Area: Second
      Note: a longer note that
        can be wrapped
      Share: 7%

      Area: Third
      """
    )
  }

  func testNumbersStandRight() {
    var table = TextTable(columns: [.init("N"), .init("Mixed"), .init("Left", .fixed(.left))])
    table.addRow(["1", "12", "3"])
    table.addRow(["-1,234.5", "n/a", "44"])
    table.addRow(["–", "", ""])
    XCTAssertEqual(
      text(table.lines(width: 40)),
      """
             N │ Mixed │ Left
      ─────────┼───────┼─────
             1 │ 12    │ 3
      -1,234.5 │ n/a   │ 44
             – │       │
      """
    )
  }

  func testTitlesAreStyled() {
    let lines = sample().lines(width: 80)
    XCTAssertEqual(lines[0].runs.first?.style, .bold)
    XCTAssertEqual(lines[1].runs.map(\.style), [.dim])
    XCTAssertEqual(TextTable(columns: []).lines(width: 10), [])
  }

  func testNoLineIsTooWide() {
    for seed in 0..<400 {
      var generator = SplitMix(seed: UInt64(seed))
      let count = Int.random(in: 1...4, using: &generator)
      var table = TextTable(
        columns: (0..<count).map { index in
          .init(randomText(&generator, upTo: 3), isFlexible: index.isMultiple(of: 2))
        }
      )
      for _ in 0..<3 {
        table.addRow((0..<count).map { _ in StyledText(randomText(&generator, upTo: 6)) })
      }
      for width in [2, 9, 20, 40, 80, 200] {
        for line in table.lines(width: width) {
          XCTAssertLessThanOrEqual(line.width, width, "seed \(seed)")
        }
      }
    }
  }
}
