import Markdown

/// The sentences of guides that measure something, whether or not cards are made of them.
struct MeasuredSentences {
  /// A sentence with what it is about.
  struct Sentence {
    let measurement: Measurement
    let place: Place
    /// The index of the concept that it is about; nil if only its words tell.
    let subject: Int?
  }

  /// Sentences about the same concept, or in the same words, by the kind of their unit.
  private(set) var groups: [[Sentence]] = []
  private let context: CheckContext
  private let names: ConceptNames
  private var places: [String: Int] = [:]
  /// Which concept the cards of a place are about.
  private var concepts: [Place: Int] = [:]

  /// Collects what sentences and cards measure.
  ///
  /// - Complexity: O(n) in the number of bytes.
  init(_ sentences: [GuideSentence], _ context: CheckContext) {
    self.context = context
    names = ConceptNames(context.graph)
    for card in context.graph.cards where !card.prompt.contains(where: \.isNumber) {
      readAnswers(to: card)
    }
    for sentence in sentences where sentence.text.utf8.contains(where: TextMarks.isDigit) {
      read(sentence.text, sentence.place, about: concepts[sentence.place])
    }
  }

  /// What an answer says stands behind what is asked.
  private mutating func readAnswers(to card: Card) {
    guard let place = card.sources.first else { return }
    if [.definition, .attribute, .table].contains(card.kind) {
      for place in card.sources { concepts[place] = concepts[place] ?? card.concept }
    }
    let isCell = card.kind == .table || card.kind == .attribute
    guard isCell || card.kind == .basic else { return }
    let asked = String(card.prompt.map { $0 == "?" || $0 == ":" ? " " : $0 })
    let concept = isCell ? card.concept : nil
    read(asked + " " + card.answer, place, about: concept, isCell: isCell)
    for other in card.others {
      read(asked + " " + other.answer, other.place, about: concept, isCell: isCell)
    }
  }

  private mutating func read(
    _ text: String,
    _ place: Place,
    about concept: Int?,
    isCell: Bool = false
  ) {
    for piece in GuideSentence.sentences(of: text) {
      let sentence = StatementReader.tokens(of: piece)[...]
      guard let measurement = Measurement(sentence) else { continue }
      let named = isCell ? nil : names.first(in: piece)
      let subjects = Set([concept, named].compactMap { $0 })
      for subject in subjects.sorted() {
        let subjectWords = ContentWords(
          all: [context.graph.concepts[subject].term] + context.graph.concepts[subject].aliases
        )
        add(measurement.about(subjectWords), place, of: subject, "\(subject) \(measurement.unit)")
      }
      // What agrees in all its words is about the same, whatever that is.
      if !isCell, measurement.words.count >= Self.fewestWords {
        let name = measurement.words.hashes.map { String($0, radix: 36) }.joined(separator: " ")
        add(measurement, place, of: nil, "\(measurement.unit) \(name)")
      }
    }
  }

  private mutating func add(
    _ measurement: Measurement,
    _ place: Place,
    of subject: Int?,
    _ group: String
  ) {
    let at = places[group] ?? groups.count
    if at == groups.count {
      places[group] = at
      groups.append([])
    }
    guard groups[at].count < Self.mostAlike else { return }
    groups[at].append(Sentence(measurement: measurement, place: place, subject: subject))
  }

  private static let fewestWords = 4
  /// More sentences measure more things than one.
  private static let mostAlike = 32
}
