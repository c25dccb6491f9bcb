import Markdown
import SourceText

/// Reads one document into modules, topics, drafted cards and questions.
///
/// Documents are read side by side, so a reader knows nothing of the others: indices count from the
/// document's own beginning until `GraphBuilder` puts them behind those of the files before.
struct GuideReader {
  /// The modules, topics, omissions and diagnostics of the document.
  var graph = StudyGraph()
  /// The cards, which become concepts once all documents are read.
  var drafts: [DraftedCard] = []
  /// The questions, each with what it was made from if it may take another name; see `longName`.
  var questions: [(question: Question, draft: QuestionDraft?)] = []
  /// The topics that others name by their number as to be learned first.
  private(set) var requirements: [Requirement] = []
  /// The numbers of topics that belong to other exams only and are left out.
  private(set) var outside: Set<String> = []

  /// A topic that names another.
  struct Requirement {
    var topic: Int
    let number: String
    let place: Place
  }

  private let healed: HealedGuide
  private var answered = AnsweredLists()
  /// The topics of questions with headings of their own, by the section above these.
  var topicsOfQuestions: [Int?: Int] = [:]
  let domains: DomainMatcher
  let scope: ExamScope
  private let needsQuestions: Bool
  private let path: String

  /// Reads a document.
  ///
  /// - Parameters:
  ///   - written: The document as it stands in its file.
  ///   - path: The path of the file as it is shown to people.
  ///   - file: The index of the file.
  ///   - isQuestionBank: Whether its questions are kept for exams.
  ///   - scope: The exam that is read for.
  init(
    _ written: MarkdownDocument,
    path: String,
    file: Int,
    isQuestionBank: Bool,
    scope: ExamScope,
    blueprint: Blueprint?,
    domains: DomainMatcher,
    needsQuestions: Bool
  ) {
    healed = HealedGuide(written, isGuide: !isQuestionBank)
    self.path = path
    self.scope = scope
    self.domains = domains
    self.needsQuestions = needsQuestions
    graph.blueprint = blueprint
    read(healed.document, file: file, isQuestionBank: isQuestionBank)
    drafts = SpokenTerms.withoutRepetition(drafts)
  }

  /// What a section inherits from the sections above it.
  struct Inherited {
    var module: Int?
    var topic: Int?
    /// The titles on the way down, and the same as strings.
    var titles: [Label] = []
    var trail: [String] = []
    var domain: Int?
    var task: String?
    var isSkipped = false

    /// Titles such as `Key Topics` tell nothing about where a card stands.
    mutating func extendTrail(_ title: Label) {
      if !title.roles.contains(.genericTitle) { append(title) }
    }

    /// `How is it trained?` says nothing without the title of its guide.
    mutating func begin(with title: Label, below guide: Label?) {
      guard let guide, guide.isNamed, !title.isNamed || Phrasing.isQuestion(title.text) else {
        return begin(with: title)
      }
      begin(with: guide)
      extendTrail(title)
    }

    mutating func begin(with title: Label) {
      titles = []
      trail = []
      append(title)
    }

    /// The title of a guide is that of its first module too if its preface has cards.
    private mutating func append(_ title: Label) {
      let text = String(title.text)
      guard trail.last != text else { return }
      titles.append(title)
      trail.append(text)
    }
  }

