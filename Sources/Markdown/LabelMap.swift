/// What labels stand for: link targets, or footnotes.
///
/// Labels match without regard to case and to the amount of white space. The hash is seeded for
/// each run of the program, so no document can be made to collide.
struct LabelMap: ~Copyable {
  /// One label and its meaning.
  struct Entry: BitwiseCopyable {
    var hash: Int
    var start: UInt32
    var end: UInt32
    var value: Slices
    var node: UInt32
  }

  private var entries = Arena<Entry>(capacity: 16)
  private var labels = Arena<UInt8>(capacity: 64)
  /// Indices into `entries` plus one; a power of two of them.
  private var buckets: [UInt32] = []
  private var scratch = Arena<UInt8>(capacity: 64)

  /// What is known of a label.
  struct Meaning {
    var value: Slices
    var node: UInt32
  }

  init() {}

  /// Whether no label is known.
  @inline(__always)
  var isEmpty: Bool { entries.count == 0 }

  /// Adds a label unless it is known already or blank.
  mutating func add(
    _ base: UnsafePointer<UInt8>,
    _ label: Range<Int>,
    value: Slices,
    node: UInt32 = 0
  ) {
    normalize(base, label)
    guard scratch.count > 0 else { return }
    if entries.count * 2 >= buckets.count { growBuckets() }
    let hash = scratchHash()
    var slot = hash & (buckets.count - 1)
    while buckets[slot] != 0 {
      if isScratch(entries[buckets[slot] - 1], hash) { return }
      slot = (slot + 1) & (buckets.count - 1)
    }
    let start = UInt32(labels.count)
    labels.append(from: scratch.base, count: scratch.count)
    entries.append(
      Entry(hash: hash, start: start, end: UInt32(labels.count), value: value, node: node)
    )
    buckets[slot] = UInt32(entries.count)
  }

  /// Finds a label.
  mutating func find(_ base: UnsafePointer<UInt8>, _ label: Range<Int>) -> Meaning? {
    if isEmpty { return nil }
    normalize(base, label)
    guard scratch.count > 0 else { return nil }
    let hash = scratchHash()
    var slot = hash & (buckets.count - 1)
    while buckets[slot] != 0 {
      let entry = entries[buckets[slot] - 1]
      if isScratch(entry, hash) { return Meaning(value: entry.value, node: entry.node) }
      slot = (slot + 1) & (buckets.count - 1)
    }
    return nil
  }

  private func isScratch(_ entry: Entry, _ hash: Int) -> Bool {
    guard entry.hash == hash, Int(entry.end - entry.start) == scratch.count else { return false }
    for offset in 0..<scratch.count
    where labels[Int(entry.start) + offset] != scratch[offset] {
      return false
    }
    return true
  }

  private mutating func growBuckets() {
    let count = max(buckets.count * 2, 16)
    buckets = [UInt32](repeating: 0, count: count)
    for index in 0..<entries.count {
      var slot = entries[index].hash & (count - 1)
      while buckets[slot] != 0 { slot = (slot + 1) & (count - 1) }
      buckets[slot] = UInt32(index + 1)
    }
  }

  private func scratchHash() -> Int {
    var hasher = Hasher()
    hasher.combine(bytes: UnsafeRawBufferPointer(start: scratch.base, count: scratch.count))
    return hasher.finalize() & Int.max
  }

  /// Trims a label, collapses its white space and folds its case, into `scratch`.
  private mutating func normalize(_ base: UnsafePointer<UInt8>, _ label: Range<Int>) {
    scratch.truncate(to: 0)
    var isAscii = true
    var needsSpace = false
    for offset in label {
      let byte = base[offset]
      if byte.isWhitespace {
        needsSpace = scratch.count > 0
        continue
      }
      if needsSpace { scratch.append(Byte.space) }
      needsSpace = false
      if byte >= 0x80 { isAscii = false }
      scratch.append(byte.lowercased)
    }
    if !isAscii { foldScratch() }
  }

  /// Full case folding: lower, upper and lower again leave what the Unicode tables fold to.
  private mutating func foldScratch() {
    let text = String(
      decoding: UnsafeBufferPointer(start: scratch.base, count: scratch.count),
      as: UTF8.self
    )
    scratch.truncate(to: 0)
    for byte in text.lowercased().uppercased().lowercased().utf8 { scratch.append(byte) }
  }
}
