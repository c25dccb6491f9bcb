import Dispatch

/// Losses and gradients of many cards on all cores, the same to the bit on one.
///
/// The cards are cut into chunks whose size does not depend on the machine, and the sums of the
/// chunks are added in their order. A class, since it owns buffers that are used again and again.
final class LossEvaluator<Pass: GradientPass> {
  /// Cards that belong together in one step, as a range of chunks.
  private(set) var batches: [Range<Int>] = []
  /// The number of weighted reviews in each batch.
  private(set) var batchItems: [Int] = []

  private let table: ReviewTable
  private let set: TrainingSet
  private let parameterCount: Int
  private var order: [Int32]
  private var chunks: [Range<Int>] = []
  private let slots: UnsafeMutablePointer<Double>
  private let tapes: UnsafeMutablePointer<Pass.Record>
  private let tapeLength: Int
  private let slotLength: Int
  private let workers: Int
  private let usesOneCore: Bool

  /// About as many reviews as take a tenth of a millisecond.
  private static var chunkItems: Int { 256 }
  /// Fewer items than this are done sooner than other cores wake up.
  private static var parallelItems: Int { 2048 }
  /// Buffers for chunks that are computed at the same time.
  private static var mostWorkers: Int { 64 }

  /// Cuts the cards into batches.
  ///
  /// - Parameters:
  ///   - batchItems: Weighted reviews in a batch.
  ///   - seed: The seed of the order in which cards are dealt to batches.
  init(
    _ table: ReviewTable,
    _ set: TrainingSet,
    parameterCount: Int,
    batchItems: Int,
    seed: UInt64,
    usesOneCore: Bool = false
  ) {
    self.table = table
    self.usesOneCore = usesOneCore
    self.set = set
    self.parameterCount = parameterCount
    order = (0..<Int32(set.cards.count)).map { $0 }
    var random = SeededGenerator(seed: seed)
    order.shuffle(using: &random)
    tapeLength = set.cards.lazy.map(\.count).max() ?? 1
    // A slot fills whole cache lines, so that cores do not take them from each other.
    slotLength = (parameterCount + 1 + 15) / 16 * 16
    workers = Self.mostWorkers
    slots = .allocate(capacity: slotLength * workers)
    slots.initialize(repeating: 0, count: slotLength * workers)
    tapes = .allocate(capacity: tapeLength * workers)
    cut(batchItems)
  }

  deinit {
    slots.deallocate()
    tapes.deallocate()
  }

  private func cut(_ wanted: Int) {
    var chunkStart = 0
    var batchStart = 0
    var inChunk = 0
    var inBatch = 0
    for position in order.indices {
      let items = Int(set.itemCounts[Int(order[position])])
      inChunk += items
      inBatch += items
      let isLast = position + 1 == order.count
      guard isLast || inChunk >= Self.chunkItems || inBatch >= wanted else { continue }
      chunks.append(chunkStart..<position + 1)
      chunkStart = position + 1
      inChunk = 0
      guard isLast || inBatch >= wanted else { continue }
      batches.append(batchStart..<chunks.count)
      batchItems.append(inBatch)
      batchStart = chunks.count
      inBatch = 0
    }
  }

  /// Computes the weighted log loss of a batch and its gradient.
  ///
  /// - Parameter gradient: Receives one number a parameter.
  func gradient(of batch: Int, at weights: [Double], into gradient: inout [Double]) -> Double {
    let pass = Pass(weights: weights)
    for index in gradient.indices { gradient[index] = 0 }
    let isParallel = !usesOneCore && batchItems[batch] >= Self.parallelItems
    var loss = 0.0
    var start = batches[batch].lowerBound
    while start < batches[batch].upperBound {
      let end = min(start + workers, batches[batch].upperBound)
      compute(start..<end, pass, isParallel: isParallel)
      for slot in 0..<end - start {
        let sums = slots + slot * slotLength
        for index in 0..<parameterCount { gradient[index] += sums[index] }
        loss += sums[parameterCount]
      }
      start = end
    }
    return loss
  }

  /// Computes the weighted log loss and its gradient over all batches.
  func fullGradient(at weights: [Double]) -> (loss: Double, gradient: [Double]) {
    var sum = [Double](repeating: 0, count: parameterCount)
    var part = sum
    var loss = 0.0
    for batch in batches.indices {
      loss += gradient(of: batch, at: weights, into: &part)
      for index in sum.indices { sum[index] += part[index] }
    }
    return (loss, sum)
  }

  private func compute(_ range: Range<Int>, _ pass: Pass, isParallel: Bool) {
    table.grades.withUnsafeBufferPointer { grades in
      table.elapsedDays.withUnsafeBufferPointer { days in
        set.weights.withUnsafeBufferPointer { weights in
          guard let grades = grades.baseAddress, let days = days.baseAddress,
            let weights = weights.baseAddress
          else { return }
          // Each chunk writes to its own slot and tape only.
          nonisolated(unsafe) let columns = ReviewColumns(
            grades: grades,
            elapsedDays: days,
            weights: weights
          )
          nonisolated(unsafe) let evaluator = self
          if isParallel {
            DispatchQueue.concurrentPerform(iterations: range.count) { slot in
              evaluator.compute(range.lowerBound + slot, slot, pass, columns)
            }
          } else {
            for slot in 0..<range.count {
              compute(range.lowerBound + slot, slot, pass, columns)
            }
          }
        }
      }
    }
  }

  private func compute(_ chunk: Int, _ slot: Int, _ pass: Pass, _ columns: ReviewColumns) {
    let sums = slots + slot * slotLength
    let tape = tapes + slot * tapeLength
    sums.update(repeating: 0, count: slotLength)
    var loss = 0.0
    for position in chunks[chunk] {
      let rows = set.cards[Int(order[position])]
      loss += pass.addGradient(of: rows, in: columns, tape: tape, to: sums)
    }
    sums[parameterCount] = loss
  }
}
