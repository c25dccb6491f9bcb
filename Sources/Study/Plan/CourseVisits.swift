import Learner
import Memory

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What a course has shown of the learner's pace.
struct CourseVisits: Sendable {
  /// What a visit did for its card.
  enum Kind: Sendable {
    case first(Grade)
    case recalled
    case forgotten
  }

  private var first: [Double] = []
  private var recalled: [Double] = []
  private var forgotten: [Double] = []
  private var grades: [Double] = [0, 0, 0, 0]
  private var start: AnswerPace?

  /// So many visits, the latest, are enough for a median.
  private static let mostKept = 200
  /// So many visits weigh as much as what was known before.
  private static let visitsBefore = 10.0

  mutating func add(_ kind: Kind, _ seconds: Double) {
    switch kind {
    case .first(let grade):
      Self.keep(seconds, in: &first)
      grades[grade.rawValue - 1] += 1
    case .recalled: Self.keep(seconds, in: &recalled)
    case .forgotten: Self.keep(seconds, in: &forgotten)
    }
  }

  private static func keep(_ seconds: Double, in list: inout [Double]) {
    list.append(seconds)
    if list.count >= 2 * mostKept { list.removeFirst(mostKept) }
  }

  /// Brings a pace up to date.
  mutating func settle(_ pace: inout AnswerPace) {
    let before = start ?? pace
    start = before
    func drawn(_ own: [Double], to usual: Double) -> Double {
      guard !own.isEmpty else { return usual }
      let count = Double(own.count)
      let median = own.sorted()[own.count / 2]
      return (count * median + Self.visitsBefore * usual) / (count + Self.visitsBefore)
    }
    let grades = grades
    let total = grades.reduce(Self.visitsBefore, +)
    pace = AnswerPace(
      firstSeconds: drawn(first, to: before.firstSeconds),
      recalledSeconds: drawn(recalled, to: before.recalledSeconds),
      forgottenSeconds: drawn(forgotten, to: before.forgottenSeconds),
      firstShares: ByGrade { grade in
        (grades[grade.rawValue - 1] + Self.visitsBefore * before.firstShares[grade]) / total
      }
    )
  }
}

extension AnswerPace {
  /// The spread of the time of a visit, as a logarithm.
  private static let spread = 0.4

  /// Draws how long a visit takes.
  func drawn(_ kind: CourseVisits.Kind, _ random: inout SeededGenerator) -> Double {
    let usual =
      switch kind {
      case .first: firstSeconds
      case .recalled: recalledSeconds
      case .forgotten: forgottenSeconds
      }
    return usual * exp(Self.spread * random.normal())
  }
}
