import Markdown
import SourceText

extension GraphBuilder {
  /// Gives topics that name no domain the task statement that their content speaks for.
  ///
  /// - Parameter vocabulary: The exam's vocabulary; asked for only if a topic needs it.
  mutating func mapTopics(vocabulary: () -> MarkdownDocument?) {
    let unmapped = graph.topics.indices.filter { graph.topics[$0].domain == nil }
    if let blueprint = graph.blueprint, !unmapped.isEmpty {
      let mapper = TopicMapper(TaskVocabulary(blueprint, vocabulary()))
      for file in Set(unmapped.map { graph.topics[$0].place.file }).sorted() {
        mapTopics(ofFile: file, mapper)
      }
    }
  }

  private mutating func mapTopics(ofFile file: Int, _ mapper: TopicMapper) {
    let topics = graph.topics.indices.filter { graph.topics[$0].place.file == file }
    guard let first = topics.first else { return }
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
    for (index, mapping) in zip(topics, mappings) {
      guard graph.topics[index].domain == nil, let mapping else { continue }
      graph.topics[index].domain = mapping.task.domain
      graph.topics[index].task = mapping.task.id
      graph.topics[index].confidence = mapping.confidence
    }
  }
}
