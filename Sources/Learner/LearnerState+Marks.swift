package import Curriculum
package import Journal

extension LearnerState {
  /// What the learner marked and when, for the cards that have a mark.
  ///
  /// - Complexity: Linear in the number of events.
  package var marks: [CardID: CardMarks] {
    var marks: [CardID: CardMarks] = [:]
    for event in countingEvents {
      guard let card = event.body.card else { continue }
      let id = currentName(of: CardID(card))
      switch event.body {
      case .suspend: marks[id] = (marks[id] ?? CardMarks()).suspended(since: event.at)
      case .resume:
        marks[id]?.suspended = nil
        marks[id]?.buried = nil
      case .bury: marks[id, default: CardMarks()].buried = event.at
      case .flag: marks[id, default: CardMarks()].flagged = event.at
      case .unflag: marks[id]?.flagged = nil
      case .note(_, let text): marks[id, default: CardMarks()].noted = text.isEmpty ? nil : event.at
      case .reset: marks[id] = CardMarks(noted: marks[id]?.noted)
      default: break
      }
    }
    return marks
  }

  /// Returns what happened to a card and was not taken back, the first first.
  ///
  /// - Complexity: Linear in the number of events.
  package func history(of card: CardID) -> [Event] {
    let id = currentName(of: card)
    return countingEvents.filter { event in
      event.body.card.map { currentName(of: CardID($0)) == id } ?? false
    }
  }
}

/// When a card got the marks that it has.
package struct CardMarks: Hashable, Sendable {
  /// When it was taken out.
  package internal(set) var suspended: Moment?
  /// When it was put off.
  package internal(set) var buried: Moment?
  /// When it was flagged, or flagged with another reason.
  package internal(set) var flagged: Moment?
  /// When the learner's note was written.
  package internal(set) var noted: Moment?

  init(noted: Moment? = nil) { self.noted = noted }

  /// A card that is taken out once more stays out since the first time.
  fileprivate func suspended(since moment: Moment) -> CardMarks {
    var marks = self
    marks.suspended = suspended ?? moment
    return marks
  }
}
