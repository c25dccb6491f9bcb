#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Mends what belongs to this machine alone: its own log, the rights of its files, its state folder.
///
/// No event is lost: what is taken out of the log is kept in a file beside it, and so is the whole
/// log as it was. Logs of other machines are left alone.
package struct ProgressRepair {
  /// Something that was done.
  package struct Step: Hashable, Sendable {
    /// The path of what was changed.
    package let file: String
    /// What was done to it.
    package let what: String
    /// Files that keep what was there before.
    package let kept: [String]
  }

  private let folder: String
  private let stateFolder: String
  private let now: Moment
  private let files: FileSystem

  /// Prepares a repair.
  ///
  /// - Parameters:
  ///   - folder: The folder of the logs.
  ///   - stateFolder: The folder of what belongs to this machine alone.
  ///   - now: When it happens, for the names of the files that keep what was there.
  package init(folder: String, stateFolder: String, now: Moment, files: FileSystem = .system) {
    self.folder = folder
    self.stateFolder = stateFolder
    self.now = now
    self.files = files
  }

  /// Mends everything that can be mended.
  ///
  /// - Parameter done: Takes what was done, step by step, so that it is known even if a later step
  ///   fails.
  /// - Throws: `cannotMend`, or what keeps the log from being read.
  package func run(_ done: (Step) -> Void) throws(JournalError) {
    let identity: WriterIdentity?
    do {
      identity = try WriterIdentity.read(stateFolder: stateFolder, files: files)
    } catch {
      guard case .invalidWriterID = error else { throw error }
      // The learner has to say which name is right; the rest can be mended without it.
      identity = nil
    }
    try closeFolder(identity?.writer, done)
    try closeState(done)
    guard let writer = identity?.writer else { return }
    let outcome = try LogRewrite(folder: folder, writer: writer, now: now, files: files).run()
    if outcome.hadLeftover {
      let leftover = folder + "/" + LogRewrite.temporaryName(of: writer)
      done(Step(file: leftover, what: "removed what an interrupted repair had left", kept: []))
    }
    if let change = outcome.change { done(step(change, writer)) }
    let mark = SequenceMark(stateFolder: stateFolder, files: files)
    guard try (mark.read() ?? 0) < outcome.highest else { return }
    try mark.raise(to: outcome.highest)
    let what = "noted \(outcome.highest) as the highest number given out"
    done(Step(file: mark.path, what: what, kept: []))
  }

  private func step(_ change: LogRewrite.Change, _ writer: WriterID) -> Step {
    let parts = [
      (change.plan.damaged, "damaged line"), (change.plan.repeated, "repeated line"),
      (change.plan.conflicting, "conflicting line"),
    ].filter { $0.0 > 0 }.map { count, noun in "\(count) \(noun)\(count == 1 ? "" : "s")" }
    return Step(
      file: folder + "/" + writer.fileName,
      what: "moved \(parts.joined(separator: ", ")) to \(fileName(change.removed)); the log as it "
        + "was is kept in \(fileName(change.backup))",
      kept: [change.removed, change.backup]
    )
  }

  // MARK: Rights

  private func closeFolder(
    _ writer: WriterID?,
    _ done: (Step) -> Void
  ) throws(JournalError) {
    let check = FolderCheck(folder: folder, writer: writer, files: files)
    try close(folder, as: folder + "/.", check, done)
    let names: [String]
    do {
      names = try files.names(folder).sorted()
    } catch {
      if error.code == ENOENT { return }
      throw JournalError(reading: folder, fault: error)
    }
    for name in names where FolderCheck.isOwn(name, of: writer) {
      try close(folder + "/" + name, as: folder + "/" + name, check, done)
    }
  }

  private func closeState(_ done: (Step) -> Void) throws(JournalError) {
    let check = FolderCheck(folder: stateFolder, writer: nil, files: files)
    try close(stateFolder, as: stateFolder + "/.", check, done)
    for name in ["writer", "sequence"] {
      try close(stateFolder + "/" + name, as: stateFolder + "/" + name, check, done)
    }
  }

  /// Shuts others out of a file or folder of this user.
  private func close(
    _ name: String,
    as path: String,
    _ check: FolderCheck,
    _ done: (Step) -> Void
  ) throws(JournalError) {
    do {
      let status = try files.status(path)
      guard check.ownFindings(name, status).contains(where: \.isFixable) else { return }
      let wanted =
        status.kind == .folder ? FolderCheck.folderPermissions : FolderCheck.filePermissions
      try files.setPermissions(path, wanted)
      // Some file systems keep no rights and do not say so.
      let found = try files.status(path).permissions & 0o777
      let what =
        found == wanted
        ? "set the mode to \(FolderCheck.octal(wanted))"
        : "could not set the mode: this disk keeps \(FolderCheck.octal(found))"
      done(Step(file: name, what: what, kept: []))
    } catch {
      if error.code == ENOENT { return }
      throw error.code == ENOTDIR
        ? .notAFolder(path: check.folder) : .cannotMend(path: name, fault: error)
    }
  }
}
