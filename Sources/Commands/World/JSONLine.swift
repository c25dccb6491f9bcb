#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Values as JSON for other programs.
enum JSONLine {
  /// Returns a value as one line of JSON with its keys in order, without the line ending.
  static func text(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return String(decoding: try encoder.encode(value), as: UTF8.self)
    } catch {
      // Only a number that is not finite cannot be encoded, and figures are.
      preconditionFailure("not encodable: \(error)")
    }
  }
}

/// A value that stands in JSON as `null` if it is missing, where synthesised code leaves it out.
struct Nullable<Value: Encodable>: Encodable {
  private let value: Value?

  /// Wraps a value.
  init(_ value: Value?) { self.value = value }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if let value { try container.encode(value) } else { try container.encodeNil() }
  }
}
