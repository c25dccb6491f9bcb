import Terminal

/// A line that the learner types in a review.
struct ReviewEntry {
  /// What it is for.
  enum Purpose: Hashable {
    /// The answer to the card.
    case answer
    /// Why the card is a bad one.
    case flag
    /// A note that shows with the answer from then on.
    case note

    /// What stands before the line.
    var prompt: String {
      switch self {
      case .answer: "Answer: "
      case .flag: "What is wrong: "
      case .note: "Note: "
      }
    }

    /// What the keys do.
    var help: String {
      switch self {
      case .answer: "Enter compares, an empty line shows the answer, Escape for the other keys"
      case .flag: "Enter flags the card, with or without a reason; Escape does not"
      case .note: "Enter keeps the note, an empty one removes it; Escape leaves it as it was"
      }
    }
  }

  /// What it is for.
  let purpose: Purpose
  /// What was typed so far.
  var field: LineField

  /// Begins with a text.
  init(_ purpose: Purpose, text: String = "") {
    self.purpose = purpose
    field = LineField(text)
  }

  /// Returns the rows at the foot of the window, and where the cursor stands in them.
  func lines(width: Int) -> (rows: [StyledText], cursor: Screen.Position) {
    let margin = ReviewBody.margin
    let field = field.layout(
      width: max(8, width - 1),
      prompt: margin + StyledText(purpose.prompt, .bold)
    )
    let help = wrap(
      StyledText(purpose.help, .dim),
      width: max(8, width - 1),
      first: margin,
      rest: margin
    )
    let cursor = Screen.Position(column: field.cursor.column, row: field.cursor.row + 1)
    return ([StyledText()] + field.rows + help, cursor)
  }
}
