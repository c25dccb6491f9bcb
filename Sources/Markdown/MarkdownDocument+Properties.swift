extension MarkdownDocument {
  /// Returns the level of a heading, 1 to 6; 0 for any other node.
  public func headingLevel(of id: NodeID) -> Int {
    let node = node(id)
    return node.kind == .heading ? Int(node.detail) : 0
  }

  /// Whether a list is numbered.
  public func isOrdered(_ list: NodeID) -> Bool { node(list).flags & Node.isOrdered != 0 }

  /// Returns the number of the first item of a list; 1 if the list is not numbered.
  public func listStart(of list: NodeID) -> Int {
    let node = node(list)
    guard node.kind == .list, node.flags & Node.isOrdered != 0 else { return 1 }
    var number = 0
    var offset = Int(node.start)
    while offset < source.count, source[offset].isDigit {
      number = number * 10 + Int(source[offset] - 0x30)
      offset += 1
    }
    return number
  }

  /// Whether no blank line stands between the items of a list or within them.
  public func isTight(_ list: NodeID) -> Bool { node(list).flags & Node.isLoose == 0 }

  /// Returns whether a list item is a task, and whether it is done.
  public func taskState(of item: NodeID) -> TaskState {
    let node = node(item)
    guard node.kind == .listItem else { return .none }
    return TaskState(rawValue: UInt8(truncatingIfNeeded: node.detail)) ?? .none
  }

  /// Whether a table row is the header.
  public func isHeader(_ row: NodeID) -> Bool {
    node(row).kind == .tableRow && node(row).detail == 1
  }

  /// Returns how the column of a table cell is aligned.
  public func alignment(of cell: NodeID) -> ColumnAlignment {
    let node = node(cell)
    guard node.kind == .tableCell else { return .none }
    return ColumnAlignment(rawValue: UInt8(truncatingIfNeeded: node.detail)) ?? .none
  }

  /// Returns the footnote that a reference refers to.
  public func definition(of reference: NodeID) -> NodeID? {
    let node = node(reference)
    return node.kind == .footnoteReference ? NodeID(node.first) : nil
  }

  /// Returns the label of a footnote definition, as it is written.
  public func label(of definition: NodeID) -> String {
    guard node(definition).kind == .footnoteDefinition else { return "" }
    return Self.string { appendSlice(slices(of: definition).first, to: &$0) }
  }

  /// Returns the text after the fence of a code block, decoded; empty if there is none.
  public func info(of codeBlock: NodeID) -> String {
    Self.string { appendInfo(of: codeBlock, to: &$0) }
  }

  /// Returns what a text, code or HTML node says.
  ///
  /// Escapes and entities are decoded, and the indentation and prefixes of lines are gone. Other
  /// nodes have no literal.
  public func literal(of id: NodeID) -> String {
    Self.string { appendLiteral(of: id, to: &$0) }
  }

  /// Returns the address of a link or an image, decoded.
  public func destination(of link: NodeID) -> String {
    Self.string { appendDestination(of: link, to: &$0) }
  }

  /// Returns the title of a link or an image, decoded; empty if there is none.
  public func title(of link: NodeID) -> String {
    Self.string { appendTitle(of: link, to: &$0) }
  }

  /// Returns the text of all inlines at and below a node, without markup.
  ///
  /// A soft break is a space, a hard break a line feed, and so is the end of a block.
  public func plainText(of id: NodeID) -> String {
    Self.string { appendPlainText(of: id, to: &$0) }
  }

  private static func string(_ fill: (inout [UInt8]) -> Void) -> String {
    var bytes: [UInt8] = []
    fill(&bytes)
    if bytes.contains(0) { bytes = TextDecoder.replacingNull(bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
