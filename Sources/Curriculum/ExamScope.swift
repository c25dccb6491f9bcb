/// What a document says of one exam among those that it serves.
struct ExamScope {
  /// The exam at hand.
  private let exam: String
  /// Whether the document was written for it first, or for no exam in particular.
  private let isOwn: Bool

  /// Takes the side of one exam.
  ///
  /// - Parameters:
  ///   - exam: The exam at hand.
  ///   - exams: The exams that the document names; the first is meant where none is named.
  init(_ exam: String, among exams: [String]) {
    self.exam = exam
    isOwn = exams.first == exam || !exams.contains(exam)
  }

  /// The points of the exam that a section covers.
  func points(of directives: [Directive]) -> [String] {
    var points: [String] = []
    for directive in directives where directive.name == "covers" {
      if !directive.isNone, concerns(directive) { points += directive.words }
    }
    return points
  }

  /// Whether a section says what it covers, and nothing of it belongs to the exam.
  func excludes(_ directives: [Directive]) -> Bool {
    var isOfOthers = false
    for directive in directives where directive.name == "covers" {
      if directive.isNone || concerns(directive) { return false }
      isOfOthers = true
    }
    return isOfOthers
  }

  /// Whether a directive speaks of the exam.
  func concerns(_ directive: Directive) -> Bool {
    directive.qualifier.map { $0 == exam } ?? isOwn
  }
}
