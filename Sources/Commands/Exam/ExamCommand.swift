import Curriculum
import Exam
import Terminal

extension CommandDeclaration {
  /// Sets a practice exam.
  static let exam = CommandDeclaration(
    "exam",
    summary: "sit a practice exam, weighted by domain",
    discussion: """
      Keys: letters choose, enter goes on and at the end hands in, left goes back, ! flags, q stops.
      If the standard input is no terminal, each line is a command: letters such as 'b' or 'ac'
      choose, an empty line goes on, '-' goes back, '!' flags and 'q' ends. A question counts when
      its whole key and nothing else was chosen.
      """,
    operand: guideOperand,
    options: [
      CommandOption(
        name: "questions",
        value: .integer("N", 1...1000),
        help: "the number of questions; the exam's own number if left out"
      )
    ]
  ) { (invocation, world) throws(CommandFailure) in
    let desk = try Desk(invocation, world, needsCards: false, needs: .all)
    guard desk.graph.questions.contains(where: \.isUsable) else {
      throw .input(
        "there is no question that can be asked; write a stem that ends in ?, then options as - [ ] and - [x]"
      )
    }
    let isJSON = invocation.has("json")
    let blueprint = desk.graph.blueprint
    let wanted = invocation.integer("questions") ?? blueprint?.facts.questions ?? 65
    let form = ExamForm(
      drawnFrom: desk.graph,
      id: SessionName.new(at: desk.now, random: desk.world.random()),
      count: wanted,
      seed: desk.world.seed ?? desk.world.random() >> 11
    )
    if form.items.count < wanted {
      desk.world.complain(
        "retain: there are \(form.items.count) questions to draw from, not \(wanted)\n"
      )
    }
    if let text = desk.graph.coverage?.text { desk.world.complain("retain: \(text)\n") }
    let log = ProgressLog(desk.folder, desk.world)
    let runner = try ExamRunner(form, minutes: nil, desk, log)
    let ended: ExamSession
    var signal: Int32?
    if desk.world.isInteractive, !isJSON {
      let device = try ReviewCommand.openDevice(desk)
      defer { device.close() }
      var exam = TerminalExam(runner, desk, device: device)
      ended = try exam.run()
      signal = exam.signal
    } else {
      var exam = PlainExam(runner, desk, isJSON: isJSON)
      ended = try exam.run()
    }
    try report(ended, desk, isJSON: isJSON)
    if let signal { TerminalDevice.reraise(signal) }
    return .done
  }

  private static func report(
    _ session: ExamSession,
    _ desk: Desk,
    isJSON: Bool
  ) throws(CommandFailure) {
    let result = ExamResult(session, graph: desk.graph, glyphs: desk.world.glyphs)
    if isJSON {
      try desk.world.write(result.json + "\n")
    } else if session.stage == .finished {
      try ReviewCommand.write(
        result.lines(textWidth: desk.world.textWidth, columns: desk.world.columns),
        desk
      )
    } else {
      let count = session.form.items.count
      try desk.world.say(
        "Stopped: \(session.answeredCount) of \(count) answered; nothing is scored."
      )
    }
  }
}
