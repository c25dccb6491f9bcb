import Foundation
import Memory

/// Fits both models to real reviews and scores them on reviews that they have not seen.
///
/// The protocol is that of `shared/bench/fsrs_peer.py`: the first 60 percent by time train, the
/// rest test; a review is scored from one study day on.
enum FitBenchmark {
  private static let trainedShare = 0.6

  /// Measures losses and the wall time of a fit, and a fit to a million simulated reviews.
  static func run(_ options: BenchmarkOptions) throws -> [Figure] {
    let file = try ReviewFile(path: Corpus.shared("data/reviews.csv"))
    let moment = file.lines[Int(Double(file.lines.count) * trainedShare)].seconds
    let cut = file.lines.firstIndex { $0.seconds >= moment } ?? file.lines.count
    var figures = compare(FSRS6.self, file, cut, .studyDays, prefix: "fit", options)
    figures += compare(FSRS7.self, file, cut, .fractions, prefix: "fit.fsrs-7", options)
    return figures + million()
  }

  private static func compare<Model: TrainableModel>(
    _ model: Model.Type,
    _ file: ReviewFile,
    _ cut: Int,
    _ pauses: ReviewFile.Pauses,
    prefix: String,
    _ options: BenchmarkOptions
  ) -> [Figure] {
    let all = file.table(pauses)
    let train = file.table(pauses, upTo: cut)
    let tests = Int32(cut)..<Int32(all.count)
    func loss(_ weights: [Double], _ places: Range<Int32>) -> Double {
      all.predictions(of: Model(weights: weights), at: places).logLoss ?? 0
    }
    var weights: [Double] = []
    let wall = median(options.rounds) { weights = Optimizer<Model>().fit(train).weights }
    var verified: VerifiedFit?
    let verifiedWall = median(options.rounds) {
      verified = Optimizer<Model>().verifiedFit(train, replacing: Model.defaultWeights)
    }
    let isTaken = verified?.verdict == .taken
    return [
      Figure(name: "\(prefix).test-log-loss", value: loss(weights, tests), unit: "nats"),
      Figure(name: "\(prefix).train-log-loss", value: loss(weights, 0..<Int32(cut)), unit: "nats"),
      Figure(
        name: "\(prefix).default-log-loss",
        value: loss(Model.defaultWeights, tests),
        unit: "nats"
      ),
      Figure(
        name: "\(prefix).constant-log-loss",
        value: Calibration(all.predictions(of: Model(weights: weights), at: tests)).constantLoss,
        unit: "nats"
      ),
      Figure(name: "\(prefix).wall", value: wall, unit: "ms"),
      Figure(name: "\(prefix).verified-wall", value: verifiedWall, unit: "ms"),
      Figure(name: "\(prefix).is-taken", value: isTaken ? 1 : 0, unit: "of 1"),
    ]
  }

  /// A million reviews of a simulated learner.
  private static func million() -> [Figure] {
    let table = SimulatedReviews.table(of: 1_000_000)
    let clock = ContinuousClock()
    var figures = [
      Figure(name: "fit.million-reviews", value: Double(table.count), unit: "reviews")
    ]
    let six = clock.measure { _ = Optimizer<FSRS6>().fit(table) }
    figures.append(Figure(name: "fit.million", value: six / .seconds(1), unit: "s"))
    let seven = clock.measure { _ = Optimizer<FSRS7>().fit(table) }
    figures.append(Figure(name: "fit.fsrs-7.million", value: seven / .seconds(1), unit: "s"))
    figures.append(Figure(name: "fit.peak-memory", value: ProcessFigures.peakMemory, unit: "MB"))
    return figures
  }

  /// The median wall time in milliseconds.
  private static func median(_ rounds: Int, _ body: () -> Void) -> Double {
    let clock = ContinuousClock()
    body()
    let times = (0..<rounds).map { _ in clock.measure(body) / .milliseconds(1) }.sorted()
    return times[times.count / 2]
  }
}
