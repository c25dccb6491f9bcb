extension CardRules {
  /// The nearest thing that a bare attribute can belong to.
  ///
  /// A label such as `Benefits of this approach` names nothing by itself.
  func owner(_ path: LabelPath) -> Label {
    labels.lowest(above: path) { !$0.isAttribute && !$0.isVague } ?? realSubject
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
      return title
    }
    let topic = Label(title.text.suffix(from: mark.utf8CodeUnitCount).trimmed, in: arena)
    return topic.isNamed ? topic : title
  }

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
