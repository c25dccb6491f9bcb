import Markdown
import SourceText

/// Makes cards from the blocks of one section.
///
/// It walks the blocks in order, because a label and the list that it announces are neighbours;
/// each shape of text has its rule in a file of its own.
struct CardRules {
  let document: MarkdownDocument
  let guide: GuideText
  /// The titles from the module down to the section.
  let titles: [Label]
  /// The title of the section, to which bare attributes belong.
  let subject: Label
  /// The title of the section before this one, which its title may point at.
  let sectionBefore: Label?
  /// The labels of the section.
  var labels: LabelTree
  private let questions: Set<NodeID>
  private(set) var drafts: [CardDraft] = []
  /// What was written to be asked and is not asked as it stands.
  var omissions: [Omission] = []

  /// Lists nested deeper than this hold no cards.
  private static let deepestNesting = 8

  /// Where texts are put together.
  var arena: TextArena { guide.arena }

  /// Creates the rules for a section.
  ///
  /// - Parameters:
  ///   - titles: Titles from the module down to the section, at least one.
  ///   - breadcrumb: The same as strings.
  ///   - questions: Items of lists that belong to questions with options.
  ///   - sectionBefore: The title of the section before it on the same level, if it matters.
  init(
    guide: GuideText,
    titles: [Label],
    breadcrumb: [String],
    questions: Set<NodeID> = [],
    sectionBefore: String? = nil
  ) {
    let arena = guide.arena
    self.questions = questions
    self.guide = guide
    document = guide.document
    self.titles = titles
    labels = LabelTree(under: breadcrumb)
    subject = titles.last ?? Label(.empty, in: arena)
    self.sectionBefore = sectionBefore.map { Label(arena.copy($0), in: arena) }
  }

  /// Makes the cards of a section; the first paragraph may define its title.
  mutating func read(section blocks: [NodeID]) {
    readLeadParagraph(of: blocks)
    readQuestionHeading(blocks)
    read(blocks[...], labels: .top, depth: 0)
  }

  /// Adds a card that a rule proposes.
  mutating func add(_ card: CardProposal) {
    guard !card.concept.isEmpty, !card.answer.isEmpty else { return }
    if isElsewhere(card.answer, card.range) {
      return omit(.answerElsewhere, card.prompt, isExplicit: true, card.range)
    }
    drafts.append(CardDraft(card))
  }

  /// Reads blocks under labels, such as pseudo-headings in bold or the items of a list.
  mutating func read(_ blocks: ArraySlice<NodeID>, labels: LabelPath, depth: Int) {
    var index = blocks.startIndex
    var labels = labels
    let outer = labels
    while index < blocks.endIndex {
      let block = blocks[index]
      index += 1
      switch document.kind(of: block) {
      case .htmlBlock:
        if document.directive(of: block) == Directive.noCard {
          index += 1
        } else {
          index += max(0, readSummary(blocks[(index - 1)...], labels: labels) - 1)
        }
      case .paragraph:
        if let title = boldTitle(block, before: blocks[index...].first) {
          labels = self.labels.add(title, under: outer)
        } else {
          if isListTitle(block, before: blocks[index...].first) { labels = outer }
          index += readParagraph(block, rest: blocks[index...], labels, depth)
        }
      case .list:
        readList(block, label: nil, labels: labels, depth: depth)
      case .table:
        readTable(block, labels: labels)
      case .blockQuote:
        if depth < Self.deepestNesting {
          read(document.childList(of: block)[...], labels: labels, depth: depth + 1)
        }
      default: break
      }
    }
  }

  /// A line in bold that stands over what follows like a heading: neither over a list alone, nor
  /// the name of an attribute.
  private func boldTitle(_ paragraph: NodeID, before following: NodeID?) -> Label? {
    guard let following, document.kind(of: following) != .list,
      let first = document.firstChild(of: paragraph), document.kind(of: first) == .strong,
      document.nextSibling(of: first) == nil, let lead = LeadTerm(paragraph, in: guide),
      lead.term.last != UInt8(ascii: "?")
    else { return nil }
    let title = Label(lead.term, in: arena)
    return title.isNamed ? title : nil
  }

