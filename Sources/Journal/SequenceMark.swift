#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The highest sequence that this machine has given out, kept beside its writer id.
///
/// The log itself tells the next sequence. The mark guards the case that the log vanished or came
/// back in an older copy: a sequence is never given out twice. It counts for all folders, so that
/// logs of one machine from two folders can be put together. It is written before the event and
/// without waiting for the disk: only losing the log and the mark in one crash could repeat a
/// sequence, and even then the ids differ.
struct SequenceMark {
  let stateFolder: String
  let files: FileSystem

  /// The file that holds it.
  var path: String { stateFolder + "/sequence" }

  /// Gives out the sequence after the highest known one.
  ///
  /// A mark that is missing or damaged counts as zero and is written anew.
  func next(after known: Int, log: String) throws(JournalError) -> Int {
    try FolderMaker(files: files).make(stateFolder)
    do {
      let descriptor = try files.open(path, .updating)
      defer { files.close(descriptor) }
      try files.lock(descriptor, .exclusive)
      let marked = SequenceMark.number(try SmallFile.read(descriptor, files)) ?? 0
      let next = max(known, marked) + 1
      if next <= Event.highestSequence {
        // The fixed width covers any earlier mark.
        try SmallFile.write(padded(next, 10) + "\n", descriptor, files)
        return next
      }
    } catch {
      throw JournalError(writing: path, fault: error)
    }
    throw .sequenceExhausted(path: log)
  }

  /// Reads the mark without making it; `nil` if it is missing or damaged.
  func read() throws(JournalError) -> Int? {
    do {
      let descriptor = try files.open(path, .reading)
      defer { files.close(descriptor) }
      return SequenceMark.number(try SmallFile.read(descriptor, files))
    } catch {
      if error.code == ENOENT { return nil }
      throw JournalError(reading: path, fault: error)
    }
  }

  /// Raises the mark to a sequence that was given out; a higher mark stays.
  func raise(to known: Int) throws(JournalError) {
    try FolderMaker(files: files).make(stateFolder)
    do {
      let descriptor = try files.open(path, .updating)
      defer { files.close(descriptor) }
      try files.lock(descriptor, .exclusive)
      let marked = SequenceMark.number(try SmallFile.read(descriptor, files)) ?? -1
      guard marked < known else { return }
      let line = padded(known, 10) + "\n"
      try SmallFile.write(line, descriptor, files)
      // What stood there may have been longer.
      try files.truncate(descriptor, line.utf8.count)
      try files.synchronize(descriptor)
    } catch {
      throw .cannotMend(path: path, fault: error)
    }
  }

  private static func number(_ text: String) -> Int? {
    guard let found = Int(text), (0...Event.highestSequence).contains(found) else { return nil }
    return found
  }
}
