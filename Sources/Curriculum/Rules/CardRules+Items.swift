import Markdown

extension CardRules {
  /// Adds a card for the items under a label, if they are few and short enough to be recalled.
  ///
  /// - Returns: Whether there is one now.
  @discardableResult
  mutating func addItems(
    _ label: Label,
    _ items: [TextSlice],
    _ list: NodeID,
    labels: LabelPath
  ) -> Bool {
    // Where else to look is no point.
    var items = items.filter { !$0.hasFoldedPrefix("see ") }
    // A tick before every item says nothing of any.
    if items.allSatisfy({ $0.first >= 0x80 }) { items = items.map(\.withoutTicks) }
    // An item with a colon at its end goes on below, and one example has no parts to be counted.
    guard items.count >= CardDraft.itemCounts.lowerBound, !items.contains(where: \.isEmpty),
      !items.contains(where: { $0.last == UInt8(ascii: ":") || $0 == label.text }),
      !(label.key == "example")
    else { return false }
    // What the reader is to know is told by other parts of the guide.
    let tasks = items.count { Self.tasks.contains(folded: $0.firstWord) }
    let links = max(
      items.count { $0.hasFoldedPrefix("http") && !$0.contains(0x20) },
      document.kind(of: list) == .list ? linksElsewhere(in: list) : 0
    )
    if (tasks + links) * 2 > items.count { return false }
    let isProperty = !label.roles.isDisjoint(with: [.attribute, .points, .vague])
    let owner = isProperty ? owner(labels) : nil
    if let owner, !owner.isNamed {
      omit(.noSubject, label.text, isExplicit: false, document.range(of: list))
      return false
    }
    if owner == nil, label.isGeneric { return false }
    guard fits(items, under: label, of: owner, list) else { return false }
    let isOrdered = document.isOrdered(list) && isSequence(label, items)
    add(
      CardProposal(
        kind: isOrdered ? .sequence : .list,
        term: owner?.text ?? label.text,
        concept: owner?.key ?? label.key,
        aspect: isProperty ? label.key : TextSlice("items"),
        prompt: Phrasing.items(
          label.text,
          of: owner?.text,
          items,
          inOrder: isOrdered,
          arena
        ),
        answer: written(items, isOrdered: isOrdered),
        items: items,
        trail: self.labels.trail(labels),
        range: document.range(of: list)
      )
    )
    return true
  }

  /// How many items of a list are nothing but a link to another site.
  private func linksElsewhere(in list: NodeID) -> Int {
    document.children(of: list).count { item in
      guard let paragraph = document.firstChild(of: item),
        let link = document.firstChild(of: paragraph), document.kind(of: link) == .link,
        document.nextSibling(of: link) == nil
      else { return false }
      return document.destination(of: link).hasPrefix("http")
    }
  }

  private static let tasks: PhraseSet = [
    "describe", "discuss", "explain", "identify", "know", "recognize", "understand",
  ]

  /// Items one below the other, with numbers or bullets.
  func written(_ items: [TextSlice], isOrdered: Bool) -> TextSlice {
    for (index, item) in items.enumerated() {
      if index > 0 { arena.write(byte: 0x0A) }
      if isOrdered {
        arena.write(number: index + 1)
        arena.write(". ")
      } else {
        arena.write("• ")
      }
      arena.write(item)
    }
    return arena.finish()
  }

  /// Whether numbered items are steps: their label says so, or most of them say what to do.
  private func isSequence(_ label: Label, _ items: [TextSlice]) -> Bool {
    if label.key.containsWord(where: { Vocabulary.sequenceWords.contains($0) }) { return true }
    // `Ways to adapt a model, from least to most effort`
    if let from = label.key.firstIndex(of: " from "),
      label.key.suffix(from: from).contains(" to ")
    {
      return true
    }
    return items.count { QuestionForm(answering: $0, arena).isPractice } * 2 > items.count
  }

  /// Whether items are few and short enough to be recalled.
  private mutating func fits(
    _ items: [TextSlice],
    under label: Label,
    of owner: Label?,
    _ list: NodeID
  ) -> Bool {
    let longest = items.reduce(0) { max($0, $1.wordCount) }
    let isLong = longest > CardDraft.longestItemWords
    guard items.count > CardDraft.itemCounts.upperBound || isLong else { return true }
    let reason: Omission.Reason =
      isLong && CardDraft.itemCounts.contains(items.count)
      ? .long(count: longest, unit: "words in an item", limit: CardDraft.longestItemWords, .leftOut)
      : .long(count: items.count, unit: "items", limit: CardDraft.itemCounts.upperBound, .leftOut)
    let subject = owner.map { arena.joined($0.text, ": ", label.text) } ?? label.text
    omit(reason, subject, isExplicit: false, document.range(of: list))
    return false
  }
}
