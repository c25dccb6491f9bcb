extension MarkdownDocument {
  @inline(__always)
  func node(_ id: NodeID) -> Node { nodes[Int(id.index)] }

  private func optional(_ index: UInt32) -> NodeID? { index == 0 ? nil : NodeID(index) }

  /// Returns the kind of a node.
  public func kind(of id: NodeID) -> NodeKind { node(id).kind }

  /// Returns the bytes of the source that a node takes, its markers included.
  public func range(of id: NodeID) -> Range<Int> {
    let node = node(id)
    return Int(node.start)..<Int(node.end)
  }

  /// Returns the node that holds a node; nil for the document.
  public func parent(of id: NodeID) -> NodeID? {
    id.index == 0 ? nil : NodeID(node(id).parent)
  }

  /// Returns the first child of a node.
  public func firstChild(of id: NodeID) -> NodeID? {
    let node = node(id)
    return node.kind.isLeaf ? nil : optional(node.first)
  }

  /// Returns the next node with the same parent.
  public func nextSibling(of id: NodeID) -> NodeID? { optional(node(id).next) }

  /// Returns the children of a node, in order.
  public func children(of id: NodeID) -> NodeChildren {
    NodeChildren(document: self, upcoming: firstChild(of: id))
  }

  /// Returns all nodes below a node, parents before their children.
  public func descendants(of id: NodeID) -> NodeDescendants {
    NodeDescendants(document: self, top: id)
  }

  /// Returns all nodes of a kind below a node, in order.
  public func descendants(of id: NodeID, kind: NodeKind) -> [NodeID] {
    descendants(of: id).filter { self.kind(of: $0) == kind }
  }
}

/// The children of a node, in order.
public struct NodeChildren: Sequence, IteratorProtocol, Sendable {
  let document: MarkdownDocument
  var upcoming: NodeID?

  /// Returns the next child.
  public mutating func next() -> NodeID? {
    let current = upcoming
    if let current { upcoming = document.nextSibling(of: current) }
    return current
  }
}

/// The nodes below a node, parents before their children.
public struct NodeDescendants: Sequence, IteratorProtocol, Sendable {
  let document: MarkdownDocument
  let top: NodeID
  private var current: NodeID?

  init(document: MarkdownDocument, top: NodeID) {
    self.document = document
    self.top = top
    current = top
  }

  /// Returns the next node; amortised constant time, and no recursion.
  public mutating func next() -> NodeID? {
    guard let from = current else { return nil }
    current = successor(of: from)
    return current
  }

  private func successor(of id: NodeID) -> NodeID? {
    if let child = document.firstChild(of: id) { return child }
    var at = id
    while at != top {
      if let sibling = document.nextSibling(of: at) { return sibling }
      guard let parent = document.parent(of: at) else { return nil }
      at = parent
    }
    return nil
  }
}
