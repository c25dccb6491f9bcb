import Curriculum
package import Markdown
package import Terminal

/// Markdown as lines for a terminal.
///
/// Nothing in the lines steers the terminal, whatever the document holds; colours and attributes
/// only repeat what signs and words say.
package enum MarkdownText {
  /// Returns the blocks that have bytes in a range as lines.
  ///
  /// Formulas are written in Unicode. Footnotes that the blocks refer to follow at the end.
  ///
  /// - Parameters:
  ///   - document: The document.
  ///   - range: The bytes; of a list or a block quote only the parts with bytes in it are shown.
  ///   - width: The widest line, in columns; below eight it counts as eight.
  ///   - glyphs: What signs are drawn with; with ASCII, common signs of the text are spelt out too.
  /// - Returns: Lines without styles that run over their ends; none if there is nothing to show.
  /// - Complexity: O(n) in the number of bytes of the range, and O(n) in those of the document if
  ///   there are formulas or footnotes.
  package static func lines(
    of document: MarkdownDocument,
    in range: Range<Int>,
    width: Int,
    glyphs: GlyphSet
  ) -> [StyledText] {
    let guide = ReadableGuide(document, in: range)
    var layout = BlockLayout(guide, showing: [guide.range], width: width, glyphs: glyphs)
    layout.layOut()
    return layout.lines.map(\.text)
  }
}
