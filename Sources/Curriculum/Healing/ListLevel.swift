import Markdown

/// A level of a list on the way to the item read last.
struct ListLevel {
  /// What an empty level takes.
  enum Waiting {
    case forNothing
    /// Text without a term in bold.
    case forText
    /// Anything but another label.
    case forAny
  }

  /// Where the marks of its items stand.
  let column: Int
  /// The item that the level belongs to; nil for the outermost.
  let owner: ListShape?
  /// How its items are written.
  private(set) var kinds: Set<ListShape.Kind> = []
  /// Whether one of its items is a label for a property.
  private(set) var hasAttribute = false
  /// Whether it was announced and has no items yet.
  var waits = Waiting.forNothing

  /// Lists nested deeper hold no cards.
  static let deepest = 8

  /// Whether the item that the level belongs to is a label and nothing else.
  var isUnderLabel: Bool { owner?.form == .label }

  init(column: Int, owner: ListShape? = nil) {
    self.column = column
    self.owner = owner
  }

  mutating func add(_ shape: ListShape, in guide: GuideText) {
    kinds.insert(shape.kind)
    if !hasAttribute, shape.form == .label { hasAttribute = shape.isAttribute(in: guide) }
    waits = .forNothing
  }

  /// Whether an item begins in this way.
  func has(_ form: ListShape.Form) -> Bool { kinds.contains { $0.form == form } }
}

/// The labels of one list and of the lists below its items.
struct ListLabels {
  /// How often each stands at the outermost level.
  private(set) var outermost: [UInt64: Int] = [:]
  /// Those that stand one level below.
  private(set) var nested: Set<UInt64> = []

  /// - Complexity: O(n) in the number of items.
  init(_ shapes: [ListShape], in document: MarkdownDocument) {
    for shape in shapes {
      if let label = ListShape.labelHash(of: shape.item, in: document) {
        outermost[label, default: 0] += 1
      }
      guard let list = shape.nested else { continue }
      for item in document.children(of: list) {
        if let label = ListShape.labelHash(of: item, in: document) { nested.insert(label) }
      }
    }
  }
}

/// At which levels of lists a document has its labels, where no break can have moved them.
struct LabelPlaces {
  private var outermost: [UInt64: Int] = [:]
  private var nested: Set<UInt64> = []

  /// - Complexity: O(n) in the number of items.
  init(_ document: MarkdownDocument) {
    var open: [(list: NodeID, depth: Int)] = []
    for block in document.children(of: document.root) where document.kind(of: block) == .list {
      open.append((block, 0))
    }
    while let (list, depth) = open.popLast() {
      var wasTorn = false
      for item in document.children(of: list) {
        // What follows an empty line may have been moved by a break.
        if depth == 0, item != document.firstChild(of: list) {
          wasTorn = wasTorn || ListShape.isApart(item, in: document)
        }
        if !wasTorn, let hash = ListShape.labelHash(of: item, in: document) {
          if depth == 0 { outermost[hash, default: 0] += 1 } else { nested.insert(hash) }
        }
        for block in document.children(of: item) where document.kind(of: block) == .list {
          open.append((block, depth + 1))
        }
      }
    }
  }

  /// Whether the label of an item stands at the outermost level alone, at least some times.
  func isOutermost(_ item: NodeID, in document: MarkdownDocument, times: Int) -> Bool {
    guard let hash = ListShape.labelHash(of: item, in: document) else { return false }
    return outermost[hash, default: 0] >= times && !nested.contains(hash)
  }
}
