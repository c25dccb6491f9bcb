import Foundation

/// The files of this repository as the tidy tests read them.
struct Repository {
  let root: URL

  init() {
    var folder = URL(filePath: #filePath)
    for _ in 0..<3 { folder.deleteLastPathComponent() }
    root = folder
  }

  /// All Swift files below a folder, with their path from the root.
  func swiftFiles(in folder: String) throws -> [(path: String, lines: [String])] {
    let base = root.appending(path: folder)
    let names = try FileManager.default.subpathsOfDirectory(atPath: base.path).sorted()
    return try names.filter { $0.hasSuffix(".swift") }.map { name in
      let text = try String(contentsOf: base.appending(path: name), encoding: .utf8)
      return ("\(folder)/\(name)", text.components(separatedBy: "\n"))
    }
  }

  /// The files that git tracks, by their path from the root.
  func trackedFiles() throws -> [String] {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["git", "-C", root.path, "ls-files"]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: output, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// The table of rooms in `Sources/README.md`: which of the others each may import.
  func layers() throws -> [String: Set<String>] {
    let text = try String(contentsOf: root.appending(path: "Sources/README.md"), encoding: .utf8)
    var layers: [String: Set<String>] = [:]
    for line in text.components(separatedBy: "\n") where line.hasPrefix("| `") {
      let cells = line.components(separatedBy: "|").map { cell in
        cell.components(separatedBy: "`").enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
      }
      guard cells.count >= 4, let name = cells[1].first else { continue }
      layers[name] = Set(cells[3])
    }
    return layers
  }
}
