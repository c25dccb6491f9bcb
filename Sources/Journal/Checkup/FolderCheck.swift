#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Finds what is wrong with the folder and its files: rights, owners, room.
struct FolderCheck {
  let folder: String
  /// This machine, whose files must be shut to others.
  let writer: WriterID?
  /// The names of the logs that hold events.
  var logs: Set<String> = []
  let files: FileSystem

  /// Rights that shut out everybody else.
  static let folderPermissions: UInt16 = 0o700
  static let filePermissions: UInt16 = 0o600
  /// Below this an answer may fail any moment.
  static let leastBytes = 1 << 20
  /// Below this it is time to free some space.
  static let fewBytes = 20 << 20

  /// Checks the folder; one that does not exist yet is sound.
  func findings() throws(JournalError) -> [JournalFinding] {
    // Through the dot a folder that is a link counts as what it leads to.
    let status: FileSystem.Status
    do {
      status = try files.status(folder + "/.")
    } catch {
      if error.code == ENOENT { return [] }
      throw JournalError(reading: folder, fault: error)
    }
    var findings = ownFindings(folder, status)
    findings += writingFindings(folder)
    findings += roomFindings()
    for name in names() { findings += self.findings(name) }
    return findings
  }

  /// The files of this machine: its log, and what was moved out of it.
  static func isOwn(_ name: String, of writer: WriterID?) -> Bool {
    guard let writer else { return false }
    return name == writer.fileName || name.hasPrefix(writer.fileName + ".")
  }

  /// What is wrong with a file or folder that belongs to this machine.
  func ownFindings(_ path: String, _ status: FileSystem.Status) -> [JournalFinding] {
    guard status.kind == .file || status.kind == .folder else { return [] }
    if status.owner != files.user() {
      return [
        JournalFinding(
          rule: .owner,
          file: path,
          line: nil,
          what: "belongs to another user of this machine (number \(status.owner))",
          mend: "run retain as that user, or have the owner changed: sudo chown \"$USER\" FILE"
        )
      ]
    }
    let isFolder = status.kind == .folder
    let wanted = isFolder ? FolderCheck.folderPermissions : FolderCheck.filePermissions
    let found = status.permissions & 0o777
    guard found != wanted else { return [] }
    let isShut = found & wanted != wanted
    let thing = isFolder ? "folder" : "file"
    return [
      JournalFinding(
        rule: .permissions,
        severity: isShut ? .error : .warning,
        file: path,
        line: nil,
        what: isShut
          ? "you are not allowed to use this \(thing) fully (mode \(FolderCheck.octal(found)))"
          : "other users of this machine may look into this \(thing) "
            + "(mode \(FolderCheck.octal(found)))",
        mend: "retain doctor --fix sets its mode to \(FolderCheck.octal(wanted))",
        isFixable: true
      )
    ]
  }

  private func names() -> [String] {
    do {
      return try files.names(folder).sorted()
    } catch {
      // Whoever reads the logs has said so.
      return []
    }
  }

  private func findings(_ name: String) -> [JournalFinding] {
    let path = folder + "/" + name
    if name == writer.map({ LogRewrite.temporaryName(of: $0) }) { return [leftover(path)] }
    let isOwn = FolderCheck.isOwn(name, of: writer)
    guard isOwn || logs.contains(name) else { return [] }
    let status: FileSystem.Status
    do {
      status = try files.status(path)
    } catch {
      // A sync may just have taken it away; what cannot be read is said by the reader.
      return []
    }
    guard status.kind == .file else { return [] }
    if isOwn { return ownFindings(path, status) }
    guard status.permissions & 0o077 != 0 else { return [] }
    return [
      JournalFinding(
        rule: .permissions,
        severity: .note,
        file: path,
        line: nil,
        what: "its mode \(FolderCheck.octal(status.permissions & 0o777)) lets other users of this "
          + "machine look into it, if they may look into the folder",
        mend: "keep the folder at mode 700, or run chmod 600 on the file"
      )
    ]
  }

  private func leftover(_ path: String) -> JournalFinding {
    JournalFinding(
      rule: .leftover,
      file: path,
      line: nil,
      what: "left behind by mending that was interrupted; nothing of it is needed",
      mend: "retain doctor --fix removes it",
      isFixable: true
    )
  }

  /// Rights alone do not tell: the disk may be read-only.
  private func writingFindings(_ path: String) -> [JournalFinding] {
    do {
      try files.checkWritable(path)
      return []
    } catch {
      return [
        JournalFinding(
          rule: .unwritable,
          file: path,
          line: nil,
          what: "answers cannot be recorded here: \(error)",
          mend: "check the permissions and the disk, or choose another folder with --progress"
        )
      ]
    }
  }

  private func roomFindings() -> [JournalFinding] {
    let bytes: Int
    do {
      bytes = try files.availableBytes(folder)
    } catch {
      // Not every file system tells.
      return []
    }
    guard bytes < FolderCheck.fewBytes else { return [] }
    let isFull = bytes < FolderCheck.leastBytes
    return [
      JournalFinding(
        rule: .lowSpace,
        severity: isFull ? .error : .warning,
        file: folder,
        line: nil,
        what: "the disk is nearly full: \(bytes / 1024) kB are left",
        mend: "free some space, or answers cannot be recorded"
      )
    ]
  }

  static func octal(_ permissions: UInt16) -> String {
    let digits = String(permissions, radix: 8)
    return String(repeating: "0", count: max(0, 3 - digits.utf8.count)) + digits
  }
}

extension JournalFinding.Rule {
  /// A file or folder that others may use, or that this user may not.
  package static let permissions = Self("folder.permissions", .warning)
  /// A file or folder of another user.
  package static let owner = Self("folder.owner", .warning)
  /// A folder into which nothing can be written.
  package static let unwritable = Self("folder.unwritable", .error)
  /// A disk that is nearly full.
  package static let lowSpace = Self("folder.low-space", .warning)
  /// What an interrupted repair left behind.
  package static let leftover = Self("folder.leftover", .note)
}
