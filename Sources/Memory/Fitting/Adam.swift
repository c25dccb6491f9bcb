#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The Adam optimiser with a rate that falls to zero along a cosine.
///
/// Source: Kingma and Ba 2014; Loshchilov and Hutter 2016 for the cosine.
struct Adam: Sendable {
  private var mean: [Double]
  private var square: [Double]
  private var step = 0
  private var meanShare = 1.0
  private var squareShare = 1.0
  private let rate: Double
  private let steps: Int

  private static let meanDecay = 0.9
  private static let squareDecay = 0.999
  private static let smallest = 1e-8

  /// Prepares a descent of a number of steps that begins with a rate.
  init(parameterCount: Int, rate: Double, steps: Int) {
    mean = [Double](repeating: 0, count: parameterCount)
    square = mean
    self.rate = rate
    self.steps = steps
  }

  /// Moves parameters against a gradient.
  mutating func descend(_ weights: inout [Double], along gradient: [Double]) {
    let now = rate / 2 * (1 + cos(.pi * Double(step) / Double(max(1, steps))))
    step += 1
    meanShare *= Self.meanDecay
    squareShare *= Self.squareDecay
    for index in weights.indices {
      let slope = gradient[index]
      mean[index] = Self.meanDecay * mean[index] + (1 - Self.meanDecay) * slope
      square[index] = Self.squareDecay * square[index] + (1 - Self.squareDecay) * slope * slope
      let direction = mean[index] / (1 - meanShare)
      let scale = (square[index] / (1 - squareShare)).squareRoot() + Self.smallest
      weights[index] -= now * direction / scale
    }
  }
}
