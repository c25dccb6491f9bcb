#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Adds events of other logs to a folder.
package enum JournalImport {
  /// Writes events to a new log of their own, so that no machine's log is touched.
  ///
  /// The log is named by its first event and its size; a name that is taken already gets a number.
  /// When this returns, the events are on disk.
  ///
  /// - Parameters:
  ///   - events: Events that the folder does not hold yet; nothing is written if there are none.
  ///   - folder: The folder of logs, which is made if it is missing.
  package static func write(
    _ events: [Event],
    to folder: String,
    files: FileSystem = .system
  ) throws(JournalError) {
    guard let first = events.first else { return }
    var bytes: [UInt8] = []
    for event in events {
      bytes += try EventEncoder.line(event)
      bytes.append(0x0A)
    }
    try FolderMaker(files: files).make(folder)
    let (path, descriptor) = try create(in: folder, "import-\(first.id)-\(events.count)", files)
    defer { files.close(descriptor) }
    do throws(SystemFault) {
      var rest = bytes[...]
      while !rest.isEmpty {
        let written = try files.writeOnce(Array(rest.prefix(1 << 20)), descriptor)
        guard written > 0 else { throw SystemFault(code: ENOSPC) }
        rest = rest.dropFirst(written)
      }
      try files.synchronize(descriptor)
      try files.synchronizeFolder(folder)
    } catch {
      throw JournalError(writing: path, fault: error)
    }
  }

  /// Makes a file with a name that is free.
  private static func create(
    in folder: String,
    _ name: String,
    _ files: FileSystem
  ) throws(JournalError) -> (path: String, descriptor: Int32) {
    var fault = SystemFault(code: EEXIST)
    for number in 0..<100 {
      let path = folder + "/" + name + (number == 0 ? "" : "-\(number)") + ".jsonl"
      do throws(SystemFault) {
        return (path, try files.open(path, .creating))
      } catch {
        fault = error
        // Another import may have been torn off; what it wrote counts, the rest comes here.
        if error.code != EEXIST { break }
      }
    }
    throw JournalError(writing: folder + "/" + name, fault: fault)
  }
}
