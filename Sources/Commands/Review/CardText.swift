import Curriculum
import SourceText
import Terminal

/// The words that show a card, safe to print.
struct CardText {
  /// Titles from the module down, joined by a sign.
  let breadcrumb: String
  /// The nearest title alone.
  let title: String
  /// The domain and its weight, such as `Domain 1 · 28 %`; empty if the card has none.
  let domain: String
  /// What is asked.
  let prompt: String
  /// The answer; lines are kept.
  let answer: String
  /// What other places say beyond the answer, each with the title and the file it stands in.
  let others: [String]

  /// Takes the words of a card from a graph.
  init(_ card: Card, in graph: StudyGraph) {
    breadcrumb = card.breadcrumb.map { sanitized($0) }.joined(separator: " › ")
    title = card.breadcrumb.last.map { sanitized($0) } ?? ""
    if let number = card.domain, let domain = graph.blueprint?.domain(number) {
      self.domain = "Domain \(number) · \(domain.weightPercent) %"
    } else {
      domain = ""
    }
    prompt = sanitized(card.prompt, keepingNewlines: true)
    answer = sanitized(card.answer, keepingNewlines: true)
    others = card.others.map { other in
      let path = graph.files[other.place.file].path
      let file = path.split(separator: "/").last.map(String.init) ?? path
      let place = other.context.isEmpty ? file : "\(other.context), \(file)"
      return "\(sanitized(other.answer, keepingNewlines: true)) (\(sanitized(place)))"
    }
  }
}

/// Names of the grades as they stand on the keys.
enum GradeText {
  /// Returns the name of a grade by its key, 1 to 4.
  static func name(_ key: Int) -> String { ["Again", "Hard", "Good", "Easy"][key - 1] }
}
