package import Curriculum
import Markdown
import SourceText
package import Terminal

/// The text of a topic as a page to read before its first card.
package enum TopicReading {
  /// Returns the titles above a topic, its heading and its text as lines.
  ///
  /// What stands below the headings of other topics is not part of it.
  ///
  /// - Parameters:
  ///   - topic: The index of the topic.
  ///   - width: The widest line, in columns; below eight it counts as eight.
  ///   - glyphs: What signs are drawn with.
  /// - Precondition: `topic` is an index of `graph.topics`.
  /// - Complexity: O(n) in the number of bytes of the file.
  package static func lines(
    for topic: Int,
    in graph: StudyGraph,
    width: Int,
    glyphs: GlyphSet
  ) -> [StyledText] {
    let topic = graph.topics[topic]
    let document = MarkdownDocument(parsing: graph.files[topic.place.file].bytes)
    let hasHeading = !topic.place.range.isEmpty
    let range = hasHeading ? topic.place.range : topic.body
    let end = topic.body.isEmpty ? range.upperBound : max(range.upperBound, topic.body.upperBound)
    let guide = ReadableGuide(document, in: range.lowerBound..<end)
    var layout = BlockLayout(guide, showing: [guide.range], width: width, glyphs: glyphs)
    let heading = guide.document.children(of: guide.document.root).first { layout.isShown($0) }
    var titles = topic.breadcrumb
    if hasHeading, let heading {
      // The topic is the title of the page, however deep it stands in its guide.
      layout.raisedLevels = max(0, guide.document.headingLevel(of: heading) - 2)
      let shown = guide.document.plainText(of: heading)
      if let last = titles.last, shown.contains(last) { titles.removeLast() }
    }
    layout.layOut()
    var lines = TrailLine.lines(titles, width: width, glyphs: glyphs)
    if !lines.isEmpty { lines.append(StyledText()) }
    return lines + layout.lines.map(\.text)
  }
}

/// The titles above a place, from the widest to the nearest.
enum TrailLine {
  /// Returns the titles with a sign between them; no line if there are none.
  static func lines(_ titles: [String], width: Int, glyphs: GlyphSet) -> [StyledText] {
    guard !titles.isEmpty else { return [] }
    let shown = titles.map { ASCIISpelling.shown(sanitized($0), glyphs) }
    let trail = shown.joined(separator: glyphs == .unicode ? " › " : " > ")
    return wrap(StyledText(trail, .dim), width: max(8, width))
  }
}
