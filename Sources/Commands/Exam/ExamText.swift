import Curriculum
import Exam
import Terminal

/// The words that show an exam, safe to print.
struct ExamText {
  let form: ExamForm
  let graph: StudyGraph

  /// The stem of a question.
  func stem(_ index: Int) -> String {
    sanitized(form.items[index].question.stem, keepingNewlines: true)
  }

  /// The options of a question with their letters.
  func options(_ index: Int) -> [(letter: String, text: String)] {
    form.items[index].options.enumerated().map { place, option in
      (OptionLetter.text(place), sanitized(option.text))
    }
  }

  /// How many options to choose, if more than one.
  func request(_ index: Int) -> String {
    let count = form.items[index].question.keyCount
    return count == 1 ? "Choose one." : "Choose \(count)."
  }

  /// The letters of chosen places.
  static func letters(_ places: Set<Int>) -> String {
    places.sorted().map(OptionLetter.text).joined(separator: " ")
  }

  /// The name of a domain with its number.
  func domain(_ number: Int?) -> String {
    guard let number else { return "No exam domain" }
    return "\(number) \(sanitized(graph.blueprint?.domain(number)?.name ?? ""))"
  }
}
