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
      has none. Below a topic stand the topics to learn first, concepts of other topics that it
      speaks of, and concepts that are easily confused. What is to be learned first is found in
      the definitions; <!-- requires: 3.1 --> below a heading says it by the number of a topic.
      --json has the whole graph, --dot is for Graphviz. In JSON, edges name their ends as topic:12
      and concept:7, by place in the lists.
      """,
    operand: guideOperand,
    options: [CommandOption(name: "dot", value: .flag, help: "print the graph for Graphviz")]
  ) { (invocation, world) throws(CommandFailure) in
    let world = world.configured(by: invocation)
    let graph = try Desk.graph(of: invocation, needs: .all, world)
    if invocation.has("json") {
      try world.write(JSONLine.text(GraphJSON(graph)) + "\n")
    } else if invocation.has("dot") {
      try world.write(GraphDot(graph).text)
    } else {
      try world.write(folded(outline(of: graph), width: world.proseWidth, hanging: 4))
    }
    return .done
  }

  private static func outline(of graph: StudyGraph) -> String {
    var cards = [Int](repeating: 0, count: graph.topics.count)
    for card in graph.cards { cards[card.topic] += 1 }
    let edges = ConceptEdges(graph)
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
      for line in edges.lines(of: index, in: graph) { text += "\(indent)    \(line)\n" }
    }
    return text
  }
}

extension ConceptEdges {
  /// One line for each kind of edge that a topic has.
  fileprivate func lines(of topic: Int, in graph: StudyGraph) -> [String] {
    let required = requirements.filter { $0.topic == topic }.map { edge in
      let other = graph.topics[edge.required]
      return sanitized(other.number.map { "\($0) \(other.title)" } ?? other.title)
    }
    let mentioned = mentions.filter { $0.topic == topic }.map { name(of: $0.concept, in: graph) }
    let contrasted = contrasts.filter { edge in
      graph.concepts[edge.one].cards.first.map { graph.cards[$0].topic == topic } ?? false
    }.prefix(Self.mostContrastsShown).map {
      "\(name(of: $0.one, in: graph)) / \(name(of: $0.other, in: graph))"
    }
    return [("first", required), ("see also", mentioned), ("compare", Array(contrasted))]
      .filter { !$0.1.isEmpty }.map { "\($0.0): \($0.1.joined(separator: ", "))" }
  }

  private static let mostContrastsShown = 5

  private func name(of concept: Int, in graph: StudyGraph) -> String {
    sanitized(graph.concepts[concept].term)
  }
}
