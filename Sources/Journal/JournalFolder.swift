#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The folder with one log file a machine.
///
/// A log is any file `*.jsonl` whose name does not begin with a dot; which writer an event has is
/// said by its line, so copies that a file sync leaves under other names do no harm.
package enum JournalFolder {
  /// Reads all logs of a folder and merges them as `EventMerge` defines.
  ///
  /// What cannot be read is skipped and reported: damaged lines, files that are no logs, symbolic
  /// links. A folder that does not exist yet holds no events. The folder itself may be a link.
  ///
  /// - Throws: `notAFolder`, or `cannotRead` and `deviceFailed` if the folder cannot be listed.
  /// - Complexity: O(n) in the bytes of logs that are in order; 48 bytes of memory an event.
  package static func read(
    folder: String,
    files: FileSystem = .system
  ) throws(JournalError) -> JournalContents {
    var names: [String] = []
    do {
      names = try files.names(folder)
    } catch {
      if error.code != ENOENT { throw JournalError(reading: folder, fault: error) }
    }
    names = names.filter { isLog($0) }.sorted()
    var table = EventTable()
    var findings: [JournalFinding] = []
    for name in names {
      let path = folder + "/" + name
      do {
        findings += try read(path, files, into: &table)
      } catch {
        findings.append(finding(error, path))
      }
    }
    let merge = EventMerge(table)
    findings += merge.conflicts.prefix(LogFileReader.findingLimit).map { id in
      JournalFinding(
        rule: .conflictingID,
        file: folder,
        line: nil,
        what: "different events have the id \(id); the first by time, writer and sequence counts",
        mend: "remove the lines with this id that are wrong"
      )
    }
    return JournalContents(
      events: EventList(table: table, order: merge.order),
      findings: findings,
      writers: table.writers.sorted()
    )
  }

  /// Whether a file of this name is read as a log.
  static func isLog(_ name: String) -> Bool { name.hasSuffix(".jsonl") && !name.hasPrefix(".") }

  private static func read(
    _ path: String,
    _ files: FileSystem,
    into table: inout EventTable
  ) throws(JournalError) -> [JournalFinding] {
    let descriptor: Int32
    let status: FileSystem.Status
    do {
      descriptor = try files.open(path, .reading)
    } catch {
      throw JournalError(reading: path, fault: error)
    }
    defer { files.close(descriptor) }
    do {
      status = try files.descriptorStatus(descriptor)
    } catch {
      throw JournalError(reading: path, fault: error)
    }
    guard status.kind == .file else { throw .notAFile(path: path) }
    table.reserve(status.size / expectedLineLength)
    let scanner = LineScanner(files: files, descriptor: descriptor)
    return try LogFileReader.read(scanner, path: path, into: &table).findings
  }

  /// The length of a usual line, for making room before reading.
  static let expectedLineLength = 190

  static func finding(_ error: JournalError, _ path: String) -> JournalFinding {
    let rule: JournalFinding.Rule
    let what: String
    let mend: String
    switch error {
    case .symbolicLink:
      (rule, what) = (.symbolicLink, "a symbolic link is not followed")
      mend = "put the file itself into the folder"
    case .notAFile:
      (rule, what) = (.notAFile, "not a regular file")
      mend = "move it out of the folder"
    case .wrongKind:
      (rule, what) = (.wrongKind, "not a progress log; it was left untouched")
      mend = "move it out of the folder"
    case .cannotRead(_, let fault), .deviceFailed(_, let fault):
      (rule, what) = (.unreadable, "cannot be read to its end: \(fault)")
      mend = "check the permissions, the disk and the connection"
    default:
      (rule, what) = (.unreadable, error.description)
      mend = "check the file"
    }
    return JournalFinding(rule: rule, file: path, line: nil, what: what, mend: mend)
  }
}
