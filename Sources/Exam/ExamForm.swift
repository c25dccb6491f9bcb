package import Curriculum
package import Journal
import Memory

/// A set of questions to be sat in one go, in a fixed order.
package struct ExamForm: Sendable {
  /// The name of the sitting in the log.
  package let id: String
  /// The exam that it practises.
  package let exam: String
  /// The seed that the choice and the orders come from.
  package let seed: UInt64
  /// The questions in the order asked.
  package let items: [ExamItem]

  /// A question with its options in the order shown.
  package struct ExamItem: Sendable {
    /// The question.
    package let question: Question
    /// The options as they are shown; the first has the letter A.
    package let options: [Question.Option]
  }

  /// Draws a form from the questions of a graph, by the weights of the domains.
  ///
  /// - Parameters:
  ///   - graph: The questions and the blueprint; without one every domain weighs the same.
  ///   - id: The name of the sitting.
  ///   - count: Questions wanted; fewer are drawn if there are not as many.
  ///   - seed: The same seed and questions give the same form.
  package init(drawnFrom graph: StudyGraph, id: String, count: Int, seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var seen: Set<String> = []
    let usable = graph.questions.filter { question in
      question.isUsable && seen.insert(question.id).inserted
    }
    let numbers = graph.blueprint?.domains.map(\.number) ?? []
    let groups = (numbers.map(Optional.some) + [nil]).map { number in
      usable.filter { question in
        number == nil
          ? !numbers.contains(question.domain ?? -1) : question.domain == number
      }
    }
    let weights = (graph.blueprint?.domains.map { Double($0.weightPercent) } ?? []) + [0]
    let counts = DomainAllocation.counts(
      count,
      weights: weights,
      available: groups.map(\.count),
      rotation: Int(seed % UInt64(max(weights.count, 1)))
    )
    var chosen: [Question] = []
    for (group, wanted) in zip(groups, counts) {
      chosen += group.shuffled(using: &random).prefix(wanted)
    }
    chosen.shuffle(using: &random)
    items = chosen.map { question in
      let isFixed = OptionOrder.isFixed(
        question.options.map(\.text),
        reasons: question.options.map(\.reason)
      )
      return ExamItem(
        question: question,
        options: isFixed ? question.options : question.options.shuffled(using: &random)
      )
    }
    self.id = id
    self.seed = seed
    exam = graph.blueprint?.id ?? "none"
  }

  /// The event that begins the sitting.
  package func start(minutes: Int?) -> ExamStart {
    ExamStart(
      form: id,
      exam: exam,
      seed: seed,
      mode: "practice",
      minutes: minutes,
      questions: items.map { item in
        ExamQuestion(id: item.question.id, options: item.options.map(\.key))
      }
    )
  }
}
