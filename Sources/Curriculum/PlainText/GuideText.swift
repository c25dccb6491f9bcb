import Markdown

/// The texts of one document as the rules read them.
///
/// A class because the texts that it hands out point into its memory: it must outlive them.
final class GuideText {
  let document: MarkdownDocument
  /// Where texts are put together.
  let arena = TextArena()
  private let plain: PlainText
  /// Where marks of cards and questions stand.
  let marks: SourceMarks
  /// Whether the document says at its head that it holds cards.
  private(set) lazy var isDeck = document.source.prefix(4096).withUnsafeBufferPointer {
    TextSlice($0).contains("flashcard")
  }

  /// - Complexity: O(n) in the number of bytes.
  init(_ document: MarkdownDocument) {
    self.document = document
    plain = PlainText(document)
    marks = document.source.withUnsafeBufferPointer { SourceMarks(TextSlice($0)) }
  }

  /// The plain text of a paragraph, a heading, a cell or an inline.
  func text(of node: NodeID) -> TextSlice { TextSlice(plain[node]) }

  /// The plain text of sibling inlines from one node on, up to another.
  func text(from first: NodeID?, until end: NodeID? = nil) -> TextSlice {
    guard let first else { return .empty }
    return TextSlice(plain.text(from: first, until: end, in: document))
  }

  /// The lines of a paragraph that hold anything, without white space at their ends.
  func lines(of paragraph: NodeID) -> [TextSlice] {
    var lines: [TextSlice] = []
    var first = document.firstChild(of: paragraph)
    var next = first
    while let node = next {
      next = document.nextSibling(of: node)
      let isBreak = document.kind(of: node) == .softBreak
      guard isBreak || next == nil else { continue }
      // Hard breaks stand within the text.
      lines += text(from: first, until: isBreak ? node : nil).lines
      first = next
    }
    return lines
  }

  /// The first line of a paragraph that holds anything; empty if none does.
  func firstLine(of paragraph: NodeID) -> TextSlice { lines(of: paragraph).first ?? .empty }
}
