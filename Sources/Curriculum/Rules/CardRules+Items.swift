import Markdown

extension CardRules {
  /// Adds a card for the items under a label, if they are few and short enough to be recalled.
  mutating func addItems(
    _ label: String,
    _ entries: [ListEntry],
    _ list: NodeID,
    labels: [String]
  ) {
    let items = entries.map(\.text).filter { !$0.isEmpty }
    guard CardDraft.itemCounts.contains(items.count), items.count == entries.count,
      items.allSatisfy({ item in
        TextBytes.wordCount(item) <= CardDraft.longestItemWords
      })
    else { return }
    let isOrdered = document.isOrdered(list)
    let key = TermKey.key(label)
    let isAttribute = Vocabulary.attributes.contains(key)
    let owner = isAttribute ? owner(labels) : nil
    if let owner, isGeneric(owner) { return }
    if owner == nil, isGeneric(label) { return }
    add(
      CardDraft(
        kind: isOrdered ? .sequence : .list,
        term: owner ?? label,
        concept: TermKey.key(owner ?? label),
        aspect: isAttribute ? key : "items",
        prompt: Phrasing.items(label, of: owner, count: items.count, inOrder: isOrdered),
        answer: items.enumerated().map { index, item in
          isOrdered ? "\(index + 1). \(item)" : "• \(item)"
        }.joined(separator: "\n"),
        items: items,
        breadcrumb: trail(labels),
        range: document.range(of: list)
      )
    )
  }
}
