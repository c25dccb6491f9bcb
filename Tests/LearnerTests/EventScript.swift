import Journal

/// Builds logs for tests: events of one writer in order.
struct EventScript {
  private(set) var events: [Event] = []
  private let writer: WriterID

  init() throws {
    struct NotAWriter: Error {}
    guard let writer = WriterID(rawValue: "tests") else { throw NotAWriter() }
    self.writer = writer
  }

  @discardableResult
  mutating func add(_ body: EventBody, minute: Int = 0) -> EventID {
    let sequence = events.count + 1
    let at = Moment(millisecondsSince1970: Int64(sequence + minute) * 60_000)
    let id = EventID(writer: writer, sequence: sequence, at: at, random: 0)
    events.append(Event(id: id, at: at, writer: writer, sequence: sequence, body: body))
    return id
  }

  @discardableResult
  mutating func review(_ card: String, _ grade: ReviewGrade, day: Int, due: Int) -> EventID {
    add(
      .review(
        Review(
          card: card,
          grade: grade,
          milliseconds: 1000,
          session: "s",
          day: StudyDay(number: day),
          due: .day(StudyDay(number: due))
        )
      )
    )
  }
}
