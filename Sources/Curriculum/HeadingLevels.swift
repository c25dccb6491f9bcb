import Markdown

/// The levels of headings as the author meant them.
///
/// In guides put together from pages, a heading such as `1.2` may stand a level above its sister
/// `1.1`. A dotted number says more than the number of hashes: headings whose numbers have as many
/// parts are sisters, and unnumbered headings between two of them belong to the first.
struct HeadingLevels {
  /// A heading as it is written.
  struct Heading {
    let level: Int
    /// The parts of a dotted number such as `1.2`; empty if there is none.
    let number: [Int]
    /// Whether the heading calls itself a module, a domain or the like.
    let isLabelled: Bool

    init(level: Int, title: Title) {
      self.level = level
      isLabelled = title.label != nil
      guard !isLabelled, let dotted = title.number, dotted.utf8.contains(UInt8(ascii: ".")) else {
        number = []
        return
      }
      let parts = dotted.utf8.split(separator: UInt8(ascii: ".")).map { Int(Substring($0)) ?? -1 }
      number = parts.count > 1 && !parts.contains(-1) ? parts : []
    }
  }

  /// The levels, one for each heading.
  private(set) var levels: [Int]

  /// - Complexity: O(n) in the number of headings.
  init(_ headings: [Heading]) {
    levels = headings.map(\.level)
    guard Self.areInconsistent(headings) else { return }
    var levelOfDepth: [Int: Int] = [:]
    var lastNumbered: Int?
    /// A heading below which others keep their distance: its level as written and as meant.
    var anchor = (written: 0, meant: 0)
    let next = Self.nextNumbered(headings)
    for (index, heading) in headings.enumerated() {
      if !heading.number.isEmpty {
        let level = levelOfDepth[heading.number.count] ?? heading.level
        levelOfDepth[heading.number.count] = level
        levels[index] = level
        anchor = (heading.level, level)
        lastNumbered = index
      } else if let last = lastNumbered, !heading.isLabelled {
        let isInside =
          next[index].map { headings[$0].number[0] == headings[last].number[0] } ?? false
        if heading.level > anchor.written {
          levels[index] = anchor.meant + heading.level - anchor.written
        } else if heading.level > headings[last].level || isInside {
          let depth = max(1, heading.level - headings[last].level)
          levels[index] = levels[last] + depth
          anchor = (heading.level, levels[index])
        } else {
          lastNumbered = nil
        }
      } else {
        lastNumbered = nil
      }
    }
  }

  /// Whether headings with numbers of the same depth stand at different levels.
  private static func areInconsistent(_ headings: [Heading]) -> Bool {
    var levels: [Int: Int] = [:]
    for heading in headings where !heading.number.isEmpty {
      if levels.updateValue(heading.level, forKey: heading.number.count) ?? heading.level
        != heading.level
      {
        return true
      }
    }
    return false
  }

  /// For each heading the next one with a dotted number, unless a labelled one comes first.
  private static func nextNumbered(_ headings: [Heading]) -> [Int?] {
    var result = [Int?](repeating: nil, count: headings.count)
    var next: Int?
    for index in headings.indices.reversed() {
      result[index] = next
      if !headings[index].number.isEmpty { next = index }
      if headings[index].isLabelled { next = nil }
    }
    return result
  }
}
