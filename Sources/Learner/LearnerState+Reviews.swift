import Curriculum
import Journal
package import Memory

extension LearnerState {
  /// All reviews that count, in order of time, for fitting the model of memory.
  ///
  /// A card whose history was reset counts as another card from then on.
  ///
  /// - Complexity: Linear in the number of events.
  package var reviewTable: ReviewTable {
    var numbers: [CardID: (number: Int, lastDay: StudyDay?)] = [:]
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
        let elapsed = known?.lastDay.map { max(0, $0.distance(to: review.day)) } ?? 0
        reviews.append(TimedReview(card: number, elapsed: Days(Double(elapsed)), grade: grade))
        numbers[id] = (number, review.day)
      case .reset(let card): numbers[currentName(of: CardID(card.card))] = nil
      default: break
      }
    }
    return ReviewTable(reviews)
  }
}
