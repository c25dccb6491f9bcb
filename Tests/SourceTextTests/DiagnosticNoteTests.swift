import SourceText
import XCTest

final class DiagnosticNoteTests: XCTestCase {
  func testNotesNameTheirOwnPlaces() {
    let files = [
      SourceFile(path: "one.md", bytes: Array("# A\nsays 18\n".utf8)),
      SourceFile(path: "two.md", bytes: Array("says 17\n".utf8)),
    ]
    let finding = Diagnostic(
      .warning,
      path: "two.md",
      range: 5..<7,
      rule: "some.rule",
      summary: "one says other",
      help: "mend it",
      notes: [Diagnostic.Note(path: "one.md", range: 9..<11, text: "the other")]
    )
    XCTAssertEqual(
      DiagnosticPrinter(files: files).text(of: finding),
      """
      two.md:1:6: warning: one says other [some.rule]
        1 | says 17
          |      ^~
        help: mend it
      one.md:2:6: note: the other
        2 | says 18
          |      ^~

      """
    )
  }
}
