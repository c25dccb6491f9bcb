/// The number of terminal columns that text takes.
///
/// Combining marks and controls take none, East Asian wide characters and emoji take two, and a
/// character made of several scalars takes at most two. Ambiguous characters count as narrow.
package enum TextWidth {
  /// Returns the columns of one scalar on its own, in `0...2`.
  ///
  /// - Complexity: O(log n) in the number of table ranges; O(1) for ASCII and most of Latin.
  package static func of(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 {
      return value < 0x20 || (0x7F..<0xA0).contains(value) ? 0 : 1
    }
    if contains(value, in: WidthTable.zero) { return 0 }
    return value >= 0x1100 && contains(value, in: WidthTable.wide) ? 2 : 1
  }

  /// Returns the columns of one character, in `0...2`.
  package static func of(_ character: Character) -> Int {
    if let ascii = character.asciiValue {
      return ascii < 0x20 || ascii == 0x7F ? 0 : 1
    }
    var sum = 0
    var previous: Unicode.Scalar?
    for scalar in character.unicodeScalars {
      let width = of(scalar)
      // A mark that stands beside its letter needs a column that it does not have on its own.
      let isBeside = width == 0 && sum == 1 && scalar.properties.generalCategory == .spacingMark
      sum += isBeside ? 1 : width
      // The emoji selector widens a narrow symbol that has an emoji form.
      if scalar.value == 0xFE0F, let base = previous, base.properties.isEmoji { sum = 2 }
      if sum >= 2 { return 2 }
      previous = scalar
    }
    return sum
  }

  /// Returns the columns of a text, as if it stood on one line.
  ///
  /// - Complexity: O(n) in the number of bytes.
  package static func of(_ text: some StringProtocol) -> Int {
    let printableBytes = text.utf8.withContiguousStorageIfAvailable { bytes -> Int? in
      bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7F } ? bytes.count : nil
    }
    if let count = printableBytes ?? nil { return count }
    var columns = 0
    var at = text.startIndex
    while at < text.endIndex {
      let byte = text.utf8[at]
      let next = text.utf8.index(after: at)
      // What an ASCII character stands before may be a mark that belongs to it.
      if byte < 0x80, next == text.endIndex || text.utf8[next] < 0x80 {
        columns += byte < 0x20 || byte == 0x7F ? 0 : 1
        at = next
      } else {
        columns += of(text[at])
        at = text.index(after: at)
      }
    }
    return columns
  }

  private static func contains(_ value: UInt32, in pairs: [UInt32]) -> Bool {
    var low = 0
    var high = pairs.count / 2
    while low < high {
      let middle = (low + high) / 2
      if value > pairs[2 * middle + 1] {
        low = middle + 1
      } else if value < pairs[2 * middle] {
        high = middle
      } else {
        return true
      }
    }
    return false
  }
}
