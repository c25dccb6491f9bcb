import Study
import Terminal

/// The lines between head and foot of a review: a card, as far as it is to be seen.
struct ReviewBody {
  /// The card.
  let card: CardText
  /// The columns of the window.
  let width: Int
  /// Whether only the nearest title is worth its lines.
  let isCompact: Bool
  /// What rules and marks are drawn with.
  let glyphs: GlyphSet

  /// Text wider than this is tiring to read.
  static let widestText = 88
  /// What stands before every line.
  static let margin = StyledText("  ")

  private var textWidth: Int { max(10, min(width - 4, Self.widestText)) }

  /// Returns the lines for the stage of a session.
  ///
  /// - Parameter numbers: What was typed for a choice or a sequence.
  /// - Returns: The lines, and the first of them that is new in this stage.
  func lines(
    _ session: ReviewSession,
    numbers: [Int]
  ) -> (all: [StyledText], focus: Int) {
    var focus = 0
    var lines = titleLines + [StyledText()] + paragraph(card.marks.styled(card.prompt, .bold))
    switch session.stage {
    case .question:
      if card.isChosen { lines += choiceLines(numbers) }
    case .listing(_, let known):
      lines.append(StyledText())
      focus = lines.count + itemLines(known, upTo: known.count).count
      lines += itemLines(known, upTo: card.items.count)
    case .answer:
      focus = lines.count
      lines += answerLines(session.response)
    case .goingOver(_, true):
      focus = lines.count
      lines += answerLines(nil)
    case .goingOver, .pause, .finished: break
    }
    return (lines, focus)
  }

  /// Returns the lines of a pause before the card.
  func pauseLines(seconds: Int) -> [StyledText] {
    let time = "\(seconds / 60):\(Figures.twoDigits(seconds % 60))"
    return [StyledText()] + paragraph(StyledText("A short pause.", .bold)) + [StyledText()]
      + paragraph(StyledText("The last card was just seen. It comes back in \(time)."))
  }

  private var titleLines: [StyledText] {
    if isCompact {
      return [(Self.margin + StyledText(card.title, .dim)).truncated(to: width, glyphs: glyphs)]
    }
    let domain = card.domain.isEmpty ? [] : paragraph(StyledText(card.domain, .dim))
    return paragraph(StyledText(card.breadcrumb, .dim)) + domain
  }

  // MARK: Questions

  private func choiceLines(_ numbers: [Int]) -> [StyledText] {
    var lines = [StyledText()]
    for (position, choice) in card.choices.enumerated() {
      let isTyped = numbers.contains(position + 1)
      let mark = StyledText("\(position + 1)  ", isTyped ? .reverse : .bold)
      lines += hanging(mark, card.marks.styled(choice.text))
    }
    let typed = numbers.map { "\($0)" }.joined(separator: " ")
    let task = card.task + (typed.isEmpty ? "" : "  \(typed)")
    return lines + [StyledText()] + paragraph(StyledText(task, .dim))
  }

  private func itemLines(_ known: [Bool], upTo end: Int) -> [StyledText] {
    var lines: [StyledText] = []
    for (index, item) in card.items.prefix(end).enumerated() {
      if index < known.count {
        lines += hanging(mark(isRight: known[index]), card.marks.styled(item))
      } else if index == known.count {
        lines += hanging(StyledText(bullet), card.marks.styled(item, .bold))
      } else {
        lines.append(Self.margin + StyledText(bullet, .dim))
      }
    }
    return lines
  }

  // MARK: Answers

  private func answerLines(_ response: (given: Response, assessment: Assessment)?) -> [StyledText] {
    let rule = String(repeating: glyphs.horizontal, count: min(textWidth, 24))
    var lines = [StyledText(), Self.margin + StyledText(rule, .dim), StyledText()]
    if let response { lines += verdictLines(response) + [StyledText()] }
    switch response?.given {
    case .items(let known): lines += itemLines(known, upTo: card.items.count)
    case .chosen(let chosen): lines += optionLines(chosen)
    default: lines += textLines(card.answer)
    }
    if !card.others.isEmpty { lines.append(StyledText()) }
    for other in card.others {
      let shown = other.split(separator: "\n").joined(separator: " ")
      lines += paragraph(StyledText("Also: \(shown)", .dim))
    }
    if !card.note.isEmpty {
      lines += [StyledText()] + paragraph(StyledText("Your note: ", .bold) + StyledText(card.note))
    }
    if let flag = card.flag {
      lines += paragraph(StyledText("Flagged" + (flag.isEmpty ? "." : ": \(flag)"), .dim))
    }
    return lines
  }

