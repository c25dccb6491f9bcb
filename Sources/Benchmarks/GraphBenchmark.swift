import Content
import Curriculum
import Markdown
import SourceText

/// Times the way from guides to the graph and its cards, beside parsing the same files alone.
enum GraphBenchmark {
  /// Measures the five guides with the bundled documents.
  static func run(_ options: BenchmarkOptions) throws -> [Figure] {
    var files = BundledDocuments.all.map { document in
      SourceFile(
        path: document.path.description,
        bytes: document.text.withUTF8Buffer { Array($0) }
      )
    }
    for (index, bytes) in try Corpus.guides().enumerated() {
      files.append(SourceFile(path: "guide-\(index).md", bytes: bytes))
    }
    let parsing = median(options.rounds) {
      for file in files { consume(MarkdownDocument(parsing: file.bytes)) }
    }
    let building = median(options.rounds) {
      consume(GraphBuilder.graph(files: files, exam: "mla-c01"))
    }
    let cards = median(options.rounds) {
      consume(GraphBuilder.graph(files: files, exam: "mla-c01", needs: []))
    }
    let graph = GraphBuilder.graph(files: files, exam: "mla-c01")
    let keeping = median(options.rounds) { consume(GraphSnapshot.bytes(of: graph)) }
    let snapshot = GraphSnapshot.bytes(of: graph)[...]
    let restoring = median(options.rounds) {
      // What stands before a graph that was kept may be taken for that of the guides.
      for file in files { consume(Fingerprint.value(of: file.bytes)) }
      consume(Fingerprint.value(of: snapshot))
      consume(GraphSnapshot.graph(from: snapshot, files: files))
    }
    return [
      Figure(name: "graph.parse", value: parsing * 1000, unit: "ms"),
      Figure(name: "graph.build", value: building * 1000, unit: "ms"),
      Figure(name: "graph.build-to-parse", value: building / parsing, unit: "times"),
      Figure(name: "graph.build-cards-only", value: cards * 1000, unit: "ms"),
      Figure(name: "graph.cards-only-to-parse", value: cards / parsing, unit: "times"),
      Figure(name: "graph.keep", value: keeping * 1000, unit: "ms"),
      Figure(name: "graph.restore", value: restoring * 1000, unit: "ms"),
      Figure(name: "graph.restore-to-parse", value: restoring / parsing, unit: "times"),
      Figure(name: "graph.kept", value: Double(snapshot.count), unit: "bytes"),
      Figure(name: "graph.cards", value: Double(graph.cards.count), unit: "cards"),
    ]
  }

  /// The median time of some rounds, in seconds.
  private static func median(_ rounds: Int, _ body: () -> Void) -> Double {
    let clock = ContinuousClock()
    body()
    let seconds = (0..<max(1, rounds)).map { _ in clock.measure(body) / .seconds(1) }.sorted()
    return seconds[seconds.count / 2]
  }

  /// Keeps the optimiser from dropping what is measured.
  @inline(never)
  private static func consume<Value>(_ value: consuming Value) {}
}
