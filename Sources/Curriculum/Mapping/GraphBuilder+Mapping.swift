import Markdown
import SourceText

extension GraphBuilder {
  /// Gives topics that name no domain the task statement that their content speaks for.
  ///
  /// - Parameter vocabulary: The exam's vocabulary; asked for only if a topic needs it.
  mutating func mapTopics(_ parallel: Parallel, vocabulary: () -> MarkdownDocument?) {
    let unmapped = graph.topics.indices.filter { graph.topics[$0].domain == nil }
    guard let blueprint = graph.blueprint, !unmapped.isEmpty else { return }
    let mapper = TopicMapper(TaskVocabulary(blueprint, vocabulary()))
    let files = Set(unmapped.map { graph.topics[$0].place.file }).sorted()
    let known = graph
    let mappings = parallel.map(files, cost: { known.files[$0].bytes.count }) { file in
      Self.mappings(ofFile: file, in: known, mapper)
    }
    for (topic, mapping) in mappings.joined() {
      graph.topics[topic].domain = mapping.task.domain
      graph.topics[topic].task = mapping.task.id
      graph.topics[topic].confidence = mapping.confidence
    }
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
      guard graph.topics[index].domain == nil, let mapping else { return nil }
      return (index, mapping)
    }
  }
}
