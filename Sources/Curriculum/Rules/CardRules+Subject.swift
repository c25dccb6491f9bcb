extension CardRules {
  /// The nearest thing that a bare attribute can belong to.
  ///
  /// A label such as `Benefits of this approach` names nothing by itself.
  func owner(_ path: LabelPath) -> Label {
    let label = labels.lowest(above: path) { !$0.isAttribute && !$0.isVague }
    return label.map { topicOfQuestion($0.text) ?? $0 } ?? realSubject
  }

  /// The title of the section. If that only points back, it means the section before it, or else
  /// the nearest title above it that is no module's.
  private var realSubject: Label {
    if subject.isNamed { return topicOfQuestion(subject.text) ?? subject }
    if subject.isVague, let sectionBefore, sectionBefore.isNamed { return sectionBefore }
    let above = subject.isGeneric ? titles[...] : titles.dropFirst()
    return above.last { $0.isNamed }.map { Self.withoutIntroduction($0, arena) } ?? subject
  }

  /// The title without `Introduction to` or the like, which says nothing of the subject.
  static func withoutIntroduction(_ title: Label, _ arena: TextArena) -> Label {
    guard let mark = introductions.first(where: { title.text.hasFoldedPrefix($0) }) else {
      return withoutObjective(title, arena)
    }
    let topic = Label(title.text.suffix(from: mark.utf8CodeUnitCount).trimmed, in: arena)
    return topic.isNamed ? topic : title
  }

  /// What a section with a title is about; see `withoutIntroduction`.
  static func subject(of title: String) -> String {
    let isIntroduced = title.withTextSlice { title in
      objectives.contains(folded: title.firstWord)
        || introductions.contains { title.hasFoldedPrefix($0) }
    }
    guard isIntroduced else { return title }
    let arena = TextArena()
    return withExtendedLifetime(arena) {
      String(withoutIntroduction(Label(arena.copy(title), in: arena), arena).text)
    }
  }

  /// `Face Detection` of the objective `Identify features and uses for Face Detection`, and the
  /// title itself if it tells to do anything else.
  private static func withoutObjective(_ title: Label, _ arena: TextArena) -> Label {
    var rest = title.text
    guard let verb = rest.nextWord(), objectives.contains(folded: verb) else { return title }
    var topic = rest.trimmed
    var isAspect = false
    while let word = rest.nextWord() {
      if aspectsOfObjectives.contains(folded: word) {
        isAspect = true
      } else if isAspect, word == "of" || word == "for" {
        topic = rest.trimmed
        break
      } else if !wordsBesideAspects.contains(folded: word) {
        break
      }
    }
    let first = topic.firstWord
    if Vocabulary.articles.contains(folded: first) {
      // `Identify the dataset to keep` tells what to do.
      guard isAspect else { return title }
      topic = topic.suffix(from: first.count).trimmed
    }
    guard topic.beginsWithLetter, !Vocabulary.questionWords.contains(folded: first) else {
      return title
    }
    let name = Label(arena.capitalized(topic), in: arena)
    return name.isNamed ? name : title
  }

  private static let objectives: PhraseSet = ["describe", "explain", "identify", "recognize"]
  private static let aspectsOfObjectives: PhraseSet = [
    "benefits", "capabilities", "characteristics", "concepts", "considerations", "features",
    "principles", "purpose", "types", "uses",
  ]
  private static let wordsBesideAspects: PhraseSet = [
    "and", "common", "core", "key", "main", "the",
  ]

  private static let introductions: [StaticString] = [
    "introduction to ", "an introduction to ", "intro to ", "overview of ", "an overview of ",
  ]

  /// `NoSQL` of `What is NoSQL`, which has the properties that stand below it.
  private func topicOfQuestion(_ title: TextSlice) -> Label? {
    let end = title.last == UInt8(ascii: "?") ? title.dropLast().trimmed : title
    guard let mark = Self.questionsOfMeaning.first(where: { end.hasFoldedPrefix($0) }) else {
      return nil
    }
    var name = end.suffix(from: mark.utf8CodeUnitCount)
    for article in ["a ", "an ", "the "] as [StaticString] where name.hasFoldedPrefix(article) {
      name = name.suffix(from: article.utf8CodeUnitCount)
      break
    }
    guard (1...4).contains(name.spacedWordCount),
      !name.containsWord(where: { Vocabulary.sentenceWords.contains(folded: $0) })
    else { return nil }
    let topic = Label(name, in: arena)
    return topic.isNamed ? topic : nil
  }

  private static let questionsOfMeaning: [StaticString] = ["what is ", "what are "]
}
