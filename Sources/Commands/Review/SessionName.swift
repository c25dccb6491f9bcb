import Journal

/// Names of sessions and sittings in the log.
enum SessionName {
  private static let digits = Array("0123456789abcdefghjkmnpqrstvwxyz")

  /// Returns a name that begins with the day, so that a person finds it in the log.
  static func new(at moment: Moment, random: UInt64) -> String {
    var bits = random
    var tail = ""
    for _ in 0..<6 {
      tail.append(digits[Int(bits & 31)])
      bits >>= 5
    }
    return "\(moment.iso8601.prefix(10))-\(tail)"
  }
}
