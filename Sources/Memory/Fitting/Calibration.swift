#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How well predictions of recall came true, for reports.
package struct Calibration: Hashable, Sendable {
  /// The predictions whose chance lies in one range.
  package struct Bin: Hashable, Sendable {
    /// The range of predicted chances; the upper bound belongs to the next bin.
    package let range: Range<Double>
    /// The number of predictions.
    package let count: Int
    /// The mean prediction; the middle of the range if there is none.
    package let predicted: Double
    /// The share that was recalled; zero if there is no prediction.
    package let observed: Double
  }

  /// Bins of equal width from 0 to 1, empty ones too.
  package let bins: [Bin]
  /// The number of predictions.
  package let count: Int
  /// The share that was recalled; zero if there is no prediction.
  package let recallShare: Double
  /// The mean log loss, natural; zero if there is no prediction.
  package let logLoss: Double
  /// The mean log loss of predicting the share that was recalled, each time.
  ///
  /// It knows the outcomes that it is scored on, which helps it.
  package let constantLoss: Double
  /// The root of the mean square of predicted minus observed over the bins, weighted by count.
  package let binError: Double

  /// Summarises predictions.
  ///
  /// - Parameters:
  ///   - predictions: Predictions and what came of them.
  ///   - binCount: The number of bins; at least one.
  /// - Complexity: Linear in the number of predictions.
  ///
  /// Source: log loss and binned error as the public benchmark of schedulers defines them.
  package init(_ predictions: [Prediction], binCount: Int = 20) {
    precondition(binCount >= 1, "there is a bin")
    var counts = [Int](repeating: 0, count: binCount)
    var hits = counts
    var sums = [Double](repeating: 0, count: binCount)
    for prediction in predictions {
      let bin = min(max(Int(prediction.recall * Double(binCount)), 0), binCount - 1)
      counts[bin] += 1
      hits[bin] += prediction.isRecalled ? 1 : 0
      sums[bin] += prediction.recall
    }
    let width = 1 / Double(binCount)
    bins = (0..<binCount).map { index in
      let size = Double(counts[index])
      return Bin(
        range: Double(index) * width..<Double(index + 1) * width,
        count: counts[index],
        predicted: size > 0 ? sums[index] / size : (Double(index) + 0.5) * width,
        observed: size > 0 ? Double(hits[index]) / size : 0
      )
    }
    count = predictions.count
    let total = Double(max(1, count))
    let share = Double(hits.reduce(0, +)) / total
    recallShare = share
    logLoss = predictions.logLoss ?? 0
    constantLoss =
      [share, 1 - share].reduce(0) { $1 > 0 ? $0 - $1 * log($1) : $0 }
    let square = bins.reduce(0) { sum, bin in
      let miss = bin.predicted - bin.observed
      return sum + Double(bin.count) * miss * miss
    }
    binError = (square / total).squareRoot()
  }
}
