package import Journal
package import Memory

/// How long this learner takes for a card, and how they grade what they see for the first time.
///
/// A card's first day takes several answers, and so does a day on which it was forgotten; all of
/// them are counted.
package struct AnswerPace: Hashable, Sendable {
  /// The seconds of a card's first day.
  package var firstSeconds: Double
  /// The seconds of a day on which the card was recalled at once.
  package var recalledSeconds: Double
  /// The seconds of a day on which the card was forgotten.
  package var forgottenSeconds: Double
  /// The share of each grade at first sight.
  package var firstShares: ByGrade<Double>

  /// Describes a pace.
  package init(
    firstSeconds: Double,
    recalledSeconds: Double,
    forgottenSeconds: Double,
    firstShares: ByGrade<Double>
  ) {
    self.firstSeconds = firstSeconds
    self.recalledSeconds = recalledSeconds
    self.forgottenSeconds = forgottenSeconds
    self.firstShares = firstShares
  }

  /// What is expected of a learner of whom nothing is known.
  ///
  /// The shares are those of `ModelMemory`; the seconds are usual for short prompts.
  package static let usual = AnswerPace(
    firstSeconds: 30,
    recalledSeconds: 9,
    forgottenSeconds: 25,
    firstShares: usualShares
  )

  private static let usualShares = ByGrade<Double> { grade in
    let shares = ModelMemory<FSRS6>.GradeShares()
    return switch grade {
    case .again: shares.firstAgain
    case .hard: shares.firstHard
    case .good: shares.firstGood
    case .easy: 1 - shares.firstAgain - shares.firstHard - shares.firstGood
    }
  }

  /// Returns the seconds that asking a card is expected to take.
  ///
  /// - Parameter recall: The chance that it is recalled, in `0...1`.
  package func seconds(recall: Double) -> Double {
    recall * recalledSeconds + (1 - recall) * forgottenSeconds
  }
}

extension LearnerState {
  /// So many visits of one's own weigh as much as what is usual.
  private static let visitsOfUsual = 10.0

  /// Returns the learner's pace as it was known before a day, so that it stands still within one.
  ///
  /// Medians, because a learner leaves the desk now and then.
  ///
  /// - Complexity: O(n log n) in the number of cards.
  package func pace(before day: StudyDay) -> AnswerPace {
    var seconds: [StudyVisit.Kind: [Double]] = [:]
    var grades: [Grade: Double] = [:]
    for progress in cards.values {
      guard let visit = progress.lastVisit(before: day) else { continue }
      seconds[visit.kind, default: []].append(Double(visit.milliseconds) / 1000)
      if let grade = progress.firstGrade { grades[grade, default: 0] += 1 }
    }
    func drawn(_ kind: StudyVisit.Kind, to usual: Double) -> Double {
      guard let own = seconds[kind]?.sorted(), !own.isEmpty else { return usual }
      let median = own[own.count / 2]
      let count = Double(own.count)
      let result =
        (count * median + Self.visitsOfUsual * usual) / (count + Self.visitsOfUsual)
      return max(1, result)
    }
    let usual = AnswerPace.usual
    let total = grades.values.reduce(0, +) + Self.visitsOfUsual
    return AnswerPace(
      firstSeconds: drawn(.first, to: usual.firstSeconds),
      recalledSeconds: drawn(.recalled, to: usual.recalledSeconds),
      forgottenSeconds: drawn(.forgotten, to: usual.forgottenSeconds),
      firstShares: ByGrade { grade in
        (grades[grade, default: 0] + Self.visitsOfUsual * usual.firstShares[grade]) / total
      }
    )
  }

  /// Returns the seconds that were studied on a day.
  package func secondsStudied(on day: StudyDay) -> Double {
    Double(tally(of: day).milliseconds) / 1000
  }
}
