import Curriculum
import Journal
import Learner
import Terminal

/// All that is known of one card.
struct CardDetail {
  private let card: KnownCard
  private let desk: Desk
  private let day: StudyDay
  private let sources: SourceLines
  private let history: [Event]

  /// Gathers it.
  init(_ card: KnownCard, _ desk: Desk) {
    self.card = card
    self.desk = desk
    day = desk.day(desk.now)
    sources = SourceLines(desk.graph)
    history = desk.learner.history(of: card.id)
  }

  private var recall: Double? { desk.learner.recall(of: card.id, at: desk.now, on: day) }

  // MARK: For people

  private static let labelWidth = 10
  /// In a narrower window, what is said stands below its label.
  private static let narrowestTwoColumns = 50
  /// Days of a history that are shown; older ones are counted.
  private static let mostDays = 20

  /// Returns the lines for a width.
  func lines(width: Int) -> [StyledText] {
    let indent = StyledText("  ")
    var lines = wrap(StyledText(card.prompt, .bold), width: width, rest: indent)
    if let card = card.card {
      lines += wrap(StyledText(card.answer), width: width, first: indent, rest: indent)
      for other in card.others {
        let place = sources.text(of: other.place)
        lines += wrap(
          StyledText(other.answer) + StyledText(" (\(place))", .dim),
          width: width,
          first: "  + ",
          rest: "    "
        )
      }
    }
    lines.append(StyledText())
    for (label, texts) in fields {
      if width < Self.narrowestTwoColumns {
        lines.append(StyledText(label, .dim))
        for text in texts { lines += Self.wrapped(text, width, first: indent, rest: indent) }
        continue
      }
      for (index, text) in texts.enumerated() {
        let label = StyledText(index == 0 ? label : "", .dim).padded(to: Self.labelWidth)
        let rest = StyledText(String(repeating: " ", count: Self.labelWidth))
        lines += Self.wrapped(text, width, first: label, rest: rest)
      }
    }
    return lines
  }

  /// A single word, such as a path, stays whole, so that it can be copied.
  private static func wrapped(
    _ text: StyledText,
    _ width: Int,
    first: StyledText,
    rest: StyledText
  ) -> [StyledText] {
    if !text.plain.contains(where: \.isWhitespace) { return [first + text] }
    return wrap(text, width: width, first: first, rest: rest)
  }

  private var fields: [(String, [StyledText])] {
    var fields: [(String, [StyledText])] = [("Id", [StyledText(card.id.text)])]
    if let card = card.card {
      fields.append(("Source", card.sources.map { StyledText(sources.text(of: $0)) }))
    }
    if !card.trail.isEmpty { fields.append(("Topic", [StyledText(card.trail)])) }
    if let number = card.card?.domain {
      let name = desk.graph.blueprint?.domain(number)?.name ?? ""
      fields.append(("Domain", [StyledText("\(number) \(name)")]))
    }
    fields.append(("Due", [StyledText(dueText)]))
    if let recall {
      fields.append(("Recall", [StyledText("\(Figures.percent(recall)) if asked now")]))
    }
    let marks = CardMarkText.lines(card, desk, day)
    if !marks.isEmpty { fields.append(("Marks", marks)) }
    fields.append(("History", historyLines))
    return fields
  }

  private var dueText: String {
    if card.progress?.isSuspended ?? false { return "not while it is suspended" }
    if let until = card.buriedUntil(on: day) { return "not before \(until.iso8601)" }
    guard card.card != nil else { return "never: the guides do not ask it any more" }
    switch card.progress?.due {
    case nil: return "it is new"
    case .moment(let moment):
      if moment <= desk.now { return "now" }
      return "at \(desk.world.localTime(of: moment))"
    case .day(let date):
      switch day.distance(to: date) {
      case ..<0: return "since \(date.iso8601)"
      case 0: return "today"
      case 1: return "tomorrow"
      case let distance: return "in \(distance) days, on \(date.iso8601)"
      }
    }
  }

  private var historyLines: [StyledText] {
    var days: [(day: StudyDay, words: [String])] = []
    for event in history {
      let entry = HistoryEntry(event, desk)
      if days.last?.day == entry.day {
        days[days.count - 1].words.append(entry.text)
      } else {
        days.append((entry.day, [entry.text]))
      }
    }
    guard !days.isEmpty else { return [StyledText("nothing yet")] }
    let reviews = card.progress?.reviews ?? 0
    let lapses = card.progress?.lapses ?? 0
    let wasReset = history.contains { if case .reset = $0.body { true } else { false } }
    let count =
      reviews == 0
      ? "no review" + (wasReset ? " since it was reset" : "")
      : Figures.count(reviews, "review") + ", " + Figures.count(lapses, "lapse")
    var lines = [StyledText(count)]
    let left = days.count - Self.mostDays
    if left > 0 {
      lines.append(StyledText("\(Figures.count(left, "earlier day")) not shown", .dim))
    }
    return lines
      + days.suffix(Self.mostDays).map { entry in
        StyledText("\(entry.day.iso8601)  ", .dim) + StyledText(entry.words.joined(separator: ", "))
      }
  }

  // MARK: For programs

  /// The card as JSON.
  var json: String {
    JSONLine.text(
      DetailJSON(
        state: CardStateJSON(card, day),
        answer: Nullable(card.card?.answer),
        others: (card.card?.others ?? []).map { OtherJSON($0, sources) },
        sources: (card.card?.sources ?? []).map(sources.source),
        domain: Nullable(card.card?.domain),
        task: Nullable(card.card?.task),
        recall: Nullable(recall),
        history: history.map { event in
          let entry = HistoryEntry(event, desk)
          return EntryJSON(
            at: event.at.iso8601,
            day: entry.day.iso8601,
            kind: entry.kind,
            grade: Nullable(entry.grade)
          )
        }
      )
    )
  }

  private struct DetailJSON: Encodable {
    let state: CardStateJSON
    let answer: Nullable<String>
    let others: [OtherJSON]
    let sources: [SourceJSON]
    let domain: Nullable<Int>
    let task: Nullable<String>
    let recall: Nullable<Double>
    let history: [EntryJSON]
  }

  private struct EntryJSON: Encodable {
    let at: String
    let day: String
    let kind: String
    let grade: Nullable<Int>
  }
}

/// Something that happened to a card.
private struct HistoryEntry {
  let day: StudyDay
  let kind: String
  let grade: Int?
  let text: String

  init(_ event: Event, _ desk: Desk) {
    var day = desk.day(event.at)
    var grade: Int?
    switch event.body {
    case .review(let review):
      // The day that the log promised by, wherever the learner is now.
      day = review.day
      grade = Int(review.grade.rawValue)
      (kind, text) = ("review", GradeText.name(Int(review.grade.rawValue)))
    case .suspend: (kind, text) = ("suspend", "suspended")
    case .resume: (kind, text) = ("resume", "resumed")
    case .bury: (kind, text) = ("bury", "buried")
    case .flag: (kind, text) = ("flag", "flagged")
    case .unflag: (kind, text) = ("unflag", "unflagged")
    case .note(_, let note): (kind, text) = ("note", note.isEmpty ? "note removed" : "note written")
    case .reset: (kind, text) = ("reset", "reset")
    default: (kind, text) = ("other", "changed")
    }
    self.day = day
    self.grade = grade
  }
}
