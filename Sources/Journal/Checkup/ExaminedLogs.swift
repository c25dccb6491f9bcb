#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The logs of a folder with the place of every event, for checks that say where.
struct ExaminedLogs {
  /// What one file holds.
  struct Log {
    let name: String
    let path: String
    /// Its events in the table.
    var rows: Range<Int>
    /// The line of each of its events.
    var lines: [UInt32] = []
    /// Its lines that are no events.
    var faults: [LogFileReader.Fault] = []
    /// What reading it brought to light.
    var findings: [JournalFinding] = []
    /// The machine that alone appends to it; `nil` for copies and imports.
    var owner: WriterID?
  }

  private(set) var table = EventTable()
  private(set) var logs: [Log] = []

  /// Reads all logs of a folder.
  ///
  /// - Parameters:
  ///   - own: The path of a log that is open and locked already, with its descriptor.
  /// - Throws: `notAFolder`, or `cannotRead` and `deviceFailed` if the folder cannot be listed.
  init(
    folder: String,
    own: (path: String, descriptor: Int32)? = nil,
    files: FileSystem
  ) throws(JournalError) {
    var names: [String] = []
    do {
      names = try files.names(folder)
    } catch {
      if error.code != ENOENT { throw JournalError(reading: folder, fault: error) }
    }
    for name in names.filter({ JournalFolder.isLog($0) }).sorted() {
      let path = folder + "/" + name
      add(name, path, own?.path == path ? own?.descriptor : nil, files)
    }
  }

  /// Reads one open and locked log.
  init(path: String, descriptor: Int32, files: FileSystem) {
    add(path, path, descriptor, files)
  }

  private mutating func add(
    _ name: String,
    _ path: String,
    _ locked: Int32?,
    _ files: FileSystem
  ) {
    var log = Log(name: name, path: path, rows: table.rows.count..<table.rows.count)
    var reader = LogFileReader(path: path, isRecognised: false)
    do throws(JournalError) {
      try read(path, locked, &reader, &log.lines, files)
      reader.finish()
      if reader.isWrongKind { throw .wrongKind(path: path) }
      log.findings = reader.findings
      log.faults = reader.faults
    } catch {
      log.findings = [JournalFolder.finding(error, path)]
    }
    log.rows = log.rows.lowerBound..<table.rows.count
    log.owner = owner(of: log)
    logs.append(log)
  }

  private mutating func read(
    _ path: String,
    _ locked: Int32?,
    _ reader: inout LogFileReader,
    _ lines: inout [UInt32],
    _ files: FileSystem
  ) throws(JournalError) {
    let base = table.rows.count
    do throws(SystemFault) {
      let opened = locked == nil ? try files.open(path, .reading) : nil
      defer { if let opened { files.close(opened) } }
      guard let descriptor = locked ?? opened else { return }
      let status = try files.descriptorStatus(descriptor)
      guard status.kind == .file else { throw SystemFault(code: EISDIR) }
      table.reserve(status.size / JournalFolder.expectedLineLength)
      lines.reserveCapacity(min(status.size / JournalFolder.expectedLineLength, 4_000_000))
      let scanner = LineScanner(files: files, descriptor: descriptor)
      _ = try scanner.scan(from: 0, isLocked: locked != nil) { line, ending in
        let goesOn = reader.visit(line, ending, &table)
        if lines.count < table.rows.count - base { lines.append(UInt32(clamping: reader.line)) }
        return goesOn
      }
    } catch {
      throw error.code == EISDIR ? .notAFile(path: path) : JournalError(reading: path, fault: error)
    }
  }

  private func owner(of log: Log) -> WriterID? {
    guard log.findings.allSatisfy({ $0.line != nil || $0.rule == .more }),
      let name = WriterID(rawValue: String(log.name.dropLast(".jsonl".count)))
    else { return nil }
    // An import or a copy has a name of its own, but the events of other machines.
    let wrote = log.rows.isEmpty || log.rows.contains { writer(ofRow: $0) == name }
    return wrote ? name : nil
  }
}

extension ExaminedLogs {
  /// Returns the machine that wrote an event.
  func writer(ofRow row: Int) -> WriterID { table.writers[Int(table.rows[row].writer)] }

  /// Returns the highest number that a machine has in all logs; zero if it has none.
  func highestSequence(of writer: WriterID) -> Int {
    guard let index = table.writers.firstIndex(of: writer) else { return 0 }
    return Int(table.rows.lazy.filter { $0.writer == index }.map(\.sequence).max() ?? 0)
  }

  /// Returns the index of the file that an event stands in.
  ///
  /// - Complexity: O(log n) in the number of files.
  func log(ofRow row: Int) -> Int {
    var (low, high) = (0, logs.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if logs[middle].rows.lowerBound <= row { low = middle } else { high = middle }
    }
    // Files without events begin where the next one does.
    while low > 0, !logs[low].rows.contains(row) { low -= 1 }
    return low
  }

  /// Returns the line that an event stands in.
  func line(ofRow row: Int) -> Int {
    let log = logs[log(ofRow: row)]
    return Int(log.lines[row - log.rows.lowerBound])
  }

  /// Returns where an event stands.
  func place(ofRow row: Int) -> LogPlace {
    LogPlace(file: logs[log(ofRow: row)].path, line: line(ofRow: row))
  }

  /// Returns the moment of an event.
  func moment(ofRow row: Int) -> Moment {
    Moment(millisecondsSince1970: table.rows[row].at)
  }
}
