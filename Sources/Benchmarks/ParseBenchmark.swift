import Foundation
import Markdown

/// Times the Markdown parser: parse and free, everything that GitHub has, the tree with ranges.
enum ParseBenchmark {
  /// Measures the corpus, how the rate holds from 0.1 to 100 MB, and the memory.
  static func run(_ options: BenchmarkOptions) throws -> [Figure] {
    let corpus = try Corpus.bytes(options)
    var figures = [
      Figure(
        name: "parse.guides",
        value: rate(corpus, rounds: options.rounds),
        unit: "MB/s"
      )
    ]
    figures += tree(of: corpus)
    for (name, size) in [("0.1", 100_000), ("1", 1_000_000), ("10", 10_000_000)] {
      let part = Corpus.resize(corpus, to: size)
      figures.append(
        Figure(
          name: "parse.size.\(name)",
          value: rate(part, rounds: options.rounds),
          unit: "MB/s"
        )
      )
    }
    let large = Corpus.resize(corpus, to: 100_000_000)
    figures.append(Figure(name: "parse.size.100", value: rate(large, rounds: 5), unit: "MB/s"))
    return figures
  }

  /// The median rate in millions of bytes a second.
  private static func rate(_ bytes: [UInt8], rounds: Int) -> Double {
    let clock = ContinuousClock()
    var seconds: [Double] = []
    for _ in 0...rounds {
      let elapsed = clock.measure { consume(MarkdownDocument(parsing: bytes)) }
      seconds.append(elapsed / .seconds(1))
    }
    seconds.removeFirst()
    seconds.sort()
    return Double(bytes.count) / 1e6 / seconds[seconds.count / 2]
  }

  /// Keeps the optimizer from dropping a parse.
  @inline(never)
  private static func consume(_ document: consuming MarkdownDocument) {}

  private static func tree(of corpus: [UInt8]) -> [Figure] {
    let document = MarkdownDocument(parsing: corpus)
    var count = 1
    for _ in document.descendants(of: document.root) { count += 1 }
    return [
      Figure(name: "parse.nodes", value: Double(count), unit: "nodes"),
      Figure(
        name: "parse.tree-bytes",
        value: Double(document.treeByteCount) / Double(corpus.count),
        unit: "bytes/byte"
      ),
      Figure(name: "parse.peak-memory", value: ProcessFigures.peakMemory, unit: "MB"),
    ]
  }
}
