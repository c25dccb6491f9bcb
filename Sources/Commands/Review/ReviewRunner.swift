import Journal
import Study

/// Carries out what a session asks for: the one way from an input to the log, for every surface.
///
/// A copy would write the same answers twice.
struct ReviewRunner: ~Copyable {
  /// The session as it is.
  private(set) var session: ReviewSession
  private let desk: Desk
  private let log: ProgressLog

  /// Creates a runner that writes to a log.
  init(_ session: ReviewSession, _ desk: Desk, _ log: ProgressLog) {
    self.session = session
    self.desk = desk
    self.log = log
  }

  /// Hands an input to the session and carries out its effects.
  ///
  /// - Returns: What is to be said, and the events that are on disk now.
  /// - Throws: `CommandFailure.storage` if an event could not be written; the session then still
  ///   shows the card.
  mutating func handle(
    _ input: SessionInput
  ) throws(CommandFailure) -> (hints: [String], events: [Event]) {
    var hints: [String] = []
    var events: [Event] = []
    let now = desk.now
    let day = desk.day(now)
    for effect in session.handle(input, now: now, day: day) {
      switch effect {
      case .hint(let text): hints.append(text)
      case .append(let body):
        let event = try log.append(body)
        events.append(event)
        // Another session may be open beside this one; what it answered is not asked again here.
        for other in log.takeForeign() {
          _ = session.handle(.heard(other), now: now, day: day)
        }
        _ = session.handle(.recorded(event), now: now, day: day)
      }
    }
    return (hints, events)
  }

  /// Returns a due date as people say it: a local time today, or a day.
  func dueText(_ due: Due) -> String {
    switch due {
    case .moment(let moment): return "at \(desk.world.localTime(of: moment))"
    case .day(let date):
      let distance = desk.day(desk.now).distance(to: date)
      return distance == 1 ? "tomorrow" : "in \(distance) days, on \(date.iso8601)"
    }
  }
}
