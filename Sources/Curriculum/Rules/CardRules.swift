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
  let questions: Set<NodeID>
  /// The items that answer others.
  let answers: [NodeID: NodeID]
  /// The first block of the section.
  private(set) var leadBlock: NodeID?
  private(set) var drafts: [CardDraft] = []
  /// What running text says.
  var prose = Prose()
  /// What the terms of the present list are asked for, as its introduction says: `Causes:`.
  var announced: Label?
  /// What was written to be asked and is not asked as it stands.
  var omissions: [Omission] = []

  /// Lists nested deeper than this hold no cards.
  static let deepestNesting = 8

  /// Where texts are put together.
  var arena: TextArena { guide.arena }

  /// Creates the rules for a section.
  ///
  /// - Parameters:
  ///   - titles: Titles from the module down to the section, at least one.
  ///   - breadcrumb: The same as strings.
  ///   - questions: Items of lists that belong to questions with options.
  ///   - answers: The items of other lists that answer questions in a list; see `AnsweredLists`.
  ///   - sectionBefore: The title of the section before it on the same level, if it matters.
  init(
    guide: GuideText,
    titles: [Label],
    breadcrumb: [String],
    questions: Set<NodeID> = [],
    answers: [NodeID: NodeID] = [:],
    sectionBefore: String? = nil
  ) {
    let arena = guide.arena
    self.questions = questions
    self.answers = answers
    self.guide = guide
    document = guide.document
    self.titles = titles
    labels = LabelTree(under: breadcrumb)
    subject = titles.last.map { Self.withoutIntroduction($0, arena) } ?? Label(.empty, in: arena)
    self.sectionBefore = sectionBefore.map { Label(arena.copy($0), in: arena) }
  }

  /// Makes the cards of a section; the first paragraph may define its title.
  mutating func read(section blocks: [NodeID]) {
    leadBlock = firstBlock(of: blocks)
    if readExercise(blocks) { return }
    readLeadParagraph(of: blocks)
    readQuestionHeading(blocks)
    read(blocks[...], labels: .top, depth: 0)
    addProse()
  }

  /// Adds a card that a rule proposes.
  mutating func add(_ card: CardProposal) {
    guard !card.concept.isEmpty, !card.answer.isEmpty else { return }
    if isPlanned(card.answer) { return omit(.noAnswer, card.prompt, isExplicit: true, card.range) }
    if isElsewhere(card.answer, card.range) {
      return omit(.answerElsewhere, card.prompt, isExplicit: true, card.range)
    }
    if card.kind == .basic || card.kind == .attribute, isAboutPicture(card.prompt) {
      return omit(.needsPicture, card.prompt, isExplicit: true, card.range)
    }
    var card = card
    card.answer = card.answer.withoutTicks.withoutBullet
    card.answer = card.answer.withoutStar
    if card.kind != .cloze {
      card.answer = withoutHighlights(card.answer)
      card.items = card.items.map(withoutHighlights)
    }
    // What an image or a formula said at its end is lost.
    if card.items.isEmpty, Self.breaksOff(card.answer) {
      return omit(.answerBreaksOff, card.prompt, isExplicit: false, card.range)
    }
    drafts.append(CardDraft(card))
  }

  /// A text without the marks around what is `==highlighted==`, where they make no gap.
  private func withoutHighlights(_ text: TextSlice) -> TextSlice {
    guard var open = text.firstIndex(of: "==") else { return text }
    var rest = text
    while open + 2 < rest.count, rest[open + 2] != 0x20, rest[open + 2] != UInt8(ascii: "="),
      case let inner = rest.suffix(from: open + 2), let close = inner.firstIndex(of: "=="),
      close > 0, inner[close - 1] != 0x20
    {
      arena.write(rest.prefix(open))
      arena.write(inner.prefix(close))
      rest = inner.suffix(from: close + 2)
      guard let next = rest.firstIndex(of: "==") else { break }
      open = next
    }
    arena.write(rest)
    return arena.finish()
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
          let read = readSummary(blocks[(index - 1)...], labels: labels)
          index += max(0, read - 1)
          if read == 0 {
            labels = hiddenTitle(block).map { self.labels.add($0, under: outer) } ?? outer
          }
        }
      case .paragraph:
        if let title = boldTitle(block, before: blocks[index...].first) {
          readSpoken(below: title, blocks[index...], outer)
          labels = self.labels.add(title, under: outer)
        } else {
          if isListTitle(block, before: blocks[index...].first) { labels = outer }
          index += readParagraph(block, rest: blocks[index...], labels, depth)
        }
      case .list:
        let before = index - 1 > blocks.startIndex ? blocks[index - 2] : nil
        if !listsShares(block, below: before) {
          readList(block, label: nil, labels: labels, depth: depth)
        }
      case .heading:
        // Within an item, where it makes no section.
        let title = Label(guide.text(of: block).trimmed, in: arena)
        if let list = blocks[index...].first, document.kind(of: list) == .list {
          readList(list, label: title, labels: outer, depth: depth)
          index += 1
        }
        labels = self.labels.add(title, under: outer)
      case .table:
        readTable(block, labels: labels)
      case .codeBlock:
        readFormulas(block, labels: labels)
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
      lead.rest.isEmpty, lead.term.last != UInt8(ascii: "?")
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

  /// Whether the first item of a list begins with a text in bold.
  private func beginsInBold(_ list: NodeID) -> Bool {
    let item = document.firstChild(of: list)
    let paragraph = item.flatMap { document.firstChild(of: $0) }
    return paragraph.flatMap { document.firstChild(of: $0) }
      .map { document.kind(of: $0) == .strong } ?? false
  }

  /// Returns how many of the blocks that follow belong to the paragraph and were read with it.
  private mutating func readParagraph(
    _ paragraph: NodeID,
    rest: ArraySlice<NodeID>,
    _ labels: LabelPath,
    _ depth: Int
  ) -> Int {
    let marks = guide.marks.found(in: paragraph, of: document)
    if marks.mayHaveGap {
      // Lines with terms may hold highlights.
      if marks.mayHaveDoubleColon, guide.text(of: paragraph).contains(" :: "),
        readDoubleColons(paragraph, labels: labels)
      {
        return 0
      }
      if readCloze(paragraph, labels: labels) { return 0 }
    }
    if marks.mayAsk, readArrows(paragraph, labels: labels) { return 0 }
    if marks.mayAsk, let consumed = readQuestion(paragraph, rest: rest, labels: labels) {
      return consumed
    }
    if marks.mayHaveDoubleColon, readDoubleColons(paragraph, labels: labels) { return 0 }
    if holdsLostTable(paragraph) { return 0 }
    if let consumed = readDefinitionList(paragraph, rest: rest, labels: labels) { return consumed }
    let leads = LeadTerm.all(in: paragraph, of: guide)
    if !leads.isEmpty { return readTerms(leads, of: paragraph, rest: rest, labels, depth) }
    if let list = rest.first, document.kind(of: list) == .list, depth < Self.deepestNesting,
      let label = announcement(paragraph, of: list), !hasTerms(list)
    {
      readList(list, label: label, labels: labels, depth: depth)
      return 1
    }
    if let list = rest.first, document.kind(of: list) == .list, depth < Self.deepestNesting,
      let property = announcedProperty(paragraph)
    {
      announced = property
      readList(list, label: nil, labels: labels, depth: depth)
      announced = nil
      return 1
    }
    if let list = rest.first, document.kind(of: list) == .list, depth < Self.deepestNesting,
      let label = subject(ofIntroduction: paragraph)
    {
      readSpoken(paragraph, labels: labels)
      readList(list, label: label, labels: labels, depth: depth)
      return 1
    }
    if let consumed = readTermLines(paragraph, rest: rest, labels: labels) { return consumed }
    if readEquation(paragraph, labels: labels) { return 0 }
    if let lead = titleLine(of: paragraph) {
      _ = addDefinition(lead, labels: labels, range: document.range(of: paragraph))
      return 0
    }
    readSpoken(paragraph, labels: labels)
    if guide.document.firstChild(of: paragraph).map({ document.kind(of: $0) == .text }) ?? false {
      readSpoken(
        sentence: guide.text(of: paragraph).trimmed,
        document.range(of: paragraph),
        needsName: true,
        labels: labels
      )
    }
    readProse(paragraph, labels: labels)
    return 0
  }

  /// Reads the terms of a paragraph, and a list below it that is about the only one.
  private mutating func readTerms(
    _ leads: [LeadTerm],
    of paragraph: NodeID,
    rest: ArraySlice<NodeID>,
    _ labels: LabelPath,
    _ depth: Int
  ) -> Int {
    let lead = leads[leads.count - 1]
    let several = leads.count == 1 ? LeadTerm.sentences(in: paragraph, of: guide) : leads
    let parts = several ?? parts(below: lead, in: paragraph) ?? leads
    let range = document.range(of: paragraph)
    addDefinitions(parts.map { ($0, range.from($0.start)) }, labels: labels)
    guard let following = rest.first, document.kind(of: following) == .list,
      depth < Self.deepestNesting
    else { return 0 }
    let label = Label(lead.term, in: arena)
    if !lead.rest.isEmpty {
      // Terms in bold stand beside it, others say more of it.
      guard several?.count ?? 1 == 1, label.isNamed, !beginsInBold(following) else { return 0 }
      let inner = self.labels.add(label, under: labels)
      readList(following, label: nil, labels: inner, depth: depth)
      return 1
    }
    readList(following, label: label, labels: labels, depth: depth)
    return 1
  }
}