  /// A line in bold over a list, which stands beside other lines in bold unless it is the name of
  /// an attribute.
  private func isListTitle(_ paragraph: NodeID, before following: NodeID?) -> Bool {
    guard let following, document.kind(of: following) == .list,
      let first = document.firstChild(of: paragraph), document.kind(of: first) == .strong,
      let lead = LeadTerm(paragraph, in: guide), lead.rest.isEmpty
    else { return false }
    let title = Label(lead.term, in: arena)
    return title.isNamed && !title.namesPoints
  }

  /// Returns how many of the blocks that follow belong to the paragraph and were read with it.
  private mutating func readParagraph(
    _ paragraph: NodeID,
    rest: ArraySlice<NodeID>,
    _ labels: LabelPath,
    _ depth: Int
  ) -> Int {
    let marks = guide.marks.found(in: paragraph, of: document)
    if marks.mayHaveGap, readCloze(paragraph, labels: labels) { return 0 }
    if marks.mayAsk, let consumed = readQuestion(paragraph, rest: rest, labels: labels) {
      return consumed
    }
    if marks.mayHaveDoubleColon, readDoubleColons(paragraph, labels: labels) { return 0 }
    let leads = LeadTerm.all(in: paragraph, of: guide)
    guard let lead = leads.last else { return 0 }
    for lead in leads where !lead.rest.isEmpty {
      _ = addDefinition(lead, labels: labels, range: document.range(of: paragraph))
    }
    guard lead.rest.isEmpty else { return 0 }
    guard let following = rest.first, document.kind(of: following) == .list,
      depth < Self.deepestNesting
    else { return 0 }
    let label = Label(lead.term, in: arena)
    readList(following, label: label, labels: labels, depth: depth)
    return 1
  }

  /// Reads a list that stands alone or under a label.
  mutating func readList(_ list: NodeID, label: Label?, labels: LabelPath, depth: Int) {
    guard depth < Self.deepestNesting else { return }
    var items = document.childList(of: list)
    if !questions.isEmpty { items.removeAll(where: questions.contains) }
    if items.contains(where: { document.taskState(of: $0) != .none }) { return }
    let inner = label.map { self.labels.add($0, under: labels) } ?? labels
    let entries = items.map { ListEntry($0, in: guide) }
    let marks = guide.marks.found(in: list, of: document, isList: true)
    let marked = marks.isAny ? readMarked(items, entries, labels: inner) : []
    if marked.isEmpty, let title = label ?? (depth == 0 ? subject : nil) {
      if entries.allSatisfy({ $0.lead == nil }) {
        if let label { addItems(label, entries.map(\.text), list, labels: labels) }
      } else if readPoints(title, entries, list, labels: labels, isHeading: label == nil) {
        return
      }
      readContrast(title, entries, list, labels)
    }
    for (index, entry) in entries.enumerated()
    where !marked.contains(index) && (entry.lead != nil || !entry.nested.isEmpty) {
      read(entry, labels: inner, depth: depth + 1)
    }
  }

  private mutating func read(_ entry: ListEntry, labels: LabelPath, depth: Int) {
    guard let lead = entry.lead else {
      return read(entry.nested[...], labels: labels, depth: depth)
    }
    if !lead.rest.isEmpty {
      let label = addDefinition(lead, labels: labels, range: entry.range)
      guard !entry.nested.isEmpty else { return }
      let inner = self.labels.add(label, under: labels)
      return read(entry.nested[...], labels: inner, depth: depth)
    }
    guard let first = entry.nested.first else { return }
    let label = Label(lead.term, in: arena)
    var rest = entry.nested[...]
    if document.kind(of: first) == .list {
      readList(first, label: label, labels: labels, depth: depth)
      rest = rest.dropFirst()
    }
    guard !rest.isEmpty else { return }
    read(rest, labels: self.labels.add(label, under: labels), depth: depth)
  }
}
