/// What one version of an exam asks, as its publisher says.
package struct Blueprint: Sendable {
  /// The name on the command line, such as `mla-c01`.
  package let id: String
  /// The full title.
  package let title: String
  /// Figures of the sitting.
  package let facts: ExamFacts
  /// The kinds of questions and how many options they have.
  package let itemRules: [ItemRule]
  /// What changed when; shown to the learner once the date has come.
  package let notices: [Notice]
  /// The domains by number.
  package let domains: [Domain]

  /// Dated news about an exam.
  package struct Notice: Hashable, Sendable {
    /// The day from which it holds, as `YYYY-MM-DD`.
    package let date: String
    /// One or two sentences.
    package let text: String
  }

  /// Returns the task statement that a knowledge or skill point belongs to.
  package func task(ofPoint id: String) -> TaskStatement? {
    for domain in domains {
      for task in domain.tasks where task.points.contains(where: { $0.id == id }) { return task }
    }
    return nil
  }

  /// Returns a domain by its number.
  package func domain(_ number: Int) -> Domain? { domains.first { $0.number == number } }

  /// All points in the order of the blueprint.
  package var points: [Point] { domains.flatMap { $0.tasks.flatMap(\.points) } }
}

/// How the questions of one kind are made.
package struct ItemRule: Hashable, Sendable {
  /// The kind, such as `Multiple choice`.
  package let kind: String
  /// How many options there are.
  package let options: ClosedRange<Int>
  /// How many of them are right; nil if the kind does not count them.
  package let correct: ClosedRange<Int>?
}

/// Figures of one sitting of an exam.
package struct ExamFacts: Hashable, Sendable {
  /// Questions on a form.
  package var questions = 65
  /// Minutes allowed for it.
  package var minutes = 130
  /// Ends of the reported scale.
  package var scale = 100...1000
  /// The scaled score that passes.
  package var passMark = 720
}

/// A part of an exam with its share of the scored content.
package struct Domain: Hashable, Sendable {
  /// The number, from one.
  package let number: Int
  /// The name.
  package let name: String
  /// The share of the scored content, in percent.
  package let weightPercent: Int
  /// The task statements in order.
  package let tasks: [TaskStatement]
}

/// A group of points within a domain.
package struct TaskStatement: Hashable, Sendable {
  /// The number, such as `1.2`.
  package let id: String
  /// The name.
  package let name: String
  /// The domain it belongs to.
  package let domain: Int
  /// Knowledge points, then skill points.
  package let points: [Point]
}

/// One thing that a candidate should know or be able to do.
package struct Point: Hashable, Sendable {
  /// The identifier: `K` for knowledge or `S` for a skill, then the number, such as `K1.2.3`.
  package let id: String
  /// What it asks.
  package let text: String
}
