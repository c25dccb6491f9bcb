import SourceText
import XCTest

@testable import Curriculum

/// A graph that was kept is the one that the guides give, and damage to it springs no trap.
final class GraphSnapshotTests: XCTestCase {
  /// Everything that is kept of a graph, whatever fields it has.
  private func contents(_ graph: StudyGraph) -> String {
    var kept = graph
    kept.diagnostics = []
    kept.omissions = []
    var text = ""
    dump(kept.blueprint, to: &text)
    dump(kept.files.map(\.path), to: &text)
    dump(kept.modules, to: &text)
    dump(kept.topics, to: &text)
    dump(kept.concepts, to: &text)
    dump(kept.cards, to: &text)
    dump(kept.questions, to: &text)
    return text
  }

  private func assertIsKept(_ graph: StudyGraph, line: UInt = #line) throws {
    let bytes = GraphSnapshot.bytes(of: graph)
    let again = try XCTUnwrap(GraphSnapshot.graph(from: bytes[...], files: graph.files), line: line)
    XCTAssertEqual(contents(again), contents(graph), line: line)
    for (index, card) in graph.cards.enumerated() {
      XCTAssertEqual(again.cardIndices[card.id], index, line: line)
      for alias in card.aliases {
        XCTAssertEqual(again.cardIndices[alias], graph.cardIndices[alias], line: line)
      }
    }
    XCTAssertEqual(GraphSnapshot.bytes(of: again), bytes, line: line)
  }

  func testTheBundledGraph() throws { try assertIsKept(Graphs.bundled) }

  func testTheGraphOfAllGuides() throws {
    try assertIsKept(GraphBuilder.graph(files: Graphs.sharedFiles(), exam: "mla-c01"))
  }

  func testOddGuides() throws {
    try assertIsKept(Graphs.of(""))
    try assertIsKept(Graphs.of("# 東京\n\n## 🚲\n\n**Fahrrad**: ein Gefährt, das fährt.\n"))
    try assertIsKept(
      Graphs.of("# A\n\n## B\n\n1. Which is right?\n   - [x] one, the first\n   - [ ] two\n")
    )
    try assertIsKept(Graphs.of("# A\n\n## B\n\n**S3**: a store.\n\n**S3**: a sort of shoe.\n"))
  }

  func testBytesThatNobodyWrote() {
    let graph = Graphs.of(
      "# Course\n\n## Storage\n\n**S3**: a store for objects.\n\n**Kinds**:\n\n- hot\n- cold\n"
    )
    let bytes = GraphSnapshot.bytes(of: graph)
    for count in bytes.indices {
      XCTAssertNil(GraphSnapshot.graph(from: bytes[..<count], files: graph.files), "\(count)")
    }
    XCTAssertNil(GraphSnapshot.graph(from: (bytes + [0])[...], files: graph.files))
    for place in bytes.indices {
      for value in [0, 1, 0x7F, 0x80, 0xFF] as [UInt8] {
        var damaged = bytes
        damaged[place] = value
        // Whatever comes of it, it comes without a trap.
        _ = GraphSnapshot.graph(from: damaged[...], files: graph.files)
      }
    }
  }

  func testNumbers() {
    let numbers = [0, 1, -1, 63, 64, -64, -65, 1 << 20, .max, .min]
    var writer = SnapshotWriter()
    writer.write(numbers)
    writer.write([0.1, -.infinity, .leastNonzeroMagnitude])
    writer.bytes.withUnsafeBytes { bytes in
      var reader = SnapshotReader(bytes)
      XCTAssertEqual(reader.read(), numbers)
      XCTAssertEqual(reader.read(), [0.1, -.infinity, .leastNonzeroMagnitude])
      XCTAssertTrue(reader.isComplete)
    }
  }

  func testNamesOfCards() throws {
    let names = CardNames(Graphs.bundled)
    XCTAssertEqual(CardNames(snapshot: names.snapshot[...]), names)
    XCTAssertNil(CardNames(snapshot: names.snapshot.dropLast()))
  }
}
