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
    let graph = try Desk.graph(
      of: invocation,
      paths: invocation.guides,
      needs: namesDomains ? .mapping : []
    )
    let kinds = CardKind.allCases.map(\.rawValue)
    if let kind = invocation.text("kind"), !kinds.contains(kind) {
      throw .usage(
        "retain cards: no cards are of the kind '\(kind)'; the kinds are: "
          + kinds.joined(separator: ", ")
      )
    }
    let lines = graph.files.map { LineTable($0.bytes) }
    let place = { (place: Place) in
      SourceJSON(
        file: graph.files[place.file].path,
        line: lines[place.file].line(at: place.range.lowerBound)
      )
    }
    var text = ""
    for card in graph.cards {
      if let domain = invocation.integer("domain"), card.domain != domain { continue }
      if let kind = invocation.text("kind"), card.kind.rawValue != kind { continue }
      text +=
        invocation.has("json")
        ? JSONLine.text(CardJSON(card, graph, place)) + "\n"
        : plain(card, place)
      if text.utf8.count > 1 << 16 {
        try world.write(text)
        text = ""
      }
    }
    try world.write(text)
    return .done
  }

  private static func plain(_ card: Card, _ place: @escaping (Place) -> SourceJSON) -> String {
    let shown = { (source: Place) in
      let source = place(source)
      return "\(sanitized(source.file)):\(source.line)"
    }
    let answer = indented(card.answer)
    let others = card.others.map {
      indented($0.answer, first: "  + ") + "    (\(shown($0.place)))\n"
    }
    let trail = card.breadcrumb.map { sanitized($0) }.joined(separator: " › ")
    let source = card.sources.first.map(shown) ?? ""
    let prompt = sanitized(card.prompt, keepingNewlines: true)
    let note = "[\(card.kind.rawValue)] \(trail) (\(source))"
    return "\(prompt)\n\(answer)    \(note)\n" + others.joined()
  }

  private static func indented(_ text: String, first: String = "    ") -> String {
    sanitized(text, keepingNewlines: true)
      .split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated().map { "\($0 == 0 ? first : "    ")\($1)\n" }.joined()
  }
}

/// A place as other programs read it.
private struct SourceJSON: Encodable {
  let file: String
  let line: Int
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

  struct OtherJSON: Encodable {
    let answer: String
    let context: String
    let file: String
    let line: Int
  }

  init(_ card: Card, _ graph: StudyGraph, _ place: (Place) -> SourceJSON) {
    let sources = card.sources.map(place)
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
    others = card.others.map { other in
      let source = place(other.place)
      return OtherJSON(
        answer: other.answer,
        context: other.context,
        file: source.file,
        line: source.line
      )
    }
    aliases = card.aliases.map(\.text)
  }
}
