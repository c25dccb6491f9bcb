#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The complete progress as one JSON document: an object with `kind`, `version`, `exported` and
/// `events`, each event as it stands in a log.
package enum ProgressDocument {
  /// The value of `kind`.
  package static let kind = "retain-progress"
  /// The version of the document; a higher one is refused.
  package static let version = 1

  /// Why a document cannot be taken in.
  package enum Fault: Error, Hashable, Sendable, CustomStringConvertible {
    /// It is no JSON document of this kind.
    case wrongKind(reason: String)
    /// It comes from a newer version of the program.
    case newerVersion(Int)
    /// An event is none; counted from 1.
    case event(number: Int, reason: String)

    /// What is wrong, and what to do about it.
    package var description: String {
      switch self {
      case .wrongKind(let reason):
        "not an export of retain (\(reason)); give a file that retain export wrote"
      case .newerVersion(let version):
        "version \(version) of the export is newer than this program; update retain"
      case .event(let number, let reason):
        "event \(number) is damaged (\(reason)); nothing was imported: mend or remove it"
      }
    }
  }

  /// Returns the document of some events, one event a line.
  ///
  /// - Complexity: O(n) in the number of events.
  package static func text(
    of events: some Sequence<Event>,
    exported now: Moment
  ) throws(JournalError) -> [UInt8] {
    var text = Array(
      #"{"kind":"\#(kind)","version":\#(version),"exported":"\#(now.iso8601)","events":["#.utf8
    )
    var isFirst = true
    for event in events {
      text += isFirst ? [0x0A] : [UInt8(ascii: ","), 0x0A]
      isFirst = false
      text += try EventEncoder.line(event)
    }
    text += Array("\n]}\n".utf8)
    return text
  }

  /// Reads a document, in whatever order and spacing its keys stand.
  package static func events(in text: [UInt8]) throws(Fault) -> [Event] {
    let document: Document
    do {
      document = try JSONDecoder().decode(Document.self, from: Data(text))
    } catch {
      throw .wrongKind(reason: EventDecoder.reason(error))
    }
    guard document.kind == kind else { throw .wrongKind(reason: "kind is '\(document.kind)'") }
    guard document.version <= version else { throw .newerVersion(document.version) }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let decoder = EventDecoder()
    var events: [Event] = []
    events.reserveCapacity(document.events.count)
    for (index, value) in document.events.enumerated() {
      do {
        events.append(try decoder.event(encoder.encode(value)))
      } catch {
        throw .event(number: index + 1, reason: EventDecoder.reason(error))
      }
    }
    return events
  }

  private struct Document: Decodable {
    let kind: String
    let version: Int
    let events: [JSONValue]
  }
}

/// Any JSON value, for passing on what this version does not understand.
private enum JSONValue: Codable {
  case null
  case flag(Bool)
  case integer(Int)
  case number(Double)
  case text(String)
  case list([JSONValue])
  case object([String: JSONValue])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .flag(value)
    } else if let value = try? container.decode(Int.self) {
      self = .integer(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(String.self) {
      self = .text(value)
    } else if let value = try? container.decode([JSONValue].self) {
      self = .list(value)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .flag(let value): try container.encode(value)
    case .integer(let value): try container.encode(value)
    case .number(let value): try container.encode(value)
    case .text(let value): try container.encode(value)
    case .list(let value): try container.encode(value)
    case .object(let value): try container.encode(value)
    }
  }
}
