package import Curriculum
import Markdown
import SourceText
package import Terminal

/// A passage of a guide with what stands around it.
package struct SourcePassage: Sendable {
  /// The titles above the passage, its file and line, and the passage with a margin.
  package let lines: [StyledText]
  /// The indices of the lines that show the place itself; a sign in the margin marks them too.
  package let marked: Range<Int>

  /// Blocks and items that are shown on either side of the place.
  private static let blocksAround = 3

  /// Lays out a place of a guide.
  ///
  /// Of the section around the place, a few blocks and items on either side are shown, and those
  /// that introduce it; an ellipsis stands for the others.
  ///
  /// - Parameters:
  ///   - place: What to mark.
  ///   - width: The widest line, in columns; below ten it counts as ten.
  ///   - glyphs: What signs are drawn with.
  /// - Precondition: The file of `place` is one of the graph's.
  /// - Complexity: O(n) in the number of bytes of the file.
  package init(for place: Place, in graph: StudyGraph, width: Int, glyphs: GlyphSet) {
    let file = graph.files[place.file]
    let width = max(10, width)
    let written = MarkdownDocument(parsing: file.bytes)
    let range = place.range.clamped(to: 0..<file.bytes.count)
    let section = Section(around: range.lowerBound, in: written)
    let guide = ReadableGuide(written, in: section.range)
    let units = PassageUnits(guide, marking: range)
    var lines = TrailLine.lines(section.titles, width: width, glyphs: glyphs)
    let line = written.location(of: range.lowerBound).line
    let path = ASCIISpelling.shown(sanitized(file.path), glyphs)
    lines += wrap(StyledText("\(path):\(line)", .dim), width: width)
    lines.append(StyledText())
    let head = lines.count
    var layout = BlockLayout(
      guide,
      showing: units.shown(around: Self.blocksAround),
      gaps: guide.range,
      marking: range,
      width: width - 2,
      glyphs: glyphs
    )
    layout.layOut()
    let bar = StyledText(glyphs == .unicode ? "▌ " : "> ", .color(.green))
    for line in layout.lines {
      lines.append(
        line.isMarked
          ? (bar + line.text).trimmingTrailingSpaces()
          : line.text.isEmpty ? line.text : StyledText("  ") + line.text
      )
    }
    let first = layout.lines.firstIndex { $0.isMarked }
    let last = layout.lines.lastIndex { $0.isMarked }
    marked = first.map { head + $0..<head + (last ?? $0) + 1 } ?? head..<head
    self.lines = lines
  }

  /// Returns the lines of the passage around a place; see `init(for:in:width:glyphs:)`.
  package static func lines(
    for place: Place,
    in graph: StudyGraph,
    width: Int,
    glyphs: GlyphSet
  ) -> [StyledText] {
    SourcePassage(for: place, in: graph, width: width, glyphs: glyphs).lines
  }
}

/// The part of a document from one heading to the next.
private struct Section {
  /// The titles of the headings that it stands below, and its own.
  private(set) var titles: [String] = []
  /// Its bytes, from its heading on.
  private(set) var range: Range<Int>

  init(around offset: Int, in document: MarkdownDocument) {
    var open: [(level: Int, heading: NodeID)] = []
    var start = 0
    var end = document.source.count
    for block in document.children(of: document.root)
    where document.kind(of: block) == .heading {
      let range = document.range(of: block)
      if range.lowerBound > offset {
        end = range.lowerBound
        break
      }
      let level = document.headingLevel(of: block)
      while let last = open.last, last.level >= level { open.removeLast() }
      open.append((level, block))
      start = range.lowerBound
    }
    range = start..<max(start, end)
    titles = open.map { document.plainText(of: $0.heading) }
  }
}

/// The blocks, items and rows of a section, which are shown or left out as a whole.
private struct PassageUnits {
  private struct Unit {
    let range: Range<Int>
    let isMarked: Bool
  }

  private var units: [Unit] = []
  /// The units that introduce what is marked.
  private var leads: [Range<Int>] = []

  init(_ guide: ReadableGuide, marking place: Range<Int>) {
    let document = guide.document
    for top in document.children(of: document.root)
    where document.range(of: top).overlaps(guide.range) {
      let hasMark = add(top, guide, place)
      if hasMark { findLeads(of: top, guide, place) }
    }
  }

  /// Adds the units of a block; returns whether one of them is marked.
  private mutating func add(_ top: NodeID, _ guide: ReadableGuide, _ place: Range<Int>) -> Bool {
    let document = guide.document
    let count = units.count
    func take(_ node: NodeID) {
      let range = document.range(of: node)
      let isMarked = guide.origin(range).overlaps(place)
      switch document.kind(of: node) {
      case .paragraph, .codeBlock, .htmlBlock, .tableRow: break
      // The title of the section stands above it already.
      case .heading: if !isMarked { return }
      default: return
      }
      units.append(Unit(range: range, isMarked: isMarked))
    }
    take(top)
    for node in document.descendants(of: top) { take(node) }
    return units[count...].contains { $0.isMarked }
  }

  /// Finds the paragraph before a list, and the first one of every item around the place.
  private mutating func findLeads(of top: NodeID, _ guide: ReadableGuide, _ place: Range<Int>) {
    let document = guide.document
    let start = document.range(of: top).lowerBound
    if document.kind(of: top) == .list,
      let before = units.last(where: { $0.range.lowerBound < start })
    {
      leads.append(before.range)
    }
    for item in document.descendants(of: top) where document.kind(of: item) == .listItem {
      let range = guide.origin(document.range(of: item))
      guard range.overlaps(place), let first = document.firstChild(of: item) else { continue }
      leads.append(document.range(of: first))
    }
  }

  /// Returns the ranges of what is marked and of some units on either side.
  func shown(around count: Int) -> [Range<Int>] {
    let first = units.firstIndex { $0.isMarked } ?? 0
    let last = units.lastIndex { $0.isMarked } ?? first
    guard !units.isEmpty else { return [] }
    let around = max(0, first - count)...min(units.count - 1, last + count)
    return leads + units[around].map(\.range)
  }
}
