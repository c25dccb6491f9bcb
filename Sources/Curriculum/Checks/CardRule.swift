import SourceText

/// What was written to be asked can be asked: it is short, has an answer and a subject, and does not
/// give the answer away.
enum CardRule: GuideRule {
  static func findings(in context: CheckContext) -> [Diagnostic] {
    context.graph.omissions.map { finding(of: $0.omission, $0.place, in: context) }
      + context.graph.cards.compactMap { givenAway($0, in: context) }
      + context.graph.cards.flatMap { repeated($0, in: context) }
  }

  /// The other places of a file that say what a card says. Those that say more are told as soon as
  /// the card is made, and questions with options have a rule of their own.
  private static func repeated(_ card: Card, in context: CheckContext) -> [Diagnostic] {
    guard card.kind != .choice, let first = card.sources.first else { return [] }
    let told = card.others.map(\.place)
    return card.sources.dropFirst().compactMap { place in
      guard place.file == first.file, place.range != first.range, !told.contains(place) else {
        return nil
      }
      return context.diagnostic(
        .note,
        place,
        "card.duplicate",
        "'\(shortened(card.prompt))' is answered alike above",
        help: "one place is enough; it is asked once",
        notes: [(first, "the first place")]
      )
    }
  }

  private static func finding(
    of omission: Omission,
    _ place: Place,
    in context: CheckContext
  ) -> Diagnostic {
    let name = "'\(shortened(omission.subject))'"
    switch omission.reason {
    case .long(let count, let unit, let limit, let fate):
      let isLost = fate != .whole && omission.isExplicit
      return context.diagnostic(
        isLost ? .warning : .note,
        place,
        "card.too-long",
        "\(unit == "words" ? "the answer to " : "")\(name) has \(count) \(unit), more than "
          + "\(limit); \(text(of: fate))",
        help: unit == "words"
          ? "split it into several cards, or put the core into the first sentence"
          : unit == "items" || unit == "gaps"
            ? "split it into parts of at most \(limit) \(unit), each with a name of its own"
            : "shorten the items to at most \(limit) words"
      )
    case .answerInPrompt:
      return answerInPrompt(name, place, context)
    case .noSubject:
      return context.diagnostic(
        .warning,
        place,
        "card.unanswerable",
        "\(name) stands under nothing that it could be a property of; it is not asked",
        help: "name in the heading or the label what it belongs to"
      )
    case .noAnswer:
      return context.diagnostic(
        .warning,
        place,
        "card.unanswerable",
        "\(name) has no answer; it is not asked",
        help: "write the answer behind it, or in the next paragraph as 'A: …'"
      )
    case .answerBreaksOff:
      return context.diagnostic(
        .warning,
        place,
        "card.unanswerable",
        "the answer to \(name) breaks off; it is not asked",
        help: "end the sentence in words; a picture or an odd formula at its end is not read"
      )
    case .needsPicture:
      return context.diagnostic(
        .warning,
        place,
        "card.unanswerable",
        "\(name) is about a picture, which no card shows; it is not asked",
        help: "say in words what is to be seen, or put <!-- card: no --> above it"
      )
    case .answerElsewhere:
      return context.diagnostic(
        .warning,
        place,
        "card.unanswerable",
        "the answer to \(name) only says where to look; it is not asked",
        help: "repeat the core of the answer here, or put <!-- card: no --> above it"
      )
    }
  }

  private static func text(of fate: Omission.Fate) -> String {
    switch fate {
    case .whole: "it is asked as it stands"
    case .cut: "only its first sentences are asked"
    case .leftOut: "it is not asked"
    }
  }

  private static func answerInPrompt(
    _ name: String,
    _ place: Place,
    _ context: CheckContext
  ) -> Diagnostic {
    context.diagnostic(
      .warning,
      place,
      "card.answer-in-prompt",
      "\(name) gives its answer away",
      help: "say in the answer what the term does not say already"
    )
  }

  /// A card whose prompt holds the whole answer, unless the prompt offers it beside another.
  private static func givenAway(_ card: Card, in context: CheckContext) -> Diagnostic? {
    guard ![.cloze, .term, .choice].contains(card.kind), card.items.isEmpty,
      card.answer.utf8.count * 2 <= card.prompt.utf8.count * 3,
      let place = card.sources.first
    else { return nil }
    let answer = TermKey.words(card.answer)
    let prompt = TermKey.words(card.prompt)
    // An answer of signs has no words, and one word may well stand in the prompt, but for `(Paris)`.
    let isAside =
      card.kind == .basic
      && card.prompt.contains("(" + card.answer.trimmed.filter { $0 != "." } + ")")
    guard answer.count >= (card.kind == .definition || isAside ? 1 : 2),
      answer.count <= prompt.count, holds(prompt, answer), isAside || !offers(card, prompt)
    else { return nil }
    return answerInPrompt("'\(shortened(card.prompt))'", place, context)
  }

  private static func holds(_ words: [Substring], _ sought: [Substring]) -> Bool {
    words.indices.contains { words[$0...].starts(with: sought) }
  }

  /// Whether a prompt lets the learner choose.
  private static func offers(_ card: Card, _ words: [Substring]) -> Bool {
    words.contains { ["or", "vs", "versus", "between", "and"].contains($0) }
      || card.prompt.utf8.contains(UInt8(ascii: "/"))
      || card.kind != .basic && card.prompt.utf8.contains(UInt8(ascii: ","))
  }

  private static func shortened(_ text: String) -> String {
    let line = text.prefix { !$0.isNewline }
    return line.count <= 60 ? String(line) : line.prefix(59) + "…"
  }
}
