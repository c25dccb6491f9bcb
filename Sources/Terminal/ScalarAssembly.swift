/// One UTF-8 scalar that arrives byte by byte.
struct ScalarAssembly: Sendable {
  /// What a byte made of the scalar.
  enum Step: Sendable, Equatable {
    case partial
    case complete(Unicode.Scalar)
    case invalid
  }

  private var value: UInt32 = 0
  private var left = 0
  private var next: ClosedRange<UInt8> = 0x80...0xBF

  /// Takes the first byte; false when no scalar of several bytes begins with it.
  mutating func start(_ byte: UInt8) -> Bool {
    next = 0x80...0xBF
    switch byte {
    case 0xC2...0xDF: (value, left) = (UInt32(byte & 0x1F), 1)
    case 0xE0...0xEF: (value, left) = (UInt32(byte & 0x0F), 2)
    case 0xF0...0xF4: (value, left) = (UInt32(byte & 0x07), 3)
    default: return false
    }
    // Overlong forms, surrogates and values past the last scalar show in the second byte.
    switch byte {
    case 0xE0: next = 0xA0...0xBF
    case 0xED: next = 0x80...0x9F
    case 0xF0: next = 0x90...0xBF
    case 0xF4: next = 0x80...0x8F
    default: break
    }
    return true
  }

  /// Takes one more byte; after `.invalid` the byte has not been used.
  mutating func take(_ byte: UInt8) -> Step {
    guard left > 0, next.contains(byte) else { return .invalid }
    next = 0x80...0xBF
    value = value << 6 | UInt32(byte & 0x3F)
    left -= 1
    if left > 0 { return .partial }
    return Unicode.Scalar(value).map(Step.complete) ?? .invalid
  }
}
