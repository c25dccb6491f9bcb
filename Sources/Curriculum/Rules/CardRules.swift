import Markdown
import SourceText

/// Makes cards from the blocks of one section.
///
/// It walks the blocks in order, because a label and the list that it announces are neighbours;
/// each shape of text has its rule in a file of its own.
struct CardRules {
  let document: MarkdownDocument
  /// Titles from the module down to the section.
  let breadcrumb: [String]
  /// The title of the section, to which bare attributes belong.
  let subject: String
  /// The title of the section before this one, which its title may point at.
  let sectionBefore: String?
  private let questions: Set<NodeID>
  private(set) var drafts: [CardDraft] = []
  /// What was written to be asked and is not asked as it stands.
  var omissions: [Omission] = []

  /// Lists nested deeper than this hold no cards.
  private static let deepestNesting = 8

  /// Creates the rules for a section.
  ///
  /// - Parameters:
  ///   - questions: Items of lists that belong to questions with options.
  ///   - sectionBefore: The title of the section before it on the same level, if it matters.
  init(
    document: MarkdownDocument,
    breadcrumb: [String],
    subject: String,
    questions: Set<NodeID> = [],
    sectionBefore: String? = nil
  ) {
    self.questions = questions
    self.sectionBefore = sectionBefore
    self.document = document
    self.breadcrumb = breadcrumb
    self.subject = subject
  }

  /// Makes the cards of a section; the first paragraph may define its title.
  mutating func read(section blocks: [NodeID]) {
    readLeadParagraph(of: blocks)
    readQuestionHeading(blocks)
    read(blocks, labels: [], depth: 0)
  }

  /// Adds a card that a rule proposes.
  mutating func add(_ draft: CardDraft) {
    guard !draft.concept.isEmpty, !draft.answer.isEmpty else { return }
    if isElsewhere(draft.answer, draft.range) {
      return omit(.answerElsewhere, draft.prompt, isExplicit: true, draft.range)
    }
    drafts.append(draft.repaired)
  }

  /// Reads blocks under labels, such as pseudo-headings in bold or the items of a list.
  mutating func read(_ blocks: [NodeID], labels: [String], depth: Int) {
    var index = 0
    var labels = labels
    let outer = labels
    while index < blocks.count {
      let block = blocks[index]
      index += 1
      switch document.kind(of: block) {
      case .htmlBlock:
        if Directive(document.literal(of: block)) == Directive.noCard {
          index += 1
        } else {
          index += max(0, readSummary(blocks[(index - 1)...], labels: labels) - 1)
        }
      case .paragraph:
        if let title = boldTitle(block, before: blocks[index...].first) {
          labels = outer + [title]
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
          read(Array(document.children(of: block)), labels: labels, depth: depth + 1)
        }
      default: break
      }
    }
  }

  /// A line in bold that stands over what follows like a heading: neither over a list alone, nor
  /// the name of an attribute.
  private func boldTitle(_ paragraph: NodeID, before following: NodeID?) -> String? {
    guard let following, document.kind(of: following) != .list,
      let first = document.firstChild(of: paragraph), document.kind(of: first) == .strong,
      document.nextSibling(of: first) == nil, let lead = LeadTerm(paragraph, in: document),
      !lead.term.hasSuffix("?"), !isGeneric(lead.term), !Self.isVague(lead.term)
    else { return nil }
    return lead.term
  }

  /// A line in bold over a list, which stands beside other lines in bold unless it is the name of
  /// an attribute.
  private func isListTitle(_ paragraph: NodeID, before following: NodeID?) -> Bool {
    guard let following, document.kind(of: following) == .list,
      let first = document.firstChild(of: paragraph), document.kind(of: first) == .strong,
      let lead = LeadTerm(paragraph, in: document), lead.rest.isEmpty
    else { return false }
    return !isGeneric(lead.term) && !PropertyLabel(lead.term).isPoints && !Self.isVague(lead.term)
  }

