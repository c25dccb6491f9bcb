import Curriculum
import Journal
import Learner

extension ReviewSession {
  /// Takes in what another session on this machine wrote: what was answered, taken out or left for
  /// another day there is not asked here. The card that shows stays, for it is being answered.
  mutating func hear(_ event: Event) {
    learner.record(event)
    guard let name = event.body.card, let card = graph.cardIndices[CardID(name)], card != current
    else { return }
    switch event.body {
    case .review, .suspend, .bury:
      upcoming.removeAll { $0 == card }
      updateStep(of: card)
    default: break
    }
  }
}
