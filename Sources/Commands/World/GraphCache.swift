import Curriculum
import SourceText

/// The graph of some guides as it was when they were last read.
///
/// Cards take ten times as long to make as to read back, and guides are learned far more often than
/// they are edited. What is kept counts as long as every byte of the guides is the same.
struct GraphCache {
  private let file: CacheFile
  private let sources: [SourceFile]

  /// Describes the cache of some guides without touching it; nil if nothing can be kept.
  ///
  /// - Parameters:
  ///   - exam: The exam.
  ///   - guides: The guides of the learner; none stands for the bundled ones.
  ///   - references: The bundled documents that are read with them.
  ///   - needs: What the graph is wanted for.
  ///   - environment: Says where caches are kept.
  init?(
    exam: String,
    guides: [SourceFile],
    references: [SourceFile],
    needs: GraphBuilder.Needs,
    environment: [String: String]
  ) {
    var contents = Fingerprint()
    for guide in guides { contents.combine(guide.bytes) }
    let file = CacheFile(
      "graph",
      question: (["\(exam) \(needs.rawValue)"] + guides.map(\.path)).joined(separator: "\n"),
      version: "\(contents.value)",
      environment: environment
    )
    guard let file else { return nil }
    self.file = file
    sources = references + guides
  }

  /// Returns the graph, or nil if the guides have to be read.
  func read() -> StudyGraph? {
    file.read().flatMap { GraphSnapshot.graph(from: $0, files: sources) }
  }

  /// Keeps a graph for the next time, if that can be done.
  func write(_ graph: StudyGraph) { file.write(GraphSnapshot.bytes(of: graph)) }
}
