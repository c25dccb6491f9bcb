import Curriculum
import Learner
import SourceText
import Study
import Terminal

/// The words that show a card, safe to print.
struct CardText {
  /// Titles from the module down, joined by a sign.
  let breadcrumb: String
  /// The nearest title alone.
  let title: String
  /// The domain and its weight, such as `Domain 1 · 28 %`; empty if the card has none.
  let domain: String
  /// What is asked, without options and items.
  let prompt: String
  /// The answer; lines are kept.
  let answer: String
  /// The options of a choice or the items of a sequence in the order in which they are shown, each
  /// with its index in the card.
  let choices: [(index: Int, text: String)]
  /// Whether the choices are to be put in order rather than chosen from.
  let isSequence: Bool
  /// The indices of the options that are right.
  let rightOptions: Set<Int>
  /// Why options are right or wrong, by their index; empty where the guide does not say.
  let reasons: [Int: String]
  /// The items of a list, in the order of the card.
  let items: [String]
  /// What other places say beyond the answer, each with the title and the file it stands in.
  let others: [String]
  /// The learner's own note; empty if there is none.
  let note: String
  /// Why the learner marked the card as a bad one; nil if it is not marked.
  let flag: String?
  /// What the guide sets apart as code or by emphasis.
  let marks: MarkedWords

  /// Takes the words of a card of a session.
  init(_ index: Int, in session: ReviewSession) {
    let graph = session.graph
    let card = graph.cards[index]
    breadcrumb = card.breadcrumb.map { sanitized($0) }.joined(separator: " › ")
    title = card.breadcrumb.last.map { sanitized($0) } ?? ""
    if let number = card.domain, let domain = graph.blueprint?.domain(number) {
      self.domain = "Domain \(number) · \(domain.weightPercent) %"
    } else {
      domain = ""
    }
    let isChoice = !card.options.isEmpty
    prompt = sanitized(isChoice ? card.term : card.prompt, keepingNewlines: true)
    answer = sanitized(card.answer, keepingNewlines: true)
    isSequence = card.kind == .sequence
    rightOptions = Set(card.options.indices.filter { card.options[$0].isCorrect })
    reasons = Dictionary(
      uniqueKeysWithValues: card.options.enumerated().map {
        ($0.offset, sanitized($0.element.reason, keepingNewlines: true))
      }
    )
    let texts = isChoice ? card.options.map(\.text) : isSequence ? card.items : []
    choices = texts.isEmpty ? [] : session.order(of: index).map { ($0, sanitized(texts[$0])) }
    items = card.kind == .list ? card.items.map { sanitized($0) } : []
    others = card.others.map { other in
      let path = graph.files[other.place.file].path
      let file = path.split(separator: "/").last.map(String.init) ?? path
      let place = other.context.isEmpty ? file : "\(other.context), \(file)"
      return "\(sanitized(other.answer, keepingNewlines: true)) (\(sanitized(place)))"
    }
    let progress = session.learner.progress(of: card.id)
    note = sanitized(progress?.note ?? "")
    flag = progress?.flag.map { sanitized($0) }
    marks = card.sources.first.map { MarkedWords(at: $0, in: graph) } ?? MarkedWords()
  }

  /// Whether the answer is given by choosing or ordering.
  var isChosen: Bool { !choices.isEmpty }

  /// How many options are right.
  var keyCount: Int { rightOptions.count }

  /// What to do with the choices, in a few words.
  var task: String {
    if isSequence { return "Put the steps in order: their numbers, one after the other." }
    return keyCount == 1 ? "Choose one." : "Choose \(keyCount)."
  }

  /// Returns what numbers typed by the learner mean, or nil if one of them is none.
  ///
  /// - Parameter numbers: Positions from one, as they are shown.
  func response(to numbers: [Int]) -> Response? {
    guard numbers.allSatisfy({ choices.indices.contains($0 - 1) }),
      Set(numbers).count == numbers.count
    else { return nil }
    let indices = numbers.map { choices[$0 - 1].index }
    return isSequence ? .ordered(indices) : .chosen(Set(indices))
  }

  /// How many numbers make a response.
  var responseCount: Int { isSequence ? choices.count : keyCount }
}

/// Names of the grades as they stand on the keys.
enum GradeText {
  /// Returns the name of a grade by its key, 1 to 4.
  static func name(_ key: Int) -> String { ["Again", "Hard", "Good", "Easy"][key - 1] }
}
