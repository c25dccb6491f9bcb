#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension FileSystem {
  /// The system's own files.
  package static let system = FileSystem(
    names: { folder throws(SystemFault) in try listNames(folder) },
    status: { path throws(SystemFault) in
      var found = stat()
      _ = try retried { Int(lstat(path, &found)) }
      return Status(found)
    },
    makeFolder: { path throws(SystemFault) in
      _ = try retried { Int(mkdir(path, 0o700)) }
      // A umask that takes the owner's rights away would shut the learner out.
      var made = stat()
      if lstat(path, &made) == 0, made.st_mode & 0o700 != 0o700 { _ = chmod(path, 0o700) }
    },
    synchronizeFolder: { path throws(SystemFault) in
      let descriptor = try openFile(path, O_RDONLY | O_DIRECTORY)
      defer { _ = closeFile(descriptor) }
      _ = try retried { Int(flushFile(descriptor)) }
    },
    open: { path, access throws(SystemFault) in
      // A pipe without a reader would block the opening for ever.
      let common = O_NOFOLLOW | O_NONBLOCK
      switch access {
      case .reading: return try openFile(path, O_RDONLY | common)
      case .appending: return try openFile(path, O_RDWR | O_APPEND | common)
      case .creating: return try createFile(path, O_RDWR | O_APPEND | common)
      case .updating:
        while true {
          do throws(SystemFault) {
            return try openFile(path, O_RDWR | common)
          } catch {
            if error.code != ENOENT { throw error }
          }
          do throws(SystemFault) {
            return try createFile(path, O_RDWR | common)
          } catch {
            // Another process was quicker.
            if error.code != EEXIST { throw error }
          }
        }
      }
    },
    close: { descriptor in _ = closeFile(descriptor) },
    descriptorStatus: { descriptor throws(SystemFault) in
      var found = stat()
      _ = try retried { Int(fstat(descriptor, &found)) }
      return Status(found)
    },
    read: { descriptor, buffer, offset throws(SystemFault) in
      try retried { pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset)) }
    },
    write: { descriptor, bytes throws(SystemFault) in
      try retried { writeFile(descriptor, bytes.baseAddress, bytes.count) }
    },
    synchronize: { descriptor throws(SystemFault) in
      _ = try retried { Int(flushFile(descriptor)) }
    },
    truncate: { descriptor, size throws(SystemFault) in
      _ = try retried { Int(ftruncate(descriptor, off_t(size))) }
    },
    lock: { descriptor, lock throws(SystemFault) in
      let operation =
        switch lock {
        case .shared: LOCK_SH
        case .exclusive: LOCK_EX
        case .none: LOCK_UN
        }
      _ = try retried { Int(flock(descriptor, operation)) }
    },
    rename: renameFile,
    remove: removeFile,
    setPermissions: changePermissions,
    checkWritable: checkWriting,
    availableBytes: bytesLeft,
    user: { geteuid() }
  )
}

extension FileSystem.Status {
  fileprivate init(_ found: stat) {
    let kind: Kind =
      switch found.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .symbolicLink
      default: .other
      }
    self.init(
      kind: kind,
      size: Int(found.st_size),
      device: UInt64(truncatingIfNeeded: found.st_dev),
      inode: UInt64(found.st_ino),
      permissions: UInt16(truncatingIfNeeded: found.st_mode & 0o7777),
      owner: UInt32(found.st_uid)
    )
  }
}

/// Runs a system call, again if a signal interrupted it.
func retried(_ call: () -> Int) throws(SystemFault) -> Int {
  while true {
    let result = call()
    if result >= 0 { return result }
    guard errno == EINTR else { throw SystemFault(code: errno) }
  }
}

private func openFile(_ path: String, _ flags: Int32) throws(SystemFault) -> Int32 {
  Int32(try retried { Int(open(path, flags | O_CLOEXEC, 0o600)) })
}

/// Makes a file of mode 0600 whatever the umask; fails if one exists.
private func createFile(_ path: String, _ flags: Int32) throws(SystemFault) -> Int32 {
  let descriptor = try openFile(path, flags | O_CREAT | O_EXCL)
  var made = stat()
  if fstat(descriptor, &made) == 0, made.st_mode & 0o600 != 0o600 { _ = fchmod(descriptor, 0o600) }
  return descriptor
}

// Inside the closures of `FileSystem` the plain names are taken by its members.
private func closeFile(_ descriptor: Int32) -> Int32 { close(descriptor) }

private func writeFile(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}

private func flushFile(_ descriptor: Int32) -> Int32 {
  #if canImport(Darwin)
    // There fsync leaves the bytes in the cache of the drive.
    if fcntl(descriptor, F_FULLFSYNC) != -1 { return 0 }
  #endif
  return fsync(descriptor)
}

private func listNames(_ folder: String) throws(SystemFault) -> [String] {
  guard let stream = opendir(folder) else { throw SystemFault(code: errno) }
  defer { closedir(stream) }
  var names: [String] = []
  while true {
    errno = 0
    guard let entry = readdir(stream) else {
      if errno != 0 { throw SystemFault(code: errno) }
      return names
    }
    let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
      // A name that is not UTF-8 cannot be opened by this text, and is then reported.
      String(decoding: bytes.prefix { byte in byte != 0 }, as: UTF8.self)
    }
    names.append(name)
  }
}
