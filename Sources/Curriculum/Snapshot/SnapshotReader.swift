/// Reads what a `SnapshotWriter` wrote.
///
/// Bytes that nobody wrote so are damage: then values are zero or empty, and no trap is sprung.
struct SnapshotReader {
  private let bytes: UnsafeRawBufferPointer
  private var at = 0
  /// Whether anything was not as it is written.
  private(set) var isDamaged = false
  private var trail: [String] = []

  /// Creates a reader, which must not outlive the bytes.
  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// Whether all bytes were read and none was damaged.
  var isComplete: Bool { at == bytes.count && !isDamaged }

  mutating func read<Value: SnapshotValue>() -> Value { Value(from: &self) }

  mutating func readWord() -> UInt64 {
    var word: UInt64 = 0
    var shift: UInt64 = 0
    while at < bytes.count, shift < 64 {
      let byte = bytes[at]
      at += 1
      word |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return word }
      shift += 7
    }
    fail()
    return 0
  }

  /// Reads how many bytes or values follow, each of which takes at least one byte.
  mutating func readCount() -> Int {
    let count = readWord()
    if count <= UInt64(bytes.count - at) { return Int(count) }
    fail()
    return 0
  }

  mutating func readText() -> String {
    let count = readCount()
    guard count > 0 else { return "" }
    defer { at += count }
    return String(decoding: UnsafeRawBufferPointer(rebasing: bytes[at..<at + count]), as: UTF8.self)
  }

  mutating func readTrail() -> [String] {
    let isKnown: Bool = read()
    if !isKnown { trail = read() }
    return trail
  }

  /// Notes damage; nothing more is read.
  mutating func fail() {
    isDamaged = true
    at = bytes.count
  }
}
