import Dispatch
import Synchronization

/// Does independent work on all processors, if there is enough of it.
struct Parallel {
  /// Whether the work is worth the threads.
  private let isWorthwhile: Bool

  /// Less work than this, in bytes of source, is done before other threads have begun.
  private static let leastCost = 1 << 16

  /// - Parameter cost: The size of all the work, in bytes of source.
  init(cost: Int) { isWorthwhile = cost >= Self.leastCost }

  /// Returns the results for some values in their order.
  func map<Value: Sendable, Result: Sendable>(
    _ values: [Value],
    _ transform: @Sendable (Value) -> Result
  ) -> [Result] {
    guard isWorthwhile, values.count > 1 else { return values.map(transform) }
    let results = Mutex([Result?](repeating: nil, count: values.count))
    DispatchQueue.concurrentPerform(iterations: values.count) { index in
      let result = transform(values[index])
      results.withLock { $0[index] = result }
    }
    return results.withLock { $0 }.compactMap(\.self)
  }
}
