import Markdown

// What the rows and the columns of a table are about.
extension CardRules {
  /// Whether a line of a paragraph is the head of a table that a converter has flattened.
  func holdsLostTable(_ paragraph: NodeID) -> Bool {
    guard let first = document.firstChild(of: paragraph), document.kind(of: first) == .strong else {
      return false
    }
    var beginsLine = true
    var next: NodeID? = first
    while let node = next {
      if beginsLine, LeadTerm.isLostTable(node, in: guide) { return true }
      beginsLine = LeadTerm.isBreak(node, in: document)
      next = document.nextSibling(of: node)
    }
    return false
  }

  /// The rows whose first cell stands in another row too, which only a second cell tells apart.
  func repeatedThings(of table: ComparisonTable) -> Set<Int> {
    guard table.things.count > 2 else { return [] }
    let repeated = Self.repeated(table.things)
    // A row that somebody wrote twice among others is asked, and told to be there twice.
    let isSlip = table.aspects.count == 1 && repeated.count == 2 && table.things.count > 2
    return isSlip ? [] : repeated
  }

  private static func repeated(_ names: [TextSlice]) -> Set<Int> {
    var rows = HashIndex()
    var repeated: Set<Int> = []
    for (index, name) in names.enumerated() where !name.isEmpty {
      if let first = rows[name.hash] {
        repeated.formUnion([first, index])
      } else {
        rows[name.hash] = index
      }
    }
    return repeated
  }

  /// The names of rows that only the first two cells together tell apart: `BP 2, LP 1`; nil if these
  /// do not either.
  func doubleNames(of table: ComparisonTable) -> [TextSlice]? {
    guard table.aspects.count > 1, !table.aspects[0].roles.contains(.definition) else { return nil }
    let second = table.things.indices.map { table.text($0, 0) }
    // An empty first cell belongs to the row above, as in a table with joined cells.
    guard table.things.allSatisfy(Self.saysSomething),
      second.allSatisfy({ !$0.isEmpty && $0.spacedWordCount <= Self.mostWordsInKey })
    else { return nil }
    let names = zip(table.things, second).map { thing, other in
      let name = named(thing, under: table.corner)
      return arena.joined(name, ", ", named(other, under: table.aspects[0]))
    }
    return Self.repeated(names).isEmpty ? names : nil
  }

  private static let mostWordsInKey = 4

  /// `Port 22`, `Class A` and `Mild (severity of an attack)`, because a number, a letter or a degree
  /// names nothing alone.
  func named(_ thing: TextSlice, under corner: Label) -> TextSlice {
    // `E < 10,000` is a letter, `< 10,000` a number.
    let isLetter =
      thing.first &- 0x41 < 26
      && (thing.count == 1 || thing.count > 2 && thing[1] == 0x20 && Self.isSign(thing[2]))
    let isNumber =
      !thing.isEmpty
      && (isLetter
        || thing.firstIndex {
          !TextMarks.isDigit($0) && !"-–—.,:=≤≥".utf8.contains($0) && !Self.isSign($0) && $0 != 0x20
        } == nil)
    if Self.degrees.contains(folded: thing), corner.isNamed, corner.text.spacedWordCount > 1 {
      return arena.joined(thing, " (", corner.text, ")")
    }
    guard isNumber, corner.text.beginsWithLetter, corner.text.spacedWordCount <= 2 else {
      return thing
    }
    return arena.joined(corner.text, " ", thing)
  }

  /// Whether a byte begins a sign that compares numbers.
  private static func isSign(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") || byte == 0xE2
  }

  /// What may be said of anything.
  private static let degrees: PhraseSet = [
    "high", "large", "low", "medium", "mild", "moderate", "normal", "severe", "small",
  ]

  /// Whether a table sets what is predicted against what is: its cells are names of mistakes.
  func isConfusionMatrix(_ table: ComparisonTable) -> Bool {
    let things = table.things.map { arena.key($0) }
    let isActual = { (key: TextSlice) in key.hasPrefix("actual") }
    let isPredicted = { (key: TextSlice) in key.hasPrefix("predicted") }
    if things.count > 1 && things.allSatisfy(isPredicted)
      || table.aspects.count > 1 && table.aspects.allSatisfy({ isPredicted($0.key) })
    {
      return true
    }
    return things.contains(where: isActual) && table.aspects.contains { isPredicted($0.key) }
      || things.contains(where: isPredicted) && table.aspects.contains { isActual($0.key) }
  }

