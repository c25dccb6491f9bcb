import XCTest

/// A room imports only what the table of rooms allows.
final class LayerTests: XCTestCase {
  private let platform: Set<String> = [
    "Foundation", "FoundationEssentials", "Dispatch", "Synchronization", "Glibc", "Musl", "Darwin",
    "PackagePlugin",
  ]
  /// Build tools and measuring run outside the product, so that size does not matter there.
  private let mayUseFullFoundation: Set<String> = [
    "EmbedContent", "EmbedContentPlugin", "Benchmarks", "Conformance", "Fuzz",
  ]

  func testImportsFollowTheTableOfRooms() throws {
    let repository = Repository()
    let layers = try repository.layers()
    XCTAssertGreaterThan(layers.count, 12, "the table of rooms was not found")
    let files =
      try repository.swiftFiles(in: "Sources") + repository.swiftFiles(in: "Content")
    XCTAssertGreaterThan(files.count, 50)
    for file in files {
      let parts = file.path.components(separatedBy: "/")
      let room = parts[0] == "Content" ? "Content" : parts[1]
      guard let allowed = layers[room] else {
        XCTFail("\(file.path): the room \(room) is not in the table of Sources/README.md")
        continue
      }
      for (number, line) in file.lines.enumerated() {
        guard let module = importedModule(line) else { continue }
        XCTAssertTrue(
          allowed.contains(module) || platform.contains(module),
          "\(file.path):\(number + 1): \(room) must not import \(module)"
        )
        if module == "Foundation", !mayUseFullFoundation.contains(room) {
          XCTAssertTrue(
            file.lines.contains { $0.hasPrefix("#if canImport(FoundationEssentials)") },
            "\(file.path):\(number + 1): full Foundation brings 50 MB; import its essentials"
          )
        }
      }
    }
  }

  func testTheTableNamesEveryRoom() throws {
    let repository = Repository()
    let folders = try FileManager.default
      .contentsOfDirectory(atPath: repository.root.appending(path: "Sources").path)
      .filter { !$0.contains(".") }
    let layers = try repository.layers()
    for folder in folders { XCTAssertNotNil(layers[folder], "\(folder) is not in the table") }
    for (room, others) in layers {
      XCTAssertTrue(room == "Content" || folders.contains(room), "\(room) is no folder")
      for other in others { XCTAssertNotNil(layers[other], "\(room) names \(other)") }
    }
  }

  private func importedModule(_ line: String) -> String? {
    let words = line.split(separator: " ").drop { word in
      ["package", "public", "private", "internal", "@testable", "@preconcurrency"].contains(word)
    }
    guard words.first == "import", let name = words.last else { return nil }
    return String(name.split(separator: ".")[0])
  }
}
