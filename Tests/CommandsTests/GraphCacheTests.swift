import Curriculum
import Foundation
import SourceText
import XCTest

@testable import Commands

/// A graph that was kept is taken for that of the same guides only.
final class GraphCacheTests: XCTestCase {
  private let text = "# Course\n\n## Storage\n\n**S3**: a store for objects.\n"

  private func cache(
    _ text: String,
    path: String = "guide.md",
    exam: String = "mla-c01",
    in folder: String
  ) throws -> (GraphCache, [SourceFile]) {
    let guides = [SourceFile(path: path, bytes: Array(text.utf8))]
    let cache = GraphCache(
      exam: exam,
      guides: guides,
      references: [],
      environment: ["XDG_CACHE_HOME": folder]
    )
    return (cache, guides)
  }

  func testOnlyTheSameQuestionIsAnswered() throws {
    let bench = try ProgramBench()
    defer { XCTAssertNoThrow(try bench.remove()) }
    let (kept, guides) = try cache(text, in: bench.folder)
    XCTAssertNil(kept.read(.mapping))
    kept.write(GraphBuilder.graph(files: guides, exam: "mla-c01", needs: .mapping), .mapping)
    XCTAssertEqual(kept.read(.mapping)?.cards.map(\.answer), ["a store for objects."])
    let others = [
      try cache(text.replacingOccurrences(of: "a store", with: "A store"), in: bench.folder),
      try cache(text, path: "other.md", in: bench.folder),
      try cache(text, exam: "mla-c02", in: bench.folder),
    ]
    for (index, other) in others.enumerated() { XCTAssertNil(other.0.read(.mapping), "\(index)") }
    XCTAssertNotNil(kept.read(.mapping))
  }

  func testMoreServesLess() throws {
    let bench = try ProgramBench()
    defer { XCTAssertNoThrow(try bench.remove()) }
    let (kept, guides) = try cache(text, in: bench.folder)
    let every: [GraphBuilder.Needs] = [[], .questions, .mapping, .all]
    for made in every {
      try? FileManager.default.removeItem(atPath: bench.folder + "/retain")
      kept.write(GraphBuilder.graph(files: guides, exam: "mla-c01", needs: made), made)
      for wanted in every {
        XCTAssertEqual(kept.read(wanted) != nil, made.isSuperset(of: wanted), "\(made), \(wanted)")
      }
    }
  }

  func testDamageIsSeen() throws {
    let bench = try ProgramBench()
    defer { XCTAssertNoThrow(try bench.remove()) }
    let (kept, guides) = try cache(text, in: bench.folder)
    kept.write(GraphBuilder.graph(files: guides, exam: "mla-c01", needs: .mapping), .mapping)
    let folder = bench.folder + "/retain"
    let name = try XCTUnwrap(FileManager.default.contentsOfDirectory(atPath: folder).first)
    let url = URL(filePath: folder + "/" + name)
    let whole = try Data(contentsOf: url)
    for place in whole.indices {
      var damaged = whole
      damaged[place] ^= 0x10
      try damaged.write(to: url)
      XCTAssertNil(kept.read(.mapping), "byte \(place)")
      try whole.prefix(place).write(to: url)
      XCTAssertNil(kept.read(.mapping), "cut at \(place)")
    }
    try whole.write(to: url)
    XCTAssertNotNil(kept.read(.mapping))
  }

  func testOldFilesGo() throws {
    let bench = try ProgramBench()
    defer { XCTAssertNoThrow(try bench.remove()) }
    // What somebody else keeps there stays.
    let own = (1...20).map { bench.folder + "/retain/graph-paper-\($0).md" }
    try FileManager.default.createDirectory(
      atPath: bench.folder + "/retain",
      withIntermediateDirectories: true
    )
    for path in own { try Data("x".utf8).write(to: URL(filePath: path)) }
    for number in 1...40 {
      let (kept, guides) = try cache(text, path: "\(number).md", in: bench.folder)
      kept.write(GraphBuilder.graph(files: guides, exam: "mla-c01", needs: .mapping), .mapping)
      XCTAssertNotNil(kept.read(.mapping), "\(number)")
    }
    let files = try FileManager.default.contentsOfDirectory(atPath: bench.folder + "/retain")
    XCTAssertEqual(files.count, 16 + own.count)
    for path in own { XCTAssertTrue(FileManager.default.fileExists(atPath: path), path) }
  }

  func testACommandSaysTheSameTheSecondTime() throws {
    let bench = try ProgramBench()
    defer { XCTAssertNoThrow(try bench.remove()) }
    let path = try bench.guide(text + "\n**EBS**: a disk, not S3.\n")
    for command in [["cards", "--json"], ["graph", "--json"], ["report"], ["graph", "--dot"]] {
      let first = try bench.run(command + [path])
      let second = try bench.run(command + [path])
      XCTAssertEqual(first.status, .done, first.complaints)
      XCTAssertEqual(second.output, first.output)
      XCTAssertEqual(second.complaints, first.complaints)
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: bench.folder + "/.cache/retain")
    XCTAssertEqual(names.count, 2, "\(names)")
    _ = try bench.guide(text)
    XCTAssertFalse(try bench.run(["cards", path]).output.contains("EBS"))
  }

  func testWithoutAPlaceNothingIsKept() throws {
    let bench = try ProgramBench()
    defer { XCTAssertNoThrow(try bench.remove()) }
    let path = try bench.guide(text)
    // A file stands where the folder should be.
    try Data().write(to: URL(filePath: bench.folder + "/.cache"))
    for _ in 1...2 {
      let outcome = try bench.run(["cards", path])
      XCTAssertEqual(outcome.complaints, "")
      XCTAssertTrue(outcome.output.contains("a store for objects."))
    }
  }
}
