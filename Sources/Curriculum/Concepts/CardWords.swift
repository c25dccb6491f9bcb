/// The words of the cards of a guide that are compared with others; nil for all others.
struct CardWords {
  /// What definitions say of terms that others define too.
  let witnesses: [Sense.Witness?]
  /// The words of answers to questions that others answer too.
  let answers: [ContentWords?]

  /// Reads the words of the cards of all guides, side by side.
  ///
  /// - Parameters:
  ///   - familyOf: The family of each card.
  ///   - count: The number of families.
  static func all(
    _ guides: [GuideCards],
    _ familyOf: [[Int]],
    count: Int,
    _ parallel: Parallel
  ) -> [CardWords] {
    var definitions = [Int32](repeating: 0, count: count)
    var questions = HashIndex(capacity: count)
    var answers: [Int32] = []
    let questionOf = zip(guides, familyOf).map { guide, families in
      zip(guide.traits, families).map { traits, family in
        if traits.statesMeaning { definitions[family] += 1 }
        let question = WordHash.joined(traits.asked, UInt64(family))
        let number = questions[question] ?? answers.count
        if number == answers.count {
          questions[question] = number
          answers.append(0)
        }
        answers[number] += 1
        return number
      }
    }
    let (definitionCounts, answerCounts) = (definitions, answers)
    return parallel.map(Array(guides.indices), cost: { guides[$0].drafts.count }) { guide in
      let cards = guides[guide].traits.indices
      return CardWords(
        witnesses: cards.map { index in
          guides[guide].traits[index].statesMeaning && definitionCounts[familyOf[guide][index]] > 1
            ? Sense.Witness(CardPlace(guide: guide, index: index), in: guides) : nil
        },
        answers: cards.map { index in
          answerCounts[questionOf[guide][index]] > 1
            ? ContentWords(guides[guide].drafts[index].draft.answer) : nil
        }
      )
    }
  }
}
