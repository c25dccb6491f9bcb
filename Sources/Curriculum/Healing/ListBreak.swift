import Markdown

/// Lists that a page break has torn: what was nested stands at the outermost level below it.
///
/// Behind an empty line, each item is given the level of those that are written like it. A list
/// whose items all stand apart is loose because its author wants it so, and stays as it is unless
/// one of its items announces what only the next one can be.
struct ListBreak {
  /// What is changed, and what is told of it.
  typealias Healing = (edits: [SourceEdit], findings: [HealedGuide.Finding])

  /// Finds torn lists.
  ///
  /// - Parameter hasCutSentences: Whether page breaks have cut sentences in the document; then
  ///   items are put in their place that could otherwise well be the author's.
  /// - Complexity: O(n) in the number of items of loose lists.
  static func find(in document: MarkdownDocument, hasCutSentences: Bool) -> Healing {
    var finder = ListBreak(document, isPaged: hasCutSentences)
    finder.read()
    if !hasCutSentences, finder.certainBreaks >= breaksOfPages {
      finder = ListBreak(document, isPaged: true)
      finder.read()
    }
    return (finder.edits, finder.findings)
  }

  /// The torn lists that show a document to be made from pages.
  private static let breaksOfPages = 2

  private let document: MarkdownDocument
  /// Whether the document is made from pages.
  private let isPaged: Bool
  private var edits: [SourceEdit] = []
  private var findings: [HealedGuide.Finding] = []
  private var certainBreaks = 0
  private var levels: [ListLevel] = []
  /// The labels of the list at hand, once they are asked for.
  private var labels: ListLabels?
  private lazy var places = LabelPlaces(document)
  private lazy var guide = GuideText(document)

  private init(_ document: MarkdownDocument, isPaged: Bool) {
    self.document = document
    self.isPaged = isPaged
  }

  private mutating func read() {
    var previous: NodeID?
    for block in document.children(of: document.root) {
      guard document.kind(of: block) == .list else {
        previous = nil
        continue
      }
      let owner = previous.flatMap { contentColumn(ofListAbove: $0, block) }
      if owner != nil || isSuspicious(block) { read(block, column: owner) }
      previous = block
    }
  }

  /// Items that were moved one after the other.
  private struct Run {
    let level: Int
    let kind: ListShape.Kind
    /// Whether the first of them was announced.
    let isOwed: Bool
  }

  /// Where the content of a numbered item begins, if bullets right below it are meant to be in it:
  /// they are indented, though not far enough, or announced.
  private func contentColumn(ofListAbove above: NodeID, _ list: NodeID) -> Int? {
    guard document.isOrdered(above), !document.isOrdered(list),
      let first = document.firstChild(of: list)
    else { return nil }
    var last = document.firstChild(of: above)
    while let item = last, let next = document.nextSibling(of: item) { last = next }
    guard let item = last, let own = column(item), let bullet = column(first),
      let content = document.firstChild(of: item).flatMap(column), content > own
    else { return nil }
    return bullet > own || ListShape.isWaiting(item, in: document) ? content : nil
  }

  /// The distance of a node from the beginning of its line; nil if tabs make that unclear.
  private func column(_ node: NodeID) -> Int? {
    let start = document.range(of: node).lowerBound
    var at = start
    while at > 0, document.source[at - 1] != 0x0A {
      at -= 1
      if document.source[at] == 0x09 { return nil }
    }
    return start - at
  }

  /// Whether a list has a break: some items stand apart and others do not, or one waits for more.
  private func isSuspicious(_ list: NodeID) -> Bool {
    guard !document.isTight(list) else { return false }
    var apart = 0
    var count = 0
    var isWaiting = false
    for item in document.children(of: list) {
      if document.taskState(of: item) != .none { return false }
      if count > 0, ListShape.isApart(item, in: document) { apart += 1 }
      count += 1
      isWaiting = isWaiting || ListShape.isWaiting(item, in: document)
    }
    return apart > 0 && (apart < count - 1 || isWaiting || isPaged)
  }

  private mutating func read(_ list: NodeID, column base: Int?) {
    let shapes = document.children(of: list).map { ListShape($0, in: document) }
    guard let first = shapes.first, let start = base ?? column(first.item) else { return }
    levels = [ListLevel(column: start)]
    labels = nil
    var run: Run?
    for (index, shape) in shapes.enumerated() {
      guard let own = column(shape.item) else { return }
      let level = index == 0 ? 0 : self.level(of: shape, at: index, in: shapes, run)
      let shift = level > 0 || base != nil ? max(0, levels[level].column - own) : 0
      if shift > 0 { indent(shape.item, by: shift) }
      if level > 0, run?.level != level || shape.isApart {
        report(shape.item, owner: levels[level].owner)
      }
      let isOwed = levels[level].waits != .forNothing || !shape.isApart && run?.isOwed ?? false
      run = level > 0 ? Run(level: level, kind: shape.kind, isOwed: isOwed) : nil
      enter(shape, level: level, column: own + shift)
    }
  }

