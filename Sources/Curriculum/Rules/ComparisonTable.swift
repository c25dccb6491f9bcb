import Markdown

/// A table as a guide means it: things, and what is said of each.
struct ComparisonTable {
  /// What the corner is called.
  let corner: Label
  let things: [TextSlice]
  let aspects: [Label]
  /// The cells by thing and aspect; nil where the row is too short.
  private let cells: [[Cell?]]

  /// A cell with what it says, and what is added to it by rows below that have no name.
  struct Cell {
    let node: NodeID
    var text: TextSlice
  }

  /// Reads a table; things stand in the first column, unless that one counts the rows or lists
  /// aspects of the others. What stands in a timetable is nothing to learn.
  init?(_ table: NodeID, in guide: GuideText) {
    let document = guide.document
    var rows = document.childList(of: table).map { row in
      document.childList(of: row).map { Cell(node: $0, text: guide.text(of: $0).trimmed) }
    }
    if Self.countsRows(rows, in: guide) {
      if rows[0].count < 3 { return nil }
      rows = rows.map { Array($0.dropFirst()) }
    } else if Self.groupsRows(rows, in: guide.arena) {
      rows = rows.map { Array($0.dropFirst()) }
    } else {
      Self.joinRows(&rows, in: guide.arena)
    }
    guard let head = rows.first, rows.count >= 2, head.count >= 2 else { return nil }
    if Self.days.contains(guide.arena.key(head[0].text)) { return nil }
    let columns = head.map { Label($0.text, in: guide.arena) }
    let names = rows.dropFirst().map { $0.first?.text ?? .empty }
    corner = columns[0]
    let body = rows.dropFirst().map { row in
      columns.indices.dropFirst().map { row.indices.contains($0) ? row[$0] : nil }
    }
    // Questions that do not ask for anything are cases: `compare two means`.
    let areCases =
      corner.key == "question" && names.count { $0.last == UInt8(ascii: "?") } * 2 < names.count
    let isTransposed =
      columns.count > 2 && !areCases
      && !(corner.key.isEmpty
        && (Self.areNames(names, beside: columns) || Self.areProperties(columns)))
      && (Self.saysAspects(corner) || Self.areProducts(columns, in: guide.arena))
      && !columns.dropFirst().contains {
        $0.isAttribute && !($0.key == "process") || Self.properties.contains($0.key.firstWord)
      }
    if isTransposed {
      things = columns.dropFirst().map(\.text)
      aspects = names.map { Label($0, in: guide.arena) }
      cells = things.indices.map { column in body.map { $0[column] } }
    } else {
      things = Self.filled(names, beside: body)
      aspects = Array(columns.dropFirst())
      cells = body
    }
  }

  /// Whether below an empty corner stand names such as `LRS`, and words over the other columns.
  private static func areNames(_ cells: [TextSlice], beside columns: [Label]) -> Bool {
    let isInCapitals = { (text: TextSlice) in
      text.count > 1 && text.beginsWithLetter && text.firstIndex { $0 &- 0x61 < 26 } == nil
    }
    return cells.count(where: isInCapitals) * 3 >= cells.count * 2
      && !columns.dropFirst().contains { isInCapitals($0.text) }
  }

  /// Whether columns beside an empty corner are said of what stands in the rows: `lossless?`, `pick
  /// when`, `timeout`.
  private static func areProperties(_ columns: [Label]) -> Bool {
    columns.dropFirst().contains { header in
      let last = SideBySide.lastWord(of: header.key)
      return header.text.last == UInt8(ascii: "?") || openEnds.contains(last)
        || quantities.contains(last)
    }
  }

  /// What headers end with that want to be completed.
  private static let openEnds: PhraseSet = ["by", "for", "if", "when", "with"]
  private static let quantities: PhraseSet = [
    "capacity", "cost", "dose", "duration", "latency", "lifetime", "limit", "limits", "memory",
    "payload", "period", "port", "ports", "price", "pricing", "protocol", "range", "retention",
    "size", "speed", "symptoms", "throughput", "timeout", "timing", "treatment", "year", "years",
  ]

  /// Whether a corner says that aspects stand below it: `Feature`, `Feature / Aspect`.
  private static func saysAspects(_ corner: Label) -> Bool {
    corner.roles.contains(.aspects) || corner.roles.contains(.genericTitle)
      || !corner.key.containsWord { !LabelRoles.roles(ofKey: $0).contains(.aspects) }
  }

