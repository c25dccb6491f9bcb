import Foundation
import Journal
import Memory
import Synchronization
import XCTest

@testable import Commands

/// Fits to logs of learners whose memory is known.
final class OptimizeTests: XCTestCase {
  private var folder = ""

  override func setUpWithError() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "fit-\(UUID().uuidString)").path
  }

  override func tearDownWithError() throws {
    try FileManager.default.removeItem(atPath: folder)
  }

  /// Writes the reviews of a learner who forgets by a model, each card when it is due by another.
  private func writeLog(cards: Int, days: Int, memory: FSRS6) throws {
    let writer = try XCTUnwrap(WriterID(rawValue: "learner"))
    let log = try JournalWriter(
      folder: folder,
      identity: WriterIdentity(writer: writer, stateFolder: folder + "-state"),
      random: SeededGenerator(seed: 1)
    )
    var random = SeededGenerator(seed: 2)
    let scheduler = Scheduler(learningSteps: [], relearningSteps: [])
    var schedules: [Int: (schedule: CardSchedule, memory: MemoryState, last: Int, due: Int)] = [:]
    for day in 0..<days {
      for card in 0..<cards where schedules[card].map({ $0.due <= day }) ?? (card % 30 == day) {
        let known = schedules[card]
        let elapsed = Days(Double(day - (known?.last ?? day)))
        let recall = known.map {
          memory.retrievability(after: elapsed, stability: $0.memory.stability)
        }
        let grade: Grade = random.unit() < (recall ?? 0.7) ? .good : .again
        let next = scheduler.next(known?.schedule, after: elapsed, grade: grade)
        guard case .days(let pause) = scheduler.pause(next, grade: grade, fuzz: nil) else {
          continue
        }
        schedules[card] = (
          next, memory.next(known?.memory, after: elapsed, grade: grade), day, day + pause
        )
        let review = Review(
          card: "card-\(card)",
          grade: ReviewGrade(rawValue: UInt8(grade.rawValue)) ?? .again,
          milliseconds: 1000,
          session: "s",
          day: StudyDay(number: 20_000 + day),
          due: .day(StudyDay(number: 20_000 + day + pause))
        )
        let at = Moment(startOf: StudyDay(number: 20_000 + day))
        _ = try log.append(.review(review), at: at)
      }
    }
  }

  private func optimize(_ arguments: String...) throws -> [String: Any] {
    let output = Recorder()
    var world = World.real()
    world.environment = ["RETAIN_HOME": folder, "XDG_STATE_HOME": folder, "HOME": folder]
    world.write = { text in output.add(text) }
    XCTAssertEqual(Program.run(["optimize", "--json"] + arguments, world), .done)
    let object = try JSONSerialization.jsonObject(with: Data(output.text.utf8))
    return try XCTUnwrap(object as? [String: Any])
  }

  private func parameters() throws -> [FittedParameters] {
    try JournalFolder.read(folder: folder).events.compactMap { event in
      if case .parameters(let parameters) = event.body { parameters } else { nil }
    }
  }

  func testFewReviewsChangeNothing() throws {
    try writeLog(cards: 3, days: 5, memory: FSRS6())
    XCTAssertEqual(try optimize()["verdict"] as? String, "too-few-reviews")
    XCTAssertEqual(try parameters().count, 0)
  }

  /// A learner who forgets five times as fast is predicted better by fitted parameters.
  func testAnUnusualLearnerIsFitted() throws {
    var hidden = FSRS6.defaultWeights
    for index in 0..<4 { hidden[index] /= 5 }
    hidden[8] -= 1
    try writeLog(cards: 250, days: 90, memory: FSRS6(weights: hidden))
    let dry = try optimize("--dry-run")
    XCTAssertEqual(dry["verdict"] as? String, "better")
    XCTAssertEqual(dry["isTaken"] as? Bool, false)
    XCTAssertEqual(try parameters().count, 0)

    let fit = try optimize()
    XCTAssertEqual(fit["isTaken"] as? Bool, true)
    let before = try XCTUnwrap(fit["heldOutLossBefore"] as? Double)
    let after = try XCTUnwrap(fit["heldOutLossAfter"] as? Double)
    XCTAssertLessThan(after, before - 0.01)
    let bins = try XCTUnwrap(fit["bins"] as? [[String: Any]])
    XCTAssertEqual(bins.reduce(0) { $0 + ($1["reviews"] as? Int ?? 0) }, fit["reviews"] as? Int)
    let taken = try parameters()
    XCTAssertEqual(taken.map(\.model), ["fsrs-6"])
    let weights = try XCTUnwrap(fit["weights"] as? [Double])
    for (kept, shown) in zip(taken.first?.weights ?? [], weights) {
      XCTAssertEqual(kept, shown, accuracy: 1e-12)
    }
  }

  func testAnotherModelCanBeChosen() throws {
    try writeLog(cards: 250, days: 90, memory: FSRS6())
    let fit = try optimize("--model", "fsrs-7", "--dry-run")
    XCTAssertEqual(fit["model"] as? String, "fsrs-7")
    XCTAssertEqual((fit["weights"] as? [Double])?.count, FSRS7.defaultWeights.count)
    XCTAssertEqual(Program.run(["optimize", "--model", "sm-2"], .real()), .usage)
  }

  /// A class, because the closure of a world and the test share what it writes.
  private final class Recorder: Sendable {
    private let written = Mutex("")
    var text: String { written.withLock { $0 } }
    func add(_ text: String) { written.withLock { $0 += text } }
  }
}
