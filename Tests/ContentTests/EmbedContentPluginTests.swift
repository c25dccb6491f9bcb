import Foundation
import XCTest

/// Builds a small package with the real plugin and changes its content between builds.
final class EmbedContentPluginTests: XCTestCase {
  private var package = URL(filePath: "/")

  private let manifest = """
    // swift-tools-version: 6.2
    import PackageDescription
    let package = Package(
      name: "sample",
      targets: [
        .executableTarget(name: "EmbedContent"),
        .plugin(
          name: "EmbedContentPlugin", capability: .buildTool(), dependencies: ["EmbedContent"],
          path: "Sources/EmbedContentPlugin"),
        .target(name: "Content", path: "Content", plugins: ["EmbedContentPlugin"]),
        .executableTarget(name: "show", dependencies: ["Content"]),
      ]
    )
    """

  private let program = """
    import Content
    for document in BundledDocuments.all {
      print(document.path, document.text.withUTF8Buffer { Array($0) })
    }
    """

  override func setUpWithError() throws {
    let files = FileManager.default
    package = files.temporaryDirectory.appending(path: "embed-\(UUID().uuidString)")
    var root = URL(filePath: #filePath)
    for _ in 0..<3 { root.deleteLastPathComponent() }
    let folders = ["Sources/show", "Content/guide"]
    for folder in folders {
      try files.createDirectory(
        at: package.appending(path: folder),
        withIntermediateDirectories: true
      )
    }
    for copied in ["Sources/EmbedContent", "Sources/EmbedContentPlugin", "Content/Content.swift"] {
      try files.copyItem(at: root.appending(path: copied), to: package.appending(path: copied))
    }
    try write(manifest, to: "Package.swift")
    try write(program, to: "Sources/show/main.swift")
  }

  override func tearDownWithError() throws {
    try FileManager.default.removeItem(at: package)
  }

  func testAddedChangedAndDeletedFilesArePickedUp() throws {
    try write("first\n", to: "Content/guide/a.md")
    try write("never a guide\n", to: "Content/README.md")
    XCTAssertEqual(try built(), ["guide/a.md": Array("first\n".utf8)])

    try write("changed\n", to: "Content/guide/a.md")
    XCTAssertEqual(try built(), ["guide/a.md": Array("changed\n".utf8)])

    let odd: [UInt8] = Array("CRLF\r\n\u{0}\u{1B}[0m \\(x) \"\"\" \u{202E}\u{1F600}\t\u{7F}".utf8)
    try Data(odd).write(to: package.appending(path: "Content/b.md"))
    XCTAssertEqual(try built(), ["guide/a.md": Array("changed\n".utf8), "b.md": odd])

    try FileManager.default.removeItem(at: package.appending(path: "Content/guide/a.md"))
    XCTAssertEqual(try built(), ["b.md": odd])
  }

  private func write(_ text: String, to path: String) throws {
    try Data(text.utf8).write(to: package.appending(path: path))
  }

  /// Builds as a person would and returns what the program holds.
  private func built() throws -> [String: [UInt8]] {
    try run("swift", "build", "--package-path", package.path)
    let output = try run(package.appending(path: ".build/debug/show").path)
    var documents: [String: [UInt8]] = [:]
    for line in output.split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 1)
      let bytes = parts[1].dropFirst().dropLast().split(separator: ", ").compactMap { UInt8($0) }
      documents[String(parts[0])] = bytes
    }
    return documents
  }

  @discardableResult
  private func run(_ command: String...) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let text = String(decoding: output, as: UTF8.self)
    XCTAssertEqual(process.terminationStatus, 0, "\(command): \(text)")
    return text
  }
}
