import XCTest

@testable import Memory

final class SchedulerTests: XCTestCase {
  /// The oracle is py-fsrs without fuzz, each card reviewed when it is due.
  func testIntervalsOfThePublishedHistory() {
    let scheduler = Scheduler()
    var schedule: CardSchedule?
    var elapsed = 0
    var intervals: [Int] = []
    for number in [3, 3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3] {
      let grade = Grade(rawValue: number) ?? .again
      let next = scheduler.next(schedule, after: Days(Double(elapsed)), grade: grade)
      switch scheduler.pause(next, grade: grade, fuzz: nil) {
      case .minutes: elapsed = 0
      case .days(let days): elapsed = days
      }
      intervals.append(elapsed)
      schedule = next
    }
    XCTAssertEqual(intervals, [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21])
  }

  func testFirstPausesOnTheKeys() {
    let scheduler = Scheduler()
    let pauses = Grade.allCases.map { grade in
      scheduler.pause(
        scheduler.next(nil, after: 0, grade: grade),
        grade: grade,
        fuzz: nil
      )
    }
    XCTAssertEqual(pauses, [.minutes(1), .minutes(6), .minutes(10), .days(8)])
  }

  func testWithoutStepsEveryPauseIsInDays() {
    let scheduler = Scheduler(learningSteps: [], relearningSteps: [])
    for grade in Grade.allCases {
      let first = scheduler.next(nil, after: 0, grade: grade)
      XCTAssertEqual(first.phase, .review)
      let second = scheduler.next(first, after: 4, grade: grade)
      XCTAssertEqual(second.phase, .review)
      guard case .days = scheduler.pause(second, grade: grade, fuzz: 0.5) else {
        return XCTFail("a pause in minutes")
      }
    }
  }

  /// Ranges computed by hand from the published shares.
  func testFuzzRanges() {
    let rows: [(Double, ClosedRange<Int>, UInt)] = [
      (1, 1...1, #line), (2, 2...2, #line),
      (3, 2...4, #line),  // 1 + 0.5 × 0.15 = 1.075
      (7, 5...9, #line),  // 1 + 4.5 × 0.15 = 1.675
      (20, 17...23, #line),  // 1.675 + 13 × 0.10 = 2.975
      (100, 93...107, #line),  // 2.975 + 80 × 0.05 = 6.975
    ]
    for (interval, range, line) in rows {
      XCTAssertEqual(Fuzz.range(of: interval, longest: 36_500), range, line: line)
    }
    XCTAssertEqual(Fuzz.range(of: 100, longest: 95), 93...95)
    XCTAssertEqual(Fuzz.range(of: 100, longest: 50), 50...50)
  }

  func testFuzzReachesBothEndsAndNothingElse() {
    let scheduler = Scheduler()
    let state = MemoryState(stability: 20, difficulty: 5)
    let schedule = CardSchedule(memory: state, phase: .review)
    let seen = Set(
      (0..<1000).map { scheduler.pause(schedule, grade: .good, fuzz: Double($0) / 1000) }
    )
    XCTAssertEqual(seen, Set((17...23).map(Pause.days)))
  }

  func testLongestIntervalHolds() {
    let scheduler = Scheduler(longestInterval: 30)
    let schedule = CardSchedule(
      memory: MemoryState(stability: 900, difficulty: 5),
      phase: .review
    )
    for fuzz in [nil, 0, 0.999] as [Double?] {
      guard case .days(let days) = scheduler.pause(schedule, grade: .good, fuzz: fuzz) else {
        return XCTFail("a pause in minutes")
      }
      XCTAssertLessThanOrEqual(days, 30)
    }
  }

  func testNoIntervalReachesPastTheExam() {
    let scheduler = Scheduler()
    for left in 1...40 {
      for stability in [1.0, 8, 30, 300] {
        let schedule = CardSchedule(
          memory: MemoryState(stability: Days(stability), difficulty: 5),
          phase: .review
        )
        for fuzz in [nil, 0, 0.5, 0.999] as [Double?] {
          let pause = scheduler.pause(schedule, grade: .good, fuzz: fuzz, daysToExam: left)
          guard case .days(let days) = pause else { return XCTFail("a pause in minutes") }
          XCTAssertTrue((1...left).contains(days), "\(days) of \(left)")
        }
      }
    }
  }

  func testAnExamThatIsOverLimitsNothing() {
    let schedule = CardSchedule(
      memory: MemoryState(stability: 30, difficulty: 5),
      phase: .review
    )
    for left in [nil, 0, -5] as [Int?] {
      let pause = Scheduler().pause(schedule, grade: .good, fuzz: nil, daysToExam: left)
      XCTAssertEqual(pause, .days(30))
    }
  }

  /// A stability of 20 days spreads over 17 to 23.
  func testTheDayWithTheLowestLoadIsTaken() {
    let schedule = CardSchedule(
      memory: MemoryState(stability: 20, difficulty: 5),
      phase: .review
    )
    var load = [Int](repeating: 9, count: 40)
    load[18] = 3
    load[5] = 0
    load[30] = 0
    func days(_ load: [Int], _ fuzz: Double) -> Pause {
      Scheduler().pause(schedule, grade: .good, fuzz: fuzz, load: load)
    }
    for fuzz in [0, 0.4, 0.999] { XCTAssertEqual(days(load, fuzz), .days(18)) }
    load[22] = 3
    XCTAssertEqual(days(load, 0.2), .days(18))
    XCTAssertEqual(days(load, 0.7), .days(22))
    XCTAssertEqual(days([Int](repeating: 1, count: 23), 0.5), .days(23), "no load beyond")
  }

  func testOutcomesOfAllFourGradesAgreeWithEachAlone() {
    let scheduler = Scheduler()
    let before = CardSchedule(
      memory: MemoryState(stability: 20, difficulty: 5),
      phase: .review
    )
    for schedule in [nil, before] as [CardSchedule?] {
      let outcomes = scheduler.outcomes(of: schedule, after: 19, fuzz: 0.3, daysToExam: 45)
      for grade in Grade.allCases {
        let next = scheduler.next(schedule, after: 19, grade: grade)
        XCTAssertEqual(outcomes[grade].schedule, next)
        XCTAssertEqual(
          outcomes[grade].pause,
          scheduler.pause(next, grade: grade, fuzz: 0.3, daysToExam: 45)
        )
      }
    }
  }

  func testSchedulesWithEitherModel() {
    for tag in ["fsrs-6", "FSRS-7"] {
      guard let model = ModelChoice(tag: tag) else { return XCTFail(tag) }
      let scheduler = Scheduler(model: model)
      let first = scheduler.next(nil, after: 0, grade: .easy)
      guard case .days(let days) = scheduler.pause(first, grade: .easy, fuzz: nil) else {
        return XCTFail("a pause in minutes")
      }
      let recall = model.retrievability(of: first.memory, after: Days(Double(days)))
      XCTAssertEqual(recall, 0.9, accuracy: 0.01, tag)
    }
    XCTAssertNil(ModelChoice(tag: "sm-2"))
    XCTAssertNil(ModelChoice(tag: "fsrs-6", weights: FSRS7.defaultWeights))
  }
}
