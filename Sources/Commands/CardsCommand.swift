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
    let graph = try Desk.graph(of: invocation, paths: invocation.guides, needsQuestions: false)
    let kinds = CardKind.made.map(\.rawValue)
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

  init(_ card: Card, _ graph: StudyGraph, _ sources: [SourceJSON]) {
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
  }
}
