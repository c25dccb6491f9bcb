import Memory
import Study

/// Reviews first, then new cards in the order of the guide.
struct DueDateOrder: CoursePolicy {
  var knowsTheExam: Bool { false }

  /// The most new cards on a day.
  let newCardsADay: Int
  /// Whether what is least likely recalled comes first; otherwise the due date decides, then chance.
  var isByRecall = false

  func cards(_ view: CourseView, random: inout SeededGenerator) -> [Int] {
    var due: [(key: Double, chance: Double, card: Int)] = []
    for card in view.schedules.indices {
      guard let schedule = view.schedules[card], view.dueDays[card] <= view.day else { continue }
      let key =
        isByRecall
        ? view.scheduler.model.retrievability(of: schedule.memory, after: view.elapsed(card))
        : Double(view.dueDays[card])
      due.append((key, random.unit(), card))
    }
    due.sort { ($0.key, $0.chance) < ($1.key, $1.chance) }
    let fresh = view.schedules.indices.lazy.filter { view.schedules[$0] == nil }
    return due.map(\.card) + fresh.prefix(newCardsADay)
  }
}
