@testable import Memory

/// Random histories for tests, by seed.
enum Histories {
  /// Reviews of a number of cards in the order of time, with pauses that are whole days or not.
  static func reviews(
    cards: Int,
    seed: UInt64,
    wholeDays: Bool = true
  ) -> [TimedReview] {
    var random = SeededGenerator(seed: seed)
    var due: [(at: Double, card: Int, review: TimedReview)] = []
    for card in 0..<cards {
      var at = random.unit() * 200
      for index in 0..<Int.random(in: 1...12, using: &random) {
        var elapsed = 0.0
        if index > 0, random.unit() > 0.2 {
          elapsed = 1 + random.unit() * random.unit() * 40
          if wholeDays { elapsed = elapsed.rounded(.down) }
        } else if index > 0, !wholeDays {
          elapsed = random.unit() * 0.5
        }
        at += elapsed + 1e-3
        let grades: [Grade] = [.again, .hard, .good, .good, .good, .easy]
        let grade = grades[Int.random(in: 0..<6, using: &random)]
        due.append((at, card, TimedReview(card: card, elapsed: Days(elapsed), grade: grade)))
      }
    }
    return due.sorted { ($0.at, $0.card) < ($1.at, $1.card) }.map(\.review)
  }

  /// Reviews whose outcomes are drawn with the chances that a model gives.
  static func drawn(from model: some MemoryModel, cards: Int, seed: UInt64) -> [TimedReview] {
    var random = SeededGenerator(seed: seed)
    var rows: [(at: Double, review: TimedReview)] = []
    for card in 0..<cards {
      var at = random.unit() * 300
      let first = Grade(rawValue: 1 + Int(random.unit() * 4)) ?? .good
      rows.append((at, TimedReview(card: card, elapsed: 0, grade: first)))
      var state = model.next(nil, after: 0, grade: first)
      for _ in 0..<6 {
        let elapsed = Days([1.0, 2, 3, 5, 8, 13, 30][Int(random.unit() * 7)])
        let isRecalled = random.unit() < model.retrievability(of: state, after: elapsed)
        let grade: Grade = isRecalled ? (random.unit() < 0.2 ? .hard : .good) : .again
        at += elapsed.count
        rows.append((at, TimedReview(card: card, elapsed: elapsed, grade: grade)))
        state = model.next(state, after: elapsed, grade: grade)
      }
    }
    return rows.sorted { ($0.at, $0.review.card) < ($1.at, $1.review.card) }.map(\.review)
  }

  /// Parameters away from the published ones, inside the bounds.
  static func weights<Model: FittedModel>(of model: Model.Type, seed: UInt64) -> [Double] {
    var random = SeededGenerator(seed: seed)
    return zip(Model.defaultWeights, Model.bounds).map { weight, bound in
      let width = bound.upperBound - bound.lowerBound
      let moved = weight + (random.unit() - 0.5) * min(0.1 * width, 0.4 * weight + 0.02 * width)
      let inner = bound.lowerBound + 0.01 * width...bound.upperBound - 0.01 * width
      return min(max(moved, inner.lowerBound), inner.upperBound)
    }
  }
}
