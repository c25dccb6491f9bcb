import SourceText

/// Gives topics that name no domain the task statement that their content speaks for.
struct TopicMapping {
  let parallel: Parallel
  /// Returns the vocabulary of an exam; asked for only if a topic needs it.
  let vocabulary: (Blueprint) -> TaskVocabulary

  /// Returns the topics of a graph with the domain that each serves, if that is clear.
  func topics(of graph: StudyGraph) -> [Topic] {
    var topics = graph.topics
    let unmapped = topics.indices.filter { Self.isUnmapped(topics[$0]) }
    guard let blueprint = graph.blueprint, !unmapped.isEmpty else { return topics }
    let mapper = TopicMapper(vocabulary(blueprint))
    let files = Set(unmapped.map { topics[$0].place.file }).sorted()
    let mappings = parallel.map(files, cost: { graph.files[$0].bytes.count }) { file in
      Self.mappings(ofFile: file, in: graph, mapper)
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

  private static func mappings(
    ofFile file: Int,
    in graph: StudyGraph,
    _ mapper: TopicMapper
  ) -> [(topic: Int, mapping: TopicMapper.Mapping)] {
    let topics = graph.topics.indices.filter { graph.topics[$0].place.file == file }
    guard let first = topics.first else { return [] }
    let bytes = graph.files[file].bytes
    let mappings = mapper.map(
      topics.map { index in
        TopicMapper.Subject(
          title: graph.topics[index].title,
          // Topics of one file stand together, so that positions differ by where the file begins.
          parent: graph.topics[index].parent.map { $0 - first },
          body: bytes[graph.topics[index].body]
        )
      }
    )
    return zip(topics, mappings).compactMap { index, mapping in
      guard isUnmapped(graph.topics[index]), let mapping else { return nil }
      return (index, mapping)
    }
  }
}
