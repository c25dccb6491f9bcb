/// One meaning of a term: what the guides say of it and where.
struct Sense {
  /// What a place contributes.
  struct Witness {
    /// The words of the definition without those of the term; nil for a name, which needs none.
    private(set) var words: ContentWords?
    private let draft: CardDraft
    /// The index of the topic.
    let topic: Int
    /// The index of the file.
    let file: Int
    /// Whether the term is written like a name, which means one thing wherever it stands.
    let isName: Bool
    /// Whether the term has several words.
    let isPhrase: Bool

    /// The words of the titles above.
    var titles: ContentWords {
      // All cards of a guide stand below its first title.
      let titles = draft.breadcrumb.dropFirst(draft.breadcrumb.count > 1 ? 1 : 0)
      return ContentWords(all: titles).subtracting(ContentWords(beginningsOf: draft.concept))
    }
    /// The words of the definition without those of the term.
    var said: ContentWords { words ?? Self.words(of: draft) }
    /// The fewest words of a definition that can be compared.
    var fewestWords: Int { isPhrase ? Sense.fewestWordsOfPhrase : Sense.fewestWordsOfWord }

    /// Reads a definition.
    ///
    /// - Parameter topic: The index of its topic in the graph.
    init(_ card: DraftedCard, form: TermForm, topic: Int) {
      draft = card.draft
      self.topic = topic
      file = card.file
      isName = form.hasVendor || TermForm.isName(card.draft.term)
      isPhrase = card.draft.concept.utf8.contains(0x20)
      if !isName { words = Self.words(of: draft) }
    }

    private static func words(of draft: CardDraft) -> ContentWords {
      ContentWords(draft.answer).subtracting(ContentWords(beginningsOf: draft.concept))
    }
  }

  /// The index of the concept.
  let concept: Int
  /// What cards of this sense add to their names; nil for the first sense of a term.
  let context: String?
  /// The definitions.
  var witnesses: [Witness]

  /// A single word easily has two meanings, but a short gloss may still be by chance unlike another.
  private static let fewestWordsOfWord = 3
  /// Where no exam says what topics are about, both together have to say more.
  static let fewestWordsUnmapped = 7
  /// A term of several words seldom has two.
  private static let fewestWordsOfPhrase = 6
}
