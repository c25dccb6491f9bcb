import Markdown
package import SourceText

/// Builds a study graph from guides, question files and the blueprint of an exam.
///
/// Documents say what they are in their front matter (`kind: guide`, `questions`, `blueprint`);
/// a document without one is a guide.
package struct GraphBuilder {
  var graph = StudyGraph()
  /// Cards of all guides, which become concepts and cards once their topics are complete.
  private var guides: [GuideCards] = []
  private var requirements: [GuideReader.Requirement] = []
  private var questionNames: Set<String> = []
  /// The numbers of topics that belong to other exams.
  private var outside: Set<String> = []

  /// What a graph is wanted for; the rest is left out.
  package struct Needs: OptionSet, Sendable {
    package let rawValue: Int

    package init(rawValue: Int) { self.rawValue = rawValue }

    /// The questions of the guides and of question files.
    package static let questions = Needs(rawValue: 1)
    /// The domain and the task of topics and cards whose guide names none.
    package static let mapping = Needs(rawValue: 2)
    /// Everything.
    package static let all: Needs = [.questions, .mapping]
  }

  /// Returns the graph of some files.
  ///
  /// - Parameters:
  ///   - files: Markdown documents in the order in which they are learned.
  ///   - exam: The exam whose blueprint is taken, if one is among the files.
  ///   - needs: What is wanted; cards and their names are the same whatever it is.
  /// - Complexity: Linear in the size of the files, which are read side by side.
  package static func graph(
    files: [SourceFile],
    exam: String,
    needs: Needs = .all
  ) -> StudyGraph {
    let parallel = Parallel(cost: files.reduce(0) { $0 + $1.bytes.count })
    let sources = parallel.map(files, cost: \.bytes.count) { Source($0, exam: exam) }
    var builder = GraphBuilder()
    builder.graph.files = files
    builder.graph.blueprint = sources.lazy.compactMap(\.blueprint).last
    let parts = builder.parts(of: sources, parallel, exam: exam, needs)
    for part in parts {
      if case .guide(let reader, let cards) = part { builder.add(reader, cards) }
    }
    builder.resolveRequirements()
    let isNamed = { (file: Int) in
      sources[file].head.exams.contains(exam) || Self.names(exam, files[file])
    }
    let vocabulary = { (blueprint: Blueprint) in
      for part in parts { if case .vocabulary(let vocabulary) = part { return vocabulary } }
      let source = sources.first { $0.head.kind == "vocabulary" && $0.head.exams.contains(exam) }
      return TaskVocabulary(blueprint, source?.document)
    }
    let mapping = TopicMapping(parallel: parallel, isNamed: isNamed, vocabulary: vocabulary)
    if needs.contains(.mapping) { builder.graph.topics = mapping.topics(of: builder.graph) }
    CardAssembly.assemble(builder.guides, into: &builder.graph, parallel) { graph in
      needs.contains(.mapping) ? graph.topics : mapping.topics(of: graph)
    }
    if needs.contains(.mapping) {
      QuestionMapping(isNamed: isNamed, vocabulary: vocabulary).apply(to: &builder.graph)
    }
    return builder.graph
  }

  /// A parsed file with what its front matter says.
  private struct Source {
    let document: MarkdownDocument
    let head: FrontMatter
    /// The blueprint of the exam at hand.
    let blueprint: Blueprint?

    init(_ file: SourceFile, exam: String) {
      document = MarkdownDocument(parsing: file.bytes)
      head = GraphBuilder.head(of: document)
      let isBlueprint = head.kind == "blueprint" && head.exams.first == exam
      blueprint = isBlueprint ? BlueprintReader(document).blueprint(exam: exam) : nil
    }
  }

  /// What is made of a document beside the others.
  private enum Part {
    case guide(GuideReader, GuideCards)
    case vocabulary(TaskVocabulary)
  }

  /// Reads the guides, and beside them the vocabulary that they are mapped by.
  private func parts(
    of sources: [Source],
    _ parallel: Parallel,
    exam: String,
    _ needs: Needs
  ) -> [Part] {
    let exams = Set(sources.lazy.filter { $0.head.kind == "blueprint" }.flatMap(\.head.exams))
    let files = graph.files
    let blueprint = graph.blueprint
    let domains = DomainMatcher(blueprint)
    let wanted = sources.indices.filter { index in
      let head = sources[index].head
      // A guide for an exam that nobody has described is taken for the one at hand.
      let isWanted = head.exams.contains(exam) || exams.isDisjoint(with: head.exams)
      switch head.kind {
      case "guide": return isWanted
      case "questions": return isWanted && needs.contains(.questions)
      case "vocabulary":
        return head.exams.contains(exam) && needs.contains(.mapping) && blueprint != nil
      default: return false
      }
    }
    return parallel.map(wanted, cost: { files[$0].bytes.count }) { index in
      let source = sources[index]
      if source.head.kind == "vocabulary", let blueprint {
        return .vocabulary(TaskVocabulary(blueprint, source.document))
      }
      let reader = GuideReader(
        source.document,
        path: files[index].path,
        file: index,
        isQuestionBank: source.head.kind == "questions",
        scope: ExamScope(exam, among: source.head.exams),
        blueprint: blueprint,
        domains: domains,
        needsQuestions: needs.contains(.questions)
      )
      return .guide(reader, GuideCards(reader.drafts, topics: reader.graph.topics))
    }
  }

  /// Whether a file names the exam at its beginning: `# MLA-C01 notes`.
  private static func names(_ exam: String, _ file: SourceFile) -> Bool {
    String(decoding: file.bytes.prefix(longestHead), as: UTF8.self).lowercased().contains(exam)
  }

  /// Front matter that is longer is found by reading the whole file, in bytes.
  private static let longestHead = 1024

  /// Returns the names of the exams that blueprints among the files describe.
  package static func exams(in files: [SourceFile]) -> [String] {
    files.compactMap { file in
      let beginning = MarkdownDocument(parsing: Array(file.bytes.prefix(longestHead)))
      let isCut = beginning.frontMatter == nil && file.bytes.count > longestHead
      let head = head(of: isCut ? MarkdownDocument(parsing: file.bytes) : beginning)
      return head.kind == "blueprint" ? head.exams.first : nil
    }
  }

  /// Returns the blueprint that a file holds.
  static func blueprint(of file: SourceFile) -> Blueprint? {
    exams(in: [file]).first.flatMap { Source(file, exam: $0).blueprint }
  }

  private static func head(of document: MarkdownDocument) -> FrontMatter {
    FrontMatter(document.frontMatter.map { text(document.source, $0) } ?? "")
  }

  private static func text(_ source: [UInt8], _ range: Range<Int>) -> String {
    String(decoding: source[range], as: UTF8.self)
  }

  private init() {}

  /// Puts what was read from a document behind what is there.
  private mutating func add(_ reader: GuideReader, _ cards: GuideCards) {
    let modules = graph.modules.count
    let topics = graph.topics.count
    graph.modules += reader.graph.modules
    graph.topics += reader.graph.topics.map { topic in
      var topic = topic
      topic.module += modules
      topic.parent = topic.parent.map { $0 + topics }
      return topic
    }
    graph.omissions += reader.graph.omissions
    graph.diagnostics += reader.graph.diagnostics
    outside.formUnion(reader.outside)
    guides.append(cards)
    guides[guides.count - 1].firstTopic = topics
    requirements += reader.requirements.map { requirement in
      var requirement = requirement
      requirement.topic += topics
      return requirement
    }
    for (question, draft) in reader.questions {
      var question = question
      // A second question with the same stem is told apart by its options.
      if let draft, questionNames.contains(question.id) {
        question.id = GuideReader.longName(of: draft)
      }
      questionNames.insert(question.id)
      graph.questions.append(question)
    }
  }

  private mutating func resolveRequirements() {
    guard !requirements.isEmpty else { return }
    var numbered: [String: [Int]] = [:]
    for (index, topic) in graph.topics.enumerated() {
      if let number = topic.number { numbered[number, default: []].append(index) }
    }
    for requirement in requirements {
      let place = requirement.place
      let found = numbered[requirement.number] ?? []
      // The same number may stand in another guide, but the own one is meant.
      let own = found.first { graph.topics[$0].place.file == place.file }
      if let required = own ?? found.first {
        graph.topics[requirement.topic].requires.append(required)
      } else if !outside.contains(requirement.number) {
        graph.diagnostics.append(
          Diagnostic(
            .warning,
            path: graph.files[place.file].path,
            range: place.range,
            rule: "topic.unknown-requirement",
            summary: "no topic has the number \(requirement.number)",
            help: "name a topic by its number, such as 3.1"
          )
        )
      }
    }
  }
}
