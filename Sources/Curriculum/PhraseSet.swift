/// A fixed set of words and phrases that is asked with bytes.
///
/// A `Set<String>` compares by Unicode's rules and hashes against attacks; neither is needed for
/// lists that stand in the source. Most texts are turned away by their length.
struct PhraseSet: ExpressibleByArrayLiteral, Sendable {
  /// The phrases, one after the other.
  private var bytes: [UInt8] = []
  /// Where each phrase ends.
  private var ends: [Int] = [0]
  /// Numbers of phrases from one, by hash; zero is an empty place.
  private var places: [UInt16]
  /// A bit for each length that a phrase has; the highest also stands for all above.
  private var lengths: UInt64 = 0

  /// Collects phrases.
  ///
  /// - Parameter phrases: At most 65,535 of them.
  init(_ phrases: some Collection<String>) {
    var count = 64
    while count < phrases.count * 4 { count *= 2 }
    places = [UInt16](repeating: 0, count: count)
    for phrase in phrases where !contains(phrase) {
      bytes += phrase.utf8
      ends.append(bytes.count)
      lengths |= Self.bit(phrase.utf8.count)
      var place = TextBytes.withBytes(of: phrase) { firstPlace(of: $0) }
      while places[place] != 0 { place = (place + 1) & (places.count - 1) }
      places[place] = UInt16(ends.count - 1)
    }
  }

  init(arrayLiteral elements: String...) { self.init(elements) }

  /// The phrases in their order.
  var phrases: [String] {
    zip(ends, ends.dropFirst()).map { String(decoding: bytes[$0..<$1], as: UTF8.self) }
  }

  /// Whether a text is one of the phrases, byte by byte.
  func contains(_ text: some StringProtocol) -> Bool {
    guard lengths & Self.bit(text.utf8.count) != 0 else { return false }
    return TextBytes.withBytes(of: text) { contains(bytes: $0) }
  }

  /// Whether the comparable form of a text is one of the phrases.
  func contains(keyOf text: some StringProtocol) -> Bool {
    TermKey.withKey(text) { contains(bytes: $0) }
  }

  /// Whether some bytes are one of the phrases.
  func contains(bytes text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard lengths & Self.bit(text.count) != 0 else { return false }
    var place = firstPlace(of: text)
    while places[place] != 0 {
      let number = Int(places[place])
      if bytes[ends[number - 1]..<ends[number]].elementsEqual(text) { return true }
      place = (place + 1) & (places.count - 1)
    }
    return false
  }

  @inline(__always)
  private static func bit(_ length: Int) -> UInt64 { 1 << UInt64(min(length, 63)) }

  /// The place where the search for a phrase begins, from its length and its ends.
  @inline(__always)
  private func firstPlace(of text: UnsafeBufferPointer<UInt8>) -> Int {
    var hash = UInt64(text.count)
    for byte in text.prefix(4) { hash = hash << 8 | UInt64(byte) }
    for byte in text.suffix(4) { hash = hash << 7 ^ UInt64(byte) }
    return Int(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) >> 40) & (places.count - 1)
  }
}
