/// What the marks of a table mean: yes and no in words, by letters, ticks or crosses.
struct TableVerdicts {
  /// Whether single letters stand for yes and no.
  private let hasLetters: Bool
  /// The aspects in which a mark says yes and an empty cell says no.
  let ticked: Set<Int>
  /// The aspects in which a dash is a minus, because others are a plus.
  private let signed: Set<Int>

  init(_ table: ComparisonTable) {
    var yes = 0
    var no = 0
    var ticked: Set<Int> = []
    var signed: Set<Int> = []
    for aspect in table.aspects.indices {
      var marks = 0
      var blanks = 0
      for thing in table.things.indices {
        let cell = table.text(thing, aspect)
        if Self.saysYes.contains(folded: cell) { yes += 1 }
        if Self.saysNo.contains(folded: cell) { no += 1 }
        if cell == "+" || cell == "++" { signed.insert(aspect) }
        if cell.isEmpty { blanks += 1 } else if Self.isTick(cell) { marks += 1 }
      }
      if marks > 0, blanks > 0, marks + blanks == table.things.count { ticked.insert(aspect) }
    }
    // An `n` by itself is a number: `linear | n | n | n`.
    hasLetters = yes > 0 && no > 0 && yes + no >= Self.fewestLetters
    self.ticked = ticked
    self.signed = signed
  }

  private static let fewestLetters = 3
  private static let saysYes: PhraseSet = ["y", "yes"]
  private static let saysNo: PhraseSet = ["n", "no"]

  static func isTick(_ cell: TextSlice) -> Bool {
    cell.count <= 6 && ticks.contains(folded: cell)
  }

  private static let ticks: PhraseSet = ["x", "✅", "✔️", "✔", "✓", "☑", "☑️", "●"]

  /// What a cell says: a dash is a minus where others are a plus.
  func value(_ aspect: Int, _ cell: TextSlice) -> TextSlice {
    let isDash = cell == "-" || cell == "–" || cell == "—"
    return isDash && signed.contains(aspect) ? TextSlice("−") : cell
  }

  /// Yes or no, if a cell says nothing else but for a remark in parentheses.
  func verdict(
    _ thing: Int,
    _ aspect: Int,
    _ cell: TextSlice,
    _ arena: TextArena
  ) -> TextSlice? {
    if ticked.contains(aspect) { return TextSlice(cell.isEmpty ? "no" : "yes") }
    // A column without gaps is ticked throughout.
    if !ticked.isEmpty, Self.isTick(cell) { return TextSlice("yes") }
    if cell.first >= 0x80 {
      for (mark, word) in Self.signs where cell.hasPrefix(mark) {
        return Self.verdict(word, cell.suffix(from: mark.utf8CodeUnitCount).trimmed, arena)
      }
      return nil
    }
    if hasLetters, cell.count == 1 || cell.count > 3 && cell[1] == 0x20 {
      switch cell.first | 0x20 {
      case UInt8(ascii: "y"): return Self.verdict("yes", cell.suffix(from: 1).trimmed, arena)
      case UInt8(ascii: "n"): return Self.verdict("no", cell.suffix(from: 1).trimmed, arena)
      default: return nil
      }
    }
    return cell.count <= 3 && Self.yesAndNo.contains(folded: cell) ? cell : nil
  }

  private static func verdict(
    _ word: StaticString,
    _ remark: TextSlice,
    _ arena: TextArena
  ) -> TextSlice? {
    if remark.isEmpty { return TextSlice(word) }
    return remark.first == UInt8(ascii: "(") ? arena.joined(TextSlice(word), " ", remark) : nil
  }

  private static let signs: [(mark: StaticString, word: StaticString)] = [
    ("✅", "yes"), ("✔️", "yes"), ("✔", "yes"), ("✓", "yes"), ("❌", "no"), ("✗", "no"), ("✘", "no"),
  ]
  private static let yesAndNo: PhraseSet = ["no", "yes"]
}
