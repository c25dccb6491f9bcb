/// A stretch of a source to be written differently.
struct SourceEdit: Equatable {
  /// The bytes to replace; empty to insert.
  let range: Range<Int>
  /// What to write instead.
  let text: [UInt8]

  init(_ range: Range<Int>, _ text: [UInt8] = []) {
    self.range = range
    self.text = text
  }

  /// Returns a source with edits made, and the way back to where its bytes came from.
  ///
  /// An edit that overlaps an earlier or an enclosing one is left out.
  ///
  /// - Complexity: O(n + m log m) for n bytes and m edits.
  static func apply(
    _ edits: [SourceEdit],
    to source: [UInt8]
  ) -> (source: [UInt8], origins: OffsetMap) {
    let sorted = edits.sorted { left, right in
      (left.range.lowerBound, right.range.upperBound)
        < (right.range.lowerBound, left.range.upperBound)
    }
    var result: [UInt8] = []
    result.reserveCapacity(source.count + 4 * edits.count)
    var origins = OffsetMap()
    var position = 0
    for edit in sorted where edit.range.lowerBound >= position {
      result += source[position..<edit.range.lowerBound]
      origins.add(edit.range, replacedBy: edit.text.count, at: result.count)
      result += edit.text
      position = edit.range.upperBound
    }
    result += source[position...]
    return (result, origins)
  }
}

/// Where the bytes of an edited text stood before the edits.
struct OffsetMap {
  /// A stretch of the edited text that was copied or written anew.
  private struct Piece {
    let edited: Int
    let original: Range<Int>
    let isCopy: Bool
  }

  private var pieces: [Piece] = []

  /// Notes that some bytes were replaced; edits come in order.
  fileprivate mutating func add(_ range: Range<Int>, replacedBy count: Int, at edited: Int) {
    if count > 0 { pieces.append(Piece(edited: edited, original: range, isCopy: false)) }
    let end = range.upperBound
    pieces.append(Piece(edited: edited + count, original: end..<end, isCopy: true))
  }

  /// Returns the bytes that a stretch of the edited text was made from.
  ///
  /// - Complexity: O(log m) in the number of edits.
  func original(_ range: Range<Int>) -> Range<Int> {
    if pieces.isEmpty { return range }
    let start = original(at: range.lowerBound).lowerBound
    if range.isEmpty { return start..<start }
    return start..<max(start, original(at: range.upperBound - 1).upperBound)
  }

  /// Returns the stretch of the edited text that was made from some bytes.
  ///
  /// What was written for a stretch that has only some of the bytes is part of it.
  ///
  /// - Parameter count: The number of bytes of the edited text.
  /// - Complexity: O(log n · log m) for n bytes and m edits.
  func edited(_ range: Range<Int>, of count: Int) -> Range<Int> {
    func first(_ isFound: (Range<Int>) -> Bool) -> Int {
      var low = 0
      var high = count
      while low < high {
        let middle = (low + high) / 2
        if isFound(original(at: middle)) { high = middle } else { low = middle + 1 }
      }
      return low
    }
    let start = first { $0.upperBound > range.lowerBound }
    return start..<max(start, first { $0.lowerBound >= range.upperBound })
  }

  /// The bytes that one byte was made from.
  private func original(at offset: Int) -> Range<Int> {
    var low = 0
    var high = pieces.count
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].edited <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return offset..<offset + 1 }
    let piece = pieces[low - 1]
    if !piece.isCopy { return piece.original }
    let start = piece.original.lowerBound + offset - piece.edited
    return start..<start + 1
  }
}
