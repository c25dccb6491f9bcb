package import Curriculum

/// Which cards the learner wants to be asked.
///
/// Parts of one kind are alternatives, and all kinds that are given have to hold.
package struct QueueChoice: Hashable, Sendable {
  /// How far the queue reaches.
  package enum Reach: Hashable, Sendable {
    /// What is due and what is new today.
    case today
    /// Then cards that are not due yet, the soonest first.
    ///
    /// It does no harm: a review counts the days that really passed, so that an early one
    /// strengthens memory as little as it should, and the next interval follows from that.
    case ahead
    /// All cards chosen, whenever they are due, again and again.
    ///
    /// Nothing of it is written to the log. Answers a minute apart say little of memory, and a
    /// review that did not count in the schedule would be one that other programs count.
    case cram
  }

  /// Numbers of exam domains.
  package var domains: Set<Int> = []
  /// Task statements, such as `1.2`.
  package var tasks: Set<String> = []
  /// Indices of modules.
  package var modules: Set<Int> = []
  /// Indices of topics; what lies below them belongs to them.
  package var topics: Set<Int> = []
  /// Kinds of cards.
  package var kinds: Set<CardKind> = []
  /// Whether only cards are asked that were seen before.
  package var onlyDue = false
  /// Whether only new cards are asked.
  package var onlyNew = false
  /// Whether only cards are asked that were forgotten again and again.
  package var onlyLeeches = false
  /// The most cards to ask.
  package var limit: Int?
  /// The minutes to study; what the learner set for the day if left out.
  package var minutes: Int?
  /// How far the queue reaches.
  package var reach = Reach.today

  /// Chooses all cards.
  package init() {}

  /// Returns whether each card of a graph belongs to the part of the guides that is chosen.
  package func admitted(in graph: StudyGraph) -> [Bool] {
    var isInside = [Bool](repeating: false, count: graph.topics.count)
    for (index, topic) in graph.topics.enumerated() {
      // A topic follows its parent.
      isInside[index] = topics.contains(index) || topic.parent.map { isInside[$0] } ?? false
    }
    return graph.cards.map { card in
      (domains.isEmpty || card.domain.map { domains.contains($0) } ?? false)
        && (tasks.isEmpty || card.task.map { tasks.contains($0) } ?? false)
        && (modules.isEmpty || modules.contains(graph.topics[card.topic].module))
        && (topics.isEmpty || isInside[card.topic])
        && (kinds.isEmpty || kinds.contains(card.kind))
    }
  }
}
