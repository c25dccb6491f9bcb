import SourceText

/// Gives topics that name no domain the task statement that their content speaks for.
struct TopicMapping {
  let parallel: Parallel
  /// Whether a file says that it is for the exam, so that its words need not show it.
  let isNamed: (Int) -> Bool
  /// Returns the vocabulary of an exam; asked for only if a topic needs it.
  let vocabulary: (Blueprint) -> TaskVocabulary

  /// Returns the topics of a graph with the domain that each serves, if that is clear.
  func topics(of graph: StudyGraph) -> [Topic] {
    var topics = graph.topics
    guard let blueprint = graph.blueprint else { return topics }
    for index in topics.indices where Self.isUnmapped(topics[index]) {
      guard let named = Self.named(below: index, in: graph.topics) else { continue }
      topics[index].domain = named.domain
      topics[index].task = named.task
      topics[index].confidence = 1
    }
    let unmapped = topics.indices.filter { Self.isUnmapped(topics[$0]) }
    guard !unmapped.isEmpty else { return topics }
    let mapper = TopicMapper(vocabulary(blueprint))
    let files = Set(unmapped.map { topics[$0].place.file }).sorted()
    let known = topics
    let named = Set(files.filter(isNamed))
    let mappings = parallel.map(files, cost: { graph.files[$0].bytes.count }) { file in
      Self.mappings(
        of: known,
        inFile: file,
        graph.files[file].bytes,
        isNamed: named.contains(file),
        mapper
      )
    }
    for (topic, mapping) in mappings.joined() {
      topics[topic].domain = mapping.task.domain
      topics[topic].task = mapping.task.id
      topics[topic].confidence = mapping.confidence
    }
    return topics
  }

  private static func isUnmapped(_ topic: Topic) -> Bool {
    topic.domain == nil && !topic.isBesideTheExam
  }

  /// The domain that all topics below a heading name, and the task that most of them name.
  ///
  /// The guide itself says so, which is surer than the words of an introduction, and quicker to
  /// tell. Headings in between and topics that belong to no exam need not name any.
  private static func named(
    below heading: Int,
    in topics: [Topic]
  ) -> (domain: Int, task: String?)? {
    var domain: Int?
    var tasks: [(id: String, count: Int)] = []
    for index in topics.indices[(heading + 1)...] {
      let topic = topics[index]
      guard let parent = topic.parent, parent >= heading else { break }
      if topic.isBesideTheExam { continue }
      guard let named = topic.domain else {
        let isOverOthers = index + 1 < topics.count && topics[index + 1].parent == index
        if isOverOthers { continue }
        return nil
      }
      guard domain == nil || domain == named else { return nil }
      domain = named
      guard let task = topic.task else { continue }
      if let place = tasks.firstIndex(where: { $0.id == task }) {
        tasks[place].count += 1
      } else {
        tasks.append((task, 1))
      }
    }
    guard let domain else { return nil }
    // Of tasks that are named equally often, the guide comes to the first one first.
    var task: (id: String, count: Int)?
    for other in tasks where other.count > task?.count ?? 0 { task = other }
    return (domain, task?.id)
  }

  private static func mappings(
    of topics: [Topic],
    inFile file: Int,
    _ bytes: [UInt8],
    isNamed: Bool,
    _ mapper: TopicMapper
  ) -> [(topic: Int, mapping: TopicMapper.Mapping)] {
    // Topics of one file stand together, so that positions differ by where the file begins.
    guard let first = topics.firstIndex(where: { $0.place.file == file }) else { return [] }
    let own = topics[first...].prefix { $0.place.file == file }
    let mappings = mapper.map(
      own.map { topic in
        TopicMapper.Subject(
          title: topic.title,
          parent: topic.parent.map { $0 - first },
          body: bytes[topic.body],
          isAsked: isUnmapped(topic)
        )
      },
      isNamed: isNamed
    )
    return zip(own.indices, mappings).compactMap { index, mapping in
      mapping.map { (index, $0) }
    }
  }
}
