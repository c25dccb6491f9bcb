import Curriculum
import SourceText
import Terminal

extension CommandDeclaration {
  /// Lists the cards that the guides make.
  static let cards = CommandDeclaration(
    "cards",
    summary: "list the cards that the guides make",
    operand: guideOperand,
    options: [
      CommandOption(name: "domain", value: .integer("N", 1...99), help: "only this exam domain"),
      CommandOption(name: "kind", value: .text("KIND"), help: "only this kind, such as definition"),
    ]
  ) { (invocation, world) throws(CommandFailure) in
    let world = world.configured(by: invocation)
    let graph = try Desk.graph(of: invocation, paths: invocation.guides)
    let kinds = CardKind.allCases.map(\.rawValue)
    if let kind = invocation.text("kind"), !kinds.contains(kind) {
      throw .usage(
        "retain cards: no cards are of the kind '\(kind)'; the kinds are: "
          + kinds.joined(separator: ", ")
      )
    }
    let lines = graph.files.map { LineTable($0.bytes) }
    var text = ""
    for card in graph.cards {
      if let domain = invocation.integer("domain"), card.domain != domain { continue }
      if let kind = invocation.text("kind"), card.kind.rawValue != kind { continue }
      let sources = card.sources.map { place in
        SourceJSON(
          file: graph.files[place.file].path,
          line: lines[place.file].line(at: place.range.lowerBound)
        )
      }
      text +=
        invocation.has("json")
        ? JSONLine.text(CardJSON(card, graph, sources)) + "\n"
        : plain(card, sources)
      if text.utf8.count > 1 << 16 {
        try world.write(text)
        text = ""
      }
    }
    try world.write(text)
    return .done
  }

  private static func plain(_ card: Card, _ sources: [SourceJSON]) -> String {
    let place = sources.first.map { "\(sanitized($0.file)):\($0.line)" } ?? ""
    let answer = sanitized(card.answer, keepingNewlines: true)
      .split(separator: "\n", omittingEmptySubsequences: false)
      .map { "    \($0)\n" }.joined()
    let trail = card.breadcrumb.map { sanitized($0) }.joined(separator: " › ")
    return "\(sanitized(card.prompt))\n\(answer)    [\(card.kind.rawValue)] \(trail) (\(place))\n"
  }
}

/// A place as other programs read it.
private struct SourceJSON: Encodable {
  let file: String
  let line: Int
}

/// A card as other programs read it; unknown values are null.
private struct CardJSON: Encodable {
  let card: Card
  let graph: StudyGraph
  let sources: [SourceJSON]

  init(_ card: Card, _ graph: StudyGraph, _ sources: [SourceJSON]) {
    self.card = card
    self.graph = graph
    self.sources = sources
  }

  private enum Key: String, CodingKey {
    case id, kind, prompt, answer, breadcrumb, domain, task, topic, module, concept, source, sources
  }

  func encode(to encoder: any Encoder) throws {
    let topic = graph.topics[card.topic]
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(card.id.text, forKey: .id)
    try container.encode(card.kind.rawValue, forKey: .kind)
    try container.encode(card.prompt, forKey: .prompt)
    try container.encode(card.answer, forKey: .answer)
    try container.encode(card.breadcrumb, forKey: .breadcrumb)
    try container.encode(card.domain, forKey: .domain)
    try container.encode(card.task, forKey: .task)
    try container.encode(topic.title, forKey: .topic)
    try container.encode(graph.modules[topic.module].title, forKey: .module)
    try container.encode(graph.concepts[card.concept].term, forKey: .concept)
    try container.encode(sources.first, forKey: .source)
    try container.encode(sources, forKey: .sources)
  }
}
