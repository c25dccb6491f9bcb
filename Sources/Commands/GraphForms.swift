import Curriculum
import SourceText
import Terminal

/// The graph for Graphviz: modules hold topics, dashed arrows lead to what a topic requires, dotted
/// ones to concepts that it mentions, and lines without arrows join concepts in contrast.
struct GraphDot {
  private let graph: StudyGraph

  /// Creates the text of a graph.
  init(_ graph: StudyGraph) { self.graph = graph }

  /// The whole text.
  var text: String {
    var text = "digraph guide {\n  rankdir=LR;\n  node [shape=box];\n"
    for (index, module) in graph.modules.enumerated() {
      text += "  m\(index) [label=\(quoted(module.title)), style=bold];\n"
    }
    for (index, topic) in graph.topics.enumerated() {
      text += "  t\(index) [label=\(quoted(topic.title))];\n"
      let parent = topic.parent.map { "t\($0)" } ?? "m\(topic.module)"
      text += "  \(parent) -> t\(index);\n"
    }
    let edges = ConceptEdges(graph)
    for edge in edges.requirements {
      text += "  t\(edge.topic) -> t\(edge.required) [style=dashed];\n"
    }
    let concepts = edges.mentions.map(\.concept) + edges.contrasts.flatMap { [$0.one, $0.other] }
    for concept in Set(concepts).sorted() {
      text += "  c\(concept) [label=\(quoted(graph.concepts[concept].term)), shape=ellipse];\n"
    }
    for edge in edges.mentions {
      text += "  t\(edge.topic) -> c\(edge.concept) [style=dotted];\n"
    }
    for edge in edges.contrasts {
      text += "  c\(edge.one) -> c\(edge.other) [dir=none, color=gray];\n"
    }
    return text + "}\n"
  }

  private func quoted(_ label: String) -> String {
    let escaped = sanitized(label).map { "\"\\".contains($0) ? "\\\($0)" : "\($0)" }.joined()
    return "\"\(escaped)\""
  }
}

/// The graph as other programs read it.
struct GraphJSON: Encodable {
  let exam: Nullable<String>
  let domains: [DomainJSON]
  let modules: [ModuleJSON]
  let topics: [TopicJSON]
  let concepts: [ConceptJSON]
  let edges: [EdgeJSON]

  /// Creates the values of a graph.
  init(_ graph: StudyGraph) {
    let lines = graph.files.map { LineTable($0.bytes) }
    let line = { (place: Place) in lines[place.file].line(at: place.range.lowerBound) }
    exam = Nullable(graph.blueprint?.id)
    domains = (graph.blueprint?.domains ?? []).map { domain in
      DomainJSON(number: domain.number, name: domain.name, weightPercent: domain.weightPercent)
    }
    modules = graph.modules.map { module in
      ModuleJSON(
        title: module.title,
        number: Nullable(module.number),
        file: graph.files[module.place.file].path,
        line: line(module.place)
      )
    }
    topics = graph.topics.map { topic in
      TopicJSON(
        title: topic.title,
        number: Nullable(topic.number),
        module: topic.module,
        parent: Nullable(topic.parent),
        file: graph.files[topic.place.file].path,
        line: line(topic.place),
        domain: Nullable(topic.domain),
        task: Nullable(topic.task),
        confidence: Nullable(topic.domain == nil ? nil : topic.confidence),
        covers: topic.covers
      )
    }
    concepts = graph.concepts.map { concept in
      ConceptJSON(
        term: concept.term,
        key: concept.key,
        aliases: concept.aliases,
        context: Nullable(concept.context),
        cards: concept.cards.map { graph.cards[$0].id.text }
      )
    }
    let found = ConceptEdges(graph)
    edges =
      found.requirements.map { edge in
        EdgeJSON(
          kind: "requires",
          from: "topic:\(edge.topic)",
          to: "topic:\(edge.required)",
          stated: edge.isStated
        )
      }
      + found.mentions.map { edge in
        EdgeJSON(
          kind: "mentions",
          from: "topic:\(edge.topic)",
          to: "concept:\(edge.concept)",
          stated: false
        )
      }
      + found.contrasts.map { edge in
        EdgeJSON(
          kind: "contrasts",
          from: "concept:\(edge.one)",
          to: "concept:\(edge.other)",
          stated: false
        )
      }
  }

  struct DomainJSON: Encodable {
    let number: Int
    let name: String
    let weightPercent: Int
  }

  struct ModuleJSON: Encodable {
    let title: String
    let number: Nullable<String>
    let file: String
    let line: Int
  }

  struct TopicJSON: Encodable {
    let title: String
    let number: Nullable<String>
    let module: Int
    let parent: Nullable<Int>
    let file: String
    let line: Int
    let domain: Nullable<Int>
    let task: Nullable<String>
    let confidence: Nullable<Double>
    let covers: [String]
  }

  struct ConceptJSON: Encodable {
    let term: String
    let key: String
    let aliases: [String]
    let context: Nullable<String>
    let cards: [String]
  }

  struct EdgeJSON: Encodable {
    let kind: String
    let from: String
    let to: String
    let stated: Bool
  }
}
