/// Finds terms that are labels: the same word in several places of a guide, each time about what
/// stands above it.
///
/// `Detection` below `Overfitting`, below `Underfitting` and below `Outliers` is no concept with
/// three definitions, but a property of three concepts; so it is asked of each. No list of such
/// words is needed: a guide shows them by saying unrelated things of them in unrelated places.
enum RepeatedLabels {
  /// In fewer places than this a word may be a term with two senses.
  private static let fewestPlaces = 3
  /// A term is explained anew in similar words; a label is followed by something else each time.
  private static let mostRelatedShare = 0.3
  /// This many other words below the same neighbours show a pattern.
  private static let fewestOthersInPattern = 2

  /// Turns the definitions of labels into attributes of what stands above them.
  ///
  /// - Parameter cards: The cards of one file.
  static func resolve(_ cards: [DraftedCard]) -> [DraftedCard] {
    var drafts = cards
    resolveRepeated(&drafts)
    resolveLists(&drafts)
    var rest = drafts.indices
    while let first = rest.first {
      let isNext = { (index: Int) in
        drafts[index].topic == drafts[first].topic
          && drafts[index].draft.breadcrumb == drafts[first].draft.breadcrumb
      }
      let section = rest.prefix(while: isNext)
      resolveCompanions(&drafts, in: section)
      rest = rest[section.endIndex...]
    }
    return drafts.indices.filter { !isReverseOfProperty($0, in: drafts) }.map { drafts[$0] }
  }

  /// Whether a card asks for what the card before it no longer calls a term.
  private static func isReverseOfProperty(_ index: Int, in drafts: [DraftedCard]) -> Bool {
    guard index > 0, drafts[index].draft.kind == .term else { return false }
    let before = drafts[index - 1].draft
    return before.kind == .attribute && before.range == drafts[index].draft.range
      && before.aspect == drafts[index].draft.concept
  }

  /// Turns the few definitions among the properties of one thing into properties too: what stands
  /// beside `Data collection`, `Training` and `Deployment` of a project is about it as well.
  private static func resolveCompanions(_ drafts: inout [DraftedCard], in section: Range<Int>) {
    guard section.count > 1, let first = section.first else { return }
    guard drafts[first].isProperty else { return }
    let owner = drafts[first].draft.term
    let key = drafts[first].draft.concept
    let properties = section.count { index in
      drafts[index].isProperty && drafts[index].draft.concept == key
    }
    let companions = section.filter { index in
      drafts[index].isDefinition && drafts[index].draft.concept != key
    }
    guard !companions.isEmpty, companions.count <= properties,
      companions.allSatisfy({ index in
        !TermForm.isName(drafts[index].draft.term)
          && !drafts[index].draft.term.utf8.contains { $0 &- 0x30 < 10 }
          && !hasReverse(index, in: drafts)
          && drafts[index].context.map { TermKey.key($0) } == key
      })
    else { return }
    for index in companions {
      drafts[index].otherName = drafts[index].nameHash()
      drafts[index].draft = attribute(drafts[index].draft, of: owner)
    }
  }

  /// Whether a definition is asked the other way round too, as no property is.
  private static func hasReverse(_ index: Int, in drafts: [DraftedCard]) -> Bool {
    guard index + 1 < drafts.count else { return false }
    let next = drafts[index + 1]
    return next.draft.kind == .term && next.draft.concept == drafts[index].draft.concept
  }

  /// Turns lists with one label in several places, such as `Traps`, into lists of what stands above
  /// each.
  private static func resolveLists(_ drafts: inout [DraftedCard]) {
    var groups: [String: [Int]] = [:]
    for index in drafts.indices where drafts[index].draft.aspect == "items" {
      groups[drafts[index].draft.concept, default: []].append(index)
    }
    var labels: Set<String> = []
    for indices in groups.values where !TermForm.isName(drafts[indices[0]].draft.term) {
      let owners = indices.map { drafts[$0].context }
      let areDifferent = Set(owners.compactMap { $0 }).count == indices.count
      let isLabel = indices.count >= fewestPlaces && areDifferent
      if isLabel { labels.insert(drafts[indices[0]].draft.concept) }
      for (index, owner) in zip(indices, owners) {
        guard let owner else { continue }
        // A file that is split may hold too few of them to tell, so that both names stay known.
        if isLabel {
          drafts[index].otherName = drafts[index].nameHash()
          drafts[index].draft = list(drafts[index].draft, of: owner)
        } else {
          drafts[index].otherName = CardID.hash(
            kind: drafts[index].draft.namedKind,
            concept: TermKey.key(owner),
            aspect: drafts[index].draft.concept
          )
        }
      }
    }
    guard !labels.isEmpty else { return }
    // Where such a label has no list below it, it is a label all the same.
    for index in drafts.indices
    where drafts[index].isDefinition && labels.contains(drafts[index].draft.concept) {
      guard let owner = drafts[index].context, !hasReverse(index, in: drafts) else { continue }
      drafts[index].otherName = drafts[index].nameHash()
      drafts[index].draft = attribute(drafts[index].draft, of: owner)
    }
  }