  private func verdictLines(
    _ response: (given: Response, assessment: Assessment)
  ) -> [StyledText] {
    let assessment = response.assessment
    switch response.given {
    case .items(let known):
      let count = known.count { $0 }
      return verdict(assessment.isRight, "\(count) of \(known.count) known.")
    case .chosen:
      return verdict(assessment.isRight, assessment.isRight ? "Right." : "Not right.")
    case .ordered(let order):
      let given = order.map { index in
        "\((card.choices.firstIndex { $0.index == index } ?? 0) + 1)"
      }
      let right = (0..<card.choices.count).map { item in
        "\((card.choices.firstIndex { $0.index == item } ?? 0) + 1)"
      }
      return verdict(
        assessment.isRight,
        assessment.isRight
          ? "Right."
          : "Yours: \(given.joined(separator: " ")). Right: \(right.joined(separator: " "))."
      )
    case .typed:
      guard let comparison = assessment.comparison else { return [] }
      let share = Figures.percent(assessment.share)
      return verdict(assessment.isRight, assessment.isRight ? "Right." : "\(share) of the words.")
        + comparisonLines(comparison)
    }
  }

  private func verdict(_ isRight: Bool, _ text: String) -> [StyledText] {
    hanging(mark(isRight: isRight), StyledText(text, .bold))
  }

  /// What was typed, with what is too much in brackets, and what of the answer is missing.
  private func comparisonLines(_ comparison: AnswerComparison) -> [StyledText] {
    let typed = comparison.typed.map { piece in
      piece.fate == .extra
        ? StyledText("(\(sanitized(piece.text)))", .dim) : StyledText(sanitized(piece.text))
    }
    let missing = comparison.answer.filter { $0.fate == .missing }.map { piece in
      StyledText(sanitized(piece.text), .underline)
    }
    let blank = StyledText(" ")
    var lines = paragraph(StyledText("Yours: ", .dim) + typed.joined(separator: blank))
    if !missing.isEmpty {
      lines += paragraph(StyledText("Missing: ", .dim) + missing.joined(separator: blank))
    }
    return lines
  }

  private func optionLines(_ chosen: Set<Int>) -> [StyledText] {
    var lines: [StyledText] = []
    for (position, choice) in card.choices.enumerated() {
      let isRight = card.rightOptions.contains(choice.index)
      let isChosen = chosen.contains(choice.index)
      let mark = isRight ? mark(isRight: true) : isChosen ? mark(isRight: false) : StyledText("  ")
      let style: Style = isRight ? .bold : .plain
      let yours = isChosen ? StyledText("  (yours)", .dim) : StyledText()
      lines += hanging(
        mark + StyledText("\(position + 1)  ", .dim),
        card.marks.styled(choice.text, style) + yours
      )
      guard isRight || isChosen, let reason = card.reasons[choice.index],
        // What explains several options stands below the last of them.
        !card.choices[(position + 1)...].contains(where: {
          card.rightOptions.contains($0.index) && card.reasons[$0.index] == reason
        })
      else { continue }
      for line in reason.split(separator: "\n") {
        lines += hanging(StyledText("     "), StyledText(String(line), .dim))
      }
    }
    return lines
  }

  private func textLines(_ text: String) -> [StyledText] {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line -> [StyledText] in
      let isItem = line.hasPrefix("• ")
      return isItem
        ? hanging(StyledText(bullet), card.marks.styled(String(line.dropFirst(2))))
        : paragraph(card.marks.styled(String(line)))
    }
  }

  // MARK: Layout

  private var bullet: String { glyphs == .unicode ? "• " : "* " }

  /// A sign that can be told apart without its colour.
  private func mark(isRight: Bool) -> StyledText {
    let sign = glyphs == .unicode ? (isRight ? "✓ " : "✗ ") : (isRight ? "+ " : "x ")
    return StyledText(sign, Style(.bold, foreground: isRight ? .green : .red))
  }

  private func paragraph(_ text: StyledText) -> [StyledText] {
    wrap(text, width: textWidth + 2, first: Self.margin, rest: Self.margin)
  }

  private func hanging(_ mark: StyledText, _ text: StyledText) -> [StyledText] {
    wrap(
      text,
      width: textWidth + 2,
      first: Self.margin + mark,
      rest: Self.margin + StyledText(String(repeating: " ", count: mark.width))
    )
  }
}
