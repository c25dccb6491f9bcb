/// A number for a large piece of memory, which another piece has only by chance.
///
/// It takes 32 bytes at a time and is quicker than reading a file. It is no protection against
/// somebody who looks for a piece with the same number.
package struct Fingerprint {
  private var lanes: SIMD4<UInt64> = [
    0x243F_6A88_85A3_08D3, 0x1319_8A2E_0370_7344, 0xA409_3822_299F_31D0, 0x082E_FA98_EC4E_6C89,
  ]

  /// Odd, so that a step can be taken back and no difference gets lost.
  private static let factor: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// Creates the fingerprint of nothing.
  package init() {}

  /// Returns the fingerprint of some bytes.
  package static func value(of bytes: some Sequence<UInt8>) -> UInt64 {
    var fingerprint = Fingerprint()
    fingerprint.combine(bytes)
    return fingerprint.value
  }

  /// Adds some bytes; what is added in two pieces is another thing than their sum.
  ///
  /// - Complexity: O(n); several bytes at a time if they stand together in memory.
  package mutating func combine(_ bytes: some Sequence<UInt8>) {
    let isDone: Void? = bytes.withContiguousStorageIfAvailable {
      combine(UnsafeRawBufferPointer($0))
    }
    if isDone == nil { combine(Array(bytes)) }
  }

  private mutating func combine(_ bytes: UnsafeRawBufferPointer) {
    var at = 0
    while at + 32 <= bytes.count {
      step(bytes.loadUnaligned(fromByteOffset: at, as: SIMD4<UInt64>.self))
      at += 32
    }
    var rest = SIMD4<UInt64>.zero
    withUnsafeMutableBytes(of: &rest) { room in
      room.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[at...]))
    }
    step(rest)
    step(SIMD4(repeating: UInt64(bytes.count)))
  }

  /// Multiplying carries a difference up, the shift between brings it down again: so no difference
  /// is left that the next words could easily undo.
  @inline(__always)
  private mutating func step(_ words: SIMD4<UInt64>) {
    for lane in 0..<4 {
      var mixed = (lanes[lane] ^ words[lane]) &* Self.factor
      mixed ^= mixed >> 32
      lanes[lane] = mixed &* Self.factor
    }
  }

  /// The number of what was added.
  package var value: UInt64 {
    var hash: UInt64 = 0
    for lane in 0..<4 {
      hash ^= lanes[lane]
      hash ^= hash >> 32
      hash &*= Self.factor
    }
    return hash ^ hash >> 29
  }
}
