package import Markdown

/// A part of a guide in which formulas are written as a terminal can show them.
///
/// Markdown takes the backslashes and underscores of a formula for its own, so formulas are
/// rewritten in the source, which is then parsed again. Everything else stays as it is written, and
/// a part without formulas is not touched.
package struct ReadableGuide: Sendable {
  /// The document with its formulas rewritten.
  package let document: MarkdownDocument
  /// The bytes of the part in `document`.
  package let range: Range<Int>
  private let origins: OffsetMap?

  /// Rewrites the formulas of the blocks that have bytes in a range.
  ///
  /// - Parameters:
  ///   - written: The document as it stands in its file.
  ///   - part: The bytes of the part; what lies beyond the file is ignored.
  /// - Complexity: O(n) in the number of bytes of the file, without formulas in those of the part.
  package init(_ written: MarkdownDocument, in part: Range<Int>) {
    let part = part.clamped(to: 0..<written.source.count)
    var marks = TextMarks(written.source, hasNotes: true, readsFormulasOnly: true)
    for top in written.children(of: written.root) {
      let range = written.range(of: top)
      guard range.overlaps(part), Self.mayHaveFormula(written.source[range]) else { continue }
      Self.read(top, of: written, &marks)
      for block in written.descendants(of: top) { Self.read(block, of: written, &marks) }
    }
    guard !marks.edits.isEmpty else {
      document = written
      range = part
      origins = nil
      return
    }
    let edited = SourceEdit.apply(marks.edits, to: written.source)
    document = MarkdownDocument(parsing: edited.source, options: written.options)
    range = edited.origins.edited(part, of: edited.source.count)
    origins = edited.origins
  }

  /// Returns where bytes of the document stand in the file.
  ///
  /// - Complexity: O(log m) in the number of formulas.
  package func origin(_ range: Range<Int>) -> Range<Int> { origins?.original(range) ?? range }

  private static func mayHaveFormula(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.contains { $0 == UInt8(ascii: "$") || $0 == UInt8(ascii: "\\") }
  }

  private static func read(_ block: NodeID, of document: MarkdownDocument, _ marks: inout TextMarks)
  {
    switch document.kind(of: block) {
    case .paragraph, .heading: marks.read(document.range(of: block), isCell: false)
    case .tableCell: marks.read(document.range(of: block), isCell: true)
    default: break
    }
  }
}

/// Mathematics in Unicode.
package enum UnicodeFormula {
  /// Returns a formula of LaTeX in Unicode, or nil if it has something that cannot be shown so.
  ///
  /// - Parameter formula: What stands between the marks; at most 600 bytes.
  package static func text(of formula: String) -> String? { LaTeX.text(Array(formula.utf8)[...]) }

  /// Returns a text written above the line, or nil if a character has no such form.
  package static func raised(_ text: String) -> String? { LaTeXSymbols.superscript(text) }

  /// Returns a text written below the line, or nil if a character has no such form.
  package static func lowered(_ text: String) -> String? { LaTeXSymbols.subscript(text) }
}
