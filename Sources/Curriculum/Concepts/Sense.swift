/// One meaning of a term: what the guides say of it and where.
struct Sense {
  /// What a place contributes.
  struct Witness {
    /// The words of the definition without those of the term; nil for a name, which needs none.
    private(set) var words: ContentWords?
    /// The definition.
    let card: CardPlace
    /// The index of the topic.
    let topic: Int
    /// The index of the file.
    let file: Int
    /// Whether the term is written like a name, which means one thing wherever it stands.
    let isName: Bool
    /// Whether the term has several words.
    let isPhrase: Bool

    /// The words of the titles above.
    func titles(in guides: [GuideCards]) -> ContentWords {
      let draft = guides[card].draft
      // All cards of a guide stand below its first title.
      let titles = draft.breadcrumb.dropFirst(draft.breadcrumb.count > 1 ? 1 : 0)
      return ContentWords(all: titles).subtracting(ContentWords(beginningsOf: draft.concept))
    }
    /// The words of the definition without those of the term.
    func said(in guides: [GuideCards]) -> ContentWords {
      words ?? Self.words(of: guides[card].draft)
    }
    /// The fewest words of a definition that can be compared.
    var fewestWords: Int { isPhrase ? Sense.fewestWordsOfPhrase : Sense.fewestWordsOfWord }

    /// Reads a definition.
    init(_ card: CardPlace, in guides: [GuideCards]) {
      let source = guides[card]
      self.card = card
      topic = guides.topic(of: card)
      file = source.place.file
      let hasVendor = guides.traits(of: card).form?.hasVendor ?? false
      isName = hasVendor || TermForm.isName(source.draft.term)
      isPhrase = source.draft.concept.utf8.contains(0x20)
      if !isName { words = Self.words(of: source.draft) }
    }

    private static func words(of draft: CardDraft) -> ContentWords {
      ContentWords(draft.answer).subtracting(ContentWords(beginningsOf: draft.concept))
    }
  }

  /// The index of the concept.
  let concept: Int
  /// The index of the title that cards of this sense add to their names; nil for the first sense of
  /// a term.
  let context: Int?
  /// The definitions.
  var witnesses: [Witness]

  /// A single word easily has two meanings, but a short gloss may still be by chance unlike another.
  private static let fewestWordsOfWord = 3
  /// Where no exam says what topics are about, both together have to say more.
  static let fewestWordsUnmapped = 7
  /// A term of several words seldom has two.
  private static let fewestWordsOfPhrase = 6
}
