/// The name of an event, unique over all machines.
///
/// An id made here is 12 characters of base32 (60 bits): a hash of the writer, the sequence, the
/// time and 64 random bits. Writer and sequence alone would collide as soon as a backup brings a
/// writer's file, or its identity, back to an earlier state. Among a million events the chance
/// that any two ids made so are equal is below one in a million.
package struct EventID: Hashable, Comparable, Sendable, RawRepresentable {
  /// The id as it stands in the log: 1 to 64 letters, digits, `-` and `_`.
  package let rawValue: String

  /// Creates an id from its text; `nil` if a character or the length is not allowed.
  package init?(rawValue: String) {
    guard (1...64).contains(rawValue.utf8.count) else { return nil }
    for byte in rawValue.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: continue
      default: return nil
      }
    }
    self.rawValue = rawValue
  }

  /// Creates an id from a text that was checked before.
  init(known: String) {
    rawValue = known
  }

  /// Makes the id of a new event.
  ///
  /// - Parameters:
  ///   - writer: The machine that writes the event.
  ///   - sequence: The event's number in the file of that machine.
  ///   - at: When it happened.
  ///   - random: Bits that differ between two histories with the same writer and sequence.
  package init(writer: WriterID, sequence: Int, at: Moment, random: UInt64) {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
    for byte in writer.rawValue.utf8 { hash = EventID.mixed(hash ^ UInt64(byte)) }
    hash = EventID.mixed(hash ^ UInt64(bitPattern: Int64(sequence)))
    hash = EventID.mixed(hash ^ UInt64(bitPattern: at.millisecondsSince1970))
    hash = EventID.mixed(hash ^ random)
    self.init(packed: (hash >> 4) | (12 << 60))
  }

  package static func < (left: EventID, right: EventID) -> Bool { left.rawValue < right.rawValue }

  /// The finalizer of SplitMix64, which spreads each bit over all.
  private static func mixed(_ value: UInt64) -> UInt64 {
    var result = value &+ 0x9E37_79B9_7F4A_7C15
    result = (result ^ (result >> 30)) &* 0xBF58_476D_1CE4_E5B9
    result = (result ^ (result >> 27)) &* 0x94D0_49BB_1331_11EB
    return result ^ (result >> 31)
  }
}

extension EventID {
  private static let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)

  /// Creates an id from five bits a character, the length standing in the top four bits.
  ///
  /// - Precondition: The length is in 1...12.
  init(packed: UInt64) {
    let length = Int(packed >> 60)
    precondition((1...12).contains(length), "not a packed id")
    rawValue = String(unsafeUninitializedCapacity: length) { buffer in
      for place in 0..<length {
        let shift = UInt64(5 * (length - 1 - place))
        buffer[place] = EventID.alphabet[Int((packed >> shift) & 31)]
      }
      return length
    }
  }

  /// The id in 64 bits, or `nil` if it is longer than 12 characters or not all base32.
  var packed: UInt64? {
    let length = rawValue.utf8.count
    guard length <= 12 else { return nil }
    var result: UInt64 = 0
    for byte in rawValue.utf8 {
      guard let digit = EventID.digit(byte) else { return nil }
      result = result << 5 | digit
    }
    return result | UInt64(length) << 60
  }

  /// The value of a base32 character in lower case.
  @inline(__always)
  static func digit(_ byte: UInt8) -> UInt64? {
    if byte &- 0x61 < 26 { return UInt64(byte &- 0x61) }
    if byte &- 0x32 < 6 { return UInt64(byte &- 0x32 &+ 26) }
    return nil
  }
}

extension EventID: CustomStringConvertible {
  package var description: String { rawValue }
}
