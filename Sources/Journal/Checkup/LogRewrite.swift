#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Moves lines out of this machine's own log, so that at any moment either the old log or the new
/// one stands in its place.
struct LogRewrite {
  let folder: String
  let writer: WriterID
  /// When it happens, for the names of the files that keep what was there.
  let now: Moment
  let files: FileSystem

  /// What was found and done.
  struct Outcome {
    /// Whether a file was removed that an interrupted repair had left.
    let hadLeftover: Bool
    /// The highest number of this machine in all logs; zero if there is none.
    let highest: Int
    /// What was moved out; `nil` if there was nothing to do.
    let change: Change?
  }

  /// What was moved out of the log.
  struct Change {
    let plan: RemovalPlan
    /// The file with the whole log as it was.
    let backup: String
    /// The file with the lines that were moved out.
    let removed: String
  }

  private var path: String { folder + "/" + writer.fileName }

  private var temporary: String { folder + "/" + LogRewrite.temporaryName(of: writer) }

  /// The name of a file that is being written; no reader takes it for a log.
  static func temporaryName(of writer: WriterID) -> String { ".\(writer.fileName).mending" }

  /// Rewrites the log if there is something to move out.
  ///
  /// The log stays locked meanwhile, so that whoever appends waits, and then finds the new one.
  ///
  /// - Throws: `cannotMend`; then the log is as it was, or as it should be.
  func run() throws(JournalError) -> Outcome {
    guard try isOwnFile() else {
      let logs = try ExaminedLogs(folder: folder, files: files)
      return Outcome(hadLeftover: false, highest: logs.highestSequence(of: writer), change: nil)
    }
    let descriptor: Int32
    do {
      descriptor = try OpenLog(folder: folder, path: path, files: files).open()
    } catch {
      throw error.whileMending
    }
    defer { files.close(descriptor) }
    let logs = try ExaminedLogs(folder: folder, own: (path, descriptor), files: files)
    do throws(SystemFault) {
      let hadLeftover = try removeTemporary()
      return Outcome(
        hadLeftover: hadLeftover,
        highest: logs.highestSequence(of: writer),
        change: try change(logs, descriptor)
      )
    } catch {
      throw .cannotMend(path: path, fault: error)
    }
  }

  /// Whether the log is there and belongs to this user: a rewritten file would change its owner.
  private func isOwnFile() throws(JournalError) -> Bool {
    do {
      let status = try files.status(path)
      return status.kind == .file && status.owner == files.user()
    } catch {
      if error.code == ENOENT { return false }
      throw JournalError(reading: path, fault: error)
    }
  }

  private func change(
    _ logs: ExaminedLogs,
    _ descriptor: Int32
  ) throws(SystemFault) -> Change? {
    guard let index = logs.logs.firstIndex(where: { $0.path == path }) else { return nil }
    let plan = try RemovalPlan(
      logs,
      EventMerge(logs.table),
      log: index,
      descriptor: descriptor,
      files: files
    )
    if plan.isEmpty { return nil }
    let size = try files.descriptorStatus(descriptor).size
    let out = try FileLines.ranges(of: plan.lines, descriptor, files)
    guard out.count == plan.lines.count else { throw SystemFault(code: EIO) }
    let stamp = LogRewrite.stamp(now)
    let backup = try place([0..<size], descriptor, as: "backup-\(stamp)", isWhole: true)
    let removed = try place(out, descriptor, as: "removed-\(stamp)", isWhole: false)
    try write(LogRewrite.rest(of: size, without: out), descriptor, isWhole: false)
    do throws(SystemFault) {
      try verify(logs, index, plan)
      try files.rename(temporary, path)
    } catch {
      // What a failure leaves is removed by the next repair.
      try? files.remove(temporary)
      throw error
    }
    try files.synchronizeFolder(folder)
    return Change(plan: plan, backup: backup, removed: removed)
  }

  /// The ranges of a file between those that are taken out.
  private static func rest(of size: Int, without out: [Range<Int>]) -> [Range<Int>] {
    let starts = [0] + out.map(\.upperBound)
    let ends = out.map(\.lowerBound) + [size]
    return zip(starts, ends).filter { $0 < $1 }.map { $0..<$1 }
  }

  /// A moment in the name of a file, such as `20261121T090000Z`.
  private static func stamp(_ moment: Moment) -> String {
    moment.iso8601.prefix { $0 != "." }.filter { $0 != "-" && $0 != ":" } + "Z"
  }

  // MARK: Writing

  /// Writes parts of the log to a new file beside it, complete before it has its name.
  ///
  /// - Returns: The path of the file.
  private func place(
    _ ranges: [Range<Int>],
    _ descriptor: Int32,
    as name: String,
    isWhole: Bool
  ) throws(SystemFault) -> String {
    try write(ranges, descriptor, isWhole: isWhole)
    let path = try freePath(name)
    try files.rename(temporary, path)
    try files.synchronizeFolder(folder)
    return path
  }

  /// Writes parts of the log to the temporary file and waits until they are on disk.
  ///
  /// - Parameter isWhole: Whether the bytes are kept exactly; else a last line gets an end.
  private func write(
    _ ranges: [Range<Int>],
    _ descriptor: Int32,
    isWhole: Bool
  ) throws(SystemFault) {
    let target = try files.open(temporary, .creating)
    defer { files.close(target) }
    do throws(SystemFault) {
      var last: UInt8 = 0x0A
      try FileLines.visit(ranges, descriptor, files) { bytes throws(SystemFault) in
        try append(bytes, target)
        last = bytes.last ?? last
      }
      if last != 0x0A, !isWhole { try append([0x0A], target) }
      try files.synchronize(target)
    } catch {
      try? files.remove(temporary)
      throw error
    }
  }

  private func append(_ bytes: [UInt8], _ target: Int32) throws(SystemFault) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = try files.writeOnce(Array(rest), target)
      guard count > 0 else { throw SystemFault(code: ENOSPC) }
      rest = rest.dropFirst(count)
    }
  }

  /// Returns a path beside the log that no file has.
  private func freePath(_ name: String) throws(SystemFault) -> String {
    for number in 0..<1000 {
      let candidate = path + "." + name + (number == 0 ? "" : "-\(number)")
      do {
        _ = try files.status(candidate)
      } catch {
        if error.code == ENOENT { return candidate }
        throw error
      }
    }
    throw SystemFault(code: EEXIST)
  }

  private func removeTemporary() throws(SystemFault) -> Bool {
    do {
      try files.remove(temporary)
      return true
    } catch {
      if error.code == ENOENT { return false }
      throw error
    }
  }

  // MARK: Verifying

  /// Reads the new log back from the disk: it must hold the events that were to stay, and no others.
  private func verify(
    _ logs: ExaminedLogs,
    _ index: Int,
    _ plan: RemovalPlan
  ) throws(SystemFault) {
    let descriptor = try files.open(temporary, .reading)
    defer { files.close(descriptor) }
    let written = ExaminedLogs(path: temporary, descriptor: descriptor, files: files)
    let kept = logs.logs[index].rows.filter { !plan.rows.contains($0) }
    let faults = logs.logs[index].faults.count - plan.damaged
    let isSame =
      written.table.rows.count == kept.count && written.logs[0].faults.count == faults
      && kept.enumerated().allSatisfy { logs.table.event($1) == written.table.event($0) }
    guard isSame else { throw SystemFault(code: EIO) }
  }
}
