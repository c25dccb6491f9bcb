/// Finds events whose time or number cannot be right: clocks that ran backwards or ahead, days that
/// do not fit, and numbers that were given out twice.
struct ClockCheck {
  private let logs: ExaminedLogs
  private let now: Moment
  /// Whether an event counts, or is a copy; `nil` if all count.
  private let isKept: [Bool]?

  /// Two sessions at once may be this far apart without any clock being wrong.
  private static let toleranceMilliseconds: Int64 = 5_000
  /// Two machines may be this far apart.
  private static let machinesMilliseconds: Int64 = 120_000
  /// From here on study days are wrong too.
  private static let badMilliseconds = Int64(Moment.millisecondsADay)
  /// 2000-01-01; a clock without a battery begins at 1970.
  private static let earliest = Moment(millisecondsSince1970: 946_684_800_000)
  /// Intervals end at 36,500 days.
  private static let longestPauseDays = 37_000
  /// A study day begins up to 24 hours after midnight, and zones reach from -12 to +14 hours.
  private static let daysAroundUTC = -2...1

  init(_ logs: ExaminedLogs, _ merge: EventMerge, now: Moment) {
    self.logs = logs
    self.now = now
    guard let order = merge.order, order.count < logs.table.rows.count else {
      isKept = nil
      return
    }
    var isKept = [Bool](repeating: false, count: logs.table.rows.count)
    for row in order { isKept[Int(row)] = true }
    self.isKept = isKept
  }

  func findings() -> [JournalFinding] {
    orderFindings() + backwardFindings() + futureFindings() + dateFindings()
  }

  /// What several places of one sort come to.
  private struct Tally {
    var count = 0
    var row = 0
    var amount: Int64 = 0

    mutating func add(_ row: Int, _ amount: Int64) {
      count += 1
      guard count == 1 || amount > self.amount else { return }
      (self.row, self.amount) = (row, amount)
    }
  }

  private func finding(
    _ rule: JournalFinding.Rule,
    _ tally: Tally,
    _ what: String,
    _ mend: String,
    severity: JournalFinding.Severity? = nil
  ) -> JournalFinding {
    let place = logs.place(ofRow: tally.row)
    return JournalFinding(
      rule: rule,
      severity: severity,
      file: place.file,
      line: place.line,
      what: what,
      mend: mend,
      count: tally.count
    )
  }

  // MARK: Within a file

  /// Numbers that fall from one line to the next.
  private func orderFindings() -> [JournalFinding] {
    logs.logs.flatMap { log -> [JournalFinding] in
      var latest: [UInt16: Int] = [:]
      var swapped = Tally()
      var fallen = Tally()
      for index in log.rows {
        let row = logs.table.rows[index]
        defer { latest[row.writer] = index }
        guard let previous = latest[row.writer] else { continue }
        let before = logs.table.rows[previous]
        guard row.sequence < before.sequence, row.id != before.id else { continue }
        let amount = Int64(before.sequence - row.sequence)
        if row.at > before.at { fallen.add(index, amount) } else { swapped.add(index, amount) }
      }
      var findings: [JournalFinding] = []
      if fallen.count > 0 {
        findings.append(
          finding(
            .sequenceFellBack,
            fallen,
            "the numbering falls back by \(fallen.amount) although time went on"
              + Self.times(fallen.count) + "; the file may be an older copy that was put back",
            "check that no two machines use one name, and that no file was put back by a backup"
          )
        )
      }
      if swapped.count > 0 {
        findings.append(
          finding(
            .outOfOrder,
            swapped,
            "lines stand in another order than they were written\(Self.times(swapped.count)); "
              + "they count in the right order",
            "nothing needs to be done"
          )
        )
      }
      return findings
    }
  }

  private static func times(_ count: Int) -> String { count > 1 ? " (\(count) places)" : "" }

  // MARK: Over all files

  /// The rows of each writer in the order of their numbers, each event once.
  private func rowsByWriter() -> [[Int]] {
    let rows = logs.table.rows
    var byWriter = [[Int]](repeating: [], count: logs.table.writers.count)
    for index in rows.indices { byWriter[Int(rows[index].writer)].append(index) }
    return byWriter.map { own in
      let own = own.filter { counts($0) }
      let isSorted = zip(own, own.dropFirst()).allSatisfy { rows[$0].sequence < rows[$1].sequence }
      if isSorted { return own }
      return own.sorted { left, right in
        (rows[left].sequence, rows[left].at, left) < (rows[right].sequence, rows[right].at, right)
      }
    }
  }

  private func counts(_ row: Int) -> Bool { isKept?[row] ?? true }

