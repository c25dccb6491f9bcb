/// A place under labels; see `LabelTree`.
struct LabelPath: Equatable {
  fileprivate let index: Int

  /// The place directly under the title of the section.
  static let top = LabelPath(index: -1)
}

/// The labels of a section, such as pseudo-headings in bold and items of lists, each under another.
///
/// A place is one number, so that it is passed on freely; its titles are put together when the first
/// card of it is made.
struct LabelTree {
  private struct Node {
    let label: Label
    let parent: LabelPath
    /// Whether it only keeps what stands below it from belonging to what stands above it.
    var isBarrier = false
    /// Whether what names nothing tells where something stands all the same.
    var saysWhere = false
    var trail: [String]?
  }

  private var nodes: [Node] = []
  /// Titles from the module down to the section.
  private let breadcrumb: [String]

  init(under breadcrumb: [String]) { self.breadcrumb = breadcrumb }

  /// Adds a label below a place and returns the place under it.
  mutating func add(_ label: Label, under path: LabelPath) -> LabelPath {
    nodes.append(Node(label: label, parent: path))
    return LabelPath(index: nodes.count - 1)
  }

  /// Adds a text that names nothing, so that bare attributes below it belong to nothing either.
  mutating func addBarrier(_ text: TextSlice, under path: LabelPath, in arena: TextArena)
    -> LabelPath
  {
    let label = Label(unnamed: text, in: arena)
    nodes.append(
      Node(label: label, parent: path, isBarrier: true, saysWhere: Self.saysWhere(text))
    )
    return LabelPath(index: nodes.count - 1)
  }

  /// The lowest label above a place; nil directly under the title.
  func label(_ path: LabelPath) -> Label? {
    var path = path
    while path != .top, nodes[path.index].isBarrier { path = nodes[path.index].parent }
    return path == .top ? nil : nodes[path.index].label
  }

  /// The lowest label above a place that satisfies a condition.
  func lowest(above path: LabelPath, where condition: (Label) -> Bool) -> Label? {
    var path = path
    while path != .top {
      let node = nodes[path.index]
      if condition(node.label) { return node.label }
      path = node.parent
    }
    return nil
  }

  /// Whether a text that names nothing is short enough to tell where something stands: `Buffering by
  /// size or interval` over `S3`.
  private static func saysWhere(_ text: TextSlice) -> Bool {
    text.count <= 80 && (2...7).contains(text.spacedWordCount) && !".?!".utf8.contains(text.last)
  }

  /// Titles down to a place, its labels included.
  mutating func trail(_ path: LabelPath) -> [String] {
    guard path != .top else { return breadcrumb }
    if nodes[path.index].isBarrier, !nodes[path.index].saysWhere {
      return trail(nodes[path.index].parent)
    }
    if let known = nodes[path.index].trail { return known }
    let trail = trail(nodes[path.index].parent) + [String(nodes[path.index].label.text)]
    nodes[path.index].trail = trail
    return trail
  }
}