  /// Whether a table is a sample of data, whose headers are names of fields: `sale_day`.
  func holdsData(_ table: ComparisonTable) -> Bool {
    if holdsCounts(table) || isPayoff(table) { return true }
    let headers = ([table.corner] + table.aspects).map(\.text)
    guard headers.count > 2, headers.contains(where: { $0.contains(UInt8(ascii: "_")) }) else {
      return false
    }
    // `article`, `sale_day`
    return headers.allSatisfy { header in
      header.firstIndex { $0 &- 0x61 >= 26 && $0 != UInt8(ascii: "_") } == nil
    }
  }

  /// Whether the columns of a table are called as its rows are: it tells what comes of two together.
  static func combinesThings(_ table: ComparisonTable, _ arena: TextArena) -> Bool {
    guard table.aspects.count > 1, table.things.count > 1 else { return false }
    let things = table.things.map { arena.key($0) }
    let common = table.aspects.count { aspect in things.contains { $0 == aspect.key } }
    return common == min(things.count, table.aspects.count)
  }

  /// Whether a table counts something, with a sum of its rows or columns.
  private func holdsCounts(_ table: ComparisonTable) -> Bool {
    let isSum = { (text: TextSlice) in Self.sums.contains(folded: text) }
    guard
      table.things.last.map(isSum) ?? false || table.aspects.last.map({ isSum($0.text) }) ?? false
    else { return false }
    return allCells(of: table) { $0.firstIndex(where: TextMarks.isLetter) == nil }
  }

  private static let sums: PhraseSet = ["sum", "total", "totals"]

  /// Whether every cell of a table holds two numbers, as the pay-offs of a game do: `10, 2`.
  private func isPayoff(_ table: ComparisonTable) -> Bool {
    table.things.count == 2 && table.aspects.count == 2
      && allCells(of: table) {
        $0.contains(", ") && $0.firstIndex(where: TextMarks.isLetter) == nil
      }
  }

  private func allCells(of table: ComparisonTable, satisfy condition: (TextSlice) -> Bool) -> Bool {
    table.things.indices.allSatisfy { thing in
      table.aspects.indices.allSatisfy { condition(table.text(thing, $0)) }
    }
  }

  /// Whether rows or columns and all cells are degrees, as where probability meets impact: `very high`.
  func isMatrixOfDegrees(_ table: ComparisonTable) -> Bool {
    let isDegree = { (word: TextSlice) in Self.degrees.contains(folded: word) || word == "Very" }
    let areDegrees =
      table.aspects.count > 1 && table.aspects.allSatisfy { isDegree($0.text.firstWord) }
      || table.aspects.count > 1 && table.things.allSatisfy { isDegree($0.firstWord) }
    return areDegrees
      && table.things.indices.allSatisfy { thing in
        table.aspects.indices.allSatisfy { aspect in
          let cell = table.text(thing, aspect)
          return cell.spacedWordCount <= 2
            && !cell.containsWord { !isDegree($0) }
        }
      }
  }

  /// Descriptions of what stands in the column before rather than of the row: `Model type | Method |
  /// Description`.
  func columnsAboutOthers(in table: ComparisonTable) -> Set<Int> {
    Set(
      table.aspects.indices.dropFirst().filter { place in
        let before = SideBySide.lastWord(of: table.aspects[place - 1].key)
        return table.aspects[place].roles.contains(.definition)
          && Self.kindsDescribed.contains(before)
          && !(SideBySide.lastWord(of: table.corner.key) == before)
      }
    )
  }

  private static let kindsDescribed: PhraseSet = [
    "algorithm", "approach", "method", "metric", "strategy", "technique",
  ]

  private static let longestName = 60

  /// Whether a thing has the answer in its own name: `S3 with Glue` is kept in `S3`.
  func isNamed(_ answer: TextSlice, in thing: Label) -> Bool {
    guard answer.count <= min(thing.text.count, Self.longestName), case let key = arena.key(answer),
      key.count > 1
    else {
      return false
    }
    var rest = thing.key
    while !rest.isEmpty {
      if rest.hasPrefix(key), rest.count == key.count || rest[key.count] == 0x20 { return true }
      _ = rest.nextWord()
      rest = rest.trimmed
    }
    return false
  }
}
