/// Which lines of this machine's own log can be moved out without losing an event.
struct RemovalPlan {
  /// The lines to move out, in order.
  private(set) var lines: [Int] = []
  /// The events that stand in these lines, as rows.
  private(set) var rows: Set<Int> = []
  /// How many of the lines are no events.
  private(set) var damaged = 0
  /// How many stand in the log already.
  private(set) var repeated = 0
  /// How many are not counted because another event has their id.
  private(set) var conflicting = 0

  /// Plans for one log.
  ///
  /// Damaged lines go. A repeated line goes only if an earlier one has the same bytes, because a
  /// newer version may know fields that this one does not. A conflicting line goes only if the
  /// events that count, and their order, stay the same without it.
  ///
  /// - Parameters:
  ///   - index: The log among the logs.
  ///   - descriptor: The log, open.
  init(
    _ logs: ExaminedLogs,
    _ merge: EventMerge,
    log index: Int,
    descriptor: Int32,
    files: FileSystem
  ) throws(SystemFault) {
    let log = logs.logs[index]
    guard log.findings.allSatisfy({ $0.line != nil || $0.rule == .more }) else { return }
    let removable: [JournalFinding.Rule] = [.damagedLine, .tornLine, .longLine]
    let faults = log.faults.filter { removable.contains($0.rule) }.map(\.line)
    let check = DuplicateCheck(logs, merge)
    var repeats: Set<Int> = []
    for group in check.groups {
      let own = group.filter { log.rows.contains($0) }
      guard own.count > 1 else { continue }
      var texts: Set<[UInt8]> = []
      for row in own {
        let range = try FileLines.ranges(of: [logs.line(ofRow: row)], descriptor, files)
        let text = try FileLines.bytes(range, descriptor, files)
        let isNew = texts.insert(text.last == 0x0A ? text.dropLast() : text).inserted
        if !isNew { repeats.insert(row) }
      }
    }
    let conflicts = Set(check.conflicts.map(\.lost).filter { log.rows.contains($0) })
      .subtracting(repeats)
    let candidates = [repeats.union(conflicts), repeats, []]
    rows = candidates.first { RemovalPlan.isHarmless($0, logs.table, merge) } ?? []
    damaged = faults.count
    repeated = rows.intersection(repeats).count
    conflicting = rows.count - repeated
    lines = (faults + rows.map { logs.line(ofRow: $0) }).sorted()
  }

  var isEmpty: Bool { lines.isEmpty }

  /// Whether the events that count are the same, and in the same order, without some rows.
  private static func isHarmless(_ rows: Set<Int>, _ table: EventTable, _ merge: EventMerge) -> Bool
  {
    if rows.isEmpty { return true }
    let rest = table.without(rows)
    let before = EventList(table: table, order: merge.order)
    let after = EventList(table: rest, order: EventMerge(rest).order)
    return before.elementsEqual(after)
  }
}
