/// A map from hashes to small numbers, for keys that are hashed well already.
///
/// A `Dictionary` would hash them again, which takes longer than the look itself.
struct HashIndex {
  private struct Slot {
    var key: UInt64 = 0
    /// The value plus one; zero means an empty place.
    var value: Int32 = 0
  }

  /// A power of two of them.
  private var slots: [Slot] = []
  private(set) var count = 0

  /// Creates an empty map.
  ///
  /// - Parameter capacity: How many keys are expected.
  init(capacity: Int = 0) {
    if capacity > 0 { resize(to: Self.placeCount(for: capacity)) }
  }

  /// Numbers some keys by their order.
  init(_ keys: some Collection<UInt64>) {
    self.init(capacity: keys.count)
    for key in keys where self[key] == nil { self[key] = count }
  }

  /// A power of two, so that at most half of the places are taken.
  private static func placeCount(for capacity: Int) -> Int {
    var count = 64
    while count < capacity * 2 { count *= 2 }
    return count
  }

  /// The value of a key; nil if there is none.
  subscript(key: UInt64) -> Int? {
    get {
      guard count > 0 else { return nil }
      let value = slots[place(of: key)].value
      return value == 0 ? nil : Int(value) - 1
    }
    set {
      guard let newValue else { return }
      if (count + 1) * 2 > slots.count { resize(to: max(64, slots.count * 2)) }
      let place = place(of: key)
      if slots[place].value == 0 { count += 1 }
      slots[place] = Slot(key: key, value: Int32(newValue + 1))
    }
  }

  @inline(__always)
  private func place(of key: UInt64) -> Int {
    slots.withUnsafeBufferPointer { slots in
      let mask = slots.count - 1
      // The upper bits of the product depend on every bit of the key.
      var place = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
      while slots[place].value != 0, slots[place].key != key { place = (place + 1) & mask }
      return place
    }
  }

  private mutating func resize(to newCount: Int) {
    let old = slots
    slots = [Slot](repeating: Slot(), count: newCount)
    for slot in old where slot.value != 0 { slots[place(of: slot.key)] = slot }
  }
}
