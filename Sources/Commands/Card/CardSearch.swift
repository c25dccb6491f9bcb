import Curriculum
import Terminal

/// Finds the card that a learner means: by its id, the beginning of its id, or words of its prompt.
struct CardSearch {
  /// What was found.
  enum Outcome {
    /// Exactly one card fits.
    case found(KnownCard)
    /// So many cards fit.
    case several([KnownCard])
    /// None fits; the nearest that does, if there is any, in place of what was typed.
    case nothing(nearest: String?)
  }

  private let known: KnownCards
  /// The prompts in lower case, their words, and the words in order with a space around each.
  private let prompts: [(text: String, words: Set<Substring>, phrase: String)]

  /// The shortest beginning of an id that is looked for; shorter ones fit by chance.
  private static let shortestBeginning = 3

  /// Prepares a search.
  init(_ known: KnownCards) {
    self.known = known
    prompts = known.cards.map { card in
      let text = card.prompt.lowercased()
      let words = Self.words(of: text)
      return (text, Set(words), Self.phrase(of: words))
    }
  }

  /// Looks for a card.
  ///
  /// An id or a whole prompt wins over everything. Otherwise words in their order, then in any, then
  /// beginnings of words count, each together with the beginnings of ids.
  func outcome(of text: String) -> Outcome {
    if let card = known.card(CardID(text)) { return .found(card) }
    let matches = matches(of: text)
    if matches.isEmpty { return .nothing(nearest: nearest(to: text)) }
    return matches.count == 1
      ? .found(known.cards[matches[0]]) : .several(matches.map { known.cards[$0] })
  }

  private func matches(of text: String) -> [Int] {
    let text = text.lowercased()
    let words = Self.words(of: text)
    let same = indices { prompts[$0].text == text }
    if same.count == 1 { return same }
    let isBeginning = text.utf8.count >= Self.shortestBeginning
    let begun = Set(
      isBeginning ? indices { known.cards[$0].id.text.hasPrefix(text) } : []
    )
    guard !words.isEmpty else { return begun.sorted() }
    let phrase = Self.phrase(of: words)
    let found =
      [
        { prompts[$0].phrase.contains(phrase) },
        { prompts[$0].words.isSuperset(of: words) },
        { index in words.allSatisfy { prompts[index].phrase.contains(" " + $0) } },
      ].lazy.map { (fits: (Int) -> Bool) in indices(where: fits) }.first { !$0.isEmpty } ?? []
    // Who types a term means the cards about it before those that mention it.
    return begun.union(found).sorted { one, other in
      let isAbout = (prompts[one].text.hasPrefix(text), prompts[other].text.hasPrefix(text))
      return isAbout.0 != isAbout.1 ? isAbout.0 : one < other
    }
  }

  private func indices(where fits: (Int) -> Bool) -> [Int] {
    prompts.indices.filter(fits)
  }

  /// The same words without their slips, if some prompt has them all; else the prompt that has the
  /// most of them.
  private func nearest(to text: String) -> String? {
    let typed = Self.words(of: text.lowercased())
    let vocabulary = prompts.reduce(into: Set<Substring>()) { $0.formUnion($1.words) }
    let candidates = vocabulary.map(String.init) + known.cards.map(\.id.text)
    let mended = typed.map { word in
      vocabulary.contains(word)
        ? String(word) : NearestWord.nearest(to: String(word), among: candidates) ?? String(word)
    }
    let phrase = mended.joined(separator: " ")
    if phrase != typed.joined(separator: " "),
      known.card(CardID(phrase)) != nil || !matches(of: phrase).isEmpty
    {
      return phrase
    }
    let words = mended.map { Substring($0) }
    let shared = prompts.map { prompt in words.count { prompt.words.contains($0) } }
    guard let most = shared.max(), most > 0, let index = shared.firstIndex(of: most) else {
      return nil
    }
    return known.cards[index].prompt
  }

  private static func phrase(of words: [Substring]) -> String {
    " " + words.joined(separator: " ") + " "
  }

  private static func words(of text: String) -> [Substring] {
    text.split { !($0.isLetter || $0.isNumber) }
  }
}
