import Journal

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Puts a file in the place of another one, whole or not at all.
enum WholeFile {
  /// Writes a file of mode 0600, making folders of mode 0700 that are missing.
  ///
  /// Each writer has a draft of its own beside the file, so that two do no harm to each other; a
  /// symbolic link in its place is replaced and not followed.
  ///
  /// - Parameters:
  ///   - pieces: What the file is to hold, one behind the other.
  ///   - path: Where it is to be.
  ///   - isDurable: Whether to wait until it has reached the disk.
  static func write(_ pieces: [[UInt8]], to path: String, isDurable: Bool) throws(SystemFault) {
    makeFolders(of: path)
    let draft = path + ".\(getpid())"
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw SystemFault(code: errno) }
    let fault = pieces.lazy.compactMap { $0.withUnsafeBufferPointer { fill(descriptor, $0) } }.first
    let isFilled = fault == nil && (!isDurable || fsync(descriptor) == 0)
    let code = fault ?? errno
    close(descriptor)
    guard isFilled else {
      unlink(draft)
      throw SystemFault(code: code)
    }
    if rename(draft, path) != 0 {
      let code = errno
      unlink(draft)
      throw SystemFault(code: code)
    }
  }

  /// Writes all bytes; returns the error number if that failed.
  private static func fill(_ descriptor: Int32, _ bytes: UnsafeBufferPointer<UInt8>) -> Int32? {
    var rest = bytes[...]
    while !rest.isEmpty {
      let part = UnsafeBufferPointer(rebasing: rest)
      let count = systemWrite(descriptor, part.baseAddress, part.count)
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return count < 0 ? errno : ENOSPC }
      rest = rest.dropFirst(count)
    }
    return nil
  }

  private static func makeFolders(of path: String) {
    var rest = path.dropFirst()
    while let slash = rest.firstIndex(of: "/") {
      mkdir(String(path[..<slash]), 0o700)
      rest = path[path.index(after: slash)...]
    }
  }
}

/// The system call; inside the enumeration its name is taken.
private func systemWrite(_ descriptor: Int32, _ buffer: UnsafePointer<UInt8>?, _ count: Int) -> Int
{ write(descriptor, buffer, count) }
