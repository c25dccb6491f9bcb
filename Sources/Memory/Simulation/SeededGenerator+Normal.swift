#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension SeededGenerator {
  /// Returns a number of the standard normal distribution.
  ///
  /// Source: Box and Muller 1958, the cosine half.
  package mutating func normal() -> Double {
    (-2 * log(1 - unit())).squareRoot() * cos(2 * .pi * unit())
  }
}