  private static func list(_ draft: CardDraft, of owner: String) -> CardDraft {
    CardDraft(
      kind: draft.kind,
      term: owner,
      concept: TermKey.key(owner),
      aspect: draft.concept,
      prompt: Phrasing.items(draft.term, of: owner, count: draft.items.count),
      answer: draft.answer,
      items: draft.items,
      breadcrumb: draft.breadcrumb,
      range: draft.range
    )
  }

  private static func resolveRepeated(_ drafts: inout [DraftedCard]) {
    let repeated = Self.repeated(drafts)
    guard !repeated.isEmpty else { return }
    let said = repeated.map { indices in indices.map { ContentWords(drafts[$0].draft.answer) } }
    var counts = WordCounts()
    for words in said.joined() { counts.add(words) }
    let common = counts.common
    // Titles above by number, because whole breadcrumbs are slow to compare.
    var numbers = HashIndex()
    let parents = repeated.map { indices in
      indices.map { index in
        let breadcrumb = hash(of: drafts[index].draft.breadcrumb)
        let number = numbers[breadcrumb] ?? numbers.count
        numbers[breadcrumb] = number
        return number
      }.sorted()
    }
    for (number, indices) in repeated.enumerated() {
      let isPattern = isPattern(indices.map { drafts[$0].draft.breadcrumb }) {
        parents.indices.count { other in
          other != number && shareTwo(parents[other], parents[number])
        }
      }
      let owners = indices.map { drafts[$0].context }
      let isLabel = isLabel(
        drafts[indices[0]].draft.term,
        of: owners,
        saying: said[number].map { $0.subtracting(common) },
        inPattern: isPattern
      )
      // Answers decide, so a changed answer may change the decision; whatever was learned under
      // the other name is still found.
      for (offset, index) in indices.enumerated() {
        guard let owner = owners[offset] else { continue }
        guard isLabel else {
          drafts[index].otherName = CardID.hash(
            kind: .attribute,
            concept: TermKey.key(owner),
            aspect: drafts[index].draft.concept
          )
          continue
        }
        if offset == 0 { drafts[index].otherName = drafts[index].nameHash() }
        drafts[index].draft = attribute(drafts[index].draft, of: owner)
      }
    }
  }

  private static func hash(of breadcrumb: [String]) -> UInt64 {
    var hash = StableHash()
    for title in breadcrumb {
      hash.combine(title)
      hash.combine(0x1F)
    }
    return hash.value
  }

  /// The places of each term that is defined more than once.
  private static func repeated(_ drafts: [DraftedCard]) -> [[Int]] {
    // Few terms are, so that their places are kept only from the second on.
    var first = HashIndex(capacity: drafts.count)
    var groups: [Int: [Int]] = [:]
    for index in drafts.indices where drafts[index].isDefinition {
      let hash = StableHash.value(of: drafts[index].draft.concept)
      if let start = first[hash] {
        groups[start, default: [start]].append(index)
      } else {
        first[hash] = index
      }
    }
    return groups.values.sorted { $0[0] < $1[0] }
  }

  /// Whether other words stand below the same neighbours.
  ///
  /// - Parameter others: How many words do; asked for only if it matters.
  private static func isPattern(_ breadcrumbs: [[String]], others: () -> Int) -> Bool {
    let above = breadcrumbs[0].dropLast()
    return breadcrumbs.allSatisfy { $0.dropLast() == above } && others() >= fewestOthersInPattern
  }

  /// Whether two ascending lists have two different numbers in common.
  private static func shareTwo(_ one: [Int], _ other: [Int]) -> Bool {
    var shared: Int?
    for number in one where other.contains(number) {
      if let shared, shared != number { return true }
      shared = number
    }
    return false
  }

  /// - Parameter isPattern: Whether the same words stand below several neighbours, as the steps of
  ///   a process do below each of its examples.
  private static func isLabel(
    _ term: String,
    of owners: [String?],
    saying said: [ContentWords],
    inPattern isPattern: Bool
  ) -> Bool {
    guard isPattern || owners.count >= fewestPlaces && !TermForm.isName(term) else { return false }
    let different = Set(owners.compactMap { $0 })
    guard different.count >= 2, different.count * 4 >= owners.count * 3 else { return false }
    var pairs = 0
    var related = 0
    for (index, one) in said.enumerated() {
      for other in said[(index + 1)...] {
        pairs += 1
        let shared = one.intersection(other).count
        let least = max(1, min(one.count, other.count))
        if shared * (isPattern ? 2 : 4) >= least { related += 1 }
      }
    }
    return Double(related) <= mostRelatedShare * Double(pairs)
  }

  private static func attribute(_ draft: CardDraft, of owner: String) -> CardDraft {
    CardDraft(
      kind: .attribute,
      term: owner,
      concept: TermKey.key(owner),
      aspect: draft.concept,
      prompt: Phrasing.attribute(draft.term, of: owner),
      answer: draft.answer,
      items: draft.items,
      breadcrumb: draft.breadcrumb,
      range: draft.range
    )
  }
}
