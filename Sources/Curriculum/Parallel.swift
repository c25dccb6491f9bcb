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
  ///
  /// - Parameter cost: What a value costs in comparison with the others. The largest is begun first,
  ///   so that no processor is left with it at the end.
  func map<Value: Sendable, Result: Sendable>(
    _ values: [Value],
    cost: (Value) -> Int,
    _ transform: @Sendable (Value) -> Result
  ) -> [Result] {
    guard isWorthwhile, values.count > 1 else { return values.map(transform) }
    let costs = values.map(cost)
    let order = values.indices.sorted { costs[$0] > costs[$1] }
    let results = Mutex([Result?](repeating: nil, count: values.count))
    DispatchQueue.concurrentPerform(iterations: values.count) { position in
      let index = order[position]
      let result = transform(values[index])
      results.withLock { $0[index] = result }
    }
    return results.withLock { $0 }.compactMap(\.self)
  }
}
