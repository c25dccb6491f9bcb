import Curriculum

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The names of a guide's cards as they were when the guide was last read.
///
/// A shell prompt asks for the number of due cards at every line, and needs no more of the guide
/// than the names of its cards. So they are kept in a file that counts only while the program and
/// all files of the guide are the very ones that it was made from: same file, size and time of
/// change. Whatever goes wrong with it, the guide is read again; nothing else uses it.
struct CardNamesCache {
  private let path: String
  private let folder: String
  private let stamp: String?

  /// Describes the cache of some guides without touching it.
  ///
  /// - Parameters:
  ///   - exam: The exam.
  ///   - files: The files of the guides; none stands for the bundled ones.
  ///   - environment: Says where caches are kept.
  init?(exam: String, files: [String], environment: [String: String]) {
    if let base = environment["XDG_CACHE_HOME"], base.hasPrefix("/") {
      folder = base + "/retain"
    } else if let home = environment["HOME"], home.hasPrefix("/") {
      folder = home + "/.cache/retain"
    } else {
      return nil
    }
    let question = ([exam] + files).joined(separator: "\n")
    path = folder + "/names-" + StableHash.base32(of: question)
    stamp = Self.stamp(of: [Self.program] + files).map { "retain names 1\n\(question)\n\($0)" }
  }

  /// Returns the names, or nil if they have to be read from the guides.
  func read() -> CardNames? {
    guard let stamp, let bytes = Self.contents(path) else { return nil }
    let head = stamp.utf8
    guard bytes.starts(with: head), bytes.suffix(Self.end.count).elementsEqual(Self.end) else {
      return nil
    }
    var cards: [CardNames.Names] = []
    let lines = bytes[head.count...].dropLast(Self.end.count)
    for line in lines.split(separator: UInt8(ascii: "\n")) {
      let words = line.split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
      guard words.count > 1, let concept = Int(words[0]) else { return nil }
      cards.append(
        CardNames.Names(
          id: CardID(words[1]),
          aliases: words.dropFirst(2).map { CardID($0) },
          concept: concept
        )
      )
    }
    return CardNames(cards)
  }

  /// Keeps names for the next time, if that can be done.
  func write(_ names: CardNames) {
    guard let stamp else { return }
    var text = stamp
    for card in names.cards {
      text += "\(card.concept) \(card.id)"
      for alias in card.aliases { text += " \(alias)" }
      text += "\n"
    }
    text += String(decoding: Self.end, as: UTF8.self)
    // A cache that cannot be written is none; the guide is read again.
    try? WholeFile.write(text, to: path, isDurable: false)
  }

  /// The last line, without which a file was cut off.
  private static let end = Array("end\n".utf8)

  /// The program itself, whose rules decide what the cards are. A system that does not name it so
  /// goes without the cache.
  private static let program = "/proc/self/exe"

  /// Says which versions of some files are meant; nil if that cannot be said for sure.
  private static func stamp(of files: [String]) -> String? {
    var stamp = ""
    for file in files {
      var status = stat()
      guard stat(file, &status) == 0 else { return nil }
      #if canImport(Darwin)
        let changed = status.st_mtimespec
      #else
        let changed = status.st_mtim
      #endif
      // A file that was changed just now may change again without a trace.
      if file != program, time(nil) - changed.tv_sec < 2 { return nil }
      let numbers: [any FixedWidthInteger] = [
        status.st_dev, status.st_ino, status.st_size, changed.tv_sec, changed.tv_nsec,
      ]
      stamp += numbers.map { "\($0)" }.joined(separator: " ") + "\n"
    }
    return stamp
  }

  private static func contents(_ path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_uid == getuid(), status.st_size < 64 << 20
    else { return nil }
    let size = Int(status.st_size)
    return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let found = systemRead(descriptor, buffer.baseAddress.map { $0 + count }, size - count)
        if found <= 0 { break }
        count += found
      }
    }
  }
}

/// The system call; inside the structure its name is taken.
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutablePointer<UInt8>?, _ count: Int)
  -> Int
{ read(descriptor, buffer, count) }
