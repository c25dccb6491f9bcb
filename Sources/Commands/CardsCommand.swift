import Curriculum
import SourceText
import Terminal

extension CommandDeclaration {
  /// Lists the cards that the guides make.
  static let cards = CommandDeclaration(
    "cards",
    summary: "list the cards that the guides make",
    discussion: """
      What further guides say beyond the answer stands below a card with a plus. --json prints one
      object a line: what is asked and answered (id, aliases, kind, prompt, answer, others), where
      it belongs (breadcrumb, module, topic, concept, domain, task) and where it stands (source,
      sources).
      """,
    operand: guideOperand,
    options: [
      CommandOption(name: "domain", value: .integer("N", 1...99), help: "only this exam domain"),
      CommandOption(name: "kind", value: .text("KIND"), help: "only this kind, such as definition"),
    ]
  ) { (invocation, world) throws(CommandFailure) in
    let world = world.configured(by: invocation)
    let namesDomains = invocation.has("json") || invocation.integer("domain") != nil
    let graph = try Desk.graph(of: invocation, needs: namesDomains ? .mapping : [], world)
    let kinds = CardKind.allCases.map(\.rawValue)
    if let kind = invocation.text("kind"), !kinds.contains(kind) {
      throw .usage(
        "retain cards: no cards are of the kind '\(kind)'; the kinds are: "
          + kinds.joined(separator: ", ")
      )
    }
    let sources = SourceLines(graph)
    var text = ""
    for card in graph.cards {
      if let domain = invocation.integer("domain"), card.domain != domain { continue }
      if let kind = invocation.text("kind"), card.kind.rawValue != kind { continue }
      text +=
        invocation.has("json")
        ? JSONLine.text(CardJSON(card, graph, sources)) + "\n"
        : plain(card, sources, width: world.textWidth)
      if text.utf8.count > 1 << 16 {
        try world.write(text)
        text = ""
      }
    }
    try world.write(text)
    return .done
  }

  private static func plain(_ card: Card, _ sources: SourceLines, width: Int) -> String {
    let indent = StyledText("    ")
    var lines = wrap(StyledText(card.prompt), width: width, rest: "  ")
    lines += wrap(StyledText(card.answer), width: width, first: indent, rest: indent)
    let trail = card.breadcrumb.map { sanitized($0) }.joined(separator: " › ")
    let source = card.sources.first.map(sources.text) ?? ""
    var text = lines.map { $0.plain + "\n" }.joined()
    // A path is not cut, so that it can be copied.
    text += folded("    [\(card.kind.rawValue)] \(trail) (\(source))", width: width) + "\n"
    for other in card.others {
      let lines = wrap(StyledText(other.answer), width: width, first: "  + ", rest: indent)
      text += lines.map { $0.plain + "\n" }.joined() + "    (\(sources.text(of: other.place)))\n"
    }
    return text
  }
}

/// A card as other programs read it; unknown values are null.
private struct CardJSON: Encodable {
  let id: String
  let kind: String
  let prompt: String
  let answer: String
  let breadcrumb: [String]
  let domain: Nullable<Int>
  let task: Nullable<String>
  let topic: String
  let module: String
  let concept: String
  let source: Nullable<SourceJSON>
  let sources: [SourceJSON]
  let others: [OtherJSON]
  let aliases: [String]

  init(_ card: Card, _ graph: StudyGraph, _ lines: SourceLines) {
    let sources = card.sources.map(lines.source)
    let topic = graph.topics[card.topic]
    id = card.id.text
    kind = card.kind.rawValue
    prompt = card.prompt
    answer = card.answer
    breadcrumb = card.breadcrumb
    domain = Nullable(card.domain)
    task = Nullable(card.task)
    self.topic = topic.title
    module = graph.modules[topic.module].title
    concept = graph.concepts[card.concept].term
    source = Nullable(sources.first)
    self.sources = sources
    others = card.others.map { OtherJSON($0, lines) }
    aliases = card.aliases.map(\.text)
  }
}
