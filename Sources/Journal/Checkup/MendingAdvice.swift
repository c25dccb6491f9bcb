/// Says of each finding in a log who can mend it: this machine, another one, or a person.
struct MendingAdvice {
  private let folder: String
  private let writer: WriterID?
  /// The machines by the files that they alone append to.
  private let owners: [String: WriterID]
  /// The lines of this machine's log that can be moved out.
  private var ownLines: Set<Int> = []

  private var ownPath: String? { writer.map { folder + "/" + $0.fileName } }

  init(
    _ logs: ExaminedLogs,
    _ merge: EventMerge,
    folder: String,
    writer: WriterID?,
    files: FileSystem
  ) {
    self.folder = folder
    self.writer = writer
    owners = Dictionary(logs.logs.compactMap { log in log.owner.map { (log.path, $0) } }) { $1 }
    guard let ownPath, let index = logs.logs.firstIndex(where: { $0.path == ownPath }) else {
      return
    }
    do throws(SystemFault) {
      let descriptor = try files.open(ownPath, .reading)
      defer { files.close(descriptor) }
      guard try files.descriptorStatus(descriptor).owner == files.user() else { return }
      let plan = try RemovalPlan(logs, merge, log: index, descriptor: descriptor, files: files)
      ownLines = Set(plan.lines)
    } catch {
      // What cannot be read now cannot be mended now; the reader has said why.
      return
    }
  }

  /// Returns the findings with who can mend them.
  func applied(to findings: [JournalFinding]) -> [JournalFinding] {
    findings.map { applied(to: $0) }
  }

  private func applied(to finding: JournalFinding) -> JournalFinding {
    var finding = finding
    if finding.file == ownPath {
      if finding.rule == .wrongKind || finding.rule == .symbolicLink || finding.rule == .notAFile {
        // This machine cannot record anything.
        finding.severity = .error
      } else if finding.line.map({ ownLines.contains($0) })
        ?? (finding.rule == .more && !ownLines.isEmpty)
      {
        finding.isFixable = true
        finding.mend = "retain doctor --fix moves it out of the log, and keeps a copy"
      }
      return finding
    }
    let isOfLine = [.damagedLine, .longLine, .tornLine, .conflictingID].contains(finding.rule)
    guard isOfLine else { return finding }
    if finding.rule == .tornLine { finding.severity = .note }
    if let owner = owners[finding.file] {
      finding.mend =
        finding.rule == .tornLine
        ? "wait until the file has arrived completely; if it stays, "
          + "run retain doctor --fix on the machine that writes \(owner.fileName)"
        : "run retain doctor --fix on the machine that writes \(owner.fileName); "
          + "if there is no such machine any more, remove the line with an editor"
    } else {
      finding.mend = "no machine appends to this file: remove the line with an editor"
    }
    return finding
  }
}
