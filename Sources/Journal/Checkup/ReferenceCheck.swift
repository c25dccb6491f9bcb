/// Finds events that speak of others which are not there, and kinds of event that are not known.
struct ReferenceCheck {
  private let logs: ExaminedLogs
  private let merge: EventMerge

  init(_ logs: ExaminedLogs, _ merge: EventMerge) {
    self.logs = logs
    self.merge = merge
  }

  func findings() -> [JournalFinding] {
    let others = rowsOfOthers()
    guard !others.isEmpty else { return [] }
    return undoFindings(others) + relinkFindings(others) + examFindings(others)
      + unknownFindings(others)
  }

  /// The events that are no reviews, in order, with their rows.
  private func rowsOfOthers() -> [(row: Int, event: Event)] {
    let table = logs.table
    guard !table.others.isEmpty else { return [] }
    let rows = merge.order?.lazy.map { Int($0) }
    func others(_ rows: some Sequence<Int>) -> [(row: Int, event: Event)] {
      rows.filter { !table.rows[$0].isReview }.map { ($0, table.event($0)) }
    }
    return rows.map { others($0) } ?? others(table.rows.indices)
  }

  private func finding(
    _ rule: JournalFinding.Rule,
    _ row: Int,
    _ what: String,
    _ mend: String,
    count: Int = 1
  ) -> JournalFinding {
    let place = logs.place(ofRow: row)
    return JournalFinding(
      rule: rule,
      file: place.file,
      line: place.line,
      what: what,
      mend: mend,
      count: count
    )
  }

  // MARK: Undo

  private func undoFindings(_ others: [(row: Int, event: Event)]) -> [JournalFinding] {
    let targets = others.compactMap { row, event -> (Int, EventID)? in
      if case .undo(let target) = event.body { (row, target) } else { nil }
    }
    guard !targets.isEmpty else { return [] }
    let table = logs.table
    var missing = Set(targets.map(\.1))
    // Long ids are not packed, and few.
    let packed = Dictionary(missing.map { ($0.packed, $0) }) { first, _ in first }
    for row in table.rows {
      if row.id >> 60 == 0 {
        missing.remove(table.id(row))
      } else if let id = packed[row.id] {
        missing.remove(id)
      }
    }
    return targets.filter { missing.contains($0.1) }.map { row, target in
      finding(
        .danglingUndo,
        row,
        "takes back an entry that is not there (\(target))",
        "nothing needs to be done; if another machine wrote it, its log has not arrived yet"
      )
    }
  }

  /// The events that were taken back; an undo that was itself taken back does not count.
  private func undone(_ others: [(row: Int, event: Event)]) -> Set<EventID> {
    var undone: Set<EventID> = []
    for (_, event) in others.reversed() {
      if case .undo(let target) = event.body, !undone.contains(event.id) { undone.insert(target) }
    }
    return undone
  }

  // MARK: Relink

  private func relinkFindings(_ others: [(row: Int, event: Event)]) -> [JournalFinding] {
    let undone = undone(others)
    let links = others.compactMap { row, event -> (row: Int, old: String, new: String)? in
      guard case .relink(let old, let new) = event.body, !undone.contains(event.id) else {
        return nil
      }
      return (row, old, new)
    }
    guard !links.isEmpty else { return [] }
    var known = Set(logs.table.cards.strings)
    for (_, event) in others { if let card = event.body.card { known.insert(card) } }
    var next: [String: String] = [:]
    var findings: [JournalFinding] = []
    for (row, old, new) in links {
      // A card that was a new name once has the history of the old one.
      if !known.contains(old) {
        findings.append(
          finding(
            .danglingRelink,
            row,
            "gives the history of card \(old) to another, but the logs have no entry of it",
            "nothing needs to be done"
          )
        )
      }
      known.insert(new)
      var end = new
      while let target = next[end], end != old { end = target }
      if end == old {
        findings.append(
          finding(
            .relinkCycle,
            row,
            "links of renamed cards go in a circle through card \(old); this last link is ignored",
            "nothing is lost; if the term has its old name again, this is as it should be"
          )
        )
      } else {
        next[old] = new
      }
    }
    return findings
  }

  // MARK: Exams

  private func examFindings(_ others: [(row: Int, event: Event)]) -> [JournalFinding] {
    var questions: [String: Set<String>] = [:]
    for (_, event) in others {
      guard case .examStarted(let start) = event.body else { continue }
      questions[start.form, default: []].formUnion(start.questions.map(\.id))
    }
    var orphans: [String: (row: Int, count: Int)] = [:]
    var strangers: [String: (row: Int, count: Int)] = [:]
    for (row, event) in others {
      switch event.body {
      case .examAnswered(let answer):
        guard let known = questions[answer.form] else {
          orphans[answer.form, default: (row, 0)].count += 1
          continue
        }
        if !known.contains(answer.question) {
          strangers[answer.form, default: (row, 0)].count += 1
        }
      case .examFinished(let form) where questions[form] == nil:
        orphans[form, default: (row, 0)].count += 1
      default: break
      }
    }
    return orphans.map { form, found in
      finding(
        .danglingExam,
        found.row,
        "belongs to a practice exam whose beginning is not there (\(form)), "
          + "so that the exam does not count",
        "if it was begun on another machine, wait until its log has arrived",
        count: found.count
      )
    }
      + strangers.map { form, found in
        finding(
          .danglingExam,
          found.row,
          "answers a question that the practice exam did not ask (\(form))",
          "nothing needs to be done; the answer does not count",
          count: found.count
        )
      }
  }

  // MARK: Newer versions

  private func unknownFindings(_ others: [(row: Int, event: Event)]) -> [JournalFinding] {
    var found: [String: (row: Int, count: Int)] = [:]
    for (row, event) in others {
      guard case .unknown(let kind, _) = event.body else { continue }
      found[kind, default: (row, 0)].count += 1
    }
    return found.map { kind, found in
      finding(
        .unknownKind,
        found.row,
        "\(found.count == 1 ? "an entry is" : "\(found.count) entries are") of a kind that this "
          + "version does not know ('\(kind)'); kept, and skipped",
        "update retain to make use of it",
        count: found.count
      )
    }
  }
}

extension JournalFinding.Rule {
  /// An undo of an event that is not there.
  package static let danglingUndo = Self("log.undo-of-nothing", .note)
  /// A relink of a card that the log does not speak of.
  package static let danglingRelink = Self("log.relink-of-nothing", .note)
  /// Relinks that lead back to where they begin.
  package static let relinkCycle = Self("log.relink-cycle", .warning)
  /// An answer in, or the end of, an exam that is not there.
  package static let danglingExam = Self("log.exam-of-nothing", .warning)
  /// Events of a newer version.
  package static let unknownKind = Self("log.unknown-kind", .note)
}
