extension TextArena {
  /// Returns the comparable form of a text; see `TermKey`.
  func key(_ text: TextSlice) -> TextSlice {
    let room = UnsafeMutableBufferPointer(start: room(for: text.count + 1), count: text.count + 1)
    guard let count = TermKey.fold(text.bytes, into: room) else {
      return copy(TermKey.key(String(text)))
    }
    return take(count + 1).suffix(from: 1)
  }
}
