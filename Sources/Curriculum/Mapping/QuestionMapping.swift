/// Gives questions of guides that name no domain the task statement that they speak for themselves.
///
/// A set of questions is about everything, so that the heading above it says little; a question is
/// about what its key says, and why that is right.
struct QuestionMapping {
  /// Whether a file says that it is for the exam.
  let isNamed: (Int) -> Bool
  /// Returns the vocabulary of an exam; asked for only if a question needs it.
  let vocabulary: (Blueprint) -> TaskVocabulary

  /// Maps the questions of a graph, and the cards that were made of them.
  func apply(to graph: inout StudyGraph) {
    guard let blueprint = graph.blueprint else { return }
    let cards = graph.cards.indices.filter { graph.cards[$0].kind == .choice }
    let unsure = cards.filter { isUnsure(graph.topics[graph.cards[$0].topic]) }
    let questions = graph.questions.indices.filter { graph.questions[$0].domain == nil }
    guard !unsure.isEmpty || !questions.isEmpty else { return }
    let mapper = TopicMapper(vocabulary(blueprint))
    let onSubject = Set(graph.topics.lazy.filter { $0.domain != nil }.map(\.place.file))

    let ofCards = mappings(unsure, mapper, onSubject) { index in
      (graph.cards[index].sources[0].file, subject(graph.cards[index]))
    }
    for (index, mapping) in zip(unsure, ofCards) {
      let topic = graph.topics[graph.cards[index].topic]
      guard let mapping, topic.domain == nil || mapping.confidence >= topic.confidence else {
        continue
      }
      graph.cards[index].domain = mapping.task.domain
      graph.cards[index].task = mapping.task.id
    }
    // A question serves what its card serves; those that are kept for exams have none.
    var known: [String: Int] = [:]
    for card in cards where known[graph.cards[card].term] == nil {
      known[graph.cards[card].term] = card
    }
    let ofQuestions = mappings(questions, mapper, onSubject) { index in
      (graph.questions[index].place.file, subject(graph.questions[index]))
    }
    for (index, mapping) in zip(questions, ofQuestions) {
      let card = known[graph.questions[index].stem].map { graph.cards[$0] }
      graph.questions[index].domain = card.map(\.domain) ?? mapping?.task.domain
      graph.questions[index].task = card.map(\.task) ?? mapping?.task.id
    }
  }

  /// Whether nobody has said which domain a topic serves.
  private func isUnsure(_ topic: Topic) -> Bool {
    !topic.isBesideTheExam && (topic.domain == nil || topic.confidence < 1)
  }

  /// Maps what stands in one file together, so that one of another subject is told by all of it.
  private func mappings(
    _ indices: [Int],
    _ mapper: TopicMapper,
    _ onSubject: Set<Int>,
    _ read: (Int) -> (file: Int, subject: TopicMapper.Subject)
  ) -> [TopicMapper.Mapping?] {
    var result = [TopicMapper.Mapping?](repeating: nil, count: indices.count)
    let all = indices.map(read)
    let places = Dictionary(grouping: all.indices) { all[$0].file }
    for (file, places) in places {
      let mappings = mapper.map(
        places.map { all[$0].subject },
        isNamed: isNamed(file) || onSubject.contains(file)
      )
      for (place, mapping) in zip(places, mappings) { result[place] = mapping }
    }
    return result
  }

  private func subject(_ card: Card) -> TopicMapper.Subject {
    let key = card.options.filter(\.isCorrect)
    return subject(card.term, key.map(\.text), key.map(\.reason))
  }

  private func subject(_ question: Question) -> TopicMapper.Subject {
    let key = question.options.filter(\.isCorrect)
    return subject(question.stem, key.map(\.text), key.map(\.reason))
  }

  /// What a question is about says its key above all.
  private func subject(
    _ stem: String,
    _ key: [String],
    _ reasons: [String]
  ) -> TopicMapper.Subject {
    TopicMapper.Subject(
      title: key.joined(separator: "\n"),
      parent: nil,
      body: Array(([stem] + reasons).joined(separator: "\n").utf8)[...],
      isAsked: true
    )
  }
}
