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

  /// Gives out the sequence after the highest known one.
  ///
  /// A mark that is missing or damaged counts as zero and is written anew.
  func next(after known: Int, log: String) throws(JournalError) -> Int {
    try FolderMaker(files: files).make(stateFolder)
    let path = stateFolder + "/sequence"
    do {
      let descriptor = try files.open(path, .updating)
      defer { files.close(descriptor) }
      try files.lock(descriptor, .exclusive)
      let found = Int(try SmallFile.read(descriptor, files)) ?? 0
      let marked = (0...Event.highestSequence).contains(found) ? found : 0
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
}
