extension TextArena {
  /// Returns the comparable form of a text; see `TermKey.key`.
  func key(_ text: TextSlice) -> TextSlice {
    asciiKey(text) ?? copy(TermKey.key(String(text)))
  }

  private func asciiKey(_ text: TextSlice) -> TextSlice? {
    let key = room(for: text.count)
    var count = 0
    var pendingSpace = false
    for at in 0..<text.count {
      let byte = text[at]
      let folded = TextBytes.folded(byte)
      let isKept =
        folded &- 0x61 < 26 || byte &- 0x30 < 10 || byte == UInt8(ascii: "+")
        || byte == UInt8(ascii: "#") || byte == UInt8(ascii: "%")
      if isKept {
        if pendingSpace, count > 0 {
          key[count] = 0x20
          count += 1
        }
        pendingSpace = false
        key[count] = folded
        count += 1
      } else if byte >= 0x80 {
        return nil
      } else if byte != UInt8(ascii: "'") {
        pendingSpace = true
      }
    }
    return take(count)
  }
}
