import Markdown
package import SourceText

/// Builds a study graph from guides, question files and the blueprint of an exam.
///
/// Documents say what they are in their front matter (`kind: guide`, `questions`, `blueprint`);
/// a document without one is a guide.
package struct GraphBuilder {
  var graph = StudyGraph()
  /// Cards of all guides, which become concepts and cards once their topics are complete.
  private var drafts: [DraftedCard] = []
  /// Topics by their number, for resolving `requires`.
  private var numberedTopics: [String: [Int]] = [:]
  private var requirements: [(topic: Int, number: String, place: Place)] = []
  private let domains: DomainMatcher
  private let needsQuestions: Bool
  /// The document at hand, healed, with the way back to places in its file.
  private var healed: HealedGuide?

  /// Returns the graph of some files.
  ///
  /// - Parameters:
  ///   - files: Markdown documents in the order in which they are learned.
  ///   - exam: The exam whose blueprint is taken, if one is among the files.
  ///   - needsQuestions: Whether questions are wanted; reviews do without them.
  /// - Complexity: Linear in the size of the files.
  package static func graph(
    files: [SourceFile],
    exam: String,
    needsQuestions: Bool = true
  ) -> StudyGraph {
    let documents = files.map { MarkdownDocument(parsing: $0.bytes) }
    let heads = documents.map { document in
      FrontMatter(document.frontMatter.map { Self.text(document.source, $0) } ?? "")
    }
    var blueprint: Blueprint?
    for (document, head) in zip(documents, heads)
    where head.kind == "blueprint" && head.exam == exam {
      blueprint = BlueprintReader(document).blueprint(exam: exam)
    }
    let exams = Set(heads.filter { $0.kind == "blueprint" }.compactMap(\.exam))
    var builder = GraphBuilder(blueprint: blueprint, files: files, needsQuestions)
    for (index, document) in documents.enumerated() {
      let head = heads[index]
      // A guide for an exam that nobody has described is taken for the one at hand.
      guard head.exam.map({ $0 == exam || !exams.contains($0) }) ?? true else { continue }
      switch head.kind {
      case "guide": builder.add(document, file: index, isQuestionBank: false)
      case "questions" where needsQuestions:
        builder.add(document, file: index, isQuestionBank: true)
      default: break
      }
    }
    builder.resolveRequirements()
    builder.mapTopics {
      zip(documents, heads).first { $0.1.kind == "vocabulary" && $0.1.exam == exam }?.0
    }
    CardAssembly.assemble(builder.drafts, into: &builder.graph)
    return builder.graph
  }

  /// Returns the names of the exams that blueprints among the files describe.
  package static func exams(in files: [SourceFile]) -> [String] {
    files.compactMap { file in
      let document = MarkdownDocument(parsing: file.bytes)
      let head = FrontMatter(document.frontMatter.map { text(document.source, $0) } ?? "")
      return head.kind == "blueprint" ? head.exam : nil
    }
  }

  private static func text(_ source: [UInt8], _ range: Range<Int>) -> String {
    String(decoding: source[range], as: UTF8.self)
  }

  private init(blueprint: Blueprint?, files: [SourceFile], _ needsQuestions: Bool) {
    self.needsQuestions = needsQuestions
    graph.blueprint = blueprint
    graph.files = files
    domains = DomainMatcher(blueprint)
  }

  /// What a section inherits from the sections above it.
  private struct Inherited {
    var module: Int?
    var topic: Int?
    var trail: [String] = []
    var domain: Int?
    var task: String?
    var isSkipped = false

    /// Titles such as `Key Topics` tell nothing about where a card stands.
    mutating func extendTrail(_ title: String) {
      if !Vocabulary.genericTitles.contains(TermKey.key(title)) { trail.append(title) }
    }
  }

  private mutating func add(_ written: MarkdownDocument, file: Int, isQuestionBank: Bool) {
    let healed = HealedGuide(written, isGuide: !isQuestionBank)
    let document = healed.document
    self.healed = healed
    var outline = GuideOutline(document)
    let questions = QuestionReader.questions(in: document, outline, isBank: isQuestionBank)
    outline.remove(questions.blocks)
    let guideTitle =
      outline.sections.first { $0.heading != nil }?.title.name ?? graph.files[file].path
    var inherited = [Inherited](repeating: Inherited(), count: outline.sections.count)
    for (index, section) in outline.sections.enumerated() {
      var own = section.parent.map { inherited[$0] } ?? Inherited()
      let place = place(file, section.heading.map { document.range(of: $0) } ?? 0..<0)
      if Vocabulary.isNonStudyTitle(TermKey.key(section.title.name)) {
        own.isSkipped = true
      }
      if own.isSkipped {
        inherited[index] = own
        continue
      }
      let match = domains.match(section.title, covers: covers(of: section), within: own.domain)
      own.domain = match.domain ?? own.domain
      own.task = match.task ?? own.task
      if section.isModule {
        own.module = addModule(section.title, domain: own.domain, place)
        own.topic = nil
        own.trail = [section.title.name]
      }
      let drafts = questions.drafts[index] ?? []
      if hasContent(section, document) || !drafts.isEmpty {
        if own.module == nil {
          own.module = addModule(Title(guideTitle), domain: nil, Place(file: file, range: 0..<0))
          own.trail = [guideTitle]
        }
        // A heading that is a part of a question is no topic.
        let isTopic = section.heading.map { !questions.blocks.contains($0) } ?? true
        if !section.isModule, section.heading != nil, isTopic || isQuestionBank {
          own.extendTrail(section.title.name)
        }
        if !isQuestionBank, isTopic {
          addTopic(section, document, place, &own, without: questions.blocks)
        }
        if needsQuestions { addQuestions(drafts, of: section, file, own, isBank: isQuestionBank) }
      } else if !section.isModule, section.heading != nil, own.module != nil {
        own.extendTrail(section.title.name)
        // A heading over other headings is a topic too: what lies below says what it is about.
        if section.hasSubsections { addTopic(section, document, place, &own) }
      }
      inherited[index] = own
    }
  }

  private func hasContent(_ section: GuideOutline.Section, _ document: MarkdownDocument) -> Bool {
    section.blocks.contains { block in
      let kind = document.kind(of: block)
      if kind == .htmlBlock { return document.literal(of: block).contains("</summary>") }
      return kind != .thematicBreak
    }
  }

  private func body(
    of section: GuideOutline.Section,
    _ document: MarkdownDocument
  ) -> Range<Int> {
    guard let first = section.blocks.first, let last = section.blocks.last else { return 0..<0 }
    let range = document.range(of: first).lowerBound..<document.range(of: last).upperBound
    return healed?.origin(range) ?? range
  }

  /// The place in a file of some bytes of the healed document.
  private func place(_ file: Int, _ range: Range<Int>) -> Place {
    Place(file: file, range: healed?.origin(range) ?? range)
  }

  private func covers(of section: GuideOutline.Section) -> [String] {
    section.directives.filter { $0.name == "covers" }.flatMap(\.words)
  }

  private mutating func addModule(_ title: Title, domain: Int?, _ place: Place) -> Int {
    if let last = graph.modules.last, last.place == place { return graph.modules.count - 1 }
    graph.modules.append(
      Module(title: title.name, number: title.number, domain: domain, place: place)
    )
    return graph.modules.count - 1
  }

  private mutating func addTopic(
    _ section: GuideOutline.Section,
    _ document: MarkdownDocument,
    _ place: Place,
    _ own: inout Inherited,
    without questions: Set<NodeID> = []
  ) {
    let index = graph.topics.count
    graph.topics.append(
      Topic(
        title: own.trail.last ?? section.title.name,
        number: section.title.number,
        module: own.module ?? 0,
        parent: own.topic,
        breadcrumb: own.trail,
        covers: covers(of: section),
        requires: [],
        domain: own.domain,
        task: own.task,
        confidence: own.domain == nil ? 0 : 1,
        place: place,
        body: body(of: section, document)
      )
    )
    own.topic = index
    if let number = section.title.number {
      numberedTopics[number, default: []].append(index)
    }
    check(section.directives, topic: index, place)
    var rules = CardRules(
      document: document,
      breadcrumb: own.trail,
      subject: own.trail.last ?? section.title.name,
      questions: questions
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

  private mutating func addQuestions(
    _ drafts: [QuestionDraft],
    of section: GuideOutline.Section,
    _ file: Int,
    _ own: Inherited,
    isBank: Bool
  ) {
    var identifier = section.directives.first { $0.name == "question" }?.value
    let covers = covers(of: section)
    for draft in drafts {
      let place = place(file, draft.range)
      let keys = Question.Option.keys(of: draft.options.map(\.text))
      graph.questions.append(
        Question(
          id: identifier ?? name(of: draft),
          title: section.title.name,
          stem: draft.stem.isEmpty ? section.title.name : draft.stem,
          options: zip(draft.options, keys).map { option, key in
            Question.Option(
              text: option.text,
              reason: option.reason,
              isCorrect: option.isCorrect,
              place: self.place(file, option.range),
              key: key
            )
          },
          covers: covers,
          domain: own.domain,
          task: own.task,
          place: place,
          unknownAnswer: draft.unknownAnswer
        )
      )
      if isBank { check(section.directives, topic: nil, place) }
      identifier = nil
    }
  }

  /// A name made from the stem, and from the options too if another question has the same stem.
  private func name(of draft: QuestionDraft) -> String {
    let stem = TermKey.key(draft.stem)
    let name = StableHash.base32(of: stem)
    guard graph.questions.contains(where: { $0.id == name }) else { return name }
    let options = draft.options.map { TermKey.key($0.text) }.sorted().joined(separator: "\u{1F}")
    return StableHash.base32(of: stem + "\u{1E}" + options)
  }

  private mutating func check(_ directives: [Directive], topic: Int?, _ place: Place) {
    for directive in directives {
      switch directive.name {
      case "requires":
        guard let topic else { continue }
        for number in directive.words { requirements.append((topic, number, place)) }
      case "covers":
        for point in directive.words
        where graph.blueprint.map({ $0.task(ofPoint: point) == nil }) ?? false {
          report(
            .error,
            place,
            "blueprint.unknown-point",
            "'\(point)' is no point of the blueprint",
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

  private mutating func resolveRequirements() {
    for (topic, number, place) in requirements {
      let found = numberedTopics[number] ?? []
      // The same number may stand in another guide, but the own one is meant.
      let own = found.first { graph.topics[$0].place.file == place.file }
      if let required = own ?? found.first {
        graph.topics[topic].requires.append(required)
      } else {
        report(
          .warning,
          place,
          "topic.unknown-requirement",
          "no topic has the number \(number)",
          help: "name a topic by its number, such as 3.1"
        )
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
        path: graph.files[place.file].path,
        range: place.range,
        rule: rule,
        summary: summary,
        help: help
      )
    )
  }
}
