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

  /// Returns the cards that compete for the day.
  ///
  /// - Parameters:
  ///   - seen: The cards that may be asked.
  ///   - desiredRetention: The chance of recall below which a card is shaky.
  func candidates(_ seen: [Seen], desiredRetention: Double) -> [DayBudget.Candidate] {
    var taken: [DayBudget.Candidate] = []
    var shaky: [DayBudget.Candidate] = []
    let isLate = isTimeToRefresh(seen.count)
    for entry in seen where entry.isDue || mayComeEarly(entry) {
      let gain = aim.gain(of: entry.memory, after: entry.elapsed)
      let card = graph.cards[entry.card]
      let candidate = DayBudget.Candidate(
        card: entry.card,
        gain,
        weight: weights.weight(ofCardIn: card.domain),
        concept: card.concept,
        isUrgent: DayBudget.isUrgent(recall: gain.recall, daysToExam: daysToExam)
      )
      if entry.isDue || secondsADay != nil && (isLate || gain.recall <= DayBudget.restingRecall) {
        taken.append(candidate)
      } else if secondsADay == nil,
        aim.recallUnseen(of: entry.memory, after: entry.elapsed) < desiredRetention
      {
        shaky.append(candidate)
      }
    }
    return taken + shareOfToday(shaky)
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
  private func shareOfToday(
    _ shaky: [DayBudget.Candidate]
  ) -> ArraySlice<DayBudget.Candidate> {
    guard let daysToExam else { return [] }
    let share = (shaky.count + daysToExam) / (daysToExam + 1)
    return shaky.sorted { ($0.rate, $1.card) > ($1.rate, $0.card) }.prefix(share)
  }
}
