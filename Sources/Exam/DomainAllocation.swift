/// Splits a number of questions over domains by weight.
package enum DomainAllocation {
  /// Returns the number of questions for each weight.
  ///
  /// Each domain gets its exact share rounded down; what remains goes to the largest remainders.
  /// Equal remainders take turns, beginning at `rotation`, so that no domain always wins.
  ///
  /// - Parameters:
  ///   - count: Questions to place; zero or more.
  ///   - weights: Weights of the domains; zero or more.
  ///   - available: The most questions that each domain can give.
  ///   - rotation: Where the turns of equal remainders begin.
  /// - Returns: A number for each domain; they sum to `count`, or to all that is available.
  ///
  /// Source: the method of largest remainder (Hamilton).
  package static func counts(
    _ count: Int,
    weights: [Double],
    available: [Int],
    rotation: Int = 0
  ) -> [Int] {
    precondition(weights.count == available.count, "each weight has a number of questions")
    var counts = [Int](repeating: 0, count: weights.count)
    var left = min(count, available.reduce(0, +))
    // Domains that run out hand their share on to the others.
    while left > 0 {
      let open = weights.indices.filter { counts[$0] < available[$0] }
      let total = open.reduce(0) { $0 + weights[$1] }
      let shares = open.map { index in
        total > 0 ? Double(left) * weights[index] / total : Double(left) / Double(open.count)
      }
      let placed = place(left, shares: shares, rotation: rotation)
      for (position, index) in open.enumerated() {
        let added = min(placed[position], available[index] - counts[index])
        counts[index] += added
        left -= added
      }
    }
    return counts
  }

  private static func place(_ count: Int, shares: [Double], rotation: Int) -> [Int] {
    var placed = shares.map { Int($0.rounded(.down)) }
    // Shares that are whole but for rounding must not count as remainders.
    let remainders = zip(shares, placed).map { share, whole in
      ((share - Double(whole)) * 1e9).rounded() / 1e9
    }
    let turns = shares.indices.map { ($0 + rotation) % max(shares.count, 1) }
    let order = shares.indices.sorted { left, right in
      remainders[left] != remainders[right]
        ? remainders[left] > remainders[right] : turns[left] < turns[right]
    }
    var left = count - placed.reduce(0, +)
    for index in order where left > 0 {
      placed[index] += 1
      left -= 1
    }
    return placed
  }
}