  private mutating func read(_ document: MarkdownDocument, file: Int, isQuestionBank: Bool) {
    let guide = GuideText(document)
    // Titles and labels point into it to the end.
    defer { withExtendedLifetime(guide) {} }
    var outline = GuideOutline(guide)
    let questions = QuestionReader.questions(in: guide, outline, isBank: isQuestionBank)
    outline.remove(questions.blocks)
    answered = AnsweredLists(guide, outline)
    outline.remove(answered.lists)
    let isOfQuestion = { (section: GuideOutline.Section) in
      section.heading.map { questions.blocks.contains($0) } ?? false
    }
    let firstTitle = outline.sections.first { $0.heading != nil && !isOfQuestion($0) }?.title.name
    let ownName = FileTitle.subject(of: path)
    let guideTitle = firstTitle ?? FileTitle.name(of: path)
    var inherited = [Inherited](repeating: Inherited(), count: outline.sections.count)
    for (index, section) in outline.sections.enumerated() {
      let place = place(file, section.heading.map { document.range(of: $0) } ?? 0..<0)
      let title = Label(guide.arena.copy(section.title.name), in: guide.arena)
      var own = above(index, title, outline, inherited, guide.arena) ?? Inherited()
      // What stands below a table of contents is the guide.
      let isAbove = section.hasSubsections && Self.contents.contains(title.key)
      if !isAbove, isAboutTheGuide(section, title, guide) { own.isSkipped = true }
      if scope.excludes(section.directives) {
        own.isSkipped = true
        if let number = section.title.number { outside.insert(number) }
      }
      if own.isSkipped || isAbove {
        inherited[index] = own
        continue
      }
      let covers = scope.points(of: section.directives)
      let match = domains.match(section.title, covers: covers, within: own.domain)
      own.domain = match.domain ?? own.domain
      own.task = match.task ?? own.task
      // A heading that is a part of a question is no topic, and no module either.
      let isTopic = !isOfQuestion(section)
      if section.isModule, isTopic {
        own.module = addModule(section.title, domain: own.domain, place)
        own.topic = nil
        let above = section.parent.map { outline.sections[$0].title.name } ?? ownName
        own.begin(with: title, below: above.map { Label(guide.arena.copy($0), in: guide.arena) })
      }
      let drafts = questions.drafts[index] ?? []
      if hasContent(section, document) || !drafts.isEmpty {
        if own.module == nil {
          let isNamed = firstTitle != nil || ownName != nil
          beginGuide(guideTitle, isNamed: isNamed, file, guide.arena, &own)
        }
        if !section.isModule, section.heading != nil, isTopic || isQuestionBank {
          own.extendTrail(title)
        }
        if !isQuestionBank {
          if isTopic {
            let before = title.isVague ? outline.title(before: index) : nil
            addTopic(section, guide, place, &own, without: questions.blocks, after: before)
          }
          let above = section.parent.map { (outline.sections[$0], inherited[$0]) }
          addChoices(drafts, below: above, index: section.parent, guide, file, &own)
        }
        if needsQuestions { addQuestions(drafts, of: section, file, own, isBank: isQuestionBank) }
      } else if !section.isModule, section.heading != nil, own.module != nil {
        own.extendTrail(title)
        // A heading over other headings is a topic too: what lies below says what it is about.
        if section.hasSubsections { addTopic(section, guide, place, &own) }
      }
      inherited[index] = own
    }
  }

  /// What a section inherits: from the section above it, or, if it names a property, from the one
  /// before it that is a heading and no more, or a product among others.
  private func above(
    _ index: Int,
    _ title: Label,
    _ outline: GuideOutline,
    _ inherited: [Inherited],
    _ arena: TextArena
  ) -> Inherited? {
    let section = outline.sections[index]
    let parent = section.parent.map { inherited[$0] }
    guard title.isAttribute, !section.isModule else { return parent }
    var before = outline.section(before: index)
    for _ in 0..<Self.mostSiblings {
      guard let sibling = before, inherited[sibling].titles.last.map({ !$0.isNamed }) ?? true else {
        break
      }
      before = outline.section(before: sibling)
    }
    guard let sibling = before, let name = inherited[sibling].titles.last else { return parent }
    let isBare =
      outline.sections[sibling].blocks.isEmpty
      && !outline.sections[sibling].hasSubsections
    let isProduct = { QuestionForm.isProduct($0, arena) }
    let isOneOfSeveral =
      isProduct(name.text) && !(parent?.titles.last.map { isProduct($0.text) } ?? true)
    return isBare || isOneOfSeveral ? inherited[sibling] : parent
  }

  /// No thing has more properties with headings of their own.
  private static let mostSiblings = 16

  /// Whether a section speaks of the guide; an index of a database and references of a language are
  /// explained, and lead nowhere.
  private func isAboutTheGuide(
    _ section: GuideOutline.Section,
    _ title: Label,
    _ guide: GuideText
  ) -> Bool {
    guard title.roles.contains(.nonStudy) else { return false }
    guard Self.ambiguous.contains(title.key) else { return true }
    let document = guide.document
    let defines = section.blocks.contains { block in
      let items = document.kind(of: block) == .list ? document.childList(of: block) : []
      return (items.compactMap { document.firstChild(of: $0) } + [block]).contains {
        guard document.kind(of: $0) == .paragraph else { return false }
        let first = document.firstChild(of: $0)
        if first.map({ document.kind(of: $0) == .strong }) ?? false { return true }
        var sentences = Sentences(guide.text(of: $0), guide.arena)
        return sentences.next().flatMap { ProseDefinition($0, guide.arena) } != nil
      }
    }
    return !defines
      || section.blocks.contains { block in
        document.withSource(of: block) { $0.contains("](") || $0.contains("http") }
      }
  }

