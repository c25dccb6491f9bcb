import Curriculum
package import Journal

/// What the candidate does.
package enum ExamInput: Sendable {
  /// Choose these options, by their place in the order shown, instead of any chosen before.
  case choose(Set<Int>)
  /// Choose an option or take the choice back; in a question with one key the choice moves.
  case toggle(Int)
  /// Mark the question to come back to, or take the mark away.
  case flag
  /// Go on; after the last question the exam is handed in.
  case next
  /// Go back by one.
  case previous
  /// Stop without handing in.
  case quit
}

/// What an exam asks of the world around it.
package enum ExamEffect: Hashable, Sendable {
  /// Write an event to the log.
  case append(EventBody)
  /// The input does not fit; the text says what does.
  case hint(String)
}

/// A practice exam as a state machine: the terminal, plain mode and the tests drive the same one.
package struct ExamSession: Sendable {
  /// Where the exam stands.
  package enum Stage: Hashable, Sendable {
    /// The question with this index shows.
    case question(Int)
    /// All was handed in.
    case finished
    /// The candidate stopped before the end.
    case stopped
  }

  /// The questions.
  package let form: ExamForm
  /// Where the exam stands.
  package private(set) var stage: Stage
  /// The chosen options of each question, by their place in the order shown.
  package private(set) var chosen: [Set<Int>]
  /// Which questions are marked to come back to.
  package private(set) var flagged: [Bool]

  private var saved: [Set<Int>]
  private var savedFlags: [Bool]
  private var spentMilliseconds: [Int64]
  private var shownAt: Moment

  /// Begins an exam.
  package init(form: ExamForm, now: Moment) {
    self.form = form
    stage = form.items.isEmpty ? .finished : .question(0)
    chosen = form.items.map { _ in [] }
    flagged = form.items.map { _ in false }
    saved = chosen
    savedFlags = flagged
    spentMilliseconds = form.items.map { _ in 0 }
    shownAt = now
  }

  /// How many options the key of a question has.
  package func keyCount(of index: Int) -> Int { form.items[index].question.keyCount }

  /// How many questions have as many choices as their key.
  package var answeredCount: Int {
    form.items.indices.count { chosen[$0].count == keyCount(of: $0) }
  }

  /// Takes one input in.
  ///
  /// - Returns: What the world is to do, in order.
  package mutating func handle(_ input: ExamInput, now: Moment) -> [ExamEffect] {
    guard case .question(let index) = stage else { return [.hint("The exam is over.")] }
    let options = form.items[index].options.indices
    switch input {
    case .choose(let places):
      guard places.allSatisfy(options.contains) else { return [.hint(lettersHint(index))] }
      guard places.count <= keyCount(of: index) else {
        return [.hint("Choose \(keyCount(of: index)) at the most.")]
      }
      chosen[index] = places
      return []
    case .toggle(let place):
      guard options.contains(place) else { return [.hint(lettersHint(index))] }
      return toggle(place, of: index)
    case .flag:
      flagged[index].toggle()
      return []
    case .next: return go(to: index + 1, from: index, now: now)
    case .previous:
      if index == 0 { return [.hint("This is the first question.")] }
      return go(to: index - 1, from: index, now: now)
    case .quit:
      let effects = save(index, now: now)
      stage = .stopped
      return effects
    }
  }

  private mutating func toggle(_ place: Int, of index: Int) -> [ExamEffect] {
    if chosen[index].remove(place) != nil { return [] }
    if keyCount(of: index) == 1 {
      chosen[index] = [place]
    } else if chosen[index].count == keyCount(of: index) {
      return [.hint("\(keyCount(of: index)) are chosen; take one back first.")]
    } else {
      chosen[index].insert(place)
    }
    return []
  }

  private func lettersHint(_ index: Int) -> String {
    let last = OptionLetter.text(form.items[index].options.count - 1)
    return "The options are A to \(last)."
  }

  private mutating func go(to target: Int, from index: Int, now: Moment) -> [ExamEffect] {
    var effects = save(index, now: now)
    if target < form.items.count {
      stage = .question(target)
    } else {
      stage = .finished
      effects.append(.append(.examFinished(form: form.id)))
    }
    return effects
  }

  /// Writes the answer of a question if it changed since it was last written.
  private mutating func save(_ index: Int, now: Moment) -> [ExamEffect] {
    spentMilliseconds[index] += max(0, shownAt.milliseconds(to: now))
    shownAt = now
    guard chosen[index] != saved[index] || flagged[index] != savedFlags[index] else { return [] }
    saved[index] = chosen[index]
    savedFlags[index] = flagged[index]
    let item = form.items[index]
    let answer = ExamAnswer(
      form: form.id,
      question: item.question.id,
      chosen: chosen[index].sorted().map { item.options[$0].key },
      milliseconds: Int(spentMilliseconds[index]),
      isFlagged: flagged[index]
    )
    return [.append(.examAnswered(answer))]
  }

  /// The score of what was chosen so far.
  package var score: ExamScore { ExamScore(form: form, chosen: chosen) }
}

/// The letters that options go by on the screen.
package enum OptionLetter {
  /// Returns the letter of a place: A for the first.
  package static func text(_ place: Int) -> String {
    UnicodeScalar(UInt8(ascii: "A") + UInt8(clamping: place)).description
  }

  /// Returns the places that a text of letters names, such as `bd` or `B, D`; nil if it has
  /// anything else in it.
  package static func places(in text: String) -> Set<Int>? {
    var places: Set<Int> = []
    for scalar in text.uppercased().unicodeScalars where scalar != " " && scalar != "," {
      guard ("A"..."Z").contains(scalar) else { return nil }
      places.insert(Int(scalar.value) - 65)
    }
    return places.isEmpty ? nil : places
  }
}
