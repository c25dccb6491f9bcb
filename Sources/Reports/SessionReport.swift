import Curriculum
package import Journal
import Learner
import Memory
package import Study

/// What a session brought, by exam domain.
package struct SessionReport: Sendable {
  /// A row for each domain that was asked, then one for cards of none.
  package let rows: [Row]
  /// The same over all answers.
  package let total: Row
  /// Cards that come back the day after, by their promised dates.
  package let dueTomorrow: Int

  /// Figures of one domain.
  package struct Row: Sendable {
    /// The number of the domain; nil for cards of none.
    package let domain: Int?
    /// Answers given.
    package let answers: Int
    /// Answers to cards that had been learned on an earlier day.
    package let repeats: Int
    /// How many of those were recalled.
    package let recalled: Int
    /// The sum of the predicted chances of recall of those.
    package let predicted: Double
    /// Cards answered for the first time.
    package let fresh: Int
  }

  /// Sums a session up.
  package init(session: ReviewSession, day: StudyDay) {
    let graph = session.graph
    let domains = Set(session.answers.map { graph.cards[$0.card].domain })
      .sorted { ($0 ?? .max) < ($1 ?? .max) }
    rows = domains.map { domain in
      Self.row(
        domain,
        session.answers.filter { graph.cards[$0.card].domain == domain }
      )
    }
    total = Self.row(nil, session.answers)
    let tomorrow = day.advanced(by: 1)
    dueTomorrow = graph.cards.count { card in
      guard let progress = session.learner.progress(of: card.id), !progress.isSuspended else {
        return false
      }
      switch progress.due {
      case .day(let due): return due <= tomorrow
      case .moment: return true
      case nil: return false
      }
    }
  }

  private static func row(_ domain: Int?, _ answers: [ReviewSession.Answer]) -> Row {
    var seen: Set<Int> = []
    // Only the first answer of a day tests memory; later ones repeat a step.
    let firsts = answers.filter { seen.insert($0.card).inserted }
    let repeats = firsts.filter(\.isTestOfMemory)
    return Row(
      domain: domain,
      answers: answers.count,
      repeats: repeats.count,
      recalled: repeats.count { $0.grade.isRecall },
      predicted: repeats.reduce(0) { $0 + ($1.predicted ?? 0) },
      fresh: firsts.count { $0.predicted == nil }
    )
  }
}
