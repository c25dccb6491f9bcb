#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Why the log could not be read or written.
package enum JournalError: Error, Hashable, Sendable {
  /// The folder does not exist and cannot be made.
  case cannotCreateFolder(path: String, fault: SystemFault)
  /// A file or folder cannot be read.
  case cannotRead(path: String, fault: SystemFault)
  /// A file cannot be written; the event is not recorded.
  case cannotWrite(path: String, fault: SystemFault)
  /// The disk, the quota or the limit of a file is full; the event is not recorded.
  case diskFull(path: String, fault: SystemFault)
  /// The device failed; the event is not recorded.
  case deviceFailed(path: String, fault: SystemFault)
  /// Less was written than was given, and taken back; the event is not recorded.
  case shortWrite(path: String, written: Int, expected: Int)
  /// A write failed and could not be taken back: the event may be recorded or not.
  case uncertain(path: String, fault: SystemFault)
  /// The folder of an open log is not there any more; the event is not recorded.
  case folderVanished(path: String)
  /// Something else stands where the folder should be.
  case notAFolder(path: String)
  /// A symbolic link stands where a file should be; it is not followed.
  case symbolicLink(path: String)
  /// A folder, pipe or device stands where a file should be.
  case notAFile(path: String)
  /// The file is not a log; it is left untouched.
  case wrongKind(path: String)
  /// The writer id has a character or a length that is not allowed.
  case invalidWriterID(path: String, found: String)
  /// The event would not read back as it was given, so it is not recorded.
  case unrepresentable(reason: String)
  /// The log has used its highest sequence.
  case sequenceExhausted(path: String)
  /// Mending stopped; the log is as it was before, or as it should be.
  case cannotMend(path: String, fault: SystemFault)

  /// Sorts a fault of a write by what the learner can do about it.
  init(writing path: String, fault: SystemFault) {
    switch fault.code {
    case ENOSPC, EDQUOT, EFBIG: self = .diskFull(path: path, fault: fault)
    case EIO: self = .deviceFailed(path: path, fault: fault)
    case ELOOP: self = .symbolicLink(path: path)
    case EISDIR, ENXIO: self = .notAFile(path: path)
    default: self = .cannotWrite(path: path, fault: fault)
    }
  }

  /// The same while mending, where no event is waiting to be recorded.
  var whileMending: JournalError {
    switch self {
    case .cannotWrite(let path, let fault), .diskFull(let path, let fault),
      .deviceFailed(let path, let fault):
      .cannotMend(path: path, fault: fault)
    default: self
    }
  }

  /// Sorts a fault of a read by what the learner can do about it.
  init(reading path: String, fault: SystemFault) {
    switch fault.code {
    case EIO: self = .deviceFailed(path: path, fault: fault)
    case ELOOP: self = .symbolicLink(path: path)
    case ENOTDIR: self = .notAFolder(path: path)
    default: self = .cannotRead(path: path, fault: fault)
    }
  }
}

extension JournalError: CustomStringConvertible {
  /// What happened, where, and what to do about it.
  package var description: String {
    switch self {
    case .cannotCreateFolder(let path, let fault):
      "\(path): the folder cannot be created: \(fault); check its parent folder and permissions"
    case .cannotRead(let path, let fault):
      "\(path): cannot be read: \(fault); check that it exists and that you may read it"
    case .cannotWrite(let path, let fault):
      "\(path): cannot be written: \(fault); the event was not recorded; check the permissions"
    case .diskFull(let path, let fault):
      "\(path): no room to write: \(fault); the event was not recorded; "
        + (fault.code == EFBIG ? "raise the limit for files (ulimit -f)" : "free some space")
    case .deviceFailed(let path, let fault):
      "\(path): the device failed: \(fault); nothing was recorded; check the disk or connection"
    case .shortWrite(let path, let written, let expected):
      "\(path): only \(written) of \(expected) bytes could be written; the event was not recorded; "
        + "the disk is probably full: free some space"
    case .uncertain(let path, let fault):
      "\(path): writing failed: \(fault); it could not be taken back, so the event may be recorded "
        + "or not; check the disk, then look at the last events before repeating it"
    case .folderVanished(let path):
      "\(path): the folder is not there any more; the event was not recorded; if it was moved or "
        + "its disk was taken out, put it back, then start again"
    case .notAFolder(let path):
      "\(path): is not a folder; move it away or choose another folder"
    case .symbolicLink(let path):
      "\(path): is a symbolic link, which is not followed; put the file itself there"
    case .notAFile(let path):
      "\(path): is not a regular file; move it away"
    case .wrongKind(let path):
      "\(path): is not a progress log and was left untouched; move it out of the folder"
    case .invalidWriterID(let path, let found):
      "\(path): \"\(found)\" is not a writer id (1 to 40 of a-z, 0-9 and -); "
        + "correct it to the name of this machine's log, or delete it to begin a new one"
    case .unrepresentable(let reason):
      "the event was not recorded: \(reason)"
    case .sequenceExhausted(let path):
      "\(path): the log has used its highest sequence number; "
        + "delete the writer file in the state folder to begin a new log"
    case .cannotMend(let path, let fault):
      "\(path): mending stopped: \(fault); no event was lost; "
        + (fault.code == ENOSPC ? "free some space" : "check the disk and the permissions")
        + ", then run it again"
    }
  }
}

/// An error number of the system.
package struct SystemFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The `errno` value.
  package let code: Int32

  /// Creates a fault from an `errno` value.
  package init(code: Int32) { self.code = code }

  /// The system's words for it.
  package var description: String { String(cString: strerror(code)) }
}
