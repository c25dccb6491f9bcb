/// One part of the benchmarks, chosen with `--only NAME`.
struct Benchmark: Sendable {
  /// The name on the command line.
  let name: String
  /// Runs the part and returns its figures.
  let run: @Sendable (BenchmarkOptions) throws -> [Figure]

  /// All parts, in the order in which they run.
  static let all: [Benchmark] = [
    Benchmark(name: "parse", run: ParseBenchmark.run),
    Benchmark(name: "graph", run: GraphBenchmark.run),
    Benchmark(name: "fit", run: FitBenchmark.run),
    Benchmark(name: "replay", run: ReplayBenchmark.run),
    Benchmark(name: "simulate", run: SimulateBenchmark.run),
    Benchmark(name: "learning", run: LearningBenchmark.run),
  ]
}

/// What was asked for on the command line.
struct BenchmarkOptions: Sendable {
  /// The parts to run; all if empty.
  var only: [String] = []
  /// A file to use in place of the corpus that is made of the guides.
  var corpus: String?
  /// How often each measurement is repeated; the median counts.
  var rounds = 15

  /// Reads `--only NAME`, `--corpus FILE` and `--rounds COUNT`.
  init(_ arguments: [String]) throws {
    var arguments = arguments[...]
    while let argument = arguments.popFirst() {
      guard let value = arguments.popFirst() else { throw BenchmarkError.usage(argument) }
      switch argument {
      case "--only": only.append(value)
      case "--corpus": corpus = value
      case "--rounds": rounds = max(1, Int(value) ?? rounds)
      default: throw BenchmarkError.usage(argument)
      }
    }
  }
}

/// One measured figure, printed as a line of three columns.
struct Figure: Sendable {
  let name: String
  let value: Double
  let unit: String

  /// The line: name, value and unit with tabs between them.
  var line: String {
    let digits = unit == "nats" || value.magnitude < 1 ? 1e5 : 100
    let rounded =
      value.magnitude >= 100 ? value.rounded() : (value * digits).rounded() / digits
    let text = rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
    return "\(name)\t\(text)\t\(unit)"
  }
}

/// Why a benchmark cannot run.
enum BenchmarkError: Error, CustomStringConvertible {
  case usage(String)
  case noCorpus(String)

  var description: String {
    switch self {
    case .usage(let argument):
      "unknown or incomplete argument \(argument); "
        + "usage: Benchmarks [--only NAME]... [--corpus FILE] [--rounds COUNT]"
    case .noCorpus(let path): "cannot read \(path)"
    }
  }
}
