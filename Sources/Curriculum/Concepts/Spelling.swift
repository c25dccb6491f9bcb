/// How far two spellings are apart.
enum Spelling {
  /// Returns the number of letters to insert, remove, change or swap with their neighbour.
  ///
  /// - Returns: The distance, or nil if it is above the limit.
  /// - Complexity: O(n × m) in the bytes.
  ///
  /// Source: optimal string alignment, a restricted edit distance after Damerau.
  static func distance(_ one: some StringProtocol, _ other: some StringProtocol, limit: Int) -> Int?
  {
    let left = Array(one.utf8)
    let right = Array(other.utf8)
    guard abs(left.count - right.count) <= limit else { return nil }
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    for (row, letter) in left.enumerated() {
      var current = [row + 1]
      for (column, otherLetter) in right.enumerated() {
        var best = last[column] + (letter == otherLetter ? 0 : 1)
        best = min(best, last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, letter == right[column - 1], left[row - 1] == otherLetter {
          best = min(best, beforeLast[column - 1] + 1)
        }
        current.append(best)
      }
      beforeLast = last
      last = current
    }
    let distance = last[right.count]
    return distance <= limit ? distance : nil
  }

  /// Whether one word is the other with a slip of the pen.
  ///
  /// Words that differ in digits or in a prefix such as `in-` and `de-` mean different things; so do
  /// words that differ in much of their length.
  static func isSlip(_ one: Substring, _ other: Substring) -> Bool {
    let longest = max(one.utf8.count, other.utf8.count)
    guard longest >= 4, digits(one) == digits(other),
      let distance = distance(one, other, limit: 2), distance > 0
    else { return false }
    if distance == 1 {
      let shorter = one.utf8.count < other.utf8.count ? one : other
      let longer = one.utf8.count < other.utf8.count ? other : one
      // `symmetric` and `asymmetric`
      return !(longer.utf8.count > shorter.utf8.count && longer == "a" + shorter)
    }
    return distance * 4 < longest && one.utf8.prefix(2).elementsEqual(other.utf8.prefix(2))
  }

  private static func digits(_ word: Substring) -> [UInt8] {
    word.utf8.filter { $0 &- 0x30 < 10 }
  }
}
