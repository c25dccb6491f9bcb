import Curriculum
import Journal

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Something that can be found out again, kept in a file for the next time.
///
/// It counts only for the very question that it answers and the very program that wrote it, and only
/// if every byte is as it was written. Whatever goes wrong with it, it is as if it were not there.
struct CacheFile {
  /// What is kept.
  enum Kind: String {
    case names, graph
  }

  private let folder: String
  private let path: String
  private let head: [UInt8]

  /// The most files that are kept; the oldest go first.
  private static let mostFiles = 16
  /// Larger answers are not kept.
  private static let mostBytes = 256 << 20

  /// Describes a file without touching it; nil if nothing can be kept.
  ///
  /// - Parameters:
  ///   - kind: What is kept.
  ///   - question: What is answered; each question has a file of its own.
  ///   - version: Of what it was made; another one takes the place of what is there.
  ///   - environment: Says where caches are kept.
  init?(_ kind: Kind, question: String, version: String, environment: [String: String]) {
    if let base = environment["XDG_CACHE_HOME"], base.hasPrefix("/") {
      folder = base + "/retain"
    } else if let home = environment["HOME"], home.hasPrefix("/") {
      folder = home + "/.cache/retain"
    } else {
      return nil
    }
    // A system that does not name the program so goes without.
    guard let program = Self.stamp(of: "/proc/self/exe", isQuiet: true) else { return nil }
    path = folder + "/\(kind.rawValue)-" + StableHash.base32(of: question)
    head = Array("retain \(kind.rawValue)\n\(question)\n\(program)\n\(version)\n".utf8)
  }

  /// Returns what is kept; nil if it has to be found out.
  func read() -> ArraySlice<UInt8>? {
    guard let bytes = contents(), bytes.starts(with: head) else { return nil }
    let start = head.count + 8
    guard bytes.count >= start else { return nil }
    let sum = bytes[head.count..<start].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    let answer = bytes[start...]
    return Fingerprint.value(of: answer) == sum ? answer : nil
  }

  /// Keeps an answer for the next time, if that can be done.
  func write(_ answer: [UInt8]) {
    guard answer.count <= Self.mostBytes else { return }
    let sum = Fingerprint.value(of: answer)
    let sumBytes = (0..<8).map { UInt8(truncatingIfNeeded: sum >> (8 * $0)) }
    // A cache that cannot be written is none.
    guard (try? WholeFile.write([head + sumBytes, answer], to: path, isDurable: false)) != nil
    else { return }
    removeOldest()
  }

  /// Says which version of a file is meant; nil if that cannot be said for sure.
  ///
  /// - Parameter isQuiet: Whether it is known that nobody is writing it.
  static func stamp(of file: String, isQuiet: Bool = false) -> String? {
    var status = stat()
    guard stat(file, &status) == 0 else { return nil }
    let changed = changeTime(of: status)
    // A file that was changed just now may change again without a trace.
    guard isQuiet || time(nil) - changed.tv_sec >= 2 else { return nil }
    return
      "\(status.st_dev) \(status.st_ino) \(status.st_size) \(changed.tv_sec) \(changed.tv_nsec)"
  }

  private static func changeTime(of status: stat) -> timespec {
    #if canImport(Darwin)
      status.st_mtimespec
    #else
      status.st_mtim
    #endif
  }

  private func contents() -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_uid == getuid(), status.st_size <= Self.mostBytes + head.count + 8
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

  /// Guides that are no longer learned leave nothing behind for long. Only what is called as these
  /// files are is removed, whatever else lies in the folder.
  private func removeOldest() {
    guard let names = try? FileSystem.system.names(folder) else { return }
    var files: [(path: String, seconds: Int)] = []
    for name in names where Self.isOwn(name) {
      var status = stat()
      let file = folder + "/" + name
      guard file != path, lstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG
      else { continue }
      files.append((file, Self.changeTime(of: status).tv_sec))
    }
    guard files.count >= Self.mostFiles else { return }
    files.sort { ($0.seconds, $0.path) > ($1.seconds, $1.path) }
    for file in files[(Self.mostFiles - 1)...] { unlink(file.path) }
  }
}

extension CacheFile {
  /// Whether a file is called as these are: `graph-` and thirteen signs, with a number behind a dot
  /// while it is being written.
  private static func isOwn(_ name: String) -> Bool {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    let words = parts[0].split(separator: "-", omittingEmptySubsequences: false)
    return parts.count <= 2 && words.count == 2 && Kind(rawValue: String(words[0])) != nil
      && words[1].utf8.count == 13
      && words[1].utf8.allSatisfy { $0 &- 0x30 < 10 || $0 &- 0x61 < 26 }
      && parts.dropFirst().allSatisfy { Int($0) != nil }
  }
}

/// The system call; inside the structure its name is taken.
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutablePointer<UInt8>?, _ count: Int)
  -> Int
{ read(descriptor, buffer, count) }
