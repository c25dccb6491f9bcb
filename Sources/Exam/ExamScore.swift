import Curriculum

/// The result of a practice exam.
///
/// A question counts when all of its key and nothing else was chosen, as in the real exam.
package struct ExamScore: Sendable {
  /// Questions answered right.
  package let correct: Int
  /// Questions asked.
  package let total: Int
  /// The same by exam domain, in the order of their numbers; the last may be of no domain.
  package let domains: [DomainScore]
  /// Whether each question was answered right, in the order asked.
  package let outcomes: [Bool]

  /// The result within one domain.
  package struct DomainScore: Hashable, Sendable {
    /// The number of the domain; nil for questions of none.
    package let domain: Int?
    /// Questions answered right.
    package let correct: Int
    /// Questions asked.
    package let total: Int
  }

  /// Scores the choices of a form.
  ///
  /// - Parameters:
  ///   - form: The questions.
  ///   - chosen: For each question the places chosen in the order shown.
  package init(form: ExamForm, chosen: [Set<Int>]) {
    precondition(form.items.count == chosen.count, "each question has its choices")
    outcomes = zip(form.items, chosen).map { item, places in
      places == Set(item.options.indices.filter { item.options[$0].isCorrect })
    }
    correct = outcomes.count { $0 }
    total = outcomes.count
    let numbers = Set(form.items.map(\.question.domain)).sorted { ($0 ?? .max) < ($1 ?? .max) }
    domains = numbers.map { [outcomes] number in
      let indices = form.items.indices.filter { form.items[$0].question.domain == number }
      return DomainScore(
        domain: number,
        correct: indices.count { outcomes[$0] },
        total: indices.count
      )
    }
  }

  /// The share of questions answered right, in `0...1`; zero without questions.
  package var share: Double { total == 0 ? 0 : Double(correct) / Double(total) }
}

/// The interval in which a share lies that was seen in a few tries.
package enum WilsonInterval {
  /// Returns the 95 percent interval of a share.
  ///
  /// - Parameters:
  ///   - successes: Tries that succeeded.
  ///   - tries: All tries; at least one.
  ///
  /// Source: Wilson 1927, score interval without continuity correction.
  package static func interval(successes: Int, tries: Int) -> ClosedRange<Double> {
    precondition(tries > 0 && (0...tries).contains(successes), "some tries, no more successes")
    let z = 1.959963984540054
    let n = Double(tries)
    let p = Double(successes) / n
    let middle = p + z * z / (2 * n)
    let spread = z * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
    let scale = 1 + z * z / n
    return max(0, (middle - spread) / scale)...min(1, (middle + spread) / scale)
  }
}
