/// Writes values as bytes, one after the other, for a `SnapshotReader` of the same program.
///
/// Numbers take as few bytes as they need. There is no mark between values: what reads them must
/// ask for them in the same order.
struct SnapshotWriter {
  private(set) var bytes: [UInt8] = []
  /// The titles that were written last, which the next card often stands under too.
  private var trail: [String] = []

  /// - Parameter capacity: How many bytes are expected.
  init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  mutating func write(_ value: some SnapshotValue) { value.write(to: &self) }

  /// Writes a number in groups of seven bits, the lowest first.
  mutating func write(word: UInt64) {
    var rest = word
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func write(text: String) {
    write(word: UInt64(text.utf8.count))
    TextBytes.withBytes(of: text) { bytes.append(contentsOf: $0) }
  }

  /// Writes titles, which are kept once for all neighbours that have the same ones.
  mutating func write(trail titles: [String]) {
    let isKnown = titles == trail
    write(isKnown)
    guard !isKnown else { return }
    write(titles)
    trail = titles
  }
}
