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
    var learner = learner
    for link in learner.renamedCards(lost, in: graph) {
      learner.record(try log.append(.relink(from: link.old.text, to: link.new.text)))
      let old = lost.first { $0.id == link.old }?.term
      let new = graph.card(link.new)?.term ?? link.new.text
      // A term that got a second meaning is called as before.
      guard let old, old != new else { continue }
      world.complain(
        "retain: note: '\(sanitized(old))' is called '\(sanitized(new))' now and keeps its history\n"
      )
    }
    return learner
  }
}
