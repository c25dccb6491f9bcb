#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// This machine's name in the log, kept in a folder that is not synced.
package struct WriterIdentity: Hashable, Sendable {
  /// The name of this machine's log.
  package let writer: WriterID
  /// The folder with the name and with the mark of the highest sequence used.
  package let stateFolder: String

  /// Creates an identity from its parts.
  package init(writer: WriterID, stateFolder: String) {
    self.writer = writer
    self.stateFolder = stateFolder
  }

  /// Reads the file `writer` of the state folder, or makes both.
  ///
  /// Two processes that do so at once get the same id.
  ///
  /// - Parameters:
  ///   - stateFolder: A folder of this machine alone, outside any synced folder.
  ///   - random: The source of a new id; host and user names are not used.
  ///   - files: The file system.
  /// - Throws: `invalidWriterID` if the file holds something else, and faults of the file system.
  package static func readOrCreate(
    stateFolder: String,
    random: inout some RandomNumberGenerator,
    files: FileSystem = .system
  ) throws(JournalError) -> WriterIdentity {
    try FolderMaker(files: files).make(stateFolder)
    let path = stateFolder + "/writer"
    let found: String
    do {
      found = try read(path, orWrite: WriterID(random: &random), files)
    } catch {
      throw error.code == ENOTDIR
        ? .notAFolder(path: stateFolder) : JournalError(writing: path, fault: error)
    }
    guard let writer = WriterID(rawValue: found) else {
      throw .invalidWriterID(path: path, found: found)
    }
    return WriterIdentity(writer: writer, stateFolder: stateFolder)
  }

  /// Reads the file `writer` of the state folder without making anything.
  ///
  /// - Returns: `nil` if this machine has no name yet.
  /// - Throws: `invalidWriterID` if the file holds something else, and faults of the file system.
  package static func read(
    stateFolder: String,
    files: FileSystem = .system
  ) throws(JournalError) -> WriterIdentity? {
    let path = stateFolder + "/writer"
    let found: String
    do {
      let descriptor = try files.open(path, .reading)
      defer { files.close(descriptor) }
      found = try SmallFile.read(descriptor, files)
    } catch {
      if error.code == ENOENT { return nil }
      throw error.code == ENOTDIR
        ? .notAFolder(path: stateFolder) : JournalError(reading: path, fault: error)
    }
    if found.isEmpty { return nil }
    guard let writer = WriterID(rawValue: found) else {
      throw .invalidWriterID(path: path, found: found)
    }
    return WriterIdentity(writer: writer, stateFolder: stateFolder)
  }

  private static func read(
    _ path: String,
    orWrite writer: WriterID,
    _ files: FileSystem
  ) throws(SystemFault) -> String {
    let descriptor = try files.open(path, .updating)
    defer { files.close(descriptor) }
    try files.lock(descriptor, .exclusive)
    let found = try SmallFile.read(descriptor, files)
    // A crash between making the file and writing it leaves it empty.
    guard found.isEmpty else { return found }
    try SmallFile.write(writer.rawValue + "\n", descriptor, files)
    try files.synchronize(descriptor)
    try files.synchronizeFolder(FolderMaker.parent(path))
    return writer.rawValue
  }
}

/// A file of one short line.
enum SmallFile {
  private static let longest = 128

  /// Reads the line without blanks around it; damaged text is replaced.
  static func read(_ descriptor: Int32, _ files: FileSystem) throws(SystemFault) -> String {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: longest, alignment: 1)
    defer { buffer.deallocate() }
    let count = try files.read(descriptor, buffer, 0)
    let text = buffer[..<count]
    let isText = { (byte: UInt8) in byte > 0x20 }
    guard let first = text.firstIndex(where: isText), let last = text.lastIndex(where: isText)
    else { return "" }
    return String(decoding: text[first...last], as: UTF8.self)
  }

  /// Writes a line over the beginning of a file just opened.
  static func write(
    _ line: String,
    _ descriptor: Int32,
    _ files: FileSystem
  ) throws(SystemFault) {
    let bytes = Array(line.utf8)
    let written = try files.writeOnce(bytes, descriptor)
    if written < bytes.count { throw SystemFault(code: ENOSPC) }
  }
}
