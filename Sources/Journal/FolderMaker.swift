#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Makes a folder that survives a crash.
struct FolderMaker {
  let files: FileSystem

  /// Makes a folder of mode 0700 and those above it, as far as they are missing.
  ///
  /// What stands there already is left as it is, even if it is no folder.
  func make(_ folder: String) throws(JournalError) {
    do {
      try make(folder, depth: 0)
    } catch {
      throw error.code == ENOTDIR
        ? .notAFolder(path: folder) : .cannotCreateFolder(path: folder, fault: error)
    }
  }

  private func make(_ folder: String, depth: Int) throws(SystemFault) {
    let parent = FolderMaker.parent(folder)
    do {
      try files.makeFolder(folder)
    } catch {
      switch error.code {
      case EEXIST, EISDIR: return
      case ENOENT where parent != folder && depth < 64:
        try make(parent, depth: depth + 1)
        do throws(SystemFault) {
          try files.makeFolder(folder)
        } catch {
          // Another process was quicker.
          if error.code == EEXIST { return }
          throw error
        }
      default: throw error
      }
    }
    try files.synchronizeFolder(parent)
  }

  /// Returns the folder above a path.
  static func parent(_ path: String) -> String {
    var rest = Substring(path)
    while rest.count > 1, rest.last == "/" { rest.removeLast() }
    guard let slash = rest.lastIndex(of: "/") else { return "." }
    rest = rest[..<slash]
    while rest.last == "/" { rest.removeLast() }
    return rest.isEmpty ? "/" : String(rest)
  }
}
