/// The kind of a node in a document tree.
public enum NodeKind: UInt8, Sendable, CaseIterable, BitwiseCopyable {
  /// The root of every tree.
  case document
  /// Lines that begin with `>`.
  case blockQuote
  /// A bullet or numbered list; its children are list items.
  case list
  /// An item of a list.
  case listItem
  /// Text; its children are inlines.
  case paragraph
  /// A heading of level 1 to 6; its children are inlines.
  case heading
  /// A rule across the page.
  case thematicBreak
  /// Indented or fenced code; see `literal(of:)` and `info(of:)`.
  case codeBlock
  /// Lines of raw HTML; see `literal(of:)`.
  case htmlBlock
  /// A table; its children are rows, the first of which is the header.
  case table
  /// A row of a table; its children are cells.
  case tableRow
  /// A cell of a table; its children are inlines.
  case tableCell
  /// The text of a footnote, where it stands in the file.
  case footnoteDefinition
  /// Plain text of one line; see `literal(of:)`.
  case text
  /// A line ending within a paragraph.
  case softBreak
  /// A line ending that was asked for with a backslash or spaces.
  case lineBreak
  /// Code within text; see `literal(of:)`.
  case codeSpan
  /// Emphasised inlines.
  case emphasis
  /// Strongly emphasised inlines.
  case strong
  /// Inlines struck through.
  case strikethrough
  /// A link around inlines; see `destination(of:)` and `title(of:)`.
  case link
  /// An image described by inlines; see `destination(of:)` and `title(of:)`.
  case image
  /// One raw HTML tag, comment or the like; see `literal(of:)`.
  case htmlInline
  /// A mark that refers to a footnote.
  case footnoteReference

  /// Whether nodes of this kind hold inlines directly.
  public var holdsInlines: Bool {
    switch self {
    case .paragraph, .heading, .tableCell, .emphasis, .strong, .strikethrough, .link, .image: true
    default: false
    }
  }

  /// Whether nodes of this kind are inlines themselves.
  public var isInline: Bool { rawValue >= NodeKind.text.rawValue }

  /// Whether nodes of this kind never have children.
  public var isLeaf: Bool {
    switch self {
    case .thematicBreak, .codeBlock, .htmlBlock, .text, .softBreak, .lineBreak, .codeSpan,
      .htmlInline, .footnoteReference:
      true
    default: false
    }
  }
}

/// A node of one document; it means nothing to any other document.
public struct NodeID: Hashable, Sendable {
  let index: UInt32

  init(_ index: UInt32) { self.index = index }
}

/// Whether a list item is a task, and whether the task is done.
public enum TaskState: UInt8, Sendable {
  /// An ordinary item.
  case none
  /// A task to do: `[ ]`.
  case unchecked
  /// A task that is done: `[x]`.
  case checked
}

/// How the cells of a table column are aligned.
public enum ColumnAlignment: UInt8, Sendable {
  /// Not said.
  case none
  /// `:--`
  case left
  /// `:-:`
  case center
  /// `--:`
  case right
}
