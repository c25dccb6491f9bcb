import SourceText

/// Topics have names of their own and say something that can be asked.
enum TopicRule: GuideRule {
  static func findings(in context: CheckContext) -> [Diagnostic] {
    let graph = context.graph
    var findings: [Diagnostic] = []
    var seen: [String: Int] = [:]
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
      if seen.updateValue(index, forKey: key) != nil {
        findings.append(
          context.diagnostic(
            .warning,
            topic.place,
            "topic.duplicate",
            "another topic of this module has the same title",
            help: "say in the title what sets the two apart"
          )
        )
      }
      if !asked.contains(index), !questioned.contains(index) {
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

  /// Topics between whose heading and the next one a question stands.
  private static func topicsWithQuestions(_ graph: StudyGraph) -> Set<Int> {
    guard !graph.questions.isEmpty else { return [] }
    var topics: Set<Int> = []
    for question in graph.questions {
      let above = graph.topics.lastIndex { topic in
        topic.place.file == question.place.file
          && topic.place.range.lowerBound <= question.place.range.lowerBound
      }
      if let above { topics.insert(above) }
    }
    return topics
  }
}
