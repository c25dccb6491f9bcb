import Curriculum
import Journal
import Learner
import SourceText
import XCTest

@testable import Study

/// A guide, a log and a day, from which tests make queues.
struct StudyBench {
  let graph: StudyGraph
  private(set) var events: [Event] = []
  private let writer: WriterID

  /// The day on which queues are made.
  let day = StudyDay(number: 20_000)

  struct NoWriter: Error {}

  /// Reads a guide; with domains, a blueprint of as many domains of these weights.
  init(_ guide: String, weights: [Int] = []) throws {
    var files = [SourceFile(path: "guide.md", bytes: Array(guide.utf8))]
    if !weights.isEmpty {
      var blueprint = "---\nexam: mini\nkind: blueprint\n---\n# Mini\n\n"
      for (index, weight) in weights.enumerated() {
        let number = index + 1
        blueprint += "## Domain \(number): Part \(number) (\(weight)%)\n\n"
        for task in 1...2 {
          blueprint += "### Task \(number).\(task): Work \(task)\n\n"
          blueprint += "- **K\(number).\(task).1**: Know it\n\n"
        }
      }
      files.insert(SourceFile(path: "blueprint.md", bytes: Array(blueprint.utf8)), at: 0)
    }
    graph = GraphBuilder.graph(files: files, exam: weights.isEmpty ? "none" : "mini")
    guard let writer = WriterID(rawValue: "w") else { throw NoWriter() }
    self.writer = writer
  }

  /// The card that asks what a term is.
  func card(_ term: String) throws -> Int {
    try XCTUnwrap(graph.cards.firstIndex { $0.term == term }, term)
  }

  mutating func add(_ body: EventBody) {
    let sequence = events.count + 1
    let at = Moment(millisecondsSince1970: Int64(day.number) * 86_400_000 + Int64(sequence))
    let id = EventID(writer: writer, sequence: sequence, at: at, random: 0)
    events.append(Event(id: id, at: at, writer: writer, sequence: sequence, body: body))
  }

  mutating func set(_ name: LearningSetting, _ value: SettingValue) {
    add(.setting(name: name.rawValue, value: value))
  }

  /// Notes a review so many days ago that promised a day so many days from today.
  mutating func review(
    _ card: Int,
    daysAgo: Int,
    dueIn days: Int,
    _ grade: ReviewGrade = .good,
    seconds: Int = 5
  ) {
    add(
      .review(
        Review(
          card: graph.cards[card].id.text,
          grade: grade,
          milliseconds: seconds * 1000,
          session: "s",
          day: day.advanced(by: -daysAgo),
          due: .day(day.advanced(by: days))
        )
      )
    )
  }

  func queue(_ change: (inout QueueChoice) -> Void = { _ in }) -> ReviewQueue {
    var choice = QueueChoice()
    change(&choice)
    return ReviewQueue(
      graph: graph,
      learner: LearnerState(replaying: events, over: graph),
      now: Moment(startOf: day).advanced(byMilliseconds: 40_000_000),
      day: day,
      choice: choice
    )
  }

  /// The terms of a queue in its order.
  func terms(_ change: (inout QueueChoice) -> Void = { _ in }) -> [String] {
    queue(change).cards.map { graph.cards[$0].term }
  }
}
