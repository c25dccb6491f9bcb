/// One meaning of a term: what the guides say of it and where.
struct Sense {
  /// What a place contributes.
  struct Witness {
    /// The words of the definition without those of the term; nil for a name, which needs none.
    private(set) var words: ContentWords?
    private let draft: CardDraft
    /// The exam domain of the topic.
    let domain: Int?
    /// The task statement of the topic.
    let task: String?
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
      return ContentWords(all: Array(titles))
        .subtracting(ContentWords(beginningsOf: draft.concept))
    }
    /// The words of the definition without those of the term.
    fileprivate var said: ContentWords { words ?? Self.words(of: draft) }
    /// The fewest words of a definition that can be compared.
    fileprivate var fewestWords: Int {
      isPhrase ? Sense.fewestWordsOfPhrase : Sense.fewestWordsOfWord
    }

    /// Reads a definition.
    init(_ card: DraftedCard, form: TermForm, in place: Topic) {
      draft = card.draft
      domain = place.domain
      task = place.task
      topic = card.topic
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
  /// A definition that is read once there is another to compare it with.
  var unread: (card: DraftedCard, form: TermForm)?

  /// A single word easily has two meanings, but a short gloss may still be by chance unlike another.
  fileprivate static let fewestWordsOfWord = 3
  /// Where no exam says what topics are about, both together have to say more.
  private static let fewestWordsUnmapped = 7
  /// A term of several words seldom has two.
  fileprivate static let fewestWordsOfPhrase = 6

  /// Whether two definitions of one term mean different things: they share no word that says
  /// something, and serve different tasks of the exam and stand below different titles.
  ///
  /// - Parameter common: Words that so many definitions have that they say nothing.
  static func areHomonyms(_ one: Witness, _ other: Witness, common: ContentWords) -> Bool {
    guard !(one.isName && other.isName), one.topic != other.topic else { return false }
    if let domain = one.domain, domain == other.domain {
      guard !one.isPhrase, one.task != other.task else { return false }
    }
    let said = one.said
    let otherSaid = other.said
    guard said.count >= one.fewestWords, otherSaid.count >= other.fewestWords,
      !said.sharesWord(with: otherSaid, besides: common)
    else { return false }
    // Most pairs are decided by now, so that titles are seldom read.
    let titles = one.titles
    let otherTitles = other.titles
    guard !titles.isEmpty, !otherTitles.isEmpty,
      !titles.sharesWord(with: otherTitles, besides: common)
    else { return false }
    let areMapped = one.domain != nil && other.domain != nil
    return areMapped || said.count + otherSaid.count >= fewestWordsUnmapped
  }

  /// Returns which definitions belong together, as indices of the witnesses.
  ///
  /// Each is with all others that it is not a homonym of, however long the chain, so that one
  /// remote wording does not make a meaning of its own.
  static func clusters(of witnesses: [Witness], common: ContentWords) -> [[Int]] {
    var clusters: [[Int]] = []
    for index in witnesses.indices {
      var merged = [index]
      clusters.removeAll { cluster in
        let belongs = cluster.contains { other in
          !areHomonyms(witnesses[index], witnesses[other], common: common)
        }
        if belongs { merged = cluster + merged }
        return belongs
      }
      clusters.append(merged)
    }
    return clusters.map { $0.sorted() }.sorted { $0[0] < $1[0] }
  }
}
