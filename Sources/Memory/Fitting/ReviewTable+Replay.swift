extension ReviewTable {
  /// Returns the state of each card after all its reviews, by card; nil for a card without any.
  ///
  /// - Complexity: Linear in the number of reviews.
  package func states(of model: ModelChoice) -> [MemoryState?] {
    // The switch is outside the loop, so that the loop is compiled for one model.
    switch model {
    case .fsrs6(let model): replay(model)
    case .fsrs7(let model): replay(model)
    }
  }

  private func replay(_ model: some MemoryModel) -> [MemoryState?] {
    var states: [MemoryState?] = []
    states.reserveCapacity(cardCount)
    grades.withUnsafeBufferPointer { grades in
      elapsedDays.withUnsafeBufferPointer { elapsedDays in
        for card in 0..<cardCount {
          var state: MemoryState?
          for row in rows(of: card) {
            let grade = Grade(rawValue: Int(grades[row])) ?? .again
            state = model.next(state, after: Days(elapsedDays[row]), grade: grade)
          }
          states.append(state)
        }
      }
    }
    return states
  }
}
