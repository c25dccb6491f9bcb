import Markdown
import Terminal
import XCTest

@testable import Commands

/// What Markdown looks like on a screen, without its styles.
enum ReadingScreens {
  static func lines(
    of markdown: String,
    width: Int,
    glyphs: GlyphSet = .unicode,
    in range: Range<Int>? = nil
  ) -> [StyledText] {
    let document = MarkdownDocument(parsing: Array(markdown.utf8))
    let all = 0..<document.source.count
    return MarkdownText.lines(of: document, in: range ?? all, width: width, glyphs: glyphs)
  }

  static func text(
    of markdown: String,
    width: Int,
    glyphs: GlyphSet = .unicode,
    in range: Range<Int>? = nil
  ) -> String {
    lines(of: markdown, width: width, glyphs: glyphs, in: range).map(\.plain)
      .joined(separator: "\n")
  }

  /// Fails if a line is wider than a width or holds something that could steer a terminal.
  static func check(
    _ lines: [StyledText],
    width: Int,
    _ message: String = "",
    file: StaticString = #filePath,
    line: UInt = #line
  ) {
    for (number, text) in lines.enumerated() {
      let plain = text.plain
      XCTAssertLessThanOrEqual(
        DisplayColumns.of(plain),
        width,
        "\(message) \(width): line \(number + 1): \(plain)",
        file: file,
        line: line
      )
      let isSafe = plain.unicodeScalars.allSatisfy { scalar in
        switch scalar.value {
        case 0x00..<0x20, 0x7F..<0xA0, 0x200B, 0x200E...0x200F, 0x2028...0x202E, 0x2060...0x206F,
          0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F:
          false
        default: true
        }
      }
      XCTAssertTrue(
        isSafe,
        "\(message): unsafe line \(plain.debugDescription)",
        file: file,
        line: line
      )
    }
  }
}

/// A second opinion on how wide text is, good enough for guides: East Asian letters and emoji take
/// two columns, marks and joiners none.
enum DisplayColumns {
  static func of(_ text: String) -> Int { text.reduce(0) { $0 + of($1) } }

  private static func of(_ character: Character) -> Int {
    guard let first = character.unicodeScalars.first else { return 0 }
    if first.properties.isEmojiPresentation { return 2 }
    switch first.value {
    case 0x300..<0x370: return 0
    case 0x1100..<0x1160, 0x2E80..<0xA4D0, 0xAC00..<0xD7A4, 0xF900..<0xFB00, 0xFF00..<0xFF61,
      0x20000..<0x30000:
      return 2
    default: return character.unicodeScalars.contains("\u{FE0F}") ? 2 : 1
    }
  }
}
