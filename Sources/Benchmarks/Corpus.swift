import Foundation

/// The text that the parser is timed on: five study guides, 52 times over, about 10 MB.
enum Corpus {
  /// Reads the file that was asked for, or builds the corpus from `../shared/guides`.
  static func bytes(_ options: BenchmarkOptions) throws -> [UInt8] {
    if let path = options.corpus { return try read(path) }
    let once: [UInt8] = try guides().reduce(into: []) { $0 += $1 + [0x0A, 0x0A] }
    return [[UInt8]](repeating: once, count: 52).flatMap { $0 }
  }

  /// Reads the study guides in `../shared/guides`, in order of their names.
  static func guides() throws -> [[UInt8]] {
    let folder = shared("guides")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let guides = try names.sorted().filter { $0.hasSuffix(".txt") }.map { name in
      try read(folder + "/" + name)
    }
    if guides.isEmpty { throw BenchmarkError.noCorpus(folder) }
    return guides
  }

  /// Cuts or repeats a text so that it has a size, at line ends.
  static func resize(_ bytes: [UInt8], to size: Int) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(size)
    while result.count < size { result += bytes.prefix(size - result.count) }
    return result
  }

  private static func read(_ path: String) throws -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw BenchmarkError.noCorpus(path)
    }
    return [UInt8](data)
  }

  /// The path of a file or folder that is kept beside the repository in `shared`.
  static func shared(_ name: String) -> String {
    if let shared = ProcessInfo.processInfo.environment["RETAIN_SHARED"] {
      return shared + "/" + name
    }
    var folder = URL(fileURLWithPath: #filePath)
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      let candidate = folder.appendingPathComponent("shared/\(name)").path
      if FileManager.default.fileExists(atPath: candidate) { return candidate }
    }
    return "../shared/" + name
  }
}
