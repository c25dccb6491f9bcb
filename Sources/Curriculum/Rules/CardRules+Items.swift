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
    guard items.count >= CardDraft.itemCounts.lowerBound, !items.contains("") else { return false }
    let isOrdered = document.isOrdered(list) && Self.isSequence(label, items)
    let key = TermKey.key(label)
    let isAttribute =
      Vocabulary.attributes.contains(key) || Vocabulary.pointLabels.contains(key)
      || Self.isVague(label)
    let owner = isAttribute ? owner(labels) : nil
    if let owner, isGeneric(owner) || Self.isVague(owner) {
      omit(.noSubject, label, isExplicit: false, document.range(of: list))
      return false
    }
    if owner == nil, isGeneric(label) { return false }
    guard fits(items, owner.map { "\($0): \(label)" } ?? label, list) else { return false }
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

  /// Whether numbered items are steps: their label says so, or most of them say what to do.
  private static func isSequence(_ label: String, _ items: [String]) -> Bool {
    let words = TermKey.key(label).split(separator: " ")
    if words.contains(where: { Vocabulary.sequenceWords.contains($0) }) { return true }
    return items.count { QuestionForm(answering: $0).isPractice } * 2 > items.count
  }

  /// Whether items are few and short enough to be recalled.
  private mutating func fits(_ items: [String], _ label: String, _ list: NodeID) -> Bool {
    let longest = items.lazy.map { TextBytes.wordCount($0) }.max() ?? 0
    let isLong = longest > CardDraft.longestItemWords
    guard items.count > CardDraft.itemCounts.upperBound || isLong else { return true }
    let reason: Omission.Reason =
      isLong && CardDraft.itemCounts.contains(items.count)
      ? .long(count: longest, unit: "words in an item", limit: CardDraft.longestItemWords, .leftOut)
      : .long(count: items.count, unit: "items", limit: CardDraft.itemCounts.upperBound, .leftOut)
    omit(reason, label, isExplicit: false, document.range(of: list))
    return false
  }
}
