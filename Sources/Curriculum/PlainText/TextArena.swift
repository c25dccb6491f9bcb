/// Memory for the texts that are put together while cards are made.
///
/// Texts are written one after the other into large pieces of memory, which are never moved and are
/// freed together. A class because the texts point into it.
final class TextArena {
  private var pieces: [UnsafeMutablePointer<UInt8>] = []
  /// Where the text that is being written begins.
  private var start: UnsafeMutablePointer<UInt8>
  private var count = 0
  private var capacity: Int

  private static let pieceSize = 1 << 15

  init() {
    capacity = Self.pieceSize
    start = .allocate(capacity: capacity)
    pieces.append(start)
  }

  deinit { for piece in pieces { piece.deallocate() } }

  /// Adds a byte to the text that is being written.
  @inline(__always)
  func write(byte: UInt8) {
    if count == capacity { grow(by: 1) }
    start[count] = byte
    count += 1
  }

  /// Adds to the text that is being written.
  @inline(__always)
  func write(_ text: TextSlice) {
    if count + text.count > capacity { grow(by: text.count) }
    (start + count).update(from: text.start, count: text.count)
    count += text.count
  }

  /// Adds to the text that is being written.
  @inline(__always)
  func write(_ text: StaticString) { write(TextSlice(text)) }

  /// Adds a number to the text that is being written.
  func write(number: Int) { String(number).withTextSlice { write($0) } }

  /// Ends the text that is being written and returns it.
  @inline(__always)
  func finish() -> TextSlice {
    let text = TextSlice(start, count: count)
    start += count
    capacity -= count
    count = 0
    return text
  }

  /// Room in which a text can be written, of which `take` then makes a text.
  ///
  /// - Precondition: No text is being written.
  func room(for most: Int) -> UnsafeMutablePointer<UInt8> {
    assert(count == 0)
    if most > capacity { grow(by: most) }
    return start
  }

  /// Returns the bytes that were written into the room as a text.
  func take(_ written: Int) -> TextSlice {
    count = written
    return finish()
  }

  /// Returns a copy of a string.
  func copy(_ string: String) -> TextSlice {
    string.withTextSlice { write($0) }
    return finish()
  }

  /// Returns a text with a capital where it begins with a small letter without marks.
  func capitalized(_ text: TextSlice) -> TextSlice {
    guard text.first &- 0x61 < 26 else { return text }
    write(byte: text.first & ~0x20)
    write(text.suffix(from: 1))
    return finish()
  }

  /// Returns a text made of several.
  func joined(_ first: TextSlice, _ second: StaticString) -> TextSlice {
    write(first)
    write(second)
    return finish()
  }

  /// Returns a text made of several.
  func joined(
    _ first: TextSlice,
    _ second: StaticString,
    _ third: TextSlice,
    _ fourth: StaticString = ""
  ) -> TextSlice {
    write(first)
    write(second)
    write(third)
    write(fourth)
    return finish()
  }

  /// Returns a text made of several, with something between them.
  func joined(_ lines: some Collection<TextSlice>, by separator: StaticString) -> TextSlice {
    if lines.count == 1, let line = lines.first { return line }
    for (place, line) in lines.enumerated() {
      if place > 0 { write(separator) }
      write(line)
    }
    return finish()
  }

  @inline(never)
  private func grow(by more: Int) {
    let old = TextSlice(start, count: count)
    capacity = max(Self.pieceSize, 2 * (count + more))
    start = .allocate(capacity: capacity)
    start.update(from: old.start, count: old.count)
    pieces.append(start)
  }
}
