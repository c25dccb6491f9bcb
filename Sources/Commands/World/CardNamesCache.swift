import Curriculum

/// The names of a guide's cards as they were when the guide was last read.
///
/// A shell prompt asks for the number of due cards at every line, and needs no more of the guide
/// than the names of its cards. So they count as long as all files of the guide are the very ones
/// that they were made from, by size and time of change: the files themselves are not read.
struct CardNamesCache {
  private let file: CacheFile

  /// Describes the cache of some guides without touching it; nil if nothing can be kept.
  ///
  /// - Parameters:
  ///   - exam: The exam.
  ///   - files: The files of the guides; none stands for the bundled ones.
  ///   - environment: Says where caches are kept.
  init?(exam: String, files: [String], environment: [String: String]) {
    var stamps: [String] = []
    for file in files {
      guard let stamp = CacheFile.stamp(of: file) else { return nil }
      stamps.append(stamp)
    }
    let file = CacheFile(
      .names,
      question: ([exam] + files).joined(separator: "\n"),
      version: stamps.joined(separator: "\n"),
      environment: environment
    )
    guard let file else { return nil }
    self.file = file
  }

  /// Returns the names, or nil if they have to be read from the guides.
  func read() -> CardNames? { file.read().flatMap { CardNames(snapshot: $0) } }

  /// Keeps names for the next time, if that can be done.
  func write(_ names: CardNames) { file.write(names.snapshot) }
}
