import Exam
import Journal

/// Carries out what an exam asks for: the one way from an input to the log, for every surface.
///
/// A copy would write the same answers twice.
struct ExamRunner: ~Copyable {
  /// The exam as it is.
  private(set) var session: ExamSession
  private let desk: Desk
  private let log: ProgressLog

  /// Begins an exam and writes its start to the log.
  init(_ form: ExamForm, minutes: Int?, _ desk: Desk, _ log: ProgressLog) throws(CommandFailure) {
    self.desk = desk
    self.log = log
    session = ExamSession(form: form, now: desk.now)
    _ = try log.append(.examStarted(form.start(minutes: minutes)))
  }

  /// Hands an input to the exam and carries out its effects; returns what is to be said.
  mutating func handle(_ input: ExamInput) throws(CommandFailure) -> [String] {
    var hints: [String] = []
    for effect in session.handle(input, now: desk.now) {
      switch effect {
      case .hint(let text): hints.append(text)
      case .append(let body): _ = try log.append(body)
      }
    }
    return hints
  }
}
