/// One node of a tree: 24 bytes, linked by index.
///
/// Index 0 is the document, which is nobody's child, so 0 also means "none" in `next` and `first`.
/// Links, images, code blocks, HTML blocks and footnote definitions take two slots of the array:
/// the one after theirs holds `Slices`.
struct Node: BitwiseCopyable, Sendable {
  /// The byte range in the source.
  var start: UInt32
  var end: UInt32
  var parent: UInt32
  var next: UInt32 = 0
  /// The first child. A leaf with `Node.hasSlices` keeps the index of its slices here, and a
  /// footnote reference the index of its definition.
  var first: UInt32 = 0
  var kind: NodeKind
  var flags: UInt8 = 0
  /// Heading: level. Item: task state. Row: 1 for a header. Cell: alignment. Fence: length.
  var detail: UInt16 = 0

  /// Text whose range holds escapes, entities or NULs.
  static let decodesEscapes: UInt8 = 1
  /// Text or a destination in which entities, but no escapes, are decoded.
  static let decodesEntities: UInt8 = 2
  /// A leaf whose literal is not simply in its range.
  static let hasSlices: UInt8 = 4
  /// A list with blank lines between its items or their children.
  static let isLoose: UInt8 = 8
  static let isOrdered: UInt8 = 16
  /// A link that stands for itself, whose destination begins with `mailto:` or `http://`.
  static let addsMailto: UInt8 = 32
  static let addsHTTP: UInt8 = 64
}

/// Two runs of bytes: destination and title of a link, literal and info of a code block.
///
/// Offsets below the source's count are in the source, those above in the tree's extra text.
struct Slices: BitwiseCopyable {
  var firstStart: UInt32 = 0
  var firstEnd: UInt32 = 0
  var secondStart: UInt32 = 0
  var secondEnd: UInt32 = 0

  /// The slot of the node array that holds these slices.
  var node: Node {
    Node(
      start: firstStart,
      end: firstEnd,
      parent: secondStart,
      next: secondEnd,
      kind: .document
    )
  }

  init() {}

  init(_ node: Node) {
    firstStart = node.start
    firstEnd = node.end
    secondStart = node.parent
    secondEnd = node.next
  }
}

/// The growing tree: its nodes, and the text that is not in the source as it stands.
struct TreeBuilder: ~Copyable {
  var nodes: Arena<Node>
  var extra: Arena<UInt8>
  let sourceCount: Int

  /// Makes room for a node in eight bytes of source, and if that is not enough, for one a byte.
  init(sourceCount: Int) {
    self.sourceCount = sourceCount
    nodes = Arena(capacity: sourceCount / 8 + 64, bound: sourceCount + 64)
    extra = Arena(capacity: 256)
    nodes.append(Node(start: 0, end: UInt32(sourceCount), parent: 0, kind: .document))
  }

  /// The offset that the next byte of extra text will have.
  var extraOffset: UInt32 { UInt32(sourceCount + extra.count) }
}
