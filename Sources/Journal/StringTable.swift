#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Texts that occur many times, each kept once and named by its index.
struct StringTable {
  /// The texts in the order of their first occurrence.
  private(set) var strings: [String] = []

  private var arena: [UInt8] = []
  private var starts: [Int] = [0]
  private var hashes: [UInt32] = []
  /// Indices plus one, found by hash with linear probing; zero is free.
  private var slots = [UInt32](repeating: 0, count: 64)
  private var latest = -1

  var count: Int { strings.count }

  /// Returns the index of a text, which is added if it is new.
  ///
  /// Bytes that are not UTF-8 are replaced in `strings`.
  mutating func index(of text: UnsafeRawBufferPointer) -> Int {
    // Neighbouring lines share their writer and session.
    if latest >= 0, isEqual(latest, text) { return latest }
    let hash = StringTable.hash(text)
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      let candidate = Int(slots[slot]) - 1
      if hashes[candidate] == hash, isEqual(candidate, text) {
        latest = candidate
        return candidate
      }
      slot = (slot + 1) & mask
    }
    return insert(text, hash, at: slot)
  }

  /// Returns the index of a text, which is added if it is new.
  mutating func index(of text: String) -> Int {
    var text = text
    return text.withUTF8 { buffer in index(of: UnsafeRawBufferPointer(buffer)) }
  }

  private mutating func insert(
    _ text: UnsafeRawBufferPointer,
    _ hash: UInt32,
    at slot: Int
  ) -> Int {
    let index = strings.count
    strings.append(String(decoding: text, as: UTF8.self))
    arena.append(contentsOf: text)
    starts.append(arena.count)
    hashes.append(hash)
    slots[slot] = UInt32(index + 1)
    if strings.count * 2 > slots.count { grow() }
    latest = index
    return index
  }

  private mutating func grow() {
    let mask = slots.count * 2 - 1
    slots = [UInt32](repeating: 0, count: mask + 1)
    for (index, hash) in hashes.enumerated() {
      var slot = Int(hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(index + 1)
    }
  }

  @inline(__always)
  private func isEqual(_ index: Int, _ text: UnsafeRawBufferPointer) -> Bool {
    let start = starts[index]
    guard starts[index + 1] - start == text.count else { return false }
    guard text.count > 0, let base = text.baseAddress else { return true }
    return arena.withUnsafeBytes { bytes in
      guard let own = bytes.baseAddress else { return false }
      return memcmp(own + start, base, text.count) == 0
    }
  }

  /// Hashes eight bytes at a time; not made to withstand chosen texts.
  @inline(__always)
  private static func hash(_ text: UnsafeRawBufferPointer) -> UInt32 {
    let factor: UInt64 = 0x9E37_79B9_7F4A_7C15
    var hash = UInt64(text.count) &* factor
    var index = 0
    while text.count - index >= 8 {
      hash = (hash ^ text.loadUnaligned(fromByteOffset: index, as: UInt64.self)) &* factor
      hash ^= hash >> 32
      index += 8
    }
    var rest: UInt64 = 0
    while index < text.count {
      rest = rest << 8 | UInt64(text[index])
      index += 1
    }
    hash = (hash ^ rest) &* factor
    return UInt32(truncatingIfNeeded: hash >> 32)
  }
}
