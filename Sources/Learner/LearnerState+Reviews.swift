import Curriculum
import Journal
package import Memory

extension LearnerState {
  /// All reviews that count, in order of time, for fitting the model of memory.
  ///
  /// A card whose history was reset counts as another card from then on. A prediction is made of
  /// reviews on a later study day than the card's last one, whatever the model.
  ///
  /// - Parameter tag: The model to fit; FSRS-7 gets pauses in parts of a day, others whole days.
  /// - Complexity: Linear in the number of events.
  package func reviewTable(for tag: String) -> ReviewTable {
    let knowsPartsOfDays = tag == FSRS7.tag
    var numbers: [CardID: (number: Int, lastDay: StudyDay, lastAt: Moment)] = [:]
    var next = 0
    var reviews: [TimedReview] = []
    for event in countingEvents {
      switch event.body {
      case .review(let review):
        guard let grade = Grade(rawValue: Int(review.grade.rawValue)) else { continue }
        let id = currentName(of: CardID(review.card))
        let known = numbers[id]
        let number = known?.number ?? next
        if known == nil { next += 1 }
        let days = known.map { max(0, $0.lastDay.distance(to: review.day)) } ?? 0
        let milliseconds = known.map { max(0, $0.lastAt.milliseconds(to: event.at)) } ?? 0
        reviews.append(
          TimedReview(
            card: number,
            elapsed: knowsPartsOfDays
              ? Days(Double(milliseconds) / 86_400_000) : Days(Double(days)),
            grade: grade,
            isScored: days >= 1
          )
        )
        numbers[id] = (
          number, max(known?.lastDay ?? review.day, review.day),
          max(known?.lastAt ?? event.at, event.at)
        )
      case .reset(let card): numbers[currentName(of: CardID(card.card))] = nil
      default: break
      }
    }
    return ReviewTable(reviews)
  }
}
