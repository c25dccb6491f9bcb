import Study

extension CommandDeclaration {
  /// Prints how many cards today brings.
  static let due = CommandDeclaration(
    "due",
    summary: "print how many cards are due, for a shell prompt",
    operand: guideOperand
  ) { (invocation, world) throws(CommandFailure) in
    let desk = try Desk(invocation, world, needsCards: false)
    let now = desk.now
    let queue = ReviewQueue(
      graph: desk.graph,
      learner: desk.learner,
      now: now,
      day: desk.day(now)
    )
    if invocation.has("json") {
      try desk.world.write(
        JSONLine.text(DueJSON(due: queue.dueCount, new: queue.newCount)) + "\n"
      )
    } else {
      try desk.world.write("\(queue.dueCount)\n")
    }
    return .done
  }
}

/// The counts as other programs read them.
private struct DueJSON: Encodable {
  let due: Int
  let new: Int
}