  private static let ambiguous: PhraseSet = ["index", "references"]

  private static let contents: PhraseSet = [
    "contents", "index", "table of content", "table of contents", "toc",
  ]

  private func hasContent(_ section: GuideOutline.Section, _ document: MarkdownDocument) -> Bool {
    section.blocks.contains { block in
      let kind = document.kind(of: block)
      if kind == .htmlBlock { return document.withSource(of: block) { $0.contains("</summary>") } }
      return kind != .thematicBreak
    }
  }

  private func body(
    of section: GuideOutline.Section,
    _ document: MarkdownDocument
  ) -> Range<Int> {
    guard let first = section.blocks.first, let last = section.blocks.last else { return 0..<0 }
    let range = document.range(of: first).lowerBound..<document.range(of: last).upperBound
    return healed.origin(range)
  }

  /// The place in a file of some bytes of the healed document.
  func place(_ file: Int, _ range: Range<Int>) -> Place {
    Place(file: file, range: healed.origin(range))
  }

  private mutating func addModule(_ title: Title, domain: Int?, _ place: Place) -> Int {
    if let last = graph.modules.last, last.place == place { return graph.modules.count - 1 }
    graph.modules.append(
      Module(title: title.name, number: title.number, domain: domain, place: place)
    )
    return graph.modules.count - 1
  }

  /// Begins the module of what stands above all others, which has the name of the guide.
  private mutating func beginGuide(
    _ title: String,
    isNamed: Bool,
    _ file: Int,
    _ arena: TextArena,
    _ own: inout Inherited
  ) {
    own.module = addModule(Title(title), domain: nil, Place(file: file, range: 0..<0))
    let text = arena.copy(title)
    own.begin(with: isNamed ? Label(text, in: arena) : Label(unnamed: text, in: arena))
  }

  private mutating func addTopic(
    _ section: GuideOutline.Section,
    _ guide: GuideText,
    _ place: Place,
    _ own: inout Inherited,
    without questions: Set<NodeID> = [],
    after sectionBefore: String? = nil
  ) {
    let index = graph.topics.count
    graph.topics.append(
      Topic(
        title: own.trail.last ?? section.title.name,
        number: section.title.number,
        module: own.module ?? 0,
        parent: own.topic,
        breadcrumb: own.trail,
        covers: scope.points(of: section.directives),
        isBesideTheExam: section.directives.contains { $0.name == "covers" && $0.isNone },
        requires: [],
        domain: own.domain,
        task: own.task,
        confidence: own.domain == nil ? 0 : 1,
        place: place,
        body: body(of: section, guide.document)
      )
    )
    own.topic = index
    check(section.directives, topic: index, place)
    var rules = CardRules(
      guide: guide,
      titles: own.titles,
      breadcrumb: own.trail,
      questions: questions,
      answers: answered.answers,
      sectionBefore: sectionBefore
    )
    rules.read(section: section.blocks)
    for draft in rules.drafts {
      let origin = self.place(place.file, draft.range)
      drafts.append(DraftedCard(draft: draft, topic: index, place: origin))
    }
    for omission in rules.omissions {
      graph.omissions.append((omission, self.place(place.file, omission.range)))
    }
  }

  mutating func check(_ directives: [Directive], topic: Int?, _ place: Place) {
    for directive in directives {
      switch directive.name {
      case "requires":
        guard let topic else { continue }
        for number in directive.words {
          requirements.append(Requirement(topic: topic, number: number, place: place))
        }
      case "covers":
        guard graph.blueprint != nil, !directive.isNone, scope.concerns(directive) else { continue }
        for point in directive.words where !domains.knowsPoint(point) {
          report(
            .error,
            place,
            "blueprint.unknown-point",
            "'\(point)' is no point of the blueprint of \(graph.blueprint?.id ?? "")",
            help: "take a point such as K1.1.1 from the blueprint of the exam"
          )
        }
      case _ where !Directive.known.contains(directive.name):
        report(
          .warning,
          place,
          "directive.unknown",
          "'\(directive.name)' is no directive",
          help: "the directives are \(Directive.known.sorted().joined(separator: ", "))"
        )
      default: break
      }
    }
  }

  private mutating func report(
    _ severity: Diagnostic.Severity,
    _ place: Place,
    _ rule: String,
    _ summary: String,
    help: String
  ) {
    graph.diagnostics.append(
      Diagnostic(
        severity,
        path: path,
        range: place.range,
        rule: rule,
        summary: summary,
        help: help
      )
    )
  }
}
