import Curriculum
import Journal
import Learner
import Terminal

/// Gives cards whose term was changed in a guide the history that they had under the old one.
enum RenamedCards {
  /// Writes which cards go by another name now, and says so.
  ///
  /// - Returns: What the log says of the learner with the new names.
  static func relink(
    _ learner: LearnerState,
    in graph: StudyGraph,
    _ log: ProgressLog,
    _ world: World
  ) throws(CommandFailure) -> LearnerState {
    let lost = learner.lostCards(in: graph)
    guard !lost.isEmpty else { return learner }
    // Cards that are still there must not be taken for the new name of another.
    let known = learner.cards.keys.compactMap { graph.card($0) }.map { card in
      RememberedCard(
        id: card.id,
        kind: card.kind.rawValue,
        term: card.term,
        prompt: card.prompt,
        breadcrumb: card.breadcrumb
      )
    }
    var learner = learner
    for link in Relinking(lost + known, in: graph).links {
      learner.record(try log.append(.relink(from: link.old.text, to: link.new.text)))
      let old = lost.first { $0.id == link.old }?.term ?? link.old.text
      let new = graph.card(link.new)?.term ?? link.new.text
      world.complain(
        "retain: note: '\(sanitized(old))' is called '\(sanitized(new))' now and keeps its history\n"
      )
    }
    return learner
  }
}
