/// Everything that can be found out about a folder of logs without the guides.
package struct LogCheckup {
  /// What the logs say, as `JournalFolder.read` gives it.
  package let contents: JournalContents
  /// What was found, the worst first, then by place.
  package let findings: [JournalFinding]
  /// The number of files that hold events or could.
  package let logCount: Int
  /// This machine; `nil` if it has no name yet.
  package let writer: WriterID?

  private let logs: ExaminedLogs
  private let folder: String

  /// Checks a folder without changing anything.
  ///
  /// - Parameters:
  ///   - folder: The folder of the logs, which need not exist.
  ///   - stateFolder: The folder of what belongs to this machine alone.
  ///   - now: The moment, for events that lie in the future.
  /// - Throws: `notAFolder`, or `cannotRead` and `deviceFailed` if the folder cannot be listed.
  /// - Complexity: O(n log n) in the number of events at worst; about 60 bytes of memory an event.
  package init(
    folder: String,
    stateFolder: String,
    now: Moment,
    files: FileSystem = .system
  ) throws(JournalError) {
    self.folder = folder
    let logs = try ExaminedLogs(folder: folder, files: files)
    let merge = EventMerge(logs.table)
    self.logs = logs
    var state: [JournalFinding] = []
    var identity: WriterIdentity?
    do {
      identity = try WriterIdentity.read(stateFolder: stateFolder, files: files)
    } catch {
      state.append(StateCheck.finding(error, stateFolder))
    }
    let writer = identity?.writer
    self.writer = writer
    state += StateCheck(stateFolder: stateFolder, files: files).findings(
      writer: writer,
      highest: writer.map { logs.highestSequence(of: $0) } ?? 0
    )
    let plain = logs.logs.flatMap(\.findings)
    contents = JournalContents(
      events: EventList(table: logs.table, order: merge.order),
      findings: plain,
      writers: logs.table.writers.sorted()
    )
    logCount = logs.logs.count
    let inLogs =
      plain + DuplicateCheck(logs, merge).findings()
      + ClockCheck(logs, merge, now: now).findings() + ReferenceCheck(logs, merge).findings()
    let advice = MendingAdvice(logs, merge, folder: folder, writer: writer, files: files)
    let inFolder = try FolderCheck(
      folder: folder,
      writer: writer,
      logs: Set(logs.logs.filter { !$0.rows.isEmpty }.map(\.name)),
      files: files
    ).findings()
    findings = LogCheckup.sorted(advice.applied(to: inLogs) + inFolder + state)
  }

  /// Returns where some events stand; each in the first file that holds it.
  ///
  /// - Complexity: O(n) in the number of events.
  package func places(of ids: Set<EventID>) -> [EventID: LogPlace] {
    var places: [EventID: LogPlace] = [:]
    let packed = Dictionary(ids.map { ($0.packed, $0) }) { first, _ in first }
    for (index, row) in logs.table.rows.enumerated() {
      let id = row.id >> 60 == 0 ? logs.table.id(row) : packed[row.id]
      guard let id, ids.contains(id), places[id] == nil else { continue }
      places[id] = logs.place(ofRow: index)
    }
    return places
  }

  /// Puts the worst findings first, then sorts by file, line and rule.
  package static func sorted(_ findings: [JournalFinding]) -> [JournalFinding] {
    findings.sorted { left, right in
      if left.severity != right.severity { return left.severity < right.severity }
      return (left.file, left.line ?? 0, left.rule.rawValue, left.what)
        < (right.file, right.line ?? 0, right.rule.rawValue, right.what)
    }
  }
}
