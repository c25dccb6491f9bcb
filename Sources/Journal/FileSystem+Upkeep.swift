#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

// The operations of `FileSystem.system` that put names, rights and room of files in order. They
// are functions here, because inside the closures the plain names are taken by its members.

@Sendable func renameFile(_ from: String, _ to: String) throws(SystemFault) {
  _ = try retried { Int(rename(from, to)) }
}

@Sendable func removeFile(_ path: String) throws(SystemFault) {
  _ = try retried { Int(unlink(path)) }
}

@Sendable func changePermissions(_ path: String, _ permissions: UInt16) throws(SystemFault) {
  // Not every system can change a mode without following a link, so it is looked at before.
  var found = stat()
  _ = try retried { Int(lstat(path, &found)) }
  guard found.st_mode & S_IFMT != S_IFLNK else { throw SystemFault(code: ELOOP) }
  _ = try retried { Int(chmod(path, mode_t(permissions))) }
}

@Sendable func checkWriting(_ path: String) throws(SystemFault) {
  _ = try retried { Int(faccessat(AT_FDCWD, path, W_OK, AT_EACCESS)) }
}

@Sendable func bytesLeft(_ path: String) throws(SystemFault) -> Int {
  var found = statvfs()
  _ = try retried { Int(statvfs(path, &found)) }
  let (bytes, overflow) = Int(clamping: UInt64(found.f_bavail))
    .multipliedReportingOverflow(by: Int(clamping: UInt64(found.f_frsize)))
  return overflow ? Int.max : bytes
}
