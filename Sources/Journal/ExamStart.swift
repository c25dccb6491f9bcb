/// The beginning of a practice exam: everything that rebuilds the form.
package struct ExamStart: Hashable, Sendable {
  /// The id of this sitting's form.
  package let form: String
  /// The exam, such as `MLA-C01`.
  package let exam: String
  /// The seed from which the form was drawn; a string of digits in the log, exact in any reader.
  package let seed: UInt64
  /// How the exam is sat, such as `timed`.
  package let mode: String
  /// The minutes allowed; `nil` without a limit.
  package let minutes: Int?
  /// The questions in the order asked.
  package let questions: [ExamQuestion]

  /// Creates the beginning of an exam.
  package init(
    form: String,
    exam: String,
    seed: UInt64,
    mode: String,
    minutes: Int?,
    questions: [ExamQuestion]
  ) {
    self.form = form
    self.exam = exam
    self.seed = seed
    self.mode = mode
    self.minutes = minutes
    self.questions = questions
  }
}

/// A question of a form and the order of its options.
package struct ExamQuestion: Hashable, Sendable {
  /// The question's id as text.
  package let id: String
  /// The keys of the options in the order shown.
  package let options: [String]

  /// Creates a question of a form.
  package init(id: String, options: [String]) {
    self.id = id
    self.options = options
  }
}

/// An answer in a practice exam; the last one of a question counts.
package struct ExamAnswer: Hashable, Sendable {
  /// The id of the sitting's form.
  package let form: String
  /// The question's id as text.
  package let question: String
  /// The keys of the chosen options; none if the question was left open.
  package let chosen: [String]
  /// The time on the question, in milliseconds; zero or more.
  package let milliseconds: Int
  /// Whether the learner marked the question to come back to.
  package let isFlagged: Bool

  /// Creates an answer.
  package init(
    form: String,
    question: String,
    chosen: [String],
    milliseconds: Int,
    isFlagged: Bool
  ) {
    self.form = form
    self.question = question
    self.chosen = chosen
    self.milliseconds = milliseconds
    self.isFlagged = isFlagged
  }
}
