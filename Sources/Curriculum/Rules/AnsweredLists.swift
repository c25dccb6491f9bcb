import Markdown

/// Numbered questions whose answers stand in a numbered list of their own, further down or at the
/// end: `Review questions` and `Answers`.
struct AnsweredLists {
  /// The item that answers each question.
  private(set) var answers: [NodeID: NodeID] = [:]
  /// The lists of answers, of which nothing else is made.
  private(set) var lists: Set<NodeID> = []

  /// One question alone is no exercise.
  private static let fewestQuestions = 2

  /// No lists.
  init() {}

  /// Finds the lists of a document.
  ///
  /// - Complexity: O(n) in the number of top-level blocks.
  init(_ guide: GuideText, _ outline: GuideOutline) {
    let document = guide.document
    var open: [NodeID]?
    for section in outline.sections {
      var announcesAnswers = Self.names(section.title, Self.answerWords, guide.arena)
      for block in section.blocks {
        switch document.kind(of: block) {
        case .paragraph:
          let text = guide.text(of: block)
          announcesAnswers =
            announcesAnswers || text.count < 40 && Self.holds(text, Self.answerWords, guide.arena)
        case .htmlBlock:
          announcesAnswers = announcesAnswers || document.withSource(of: block) { Self.holds($0) }
        case .list where document.isOrdered(block):
          let items = document.childList(of: block)
          if let questions = open, announcesAnswers, questions.count == items.count {
            for (question, answer) in zip(questions, items) { answers[question] = answer }
            lists.insert(block)
            open = nil
          } else if items.count >= Self.fewestQuestions, Self.areQuestions(items, guide),
            Self.names(section.title, Self.questionWords, guide.arena)
              || Self.haveGaps(items, guide)
          {
            open = items
          }
        default: break
        }
      }
    }
  }

  /// Whether most items ask something and none offers options.
  private static func areQuestions(_ items: [NodeID], _ guide: GuideText) -> Bool {
    let asked = items.count { item in
      guard let first = guide.document.firstChild(of: item), case let text = guide.text(of: first)
      else { return false }
      return text.last == UInt8(ascii: "?") || hasGap(text)
        || CardRules.examTasks.contains(folded: text.firstWord)
    }
    return asked * 2 > items.count
      && items.allSatisfy { guide.document.childList(of: $0).count == 1 }
  }

  /// Whether most items have a gap to be filled.
  private static func haveGaps(_ items: [NodeID], _ guide: GuideText) -> Bool {
    let count = items.count { item in
      guide.document.firstChild(of: item).map { hasGap(guide.text(of: $0)) } ?? false
    }
    return count * 2 > items.count
  }

  private static func hasGap(_ text: TextSlice) -> Bool { text.contains("___") }

  private static let questionWords: PhraseSet = ["questions", "quiz", "exercises", "problems"]
  private static let answerWords: PhraseSet = ["answers", "answer", "solutions", "key"]

  private static func names(_ title: Title, _ words: PhraseSet, _ arena: TextArena) -> Bool {
    holds(arena.copy(title.name), words, arena)
  }

  private static func holds(_ text: TextSlice, _ words: PhraseSet, _ arena: TextArena) -> Bool {
    arena.key(text).containsWord { words.contains($0) }
  }

  private static func holds(_ html: TextSlice) -> Bool {
    html.contains("<summary>") && html.containsFolded("answer")
  }
}
