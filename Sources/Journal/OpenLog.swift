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
  /// The folder in which the log stood before; a log that is missing is made there alone.
  ///
  /// Where a disk is taken out or a folder moved away, a new log at the same path would hide what
  /// was learned before.
  var home: FileSystem.Status?

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
    if let home {
      guard try standing(folder) == home.place else { throw .folderVanished(path: folder) }
    } else {
      try FolderMaker(files: files).make(folder)
    }
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
      guard standing.place == opened.place else { return false }
      // Whoever made the file may not have come to this before the first event.
      if standing.size == 0 { try synchronizeFolders() }
      return true
    } catch {
      if error.code == ENOENT { return false }
      throw failure(error)
    }
  }

  /// Makes the log's name durable, and those of the folders above it.
  ///
  /// Whoever made them may have been killed before. Folders far above are not the learner's own, so
  /// that one that may not be read is no fault.
  private func synchronizeFolders() throws(SystemFault) {
    try files.synchronizeFolder(folder)
    var (child, parent) = (folder, FolderMaker.parent(folder))
    while parent != child {
      try? files.synchronizeFolder(parent)
      (child, parent) = (parent, FolderMaker.parent(parent))
    }
  }

  /// Tells which folder stands at a path that may be a link; `nil` if there is none.
  private func standing(_ folder: String) throws(JournalError) -> FileSystem.Status.Place? {
    do {
      return try files.status(folder + "/.").place
    } catch {
      if error.code == ENOENT { return nil }
      throw failure(error)
    }
  }

  private func failure(_ fault: SystemFault) -> JournalError {
    fault.code == ENOTDIR
      ? .notAFolder(path: folder) : JournalError(writing: path, fault: fault)
  }
}
