import SourceText

/// Topics have names of their own and say something that can be asked.
enum TopicRule: GuideRule {
  static func findings(in context: CheckContext) -> [Diagnostic] {
    let graph = context.graph
    var findings: [Diagnostic] = []
    var seen: [String: Place] = [:]
    var asked = Set(graph.cards.map(\.topic))
    // What another guide asks already is asked.
    for card in graph.cards {
      for source in card.sources.dropFirst() {
        if let topic = graph.topic(at: source) { asked.insert(topic) }
      }
    }
    for index in graph.topics.indices.reversed() where asked.contains(index) {
      if let parent = graph.topics[index].parent { asked.insert(parent) }
    }
    let questioned = topicsWithQuestions(graph)
    for (index, topic) in graph.topics.enumerated() {
      let key = topic.breadcrumb.map { TermKey.key($0) }.joined(separator: "/")
      if hasOwnTitle(topic, graph), let first = seen.updateValue(topic.place, forKey: key) {
        findings.append(
          context.diagnostic(
            .warning,
            topic.place,
            "topic.duplicate",
            "another topic of this module has the same title",
            help: "say in the title what sets the two apart",
            notes: [(first, "the first one")]
          )
        )
      }
      if !asked.contains(index), !questioned.contains(index),
        !EmptyTopicRule.isPlan(topic.body, in: graph.files[topic.place.file].bytes)
      {
        findings.append(
          context.diagnostic(
            .note,
            topic.place,
            "topic.no-card",
            "no card comes from this topic",
            help: "write terms as **Term**: definition, or as a table or a short list"
          )
        )
      }
    }
    return findings
  }

  /// Whether a topic is called as its heading is; what stands below `Basics` or before the first
  /// heading belongs to the topic above.
  private static func hasOwnTitle(_ topic: Topic, _ graph: StudyGraph) -> Bool {
    let heading = String(
      decoding: graph.files[topic.place.file].bytes[topic.place.range],
      as: UTF8.self
    )
    return TermKey.key(heading).contains(TermKey.key(topic.title))
  }

  /// Topics between whose heading and the next one a question stands.
  private static func topicsWithQuestions(_ graph: StudyGraph) -> Set<Int> {
    guard !graph.questions.isEmpty else { return [] }
    var topics: Set<Int> = []
    for question in graph.questions {
      // Topics stand in the order of the files, so that the last one above is found by halving.
      var low = 0
      var high = graph.topics.count
      while low < high {
        let middle = (low + high) / 2
        if isAfter(graph.topics[middle].place, question.place) {
          high = middle
        } else {
          low = middle + 1
        }
      }
      if low > 0, graph.topics[low - 1].place.file == question.place.file { topics.insert(low - 1) }
    }
    return topics
  }

  private static func isAfter(_ left: Place, _ right: Place) -> Bool {
    (left.file, left.range.lowerBound) > (right.file, right.range.lowerBound)
  }
}