  /// Whether all columns but the first are products, which what stands in the first is asked of.
  private static func areProducts(_ columns: [Label], in arena: TextArena) -> Bool {
    columns.dropFirst().allSatisfy {
      QuestionForm.isProduct($0.text, arena) || Vocabulary.serviceNames.contains($0.key)
    } && !Vocabulary.serviceNames.contains(columns[0].key.firstWord)
  }

  /// What headers of properties begin with: `Function (what it does)`.
  private static let properties: PhraseSet = [
    "cases", "category", "function", "functions", "how", "meaning", "role", "scope", "usage",
    "what", "when", "why",
  ]

  /// Whether the first column numbers three rows or more: 1, 2, 3.
  private static func countsRows(_ rows: [[Cell]], in guide: GuideText) -> Bool {
    guard rows.count >= 4, let corner = rows[0].first,
      // `Stage` tells what the numbers are of.
      !stages.contains(guide.arena.key(corner.text))
    else { return false }
    return rows.dropFirst().enumerated().allSatisfy { index, row in
      row.first.map { $0.text == guide.arena.copy(String(index + 1)) } ?? false
    }
  }

  /// Whether the first column only says what kind of thing stands in the second: it says the same of
  /// several, or says it once, where cells were joined.
  private static func groupsRows(_ rows: [[Cell]], in arena: TextArena) -> Bool {
    guard rows.count > 3, rows[0].count > 2, groups.contains(arena.key(rows[0][0].text)),
      case let second = Label(rows[0][1].text, in: arena), !second.isAttribute,
      !quantities.contains(SideBySide.lastWord(of: second.key))
    else { return false }
    let body = rows.dropFirst()
    let hashes = { (column: Int) in
      Set(body.map { $0.indices.contains(column) ? $0[column].text.hash : TextSlice.empty.hash })
    }
    let empty = TextSlice.empty.hash
    return hashes(0).subtracting([empty]).count < body.count
      && hashes(1).count == body.count && !hashes(1).contains(empty)
  }

  /// Gives rows without a name that of the row above, where their next cells tell them apart.
  private static func filled(_ names: [TextSlice], beside cells: [[Cell?]]) -> [TextSlice] {
    var above = TextSlice.empty
    return zip(names, cells).map { name, cells in
      if !name.isEmpty { above = name }
      return cells.count > 1 && cells[0]?.text.isEmpty == false ? above : name
    }
  }

  /// Adds rows of two cells that have no name to the row above: they go on with it.
  private static func joinRows(_ rows: inout [[Cell]], in arena: TextArena) {
    guard rows.count > 2, rows[0].count == 2, !isBare(rows[1]),
      rows.dropFirst(2).contains(where: isBare)
    else { return }
    var joined = Array(rows.prefix(2))
    for row in rows.dropFirst(2) {
      guard isBare(row) else {
        joined.append(row)
        continue
      }
      let last = joined.count - 1
      for place in joined[last].indices.dropFirst()
      where row.indices.contains(place) && !row[place].text.isEmpty {
        let text = joined[last][place].text
        if text.count > longestJoined { continue }
        joined[last][place].text =
          text.isEmpty ? row[place].text : arena.joined(text, "; ", row[place].text)
      }
    }
    rows = joined
  }

  /// What is longer is no answer.
  private static let longestJoined = 600

  private static func isBare(_ row: [Cell]) -> Bool {
    row.first.map(\.text.isEmpty) ?? false && row.dropFirst().contains { !$0.text.isEmpty }
  }

  private static let groups: PhraseSet = [
    "area", "category", "class", "domain", "family", "group", "kind", "layer", "phase", "section",
    "stage", "topic", "type",
  ]

  private static let stages: PhraseSet = ["layer", "level", "phase", "stage", "tier"]
  private static let days: PhraseSet = ["day", "days", "week", "weeks", "weekday"]

  subscript(thing: Int, aspect: Int) -> Cell? { cells[thing][aspect] }

  /// What is said of a thing; empty if nothing is.
  func text(_ thing: Int, _ aspect: Int) -> TextSlice { cells[thing][aspect]?.text ?? .empty }
}