  /// Returns how many of the blocks that follow belong to the paragraph and were read with it.
  private mutating func readParagraph(
    _ paragraph: NodeID,
    rest: ArraySlice<NodeID>,
    _ labels: [String],
    _ depth: Int
  ) -> Int {
    let bytes = document.source[document.range(of: paragraph)]
    let marks = SourceMarks(bytes)
    if marks.mayHaveGap, readCloze(paragraph, labels: labels) { return 0 }
    if marks.mayBeQuestion || QuestionMark.mayBegin(bytes),
      let consumed = readQuestion(paragraph, rest: rest, labels: labels)
    {
      return consumed
    }
    if marks.mayHaveDoubleColon, readDoubleColons(paragraph, labels: labels) { return 0 }
    let leads = LeadTerm.all(in: paragraph, of: document)
    guard let lead = leads.last else { return 0 }
    for lead in leads where !lead.rest.isEmpty {
      addDefinition(lead, labels: labels, range: document.range(of: paragraph))
    }
    guard lead.rest.isEmpty else { return 0 }
    guard let following = rest.first, document.kind(of: following) == .list,
      depth < Self.deepestNesting
    else { return 0 }
    readList(following, label: lead.term, labels: labels, depth: depth)
    return 1
  }

  /// Titles down to a place under labels.
  func trail(_ labels: [String]) -> [String] { breadcrumb + labels }

  /// Reads a list that stands alone or under a label.
  mutating func readList(_ list: NodeID, label: String?, labels: [String], depth: Int) {
    guard depth < Self.deepestNesting else { return }
    let inner = label.map { labels + [$0] } ?? labels
    var items = Array(document.children(of: list))
    if !questions.isEmpty { items.removeAll(where: questions.contains) }
    if items.contains(where: { document.taskState(of: $0) != .none }) { return }
    let entries = items.map { ListEntry($0, in: document) }
    let bytes = document.source[document.range(of: list)]
    let marks = SourceMarks(bytes)
    var marked: Set<Int> = []
    if marks.mayHaveGap || marks.mayHaveDoubleColon || marks.mayBeQuestion
      || QuestionMark.mayBegin(bytes.dropFirst(2))
    {
      marked = readMarked(items, entries, labels: inner)
    }
    if marked.isEmpty, let title = label ?? directLabel(depth) {
      if entries.allSatisfy({ $0.lead == nil }) {
        if label != nil { addItems(title, entries.map(\.text), list, labels: labels) }
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

  /// The title of the section, for a list that stands directly under it.
  private func directLabel(_ depth: Int) -> String? { depth == 0 ? subject : nil }

  private mutating func read(_ entry: ListEntry, labels: [String], depth: Int) {
    guard let lead = entry.lead else {
      return read(entry.nested, labels: labels, depth: depth)
    }
    if !lead.rest.isEmpty {
      addDefinition(lead, labels: labels, range: entry.range)
      read(entry.nested, labels: labels + [lead.term], depth: depth)
    } else if let first = entry.nested.first, document.kind(of: first) == .list {
      readList(first, label: lead.term, labels: labels, depth: depth)
      read(Array(entry.nested.dropFirst()), labels: labels + [lead.term], depth: depth)
    } else {
      read(entry.nested, labels: labels + [lead.term], depth: depth)
    }
  }
}

/// An item of a list: its first line and what is nested below it.
struct ListEntry {
  /// The first paragraph in plain text.
  let text: String
  /// The term that the first paragraph begins with.
  let lead: LeadTerm?
  /// The blocks after the first paragraph.
  let nested: [NodeID]
  /// The bytes of the first paragraph.
  let range: Range<Int>

  init(_ item: NodeID, in document: MarkdownDocument) {
    let blocks = Array(document.children(of: item))
    range = document.range(of: blocks.first ?? item)
    guard let first = blocks.first, document.kind(of: first) == .paragraph else {
      text = ""
      lead = nil
      nested = blocks
      return
    }
    text = String(document.plainText(from: document.firstChild(of: first)).trimmed)
    lead = LeadTerm(first, in: document) ?? LeadTerm(plain: text)
    nested = Array(blocks.dropFirst())
  }
}
