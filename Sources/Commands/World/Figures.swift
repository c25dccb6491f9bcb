import Memory

/// How figures are written for people, without the locale.
enum Figures {
  /// Returns a number below 100 with two digits.
  static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// Returns a share in whole percent, such as `87 %`.
  static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }

  /// Returns a number with one decimal.
  static func oneDecimal(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10).\(abs(tenths % 10))"
  }

  /// Returns a count with its noun, such as `1 card` or `2 cards`.
  static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  /// Returns a count with a noun whose plural is its own, such as `2 entries`.
  static func count(_ number: Int, _ noun: String, _ plural: String) -> String {
    "\(number) \(number == 1 ? noun : plural)"
  }

  /// Returns a pause as short as a key needs it: `10m`, `8d`, `3.5mo`, `1.2y`.
  static func pause(_ pause: Pause) -> String {
    switch pause {
    case .minutes(let minutes): return minutes < 60 ? "\(minutes)m" : "\(minutes / 60)h"
    case .days(let days) where days < 31: return "\(days)d"
    case .days(let days) where days < 365: return "\(oneDecimal(Double(days) / 30.4))mo"
    case .days(let days): return "\(oneDecimal(Double(days) / 365.25))y"
    }
  }
}
