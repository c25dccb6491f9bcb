import Markdown

// Sections that are one question each, as in the papers of an exam: `Q2 (2 marks)`, what is asked,
// and then what would be a good answer.
extension CardRules {
  /// Reads a section as a question with a model answer below it.
  ///
  /// - Returns: Whether it was one, so that nothing else is read of it.
  mutating func readExercise(_ blocks: [NodeID]) -> Bool {
    guard let label = blocks.firstIndex(where: { answerLabel($0) != nil }),
      let said = answerLabel(blocks[label])
    else { return false }
    let asked = blocks[..<label].filter { document.kind(of: $0) != .htmlBlock }
    guard asked.allSatisfy({ document.kind(of: $0) == .paragraph }), asked.count <= Self.mostStems
    else { return false }
    // `(2 marks)` behind the number is what it is worth.
    let worth = subject.text.firstIndex { "([".utf8.contains($0) } ?? subject.text.count
    let title =
      QuestionLabel.question(subject.text)?.rest
      ?? QuestionLabel.question(subject.text.prefix(worth).trimmed)?.rest
    let stem = arena.joined(asked.map { guide.text(of: $0).trimmed }, by: "\n")
    let question: TextSlice
    if let title {
      question =
        title.isEmpty ? stem : stem.isEmpty ? title : arena.joined(title, "\n", stem)
    } else {
      guard stem.isEmpty, Self.examTasks.contains(folded: subject.text.firstWord),
        subject.text.spacedWordCount > 2
      else { return false }
      question = subject.text
    }
    guard !question.isEmpty else { return false }
    var rest = blocks[(label + 1)...]
    if let end = rest.firstIndex(where: { document.kind(of: $0) == .thematicBreak }) {
      rest = rest[..<end]
    }
    if let first = rest.first, document.kind(of: first) == .list { rest = rest.prefix(1) }
    if rest.isEmpty, said.isEmpty { return false }
    let isIntroduction = rest.first.map { document.kind(of: $0) == .list } ?? false
    let answer = answer(isIntroduction ? .empty : said, goesOnIn: rest)
    let count = drafts.count
    let items = itemCount(of: rest)
    add(question, answer, items: items, isExplicit: true, asked.first ?? blocks[label], .top)
    return drafts.count > count
  }

  /// What stands behind `Model answer:` in the first line of a paragraph; nil without such a label.
  private func answerLabel(_ block: NodeID) -> TextSlice? {
    guard document.kind(of: block) == .paragraph else { return nil }
    let text = QuestionLabel.withoutSigns(guide.text(of: block).trimmed)
    let end = text.firstIndex { ":.".utf8.contains($0) } ?? text.count
    guard end <= Self.longestLabel, Self.answerLabels.contains(folded: text.prefix(end).trimmed)
    else { return nil }
    return text.suffix(from: min(text.count, end + 1)).trimmed
  }

  private static let longestLabel = 24
  private static let mostStems = 4
  private static let answerLabels: PhraseSet = [
    "answer", "expected answer", "mark scheme", "marking points", "marking scheme", "model answer",
    "model answers", "possible answer", "sample answer", "solution", "suggested answer",
    "worked solution",
  ]
  /// What a learner is told to do in a question without a question mark.
  static let examTasks: PhraseSet = [
    "calculate", "compare", "define", "describe", "discuss", "distinguish", "evaluate", "explain",
    "give", "identify", "justify", "list", "name", "outline", "prove", "show", "sketch", "state",
    "suggest", "summarise", "summarize",
  ]
}
