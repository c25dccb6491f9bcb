/// A map from hashes to small numbers, for keys that are hashed well already.
///
/// A `Dictionary` would hash them again, which takes longer than the look itself.
struct HashIndex {
  private var keys: [UInt64] = []
  /// Values plus one; zero means an empty place.
  private var values: [Int32] = []
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
      let value = values[place(of: key)]
      return value == 0 ? nil : Int(value) - 1
    }
    set {
      guard let newValue else { return }
      if (count + 1) * 2 > keys.count { resize(to: max(64, keys.count * 2)) }
      let place = place(of: key)
      if values[place] == 0 { count += 1 }
      keys[place] = key
      values[place] = Int32(newValue + 1)
    }
  }

  private func place(of key: UInt64) -> Int {
    // The upper bits of the product depend on every bit of the key.
    var place = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (keys.count - 1)
    while values[place] != 0, keys[place] != key { place = (place + 1) & (keys.count - 1) }
    return place
  }

  private mutating func resize(to newCount: Int) {
    let old = zip(keys, values).filter { $0.1 != 0 }
    keys = [UInt64](repeating: 0, count: newCount)
    values = [Int32](repeating: 0, count: newCount)
    for (key, value) in old {
      let place = place(of: key)
      keys[place] = key
      values[place] = value
    }
  }
}
