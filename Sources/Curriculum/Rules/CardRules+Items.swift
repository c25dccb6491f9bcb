import Markdown

extension CardRules {
  /// Adds a card for the items under a label, if they are few and short enough to be recalled.
  ///
  /// - Returns: Whether there is one now.
  @discardableResult
  mutating func addItems(
    _ label: String,
    _ items: [String],
    _ list: NodeID,
    labels: [String]
  ) -> Bool {
    guard CardDraft.itemCounts.contains(items.count),
      items.allSatisfy({ item in
        !item.isEmpty && TextBytes.wordCount(item) <= CardDraft.longestItemWords
      })
    else { return false }
    let isOrdered = document.isOrdered(list)
    let key = TermKey.key(label)
    let isAttribute = Vocabulary.attributes.contains(key) || Vocabulary.pointLabels.contains(key)
    let owner = isAttribute ? owner(labels) : nil
    if let owner, isGeneric(owner) { return false }
    if owner == nil, isGeneric(label) { return false }
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
    return true
  }
}
