import Content
import Journal
import SourceText

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reads the documents that a command learns from.
enum GuideFiles {
  /// Endings of the files that are taken from a folder.
  private static let endings = [".md", ".markdown", ".txt"]
  /// Folders nested deeper than this are not searched.
  private static let deepestFolder = 32

  /// The documents that come with the program.
  static var bundled: [SourceFile] {
    BundledDocuments.all.map { document in
      SourceFile(
        path: document.path.description,
        bytes: document.text.withUTF8Buffer { Array($0) }
      )
    }
  }

  /// Reads named files whatever their ending, and Markdown and text files from named folders.
  ///
  /// - Parameter leaveOut: Takes a file that cannot be read, and why; without it the first such file
  ///   is thrown, and so it is if there is no other.
  /// - Throws: `CommandFailure.input` that says which path is wrong and why.
  static func read(
    _ paths: [String],
    leavingOut leaveOut: ((String, CommandFailure) -> Void)? = nil
  ) throws(CommandFailure) -> [SourceFile] {
    var files: [SourceFile] = []
    var first: CommandFailure?
    for path in try names(of: paths) {
      do {
        files.append(try readFile(path))
      } catch {
        guard let leaveOut else { throw error }
        leaveOut(path, error)
        first = first ?? error
      }
    }
    if let first, files.isEmpty { throw first }
    return files
  }

  /// Names the files that `read` reads, in their order.
  ///
  /// - Throws: `CommandFailure.input` that says which path is wrong and why.
  static func names(of paths: [String]) throws(CommandFailure) -> [String] {
    var names: [String] = []
    for path in paths {
      guard try isFolder(path) else {
        names.append(path)
        continue
      }
      let found = try documents(in: path, depth: 0)
      if found.isEmpty {
        throw .input(
          "\(path): the folder holds no guide; a guide is a file that ends in "
            + endings.joined(separator: ", ")
        )
      }
      names += found
    }
    return names
  }

  /// Whether there is a file or a folder of a path.
  static func exists(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0
  }

  private static func isFolder(_ path: String) throws(CommandFailure) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw .input("\(path): cannot be read: \(reason(errno)); check the path")
    }
    return status.st_mode & S_IFMT == S_IFDIR
  }

  private static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }

  /// Hidden files and links to folders are passed over, so that no search goes in circles.
  private static func documents(
    in folder: String,
    depth: Int
  ) throws(CommandFailure) -> [String] {
    let names: [String]
    do {
      names = try FileSystem.system.names(folder)
    } catch {
      throw .input("\(folder): cannot be searched: \(reason(error.code)); check the permissions")
    }
    var result: [String] = []
    for name in names.sorted() where !name.hasPrefix(".") {
      let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
      var status = stat()
      guard lstat(path, &status) == 0 else { continue }
      switch status.st_mode & S_IFMT {
      case S_IFDIR where depth < deepestFolder:
        result += try documents(in: path, depth: depth + 1)
      case S_IFREG, S_IFLNK:
        let isGuide = endings.contains { name.lowercased().hasSuffix($0) }
        if isGuide, (try? isFolder(path)) == false { result.append(path) }
      default: break
      }
    }
    return result
  }

  static func readFile(_ path: String) throws(CommandFailure) -> SourceFile {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      let code = errno
      let advice = code == EACCES || code == EPERM ? "permissions" : "path"
      throw .input("\(path): cannot be read: \(reason(code)); check the \(advice)")
    }
    defer { close(descriptor) }
    var status = stat()
    fstat(descriptor, &status)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Int(status.st_size) + 1)
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = systemRead(descriptor, &chunk, chunk.count)
      if count == 0 { break }
      if count < 0 {
        if errno == EINTR { continue }
        throw .input("\(path): cannot be read: \(reason(errno))")
      }
      bytes += chunk[..<count]
    }
    return try checked(path, bytes)
  }

  private static func checked(
    _ path: String,
    _ bytes: [UInt8]
  ) throws(CommandFailure) -> SourceFile {
    let isWide = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    do {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      let place = LineTable(bytes).location(at: error.byteOffsets.lowerBound)
      let guess = isWide ? "it looks like UTF-16" : "it may be Latin-1 or Windows-1252"
      let from = isWide ? "UTF-16" : "WINDOWS-1252"
      throw .input(
        "\(path):\(place.line):\(place.column): the text is not UTF-8; \(guess).\n"
          + "Convert it first: iconv -f \(from) -t UTF-8 FILE > NEW"
      )
    }
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    return SourceFile(path: path, bytes: hasMark ? Array(bytes.dropFirst(3)) : bytes)
  }
}

/// The system call; inside the enumeration its name is taken.
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int
{
  read(descriptor, buffer, count)
}
