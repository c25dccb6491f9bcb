import Curriculum
import SourceText
import Terminal

extension CommandDeclaration {
  /// Shows the graph that guides make.
  static let graph = CommandDeclaration(
    "graph",
    summary: "show modules and topics with the exam domains they serve",
    discussion: """
      A percentage says how sure a domain is that was found by content; one that the guide names
      has none. --json has the whole graph, --dot is for Graphviz.
      """,
    operand: guideOperand,
    options: [CommandOption(name: "dot", value: .flag, help: "print the graph for Graphviz")]
  ) { (invocation, world) throws(CommandFailure) in
    let world = world.configured(by: invocation)
    let graph = try Desk.graph(of: invocation, paths: invocation.guides)
    if invocation.has("json") {
      try world.write(JSONLine.text(GraphJSON(graph)) + "\n")
    } else if invocation.has("dot") {
      try world.write(GraphDot(graph).text)
    } else {
      try world.write(outline(of: graph))
    }
    return .done
  }

  private static func outline(of graph: StudyGraph) -> String {
    var cards = [Int](repeating: 0, count: graph.topics.count)
    for card in graph.cards { cards[card.topic] += 1 }
    var text = ""
    var module = -1
    for (index, topic) in graph.topics.enumerated() {
      if topic.module != module {
        module = topic.module
        text += "\(sanitized(graph.modules[module].title))\n"
      }
      let depth = max(1, topic.breadcrumb.count - 1)
      let number = topic.number.map { $0 + " " } ?? ""
      var notes = [Figures.count(cards[index], "card")]
      if let domain = topic.domain {
        let sure = topic.confidence < 1 ? ", \(Figures.percent(topic.confidence)) sure" : ""
        notes.insert("domain \(domain)\(topic.task.map { ", task \($0)" } ?? "")\(sure)", at: 0)
      }
      let indent = String(repeating: "  ", count: depth)
      text += "\(indent)\(number)\(sanitized(topic.title))  (\(notes.joined(separator: "; ")))\n"
    }
    return text
  }
}

/// The graph for Graphviz: modules hold topics, arrows lead to what a topic requires.
private struct GraphDot {
  let graph: StudyGraph

  init(_ graph: StudyGraph) { self.graph = graph }

  var text: String {
    var text = "digraph guide {\n  rankdir=LR;\n  node [shape=box];\n"
    for (index, module) in graph.modules.enumerated() {
      text += "  m\(index) [label=\(quoted(module.title)), style=bold];\n"
    }
    for (index, topic) in graph.topics.enumerated() {
      text += "  t\(index) [label=\(quoted(topic.title))];\n"
      let parent = topic.parent.map { "t\($0)" } ?? "m\(topic.module)"
      text += "  \(parent) -> t\(index);\n"
      for required in topic.requires { text += "  t\(index) -> t\(required) [style=dashed];\n" }
    }
    return text + "}\n"
  }

  private func quoted(_ label: String) -> String {
    let escaped = sanitized(label).map { "\"\\".contains($0) ? "\\\($0)" : "\($0)" }.joined()
    return "\"\(escaped)\""
  }
}

/// The graph as other programs read it.
private struct GraphJSON: Encodable {
  let exam: Nullable<String>
  let domains: [DomainJSON]
  let modules: [ModuleJSON]
  let topics: [TopicJSON]
  let concepts: [ConceptJSON]
  let edges: [EdgeJSON]

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
      ConceptJSON(term: concept.term, cards: concept.cards.map { graph.cards[$0].id.text })
    }
    edges = graph.topics.enumerated().flatMap { index, topic in
      topic.requires.map { EdgeJSON(kind: "requires", from: index, to: $0) }
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
    let cards: [String]
  }

  struct EdgeJSON: Encodable {
    let kind: String
    let from: Int
    let to: Int
  }
}
