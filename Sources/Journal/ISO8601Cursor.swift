/// A place in the text of a date or time that is being read.
struct ISO8601Cursor {
  private let bytes: [UInt8]
  private var index = 0

  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  /// Whether everything has been read.
  var isAtEnd: Bool { index == bytes.count }

  /// Reads one character if it is one of those given.
  mutating func take(_ choices: Unicode.Scalar...) -> Unicode.Scalar? {
    guard index < bytes.count else { return nil }
    let found = Unicode.Scalar(bytes[index])
    guard choices.contains(found) else { return nil }
    index += 1
    return found
  }

  /// Reads exactly so many decimal digits.
  mutating func number(digits count: Int) -> Int? {
    guard bytes.count - index >= count else { return nil }
    var value = 0
    for byte in bytes[index..<index + count] {
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    index += count
    return value
  }

  /// Reads a date such as `2026-11-21`, or `+012026-11-21` with a sign and six digits of year.
  mutating func date() -> CivilDate? {
    var year: Int?
    if let sign = take("+", "-") {
      guard let digits = number(digits: 6) else { return nil }
      if sign == "-", digits == 0 { return nil }
      year = sign == "-" ? -digits : digits
    } else {
      year = number(digits: 4)
    }
    guard let year, take("-") != nil, let month = number(digits: 2),
      take("-") != nil, let day = number(digits: 2)
    else { return nil }
    return CivilDate(year: year, month: month, day: day)
  }

  /// Reads a time such as `12:00`, `12:00:00` or `12:00:00.123456`, in milliseconds of the day.
  ///
  /// Digits after the milliseconds are dropped.
  mutating func time() -> Int? {
    guard let hour = number(digits: 2), hour < 24, take(":") != nil,
      let minute = number(digits: 2), minute < 60
    else { return nil }
    var result = (hour * 60 + minute) * 60_000
    guard take(":") != nil else { return result }
    guard let second = number(digits: 2), second < 60 else { return nil }
    result += second * 1_000
    guard take(".", ",") != nil else { return result }
    guard var scale = number(digits: 1).map({ digit in (digit * 100, 10) }) else { return nil }
    while let digit = number(digits: 1) {
      scale = (scale.0 + digit * scale.1, scale.1 / 10)
    }
    return result + scale.0
  }

  /// Reads `Z` or an offset such as `+01:00`, in milliseconds east of UTC.
  mutating func offset() -> Int? {
    if take("Z", "z") != nil { return 0 }
    guard let sign = take("+", "-"), let hours = number(digits: 2), hours < 24 else { return nil }
    _ = take(":")
    guard let minutes = number(digits: 2), minutes < 60 else { return nil }
    let size = (hours * 60 + minutes) * 60_000
    return sign == "-" ? -size : size
  }
}
