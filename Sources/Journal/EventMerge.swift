/// Puts the events of all files into their one order.
///
/// The order is defined by the set of events alone, so that it is the same for any order of
/// reading, for files read twice and for copies under other names:
///
/// 1. The events of each writer are sorted by sequence, then time, then id. The reading of a
///    clock that was set back must not turn the order of one machine around, so each event counts
///    at the latest time that the writer had reached: the running maximum of its times.
/// 2. All events are sorted by that time, then writer, sequence, their own time and id.
/// 3. Of events with one id the first stays. Equal copies vanish without a word; if the others
///    differ, the smaller canonical line is the first where all else is equal, and it is reported.
///
/// - Complexity: O(n) for logs that are in order already; else O(n log n).
struct EventMerge {
  private let table: EventTable
  /// The rank of each writer by name.
  private let ranks: [Int]
  /// The running maximum of times by row; empty while every row counts at its own time.
  private var times: [Int64] = []
  /// The rows in order; `nil` while they are in order as they stand.
  private(set) var order: [UInt32]?
  /// The ids that different events share, in order of the events kept.
  private(set) var conflicts: [EventID] = []

  init(_ table: EventTable) {
    self.table = table
    let byName = table.writers.indices.sorted { table.writers[$0] < table.writers[$1] }
    var ranks = [Int](repeating: 0, count: byName.count)
    for (rank, writer) in byName.enumerated() { ranks[writer] = rank }
    self.ranks = ranks
    let shape = shape()
    if !shape.isOrderlyByWriter { countTimes() }
    if !shape.isSorted || !times.isEmpty {
      order = sorted(byTime: true)
    }
    collapse()
  }

  /// Tells whether all rows are in order, and whether each writer's rows are.
  private func shape() -> (isSorted: Bool, isOrderlyByWriter: Bool) {
    var latest = [Int](repeating: -1, count: ranks.count)
    var isSorted = true
    for index in table.rows.indices {
      let row = table.rows[index]
      let previous = latest[Int(row.writer)]
      latest[Int(row.writer)] = index
      if previous >= 0 {
        let before = table.rows[previous]
        guard before.sequence < row.sequence, before.at <= row.at else { return (false, false) }
      }
      if isSorted, index > 0 {
        let before = table.rows[index - 1]
        if before.at > row.at
          || before.at == row.at && ranks[Int(before.writer)] > ranks[Int(row.writer)]
        {
          isSorted = false
        }
      }
    }
    return (isSorted, true)
  }

  private mutating func countTimes() {
    let rows = table.rows
    var result = [Int64](repeating: 0, count: rows.count)
    var writer: UInt16?
    var time = Int64.min
    for index in sorted(byTime: false) {
      let row = rows[Int(index)]
      time = row.writer == writer ? max(time, row.at) : row.at
      writer = row.writer
      result[Int(index)] = time
    }
    times = result
  }

  /// Returns all rows by writer and sequence, or by time before these.
  private func sorted(byTime: Bool) -> [UInt32] {
    // Through the buffers a comparison counts no references, which halves the time.
    table.rows.withUnsafeBufferPointer { rows in
      times.withUnsafeBufferPointer { times in
        ranks.withUnsafeBufferPointer { ranks in
          (0..<UInt32(rows.count)).sorted { left, right in
            let (left, right) = (Int(left), Int(right))
            if byTime {
              let leftTime = times.isEmpty ? rows[left].at : times[left]
              let rightTime = times.isEmpty ? rows[right].at : times[right]
              if leftTime != rightTime { return leftTime < rightTime }
            }
            let leftRank = ranks[Int(rows[left].writer)]
            let rightRank = ranks[Int(rows[right].writer)]
            if leftRank != rightRank { return leftRank < rightRank }
            if rows[left].sequence != rows[right].sequence {
              return rows[left].sequence < rows[right].sequence
            }
            return precedesWithinSequence(left, right)
          }
        }
      }
    }
  }

  private func precedesWithinSequence(_ left: Int, _ right: Int) -> Bool {
    let (leftRow, rightRow) = (table.rows[left], table.rows[right])
    if leftRow.at != rightRow.at { return leftRow.at < rightRow.at }
    if leftRow.id != rightRow.id {
      // Packed ids may differ in length, and long ones are numbered as they were read.
      return table.id(leftRow) < table.id(rightRow)
    }
    return line(left).lexicographicallyPrecedes(line(right))
  }

  /// Whether two rows tell the same event.
  func isSame(_ left: Int, _ right: Int) -> Bool {
    let (leftRow, rightRow) = (table.rows[left], table.rows[right])
    if leftRow.isPlainReview, rightRow.isPlainReview { return leftRow == rightRow }
    return line(left) == line(right)
  }

  /// The canonical line of a row; every event that was read can be written.
  private func line(_ index: Int) -> [UInt8] {
    do {
      return try EventEncoder.line(table.event(index))
    } catch {
      return Array(error.description.utf8)
    }
  }

  /// Leaves one event for each id.
  private mutating func collapse() {
    let count = table.rows.count
    var capacity = 64
    while capacity < count * 2 { capacity *= 2 }
    let mask = capacity - 1
    var slots = [UInt32](repeating: 0, count: capacity)
    var kept: [UInt32]?
    for place in 0..<count {
      let index = order.map { Int($0[place]) } ?? place
      let id = table.rows[index].id
      let hash = id &* 0x9E37_79B9_7F4A_7C15
      var slot = Int(truncatingIfNeeded: hash >> 24) & mask
      while slots[slot] != 0, table.rows[Int(slots[slot]) - 1].id != id {
        slot = (slot + 1) & mask
      }
      if slots[slot] == 0 {
        slots[slot] = UInt32(index + 1)
        kept?.append(UInt32(index))
        continue
      }
      if kept == nil {
        kept = order.map { Array($0[..<place]) } ?? (0..<UInt32(place)).map { $0 }
      }
      let first = Int(slots[slot]) - 1
      if !isSame(first, index) {
        let id = table.id(table.rows[index])
        if conflicts.last != id { conflicts.append(id) }
      }
    }
    if let kept { order = kept }
  }
}
