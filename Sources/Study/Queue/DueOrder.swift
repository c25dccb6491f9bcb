import Curriculum
import Journal
import Learner
import Memory

/// Chooses the cards of a day that were seen before.
///
/// With an exam ahead and minutes set, all cards compete for the time, whether their promised day
/// has come or not; otherwise those whose day has come do.
struct DueOrder {
  /// A card that was seen before and may be asked.
  struct Seen {
    /// The index of the card.
    let card: Int
    /// What the log says of it.
    let progress: CardProgress
    /// Where memory stands.
    let memory: MemoryState
    /// The pause since the last review.
    let elapsed: Days
    /// Whether the promised time has come.
    let isDue: Bool
  }

  private let graph: StudyGraph
  private let weights: DomainWeights
  private let aim: RecallAim
  private let pace: AnswerPace
  private let day: StudyDay
  /// The days until the exam; nil if none is set or it has passed.
  private let daysToExam: Int?
  /// The seconds of a whole day; nil if they are not limited.
  private let secondsADay: Double?

  /// Without an exam, a review is worth what it adds to recall after so many days.
  static let usualHorizon = 60
  /// Less recall than this, and a card is lost rather than due.
  private static let lostRecall = 0.75
  /// Without minutes, shaky cards are refreshed on so many days before the exam.
  private static let lastDays = 5

  init(
    _ graph: StudyGraph,
    _ weights: DomainWeights,
    _ aim: RecallAim,
    _ pace: AnswerPace,
    on day: StudyDay,
    daysToExam: Int?,
    secondsADay: Double?
  ) {
    self.graph = graph
    self.weights = weights
    self.aim = aim
    self.pace = pace
    self.day = day
    self.daysToExam = daysToExam
    self.secondsADay = secondsADay
  }

  /// Returns the cards that compete for the day, one of a concept where that can wait.
  ///
  /// - Parameters:
  ///   - seen: The cards that may be asked.
  ///   - askedToday: Concepts of which a card was asked today.
  ///   - desiredRetention: The chance of recall below which a card is shaky.
  func candidates(
    _ seen: [Seen],
    askedToday: Set<Int>,
    desiredRetention: Double
  ) -> [DayBudget.Candidate] {
    var taken: [Rated] = []
    var shaky: [Rated] = []
    let isLate = isTimeToRefresh(seen.count)
    for entry in seen where entry.isDue || mayComeEarly(entry) {
      let gain = aim.gain(of: entry.memory, after: entry.elapsed)
      let weight = weights.weight(ofCardIn: graph.cards[entry.card].domain)
      let rated = Rated(
        recall: gain.recall,
        candidate: DayBudget.Candidate(card: entry.card, gain, weight: weight)
      )
      if entry.isDue || secondsADay != nil && (isLate || gain.recall <= DayBudget.restingRecall) {
        taken.append(rated)
      } else if secondsADay == nil,
        aim.recallUnseen(of: entry.memory, after: entry.elapsed) < desiredRetention
      {
        shaky.append(rated)
      }
    }
    return withoutSiblings(taken + shareOfToday(shaky), askedToday)
  }

  /// A card with what its review would bring.
  private struct Rated {
    let recall: Double
    let candidate: DayBudget.Candidate
  }

  /// Whether a card may be asked before its promised time: only for an exam, and not twice a day.
  private func mayComeEarly(_ entry: Seen) -> Bool {
    guard let daysToExam, !entry.progress.waitsForStep else { return false }
    guard entry.progress.lastDay.map({ $0 < day }) ?? false else { return false }
    return secondsADay != nil || daysToExam <= Self.lastDays
  }

  private func isTimeToRefresh(_ seen: Int) -> Bool {
    guard let daysToExam, let secondsADay else { return false }
    let days = DayBudget.daysOfRefresh(
      seen: seen,
      secondsACard: pace.recalledSeconds,
      secondsADay: secondsADay
    )
    return Double(daysToExam) <= days
  }

  /// Today's share of the shaky cards, those that gain most: each comes once before the exam.
  private func shareOfToday(_ shaky: [Rated]) -> ArraySlice<Rated> {
    guard let daysToExam else { return [] }
    let share = (shaky.count + daysToExam) / (daysToExam + 1)
    return shaky.sorted { left, right in
      (left.candidate.rate, right.candidate.card) > (right.candidate.rate, left.candidate.card)
    }.prefix(share)
  }

  /// Leaves one card of a concept, unless another would be lost by tomorrow.
  private func withoutSiblings(
    _ rated: [Rated],
    _ askedToday: Set<Int>
  ) -> [DayBudget.Candidate] {
    // On the last days there is no tomorrow to wait for.
    if let daysToExam, daysToExam <= 1 { return rated.map(\.candidate) }
    var best: [Int: DayBudget.Candidate] = [:]
    for candidate in rated.map(\.candidate) {
      let concept = graph.cards[candidate.card].concept
      if let other = best[concept], (other.rate, candidate.card) >= (candidate.rate, other.card) {
        continue
      }
      best[concept] = candidate
    }
    return rated.filter { entry in
      let concept = graph.cards[entry.candidate.card].concept
      return entry.recall < Self.lostRecall
        || !askedToday.contains(concept) && best[concept] == entry.candidate
    }.map(\.candidate)
  }
}