  /// Numbers given out twice, and times that go back.
  private func backwardFindings() -> [JournalFinding] {
    let rows = logs.table.rows
    return rowsByWriter().flatMap { own -> [JournalFinding] in
      var repeated = Tally()
      var backward = Tally()
      for (previous, index) in zip(own, own.dropFirst()) {
        let (before, row) = (rows[previous], rows[index])
        if row.sequence == before.sequence {
          repeated.add(index, 0)
          continue
        }
        let amount = before.at - row.at
        // An event from the future is told as such, and lines out of order too.
        let isFuture = before.at > now.millisecondsSince1970 + Self.machinesMilliseconds
        let isSwapped = index < previous && logs.log(ofRow: index) == logs.log(ofRow: previous)
        guard amount > Self.toleranceMilliseconds, !isFuture, !isSwapped else { continue }
        backward.add(index, amount)
      }
      guard let first = own.first else { return [] }
      let writer = logs.writer(ofRow: first)
      var findings: [JournalFinding] = []
      if repeated.count > 0 {
        findings.append(
          finding(
            .sequenceRepeated,
            repeated,
            "machine \(writer) gave the number \(rows[repeated.row].sequence) to two entries"
              + Self.times(repeated.count) + "; all of them count",
            "if two machines share this name, delete the file 'writer' in the state folder of one"
          )
        )
      }
      if backward.count > 0 {
        let isBad = backward.amount >= Self.badMilliseconds
        findings.append(
          finding(
            .clockBackward,
            backward,
            "the clock of machine \(writer) was set back by \(Self.duration(backward.amount))"
              + (backward.count > 1 ? ", the largest of \(backward.count) times" : "")
              + "; the order of its entries is kept",
            isBad
              ? "check the clock of that machine; the days of the answers before may be wrong"
              : "nothing needs to be done",
            severity: isBad ? .warning : .note
          )
        )
      }
      return findings
    }
  }

  private func futureFindings() -> [JournalFinding] {
    var tallies: [UInt16: Tally] = [:]
    let limit = now.millisecondsSince1970 + Self.machinesMilliseconds
    for (index, row) in logs.table.rows.enumerated() where row.at > limit && counts(index) {
      tallies[row.writer, default: Tally()].add(index, row.at - now.millisecondsSince1970)
    }
    return tallies.values.map { tally in
      let isBad = tally.amount >= Self.badMilliseconds
      return finding(
        .future,
        tally,
        "\(tally.count == 1 ? "an entry lies" : "\(tally.count) entries lie") in the future, by "
          + "\(tally.count == 1 ? "" : "up to ")\(Self.duration(tally.amount))",
        "check the clocks of this machine and of machine \(logs.writer(ofRow: tally.row)); "
          + "answers given by a wrong clock can be taken back with retain undo",
        severity: isBad ? .warning : .note
      )
    }
  }

  private func dateFindings() -> [JournalFinding] {
    logs.logs.flatMap { log -> [JournalFinding] in
      var days = Tally()
      var dues = Tally()
      var early = Tally()
      for index in log.rows where counts(index) {
        let row = logs.table.rows[index]
        if row.at < Self.earliest.millisecondsSince1970 { early.add(index, 0) }
        guard row.isReview else { continue }
        let utc = StudyDay(utc: logs.moment(ofRow: index)).number
        let day = Int(row.day)
        if !Self.daysAroundUTC.contains(day - utc) { days.add(index, Int64(abs(day - utc))) }
        let due =
          switch row.unpackedDue {
          case .day(let due): due.number
          case .moment(let moment): StudyDay(utc: moment).number
          }
        if due < day - 2 || due > day + Self.longestPauseDays { dues.add(index, 0) }
      }
      let mend = "take the answer back with retain undo if it is recent; else nothing can be done"
      return [
        (early, "its time is before the year 2000: the clock of the machine was not set"),
        (days, "the study day is \(days.amount) days away from the time of the answer"),
        (dues, "the card was promised for a day that cannot be right"),
      ].filter { $0.0.count > 0 }.map { tally, what in
        finding(.dateOutOfReason, tally, what + Self.times(tally.count), mend)
      }
    }
  }

  /// Writes a time span for people, in its largest unit.
  static func duration(_ milliseconds: Int64) -> String {
    let units: [(Int64, String)] = [(86_400_000, "day"), (3_600_000, "hour"), (60_000, "minute")]
    for (length, name) in units where milliseconds >= length {
      let count = milliseconds / length
      return "\(count) \(name)\(count == 1 ? "" : "s")"
    }
    return "\(milliseconds / 1_000) seconds"
  }
}

extension JournalFinding.Rule {
  /// A clock that was set back between two events of one machine.
  package static let clockBackward = Self("log.clock-backward", .warning)
  /// Events that lie in the future.
  package static let future = Self("log.future", .warning)
  /// A day that does not fit to the time of its review, or a time that no clock should show.
  package static let dateOutOfReason = Self("log.date-out-of-reason", .warning)
  /// A number that one machine gave to two events.
  package static let sequenceRepeated = Self("log.sequence-repeated", .warning)
  /// A number lower than the one before, later.
  package static let sequenceFellBack = Self("log.sequence-fell-back", .warning)
  /// Lines in another order than they were written.
  package static let outOfOrder = Self("log.out-of-order", .note)
}
