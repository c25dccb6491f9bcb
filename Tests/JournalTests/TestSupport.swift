import Foundation
import Synchronization
import XCTest

@testable import Journal

/// SplitMix64, so that a failing case can be made again.
struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

/// A folder that is gone after the test.
final class TemporaryFolder: Sendable {
  let path: String
  var log: String { path + "/log" }
  var state: String { path + "/state" }

  init() throws {
    path = NSTemporaryDirectory() + "journal-tests-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    do {
      try FileManager.default.removeItem(atPath: path)
    } catch {
      print("left behind: \(path): \(error)")
    }
  }

  /// Writes a file into the log folder.
  func write(_ name: String, _ text: String) throws {
    try write(name, Data(text.utf8))
  }

  /// Writes a file into the log folder.
  func write(_ name: String, _ data: Data) throws {
    try FileManager.default.createDirectory(atPath: log, withIntermediateDirectories: true)
    try data.write(to: URL(fileURLWithPath: log + "/" + name))
  }

  /// Reads a file of the log folder.
  func bytes(_ name: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: log + "/" + name))
  }

  /// Opens the log of a writer whose ids come from a seed.
  func writer(
    _ name: String = "laptop",
    seed: UInt64 = 1,
    state: String? = nil,
    files: FileSystem = .system
  ) throws -> JournalWriter {
    try JournalWriter(
      folder: log,
      identity: WriterIdentity(
        writer: try XCTUnwrap(WriterID(rawValue: name)),
        stateFolder: state ?? self.state
      ),
      random: SeededGenerator(seed),
      files: files
    )
  }
}

/// 2026-11-21T12:00:00.000Z, taken from `date -u -d 2026-11-21T12:00:00Z +%s`.
let noon = Moment(millisecondsSince1970: 1_795_262_400_000)

/// A review of a card at noon, with everything else fixed.
func review(_ card: String, about: CardAbout? = nil, milliseconds: Int = 4_211) -> Review {
  Review(
    card: card,
    grade: .good,
    milliseconds: milliseconds,
    session: "s1",
    day: StudyDay(utc: noon),
    due: .day(StudyDay(utc: noon).advanced(by: 3)),
    about: about
  )
}

/// The line of an event as text.
func line(_ event: Event) throws -> String {
  String(decoding: try EventEncoder.line(event), as: UTF8.self)
}
