#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Opens this machine's log for appending and locks it.
struct OpenLog {
  let folder: String
  let path: String
  let files: FileSystem

  /// How often a log that is replaced in between is opened anew.
  private static let attempts = 16

  /// Returns the descriptor of the locked log, which is made if it is missing.
  ///
  /// Closing the descriptor releases the lock.
  func open() throws(JournalError) -> Int32 {
    for _ in 0..<OpenLog.attempts {
      guard let descriptor = try openOrCreate() else { continue }
      do {
        if try lock(descriptor) { return descriptor }
      } catch {
        files.close(descriptor)
        throw error
      }
      files.close(descriptor)
    }
    throw .cannotWrite(path: path, fault: SystemFault(code: EAGAIN))
  }

  /// Opens or creates the log; `nil` if another process was quicker.
  private func openOrCreate() throws(JournalError) -> Int32? {
    do {
      return try files.open(path, .appending)
    } catch {
      if error.code != ENOENT { throw failure(error) }
    }
    try FolderMaker(files: files).make(folder)
    do {
      return try files.open(path, .creating)
    } catch {
      if error.code == EEXIST { return nil }
      throw failure(error)
    }
  }

  /// Locks the log; false if another file stands at its path by the time that it is locked.
  private func lock(_ descriptor: Int32) throws(JournalError) -> Bool {
    let opened: FileSystem.Status
    do {
      opened = try files.descriptorStatus(descriptor)
      if opened.kind == .file { try files.lock(descriptor, .exclusive) }
    } catch {
      throw failure(error)
    }
    guard opened.kind == .file else { throw .notAFile(path: path) }
    do {
      let standing = try files.status(path)
      guard standing.inode == opened.inode, standing.device == opened.device else { return false }
      // Whoever made the file may not have come to this before the first event.
      if standing.size == 0 { try files.synchronizeFolder(folder) }
      return true
    } catch {
      if error.code == ENOENT { return false }
      throw failure(error)
    }
  }

  private func failure(_ fault: SystemFault) -> JournalError {
    fault.code == ENOTDIR
      ? .notAFolder(path: folder) : JournalError(writing: path, fault: fault)
  }
}
