import Curriculum
import Terminal

/// A page over the session: what the keys do, a passage of a guide or a whole topic.
struct ReviewPage {
  /// What it shows.
  enum Content {
    /// What the keys do.
    case help
    /// Where the guide says what a card asks.
    case source(Place)
    /// The topic of a card.
    case topic(Int)
  }

  private let content: Content
  private var viewport = Viewport()
  /// The lines for a width, since a long topic takes longer to set than to show.
  private var laidOut: (width: Int, lines: [StyledText])?

  /// Creates a page.
  init(_ content: Content) { self.content = content }

  /// Scrolls by a key; returns whether the key was one that scrolls.
  mutating func press(_ key: Key, rows: Int) -> Bool {
    switch key {
    case .character("j"): viewport.scroll += 1
    case .character("k"): viewport.scroll -= 1
    case .character(" "): viewport.scroll += max(1, rows - 4)
    default: return viewport.move(by: key, page: rows / 2)
    }
    return true
  }

  /// Returns the lines of the window.
  mutating func lines(_ graph: StudyGraph, _ world: World, size: TerminalSize) -> [StyledText] {
    if laidOut?.width != size.columns {
      let (lines, marked) = body(graph, world, columns: size.columns)
      laidOut = (size.columns, lines)
      // The place itself shows first, with a line or two above it.
      let room = max(1, size.rows - 2)
      if marked.upperBound > room { viewport.scroll = max(0, marked.lowerBound - room / 4) }
    }
    let foot =
      ReviewBody.margin + StyledText("arrows", .bold) + StyledText(" scroll   ")
      + StyledText("other keys", .bold) + StyledText(" back")
    let room = max(1, size.rows - 2)
    return viewport.lines(of: laidOut?.lines ?? [], room: room, glyphs: world.glyphs)
      + [StyledText(), foot]
  }

  /// The lines for a width, and which of them matter most.
  private func body(
    _ graph: StudyGraph,
    _ world: World,
    columns: Int
  ) -> (lines: [StyledText], marked: Range<Int>) {
    let width = max(10, min(columns - 4, ReviewBody.widestText))
    let lines: [StyledText]
    var marked = 0..<0
    switch content {
    case .help: lines = helpLines(world.keys, width: width, world.glyphs)
    case .source(let place):
      let passage = SourcePassage(for: place, in: graph, width: width, glyphs: world.glyphs)
      lines = passage.lines
      marked = passage.marked.lowerBound + 1..<passage.marked.upperBound + 1
    case .topic(let topic):
      lines = TopicReading.lines(for: topic, in: graph, width: width, glyphs: world.glyphs)
    }
    return ([StyledText()] + lines.map { ReviewBody.margin + $0 }, marked)
  }

  private func helpLines(_ keys: KeyBindings, width: Int, _ glyphs: GlyphSet) -> [StyledText] {
    var table = TextTable(columns: [
      TextTable.Column("Key", .fixed(.left)), TextTable.Column("What it does", isFlexible: true),
    ])
    for action in ReviewAction.allCases {
      let names = keys.keys(of: action).map { KeyName.text($0) }.joined(separator: ", ")
      table.addRow([StyledText(names, .bold), StyledText(action.meaning)])
    }
    table.addRow([StyledText("1, 2, ...", .bold), StyledText("choose an option, or order steps")])
    table.addRow([StyledText("arrows, j, k", .bold), StyledText("scroll a long card")])
    table.addRow([
      StyledText("ctrl-z, ctrl-c", .bold), StyledText("leave for a moment, or at once"),
    ])
    let change = "Other keys: retain settings key-undo z"
    return table.lines(width: width, glyphs: glyphs) + [StyledText()]
      + wrap(StyledText(change, .dim), width: width)
  }
}
