import Curriculum
import SourceText

/// The graph of some guides as it was when they were last read.
///
/// It is read back several times as quickly as it is made, and guides are learned far more often than
/// they are edited. What is kept counts as long as every byte of the guides is the same.
struct GraphCache {
  private let exam: String
  private let paths: [String]
  private let contents: UInt64
  private let sources: [SourceFile]
  private let environment: [String: String]

  /// Describes the cache of some guides without touching it.
  ///
  /// - Parameters:
  ///   - exam: The exam.
  ///   - guides: The guides of the learner; none stands for the bundled ones.
  ///   - references: The bundled documents that are read with them.
  ///   - environment: Says where caches are kept.
  init(
    exam: String,
    guides: [SourceFile],
    references: [SourceFile],
    environment: [String: String]
  ) {
    var contents = Fingerprint()
    for guide in guides { contents.combine(guide.bytes) }
    self.exam = exam
    paths = guides.map(\.path)
    self.contents = contents.value
    sources = references + guides
    self.environment = environment
  }

  /// Returns a graph that was made for what it is wanted for or for more; nil if the guides have to
  /// be read.
  func read(_ needs: GraphBuilder.Needs) -> StudyGraph? {
    for number in needs.rawValue...GraphBuilder.Needs.all.rawValue {
      let kept = GraphBuilder.Needs(rawValue: number)
      guard kept.isSuperset(of: needs), let bytes = file(kept)?.read() else { continue }
      if let graph = GraphSnapshot.graph(from: bytes, files: sources) { return graph }
    }
    return nil
  }

  /// Keeps a graph for the next time, if that can be done.
  func write(_ graph: StudyGraph, _ needs: GraphBuilder.Needs) {
    file(needs)?.write(GraphSnapshot.bytes(of: graph))
  }

  private func file(_ needs: GraphBuilder.Needs) -> CacheFile? {
    CacheFile(
      .graph,
      question: (["\(exam) \(needs.rawValue)"] + paths).joined(separator: "\n"),
      version: "\(contents)",
      environment: environment
    )
  }
}
