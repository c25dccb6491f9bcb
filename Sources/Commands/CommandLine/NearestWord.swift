/// Finds the word that somebody probably meant.
enum NearestWord {
  /// Returns the nearest of some words, or nil if none is near enough.
  ///
  /// A word is near if at most a third of its letters, and at least one, would have to change; a
  /// word that begins with what was typed is near as well.
  static func nearest(to word: String, among candidates: [String]) -> String? {
    let typed = Array(word.lowercased())
    guard !typed.isEmpty else { return nil }
    let ranked = candidates.filter { !$0.isEmpty }.map { candidate in
      (candidate, distance(typed, Array(candidate)))
    }
    let best = ranked.min { ($0.1, $0.0) < ($1.1, $1.0) }
    if let best, best.1 <= max(1, max(typed.count, best.0.count) / 3) { return best.0 }
    return candidates.sorted().first { typed.count >= 3 && $0.hasPrefix(word.lowercased()) }
  }

  /// The number of letters to add, drop, change or swap with a neighbour.
  ///
  /// Source: the restricted Damerau-Levenshtein distance.
  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var before: [Int] = []
    var previous = Array(0...right.count)
    for (i, a) in left.enumerated() {
      var current = [i + 1]
      for (j, b) in right.enumerated() {
        var cost = min(previous[j] + (a == b ? 0 : 1), previous[j + 1] + 1, current[j] + 1)
        if i > 0, j > 0, a == right[j - 1], left[i - 1] == b { cost = min(cost, before[j - 1] + 1) }
        current.append(cost)
      }
      before = previous
      previous = current
    }
    return previous[right.count]
  }
}
