import Curriculum
import Markdown
import Terminal

/// Blocks that hold text rather than blocks.
extension BlockLayout {
  mutating func layOutHeading(_ heading: NodeID) {
    let text = inlines.text(of: heading, style: .bold)
    guard !text.isEmpty else { return }
    let level = max(1, document.headingLevel(of: heading) - raisedLevels)
    guard level <= 2 else {
      let sign = StyledText(String(repeating: "#", count: level) + " ", .dim)
      write(text, hang: sign.width, at: sign)
      return
    }
    let start = lines.count + (lines.isEmpty ? 0 : pending.count)
    write(text)
    let widest = lines[start...].map { $0.text.width }.max() ?? 0
    let double = glyphs == .unicode ? "═" : "="
    let rule = String(
      repeating: level == 1 ? double : glyphs.horizontal,
      count: max(1, widest - rest.width)
    )
    write(lines: [StyledText(rule, .dim)])
  }

  mutating func layOutCode(_ block: NodeID) {
    var code = document.literal(of: block)
    if code.hasSuffix("\n") { code.removeLast() }
    if document.info(of: block) == "math", let formula = UnicodeFormula.text(of: code) {
      write(StyledText(ASCIISpelling.shown(formula, glyphs)))
      return
    }
    let margin = width >= 40 ? 4 : 2
    let indent = StyledText(String(repeating: " ", count: margin))
    let turn =
      StyledText(String(repeating: " ", count: margin - 2))
      + StyledText(glyphs == .unicode ? "↪ " : "> ", .dim)
    let room = room
    for line in code.split(separator: "\n", omittingEmptySubsequences: false) {
      let text = StyledText(ASCIISpelling.shown(String(line), glyphs))
      write(lines: wrap(text, width: room, first: indent, rest: turn))
    }
  }

  mutating func layOutHTML(_ block: NodeID) {
    for paragraph in HTMLText.paragraphs(of: document.literal(of: block)) {
      let text = ASCIISpelling.shown(paragraph.text, glyphs)
      write(StyledText(text, paragraph.isSummary ? .bold : .plain))
    }
  }

  mutating func layOutTable(_ table: NodeID) {
    var layout = TableLayout(document, glyphs: glyphs)
    for row in document.children(of: table) {
      if document.isHeader(row) {
        layout.setHeader(row, &inlines)
      } else if isShown(row) {
        layout.add(row, isMarked: isMarked(row), &inlines)
      } else if leavesGap(row) {
        layout.addGap()
      }
    }
    for line in layout.lines(width: room) {
      isMarking = line.isMarked
      write(lines: [line.text])
    }
    if layout.hasGapAfter { gapEnd = lines.count }
  }
}
