import Markdown
import Terminal

/// Lists and footnotes.
extension BlockLayout {
  mutating func layOutList(_ list: NodeID, depth: Int) {
    let isOrdered = document.isOrdered(list)
    var number = document.listStart(of: list)
    let items = Array(document.children(of: list))
    let digits = String(number + items.count - 1).utf8.count
    let bullets = glyphs == .unicode ? ["•", "◦", "▪"] : ["-", "*", "+"]
    let bullet = bullets[bulletDepth % bullets.count]
    if !isOrdered { bulletDepth += 1 }
    var previous: NodeID?
    var isGap = false
    for item in items {
      defer { number += 1 }
      guard isShown(item) else {
        isGap = isGap || leavesGap(item)
        continue
      }
      if isGap { writeGap() }
      isGap = false
      if previous != nil, isApart(item) { addBlank() }
      previous = item
      var sign = isOrdered ? "\(number). " : "\(bullet) "
      let missing = digits + 2 - sign.utf8.count
      if isOrdered, missing > 0 { sign = String(repeating: " ", count: missing) + sign }
      switch document.taskState(of: item) {
      case .none: break
      case .unchecked: sign = isOrdered ? sign + "[ ] " : "[ ] "
      case .checked: sign = isOrdered ? sign + "[x] " : "[x] "
      }
      let mark = StyledText(sign)
      let hang = StyledText(String(repeating: " ", count: mark.width))
      indent(by: mark, then: hang) { layout in
        let count = layout.lines.count
        layout.layOut(item, depth: depth + 1)
        if layout.lines.count == count { layout.write(lines: [StyledText()]) }
      }
    }
    if isGap { writeGap() }
    if !isOrdered { bulletDepth -= 1 }
  }

  // Footnotes.

  mutating func layOutFootnote(_ definition: NodeID, depth: Int) {
    let label = sanitized(document.label(of: definition))
    let sign = StyledText("[\(ASCIISpelling.shown(label, glyphs))] ", .dim)
    indent(by: sign, then: StyledText("  ")) { layout in
      layout.layOutBlocks(of: definition, depth: depth + 1)
    }
  }

  /// Adds the footnotes that are referred to and stand elsewhere.
  mutating func layOutFootnotes() {
    var known: Set<NodeID> = []
    var next = 0
    while next < inlines.references.count {
      let definition = inlines.references[next]
      next += 1
      guard known.insert(definition).inserted, !isShown(definition) else { continue }
      if known.count == 1 { addBlank() }
      showsAll = true
      layOutFootnote(definition, depth: 0)
      showsAll = false
    }
  }
}
