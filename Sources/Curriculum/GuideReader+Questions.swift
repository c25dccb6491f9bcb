import Markdown
import SourceText

extension GuideReader {
  /// The topic of questions that stand below a heading without text of its own, or below none.
  mutating func topicOfQuestions(
    below above: (section: GuideOutline.Section, own: Inherited)?,
    index: Int?,
    _ guide: GuideText,
    _ file: Int,
    _ own: Inherited
  ) -> Int {
    if let known = topicsOfQuestions[index] { return known }
    let topic = graph.topics.count
    topicsOfQuestions[index] = topic
    let domain = above?.own.domain
    graph.topics.append(
      Topic(
        title: own.trail.last ?? "",
        number: above?.section.title.number,
        module: own.module ?? 0,
        parent: nil,
        breadcrumb: own.trail,
        covers: above.map { scope.points(of: $0.section.directives) } ?? [],
        isBesideTheExam: false,
        requires: [],
        domain: domain,
        task: above?.own.task,
        confidence: domain == nil ? 0 : 1,
        place: place(file, above?.section.heading.map { guide.document.range(of: $0) } ?? 0..<0),
        body: 0..<0
      )
    )
    return topic
  }

  /// Makes cards of a guide's own questions; those of a question bank are kept for exams.
  mutating func addChoices(
    _ questions: [QuestionDraft],
    below above: (section: GuideOutline.Section, own: Inherited)?,
    index: Int?,
    _ guide: GuideText,
    _ file: Int,
    _ own: inout Inherited
  ) {
    if questions.isEmpty { return }
    let topic = own.topic ?? topicOfQuestions(below: above, index: index, guide, file, own)
    own.topic = topic
    for question in questions {
      guard let draft = CardDraft(question, breadcrumb: own.trail) else { continue }
      let place = place(file, question.range)
      drafts.append(DraftedCard(draft: draft, topic: topic, place: place))
    }
  }

  mutating func addQuestions(
    _ drafts: [QuestionDraft],
    of section: GuideOutline.Section,
    _ file: Int,
    _ own: Inherited,
    isBank: Bool
  ) {
    var identifier = section.directives.first { $0.name == "question" }?.value
    let covers = scope.points(of: section.directives)
    for draft in drafts {
      let place = place(file, draft.range)
      let keys = Question.Option.keys(of: draft.options.map(\.text))
      let question = Question(
        id: identifier ?? Self.name(of: draft),
        title: section.title.name,
        stem: draft.stem.isEmpty ? section.title.name : draft.stem,
        options: zip(draft.options, keys).map { option, key in
          Question.Option(
            text: option.text,
            reason: option.reason,
            isCorrect: option.isCorrect,
            place: self.place(file, option.range),
            key: key
          )
        },
        covers: covers,
        domain: own.domain,
        task: own.task,
        place: place,
        unknownAnswer: draft.unknownAnswer
      )
      questions.append((question, identifier == nil ? draft : nil))
      if isBank { check(section.directives, topic: nil, place) }
      identifier = nil
    }
  }

  /// A name made from the stem.
  private static func name(of draft: QuestionDraft) -> String {
    StableHash.base32(of: TermKey.key(draft.stem))
  }

  /// A name made from the stem and the options, for one of several questions with the same stem.
  static func longName(of draft: QuestionDraft) -> String {
    let options = draft.options.map { TermKey.key($0.text) }.sorted().joined(separator: "\u{1F}")
    return StableHash.base32(of: TermKey.key(draft.stem) + "\u{1E}" + options)
  }
}
