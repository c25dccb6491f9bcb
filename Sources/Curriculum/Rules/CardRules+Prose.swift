import Markdown

// Sentences of running text that say what something is or does, without any mark.
extension CardRules {
  /// What is asked of running text once it is known what else a section asks.
  struct Prose {
    /// How many sentences stand in paragraphs without a term.
    var sentences = 0
    /// The sentences that define something.
    var definitions: [(ProseDefinition, LabelPath, Range<Int>)] = []
    /// The blocks that answer the title of the section, which asks for what they say.
    var answers: Set<NodeID> = []
  }

  /// Reads the sentences of a paragraph that define their subject: `A snapshot is a copy of a disk`,
  /// `Live migration moves a running machine to another host`.
  mutating func readProse(_ paragraph: NodeID, labels: LabelPath) {
    if prose.answers.contains(paragraph) { return }
    let range = document.range(of: paragraph)
    let text = guide.text(of: paragraph).trimmed
    // Behind a label stand remarks on it, and an introduction says what is to come.
    let isRemark =
      text.prefix(Self.longestLabel).contains(UInt8(ascii: ":")) || Self.speaksOfTheGuide(text)
    var sentences = Sentences(text, arena)
    while let sentence = sentences.next() {
      prose.sentences += 1
      if isRemark { continue }
      var rest = sentence
      // What stands behind a semicolon is a sentence of its own.
      while let end = rest.firstIndex(of: "; ") {
        add(rest.prefix(end), labels, range)
        rest = rest.suffix(from: end + 2)
      }
      while let end = endOfClause(rest) {
        add(rest.prefix(end), labels, range)
        rest = rest.suffix(from: end + 2)
      }
      add(rest, labels, range)
    }
  }

  private static let longestLabel = 32

  /// The place of a comma behind which another name does something: `CodeBuild builds, CodeDeploy
  /// deploys to …`.
  func endOfClause(_ sentence: TextSlice) -> Int? {
    var from = 0
    while let comma = sentence.firstIndex(of: UInt8(ascii: ","), from: from) {
      from = comma + 1
      var rest = sentence.suffix(from: from)
      guard rest.first == 0x20, let name = rest.nextWord(),
        GrammaticalNumber.isCompoundName(name) || QuestionForm.isAbbreviation(name),
        let verb = rest.nextWord(), verb == "is" || QuestionForm.isThirdPerson(verb, arena)
      else { continue }
      return comma
    }
    return nil
  }

  /// `This module goes from …`
  private static func speaksOfTheGuide(_ text: TextSlice) -> Bool {
    var rest = text
    while let at = rest.firstFoldedIndex(of: "this ") {
      rest = rest.suffix(from: at + 5)
      if documents.contains(rest.firstWord) { return true }
    }
    return false
  }

  private static let documents: PhraseSet = [
    "article", "chapter", "course", "guide", "lesson", "module", "part", "post", "section", "unit",
  ]

  private mutating func add(_ sentence: TextSlice, _ labels: LabelPath, _ range: Range<Int>) {
    guard let definition = ProseDefinition(sentence, arena) else { return }
    prose.definitions.append((definition, labels, range))
  }

  /// Adds what running text says, where it is most of what a section says.
  ///
  /// Whoever writes notes in prose defines most terms so. Where terms are set apart, by a mark, in
  /// a list or in a table, the text around them explains and is not there to be recalled.
  mutating func addProse() {
    let stated = drafts.count { $0.basis == .stated }
    guard stated * Self.sentencesForEach <= prose.sentences else { return }
    for (definition, labels, range) in prose.definitions {
      addSpoken(definition.spoken, of: definition.subject, labels, range, isProse: true)
    }
  }

  /// So many sentences stand for each card of a section that is prose.
  static let sentencesForEach = 2
}
