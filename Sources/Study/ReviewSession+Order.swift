import Curriculum
import Learner
import Memory

extension ReviewSession {
  /// The cards that were forgotten in this session, each once, in their order.
  package var forgotten: [Int] {
    var seen: Set<Int> = []
    return answers.filter { $0.grade == .again }.map(\.card).filter { seen.insert($0).inserted }
  }

  /// Whether a card is from another topic than the one before; nothing came before the first.
  func isOtherTopic(_ card: Int, _ previous: Int?) -> Bool {
    previous.map { graph.cards[$0].topic != graph.cards[card].topic } ?? true
  }

  /// The order in which the options or items of a card are shown, the same until it is answered.
  package func order(of card: Int) -> [Int] {
    let id = graph.cards[card].id
    let card = graph.cards[card]
    let count = card.kind == .sequence ? card.items.count : card.options.count
    let reviews = learner.progress(of: id)?.reviews ?? 0
    var random = SeededGenerator(seed: id.seed &+ UInt64(reviews))
    var order = Array(0..<count)
    if OptionOrder.isFixed(card.options.map(\.text), reasons: card.options.map(\.reason)) {
      return order
    }
    order.shuffle(using: &random)
    // Steps that stand in their order already would give it away.
    if card.kind == .sequence, count > 1, order == order.sorted() { order.swapAt(0, count - 1) }
    return order
  }
}
