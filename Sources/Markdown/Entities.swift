/// Decodes character references.
enum Entities {
  /// What one reference stands for.
  struct Reference {
    /// One or two scalars.
    var first: Unicode.Scalar
    var second: Unicode.Scalar?
    /// The number of bytes it takes, from the ampersand to the semicolon.
    var length: Int
  }

  /// Matches a character reference at an ampersand.
  static func match(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Reference? {
    guard start + 2 < end else { return nil }
    if base[start + 1] == Byte.hash { return numeric(base, start, end) }
    var at = start + 1
    while at < end, at - start <= 32, base[at].isAlphanumeric { at += 1 }
    guard at < end, at > start + 1, base[at] == Byte.semicolon,
      let scalars = named(base + start + 1, count: at - start - 1)
    else { return nil }
    return Reference(first: scalars.0, second: scalars.1, length: at + 1 - start)
  }

  private static func numeric(
    _ base: UnsafePointer<UInt8>,
    _ start: Int,
    _ end: Int
  ) -> Reference? {
    var at = start + 2
    let isHexadecimal = base[at] | 0x20 == UInt8(ascii: "x")
    if isHexadecimal { at += 1 }
    let digits = at
    var value: UInt32 = 0
    while at < end, at - digits < 8, isHexadecimal ? base[at].isHexDigit : base[at].isDigit {
      value = value &* (isHexadecimal ? 16 : 10) &+ digit(base[at])
      at += 1
    }
    let count = at - digits
    guard count > 0, count <= (isHexadecimal ? 6 : 7), at < end, base[at] == Byte.semicolon
    else { return nil }
    let scalar = value == 0 ? nil : Unicode.Scalar(value)
    return Reference(first: scalar ?? .replacement, second: nil, length: at + 1 - start)
  }

  private static func digit(_ byte: UInt8) -> UInt32 {
    byte.isDigit ? UInt32(byte - 0x30) : UInt32((byte | 0x20) - 0x61 + 10)
  }

  /// Finds a name in the table by halving it.
  private static func named(
    _ name: UnsafePointer<UInt8>,
    count: Int
  ) -> (Unicode.Scalar, Unicode.Scalar?)? {
    let table = entityTable.utf8Start
    var low = 0
    var high = entityTable.utf8CodeUnitCount - 1
    while low < high {
      var entry = (low + high) / 2
      while table[entry] != Byte.semicolon { entry -= 1 }
      var same = 0
      while same < count, table[entry + 1 + same] == name[same] { same += 1 }
      let theirs = table[entry + 1 + same]
      if same == count, theirs == Byte.equals { return scalars(table + entry + same + 2) }
      let isLater = same == count || (theirs != Byte.equals && theirs > name[same])
      if isLater {
        high = entry
      } else {
        low = entry + 1
        while table[low] != Byte.semicolon { low += 1 }
      }
    }
    return nil
  }

  private static func scalars(
    _ text: UnsafePointer<UInt8>
  ) -> (Unicode.Scalar, Unicode.Scalar?)? {
    var values: (UInt32, UInt32) = (0, 0)
    var at = 0
    while text[at].isHexDigit {
      values.0 = values.0 << 4 | digit(text[at])
      at += 1
    }
    if text[at] != Byte.semicolon {
      at += 1
      while text[at].isHexDigit {
        values.1 = values.1 << 4 | digit(text[at])
        at += 1
      }
    }
    guard let first = Unicode.Scalar(values.0) else { return nil }
    return (first, values.1 == 0 ? nil : Unicode.Scalar(values.1))
  }
}
