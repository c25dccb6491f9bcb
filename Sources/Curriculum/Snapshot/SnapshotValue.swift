/// A value that can be written to a snapshot and read back.
protocol SnapshotValue {
  func write(to writer: inout SnapshotWriter)
  init(from reader: inout SnapshotReader)
}

extension Int: SnapshotValue {
  func write(to writer: inout SnapshotWriter) {
    // Small negative numbers are short as well.
    writer.write(word: UInt64(bitPattern: Int64(self << 1 ^ self >> 63)))
  }

  init(from reader: inout SnapshotReader) {
    let word = reader.readWord()
    self = Int(word >> 1) ^ -Int(word & 1)
  }
}

extension Bool: SnapshotValue {
  func write(to writer: inout SnapshotWriter) { writer.write(word: self ? 1 : 0) }

  init(from reader: inout SnapshotReader) { self = reader.readWord() == 1 }
}

extension Double: SnapshotValue {
  func write(to writer: inout SnapshotWriter) { writer.write(word: bitPattern) }

  init(from reader: inout SnapshotReader) { self.init(bitPattern: reader.readWord()) }
}

extension String: SnapshotValue {
  func write(to writer: inout SnapshotWriter) { writer.write(text: self) }

  init(from reader: inout SnapshotReader) { self = reader.readText() }
}

extension Range: SnapshotValue where Bound == Int {
  func write(to writer: inout SnapshotWriter) {
    writer.write(lowerBound)
    writer.write(count)
  }

  init(from reader: inout SnapshotReader) {
    let start: Int = reader.read()
    let count: Int = reader.read()
    let (end, isTooFar) = start.addingReportingOverflow(count)
    if count < 0 || isTooFar { reader.fail() }
    self = reader.isDamaged ? 0..<0 : start..<end
  }
}

extension Optional: SnapshotValue where Wrapped: SnapshotValue {
  func write(to writer: inout SnapshotWriter) {
    writer.write(self != nil)
    if let self { writer.write(self) }
  }

  init(from reader: inout SnapshotReader) {
    let isThere: Bool = reader.read()
    self = isThere ? reader.read() as Wrapped : nil
  }
}

extension Array: SnapshotValue where Element: SnapshotValue {
  func write(to writer: inout SnapshotWriter) {
    writer.write(word: UInt64(count))
    for element in self { writer.write(element) }
  }

  init(from reader: inout SnapshotReader) {
    let count = reader.readCount()
    self = []
    guard count > 0 else { return }
    reserveCapacity(count)
    for _ in 0..<count where !reader.isDamaged { append(reader.read()) }
  }
}
