/// What labels stand for: link targets, or footnotes.
///
/// Labels match without regard to case and to the amount of white space. All labels are known
/// before the first one is looked up, so the index is built then, once and at its final size: a
/// table that grew with the file would be filled again and again, each time with more misses of
/// the processor's caches. The hash is seeded for each run of the program, so no document can be
/// made to collide.
struct LabelMap: ~Copyable {
  /// What is known of a label.
  struct Meaning: BitwiseCopyable {
    var value: Slices
    var node: UInt32
  }

  /// One record a label: a head, and the bytes of the label in its normal form. They stand together
  /// because in a large table each place that is looked at costs a miss of the caches.
  private var records = Arena<UInt32>(capacity: 64)
  private var count = 0
  /// Where records stand by their hash, at least a quarter of it zeros; nothing before the first
  /// look. Of each place, the lower `offsetBits` are the offset of a record plus one; the upper bits
  /// are some of the hash, which spare a look at nearly every other record.
  private var places = Arena<UInt32>(capacity: 0)
  private var offsetBits: UInt32 = 0
  /// The record after the one that was found last.
  private var next = 0
  private var scratch = Arena<UInt8>(capacity: 64)

  init() {}

  /// What a record begins with.
  private struct Head: BitwiseCopyable {
    /// The size of the label in bytes.
    var byteCount: UInt32
    /// One if an earlier record has the same label; known once the index is built.
    var isRepeated: UInt32 = 0
    var meaning: Meaning

    static let wordCount = MemoryLayout<Self>.size / 4
  }

  /// Whether no label is known.
  @inline(__always)
  var isEmpty: Bool { count == 0 }

  /// Adds a label unless it is blank; of equal ones, the first counts.
  ///
  /// - Precondition: No label has been looked up yet.
  mutating func add(
    _ base: UnsafePointer<UInt8>,
    _ label: Range<Int>,
    value: Slices,
    node: UInt32 = 0
  ) {
    precondition(places.count == 0)
    normalize(base, label)
    guard scratch.count > 0 else { return }
    let record = records.count
    for _ in 0..<Head.wordCount + (scratch.count + 3) / 4 { records.append(0) }
    let meaning = Meaning(value: value, node: node)
    setHead(record, Head(byteCount: UInt32(scratch.count), meaning: meaning))
    UnsafeMutableRawPointer(records.base + record + Head.wordCount)
      .copyMemory(from: scratch.base, byteCount: scratch.count)
    count += 1
  }

  /// Finds a label.
  mutating func find(_ base: UnsafePointer<UInt8>, _ label: Range<Int>) -> Meaning? {
    if isEmpty { return nil }
    if places.count == 0 { buildIndex() }
    normalize(base, label)
    guard scratch.count > 0 else { return nil }
    let label = UnsafeRawBufferPointer(start: scratch.base, count: scratch.count)
    // Files tend to use labels in the order in which they define them.
    if next < records.count, head(next).isRepeated == 0, isEqual(next, label) {
      return take(next)
    }
    let found = places[place(of: label, Self.hash(label))]
    return found == 0 ? nil : take(record(found))
  }

  private mutating func take(_ record: Int) -> Meaning {
    next = end(record)
    return head(record).meaning
  }

  private mutating func buildIndex() {
    let placeCount = count + count / 3 + 16
    offsetBits = UInt32(UInt32.bitWidth - UInt32(records.count).leadingZeroBitCount)
    places = Arena(capacity: placeCount)
    for _ in 0..<placeCount { places.append(0) }
    var record = 0
    while record < records.count {
      let label = label(record)
      let hash = Self.hash(label)
      let place = place(of: label, hash)
      if places[place] == 0 {
        places[place] = tag(hash) | UInt32(record + 1)
      } else {
        var repeated = head(record)
        repeated.isRepeated = 1
        setHead(record, repeated)
      }
      record = end(record)
    }
  }

  /// The place of a label in the index, or the empty one where it would stand.
  private func place(of label: UnsafeRawBufferPointer, _ hash: UInt64) -> Int {
    let tag = tag(hash)
    // The upper half of the hash, as a share of the places.
    var place = Int(((hash >> 32) &* UInt64(places.count)) >> 32)
    while places[place] != 0 {
      let found = places[place]
      if found >> offsetBits == tag >> offsetBits, isEqual(record(found), label) { break }
      place += 1
      if place == places.count { place = 0 }
    }
    return place
  }

  /// The bits of a hash that stand above the offset of a record.
  private func tag(_ hash: UInt64) -> UInt32 {
    (UInt32(truncatingIfNeeded: hash) >> offsetBits) << offsetBits
  }

  /// The record that a place leads to.
  private func record(_ place: UInt32) -> Int { Int(place & ((1 << offsetBits) - 1)) - 1 }

  private func head(_ record: Int) -> Head {
    UnsafeRawPointer(records.base + record).load(as: Head.self)
  }

  private func setHead(_ record: Int, _ head: Head) {
    UnsafeMutableRawPointer(records.base + record).storeBytes(of: head, as: Head.self)
  }

  private func end(_ record: Int) -> Int {
    record + Head.wordCount + (Int(head(record).byteCount) + 3) / 4
  }

  /// The label of a record; valid until the next one is added.
  private func label(_ record: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(
      start: records.base + record + Head.wordCount,
      count: Int(head(record).byteCount)
    )
  }

  private func isEqual(_ record: Int, _ label: UnsafeRawBufferPointer) -> Bool {
    let own = self.label(record)
    guard own.count == label.count else { return false }
    for offset in 0..<own.count where own[offset] != label[offset] { return false }
    return true
  }

  private static func hash(_ label: UnsafeRawBufferPointer) -> UInt64 {
    var hasher = Hasher()
    hasher.combine(bytes: label)
    return UInt64(UInt(bitPattern: hasher.finalize()))
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