  /// Makes the levels below an item those that the next one can go on with.
  private mutating func enter(_ shape: ListShape, level: Int, column: Int) {
    levels.removeLast(levels.count - level - 1)
    let hasNestedLabels = levels[level].kinds.contains(
      ListShape.Kind(form: .label, hasNested: true)
    )
    levels[level].add(shape, in: guide)
    let shift = column - (self.column(shape.item) ?? column)
    var current = shape
    while let nested = current.nested, levels.count < ListLevel.deepest {
      let inner = document.children(of: nested).map { ListShape($0, in: document) }
      guard let last = inner.last, let place = self.column(last.item) else { return }
      var next = ListLevel(
        column: place + shift,
        owner: current
      )
      for shape in inner { next.add(shape, in: guide) }
      levels.append(next)
      current = last
    }
    let isTerm = current.item == shape.item && current.form == .label && hasNestedLabels
    guard current.isWaiting || isTerm && current.nested == nil,
      let content = document.firstChild(of: current.item).flatMap({ self.column($0) })
    else { return }
    var next = ListLevel(column: content + shift, owner: current)
    next.waits = current.isWaiting ? .forAny : .forText
    levels.append(next)
  }

  // Telling levels.

  private mutating func level(
    of shape: ListShape,
    at index: Int,
    in shapes: [ListShape],
    _ run: Run?
  ) -> Int {
    guard shape.isApart || run != nil else { return 0 }
    let deepest = shape.isApart ? levels.count - 1 : min(run?.level ?? 0, levels.count - 1)
    if !shape.isApart, let run, run.kind == shape.kind, run.level <= deepest,
      run.isOwed || !isTopLabel(shape, under: levels[run.level])
    {
      return run.level
    }
    for level in stride(from: deepest, to: 0, by: -1)
    where accepts(shape, level, in: shapes) {
      return level
    }
    if shape.isApart, isNestedElsewhere(shape, in: shapes) {
      certainBreaks += 1
      if levels.count == 1 {
        let above = shapes[index - 1]
        guard let content = document.firstChild(of: above.item).flatMap({ column($0) }) else {
          return 0
        }
        levels.append(ListLevel(column: content, owner: above))
      }
      return 1
    }
    return 0
  }

  private mutating func accepts(
    _ shape: ListShape,
    _ index: Int,
    in shapes: [ListShape]
  ) -> Bool {
    let level = levels[index]
    switch level.waits {
    case .forAny:
      guard shape.isApart, shape.form != .label else { return false }
      certainBreaks += 1
      return true
    case .forText:
      guard shape.isApart, shape.form == .plain else { return false }
      certainBreaks += 1
      return true
    case .forNothing: if isTopLabel(shape, under: level) { return false }
    }
    switch shape.form {
    case .plain:
      // Ordinary text among terms in bold is what the author says about one of them.
      guard level.has(.plain), !levels[0].has(.plain) else { return false }
      if shape.isApart { certainBreaks += 1 }
      return true
    case .said: return isPaged && level.kinds.contains(shape.kind)
    case .label:
      guard level.has(.label) else { return false }
      return isNestedElsewhere(shape, in: shapes)
        || isPaged && (!levels[0].has(.label) || isAttribute(shape, level))
    }
  }

  private mutating func isAttribute(_ shape: ListShape, _ level: ListLevel) -> Bool {
    level.hasAttribute && !levels[0].hasAttribute && shape.isAttribute(in: guide)
  }

  /// Whether other items of the list have a label like this one below them, and none beside them.
  private mutating func isNestedElsewhere(_ shape: ListShape, in shapes: [ListShape]) -> Bool {
    guard let label = ListShape.labelHash(of: shape.item, in: document) else { return false }
    let known = labels ?? ListLabels(shapes, in: document)
    labels = known
    return known.nested.contains(label) && known.outermost[label] == 1
  }

  /// Whether the document has this label at the outermost level of lists, and never below it.
  ///
  /// Below a bare label any term may stand, so there it takes more than one such place.
  private mutating func isTopLabel(_ shape: ListShape, under level: ListLevel) -> Bool {
    guard isPaged, shape.form != .plain else { return false }
    return places.isOutermost(shape.item, in: document, times: level.isUnderLabel ? 2 : 1)
  }

  // Writing.

  private mutating func report(_ item: NodeID, owner: ListShape?) {
    let label = owner.map { ListShape.label(of: $0.item, in: guide) } ?? ""
    let range = document.range(of: item)
    let end = document.source[range].firstIndex(of: 0x0A) ?? range.upperBound
    findings.append(.init(kind: .cutList(owner: label), range: range.lowerBound..<end))
  }

  /// Moves all lines of an item to the right.
  private mutating func indent(_ item: NodeID, by columns: Int) {
    let spaces = [UInt8](repeating: 0x20, count: columns)
    let range = document.range(of: item)
    var line = range.lowerBound
    while line > 0, document.source[line - 1] != 0x0A { line -= 1 }
    while line < range.upperBound {
      let end = document.source[line..<range.upperBound].firstIndex(of: 0x0A) ?? range.upperBound
      if document.source[line..<end].contains(where: { !TextBytes.isSpace($0) }) {
        edits.append(SourceEdit(line..<line, spaces))
      }
      line = end + 1
    }
  }
}
