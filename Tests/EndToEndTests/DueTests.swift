import Foundation
import XCTest

/// The count for a shell prompt: quick, quiet, and never out of date.
final class DueTests: XCTestCase {
  private func counts(_ place: StudyPlace, _ arguments: [String] = []) throws -> (Int?, Int?) {
    let outcome = try place.run(["due", "--json"] + arguments)
    XCTAssertEqual(outcome.ending, .exited(0), outcome.errors)
    XCTAssertEqual(outcome.errors, "")
    let row = try JSONRow(outcome.output)
    return (row.integer("due"), row.integer("new"))
  }

  private func guide(_ terms: ClosedRange<Int>) -> String {
    "# Module 1: All\n\n## Garden\n\n"
      + terms.map { "- **Bed \($0)**: sown in week \($0)\n" }.joined()
  }

  private lazy var start = Date(timeIntervalSince1970: Date().timeIntervalSince1970.rounded())

  /// Writes a guide that was changed a minute ago, or earlier.
  private func write(_ place: StudyPlace, _ text: String, minutesAgo: Double) throws -> String {
    let path = place.folder + "/guide.md"
    try overwrite(path, text, likeMinutesAgo: minutesAgo)
    return path
  }

  /// Puts a text into the same file, as if that had happened some time ago.
  private func overwrite(_ path: String, _ text: String, likeMinutesAgo minutes: Double) throws {
    try text.write(toFile: path, atomically: false, encoding: .utf8)
    try FileManager.default.setAttributes(
      [.modificationDate: start.addingTimeInterval(-60 * minutes)],
      ofItemAtPath: path
    )
  }

  /// The files in which names are kept.
  private func cacheFiles(_ place: StudyPlace) throws -> [String] {
    let folder = place.folder + "/.cache/retain"
    guard FileManager.default.fileExists(atPath: folder) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasPrefix("names-") }.map { folder + "/" + $0 }
  }

  func testTheNamesOfCardsAreKeptUntilAGuideChanges() throws {
    let place = try StudyPlace()
    let path = try write(place, guide(1...5), minutesAgo: 9)
    XCTAssertEqual(try counts(place, [path]).1, 5)
    let kept = try XCTUnwrap(try cacheFiles(place).first)
    let rights = try FileManager.default.attributesOfItem(atPath: kept)[.posixPermissions] as? Int
    XCTAssertEqual(rights, 0o600)
    // What was kept is used: a guide of the same size and time is taken for the same.
    let row = "**Bed 5**: sown in week 5"
    let dashes = String(repeating: "-", count: row.count)
    let odd = guide(1...5).replacingOccurrences(of: row, with: dashes)
    XCTAssertEqual(odd.utf8.count, guide(1...5).utf8.count)
    try overwrite(path, odd, likeMinutesAgo: 9)
    XCTAssertEqual(try counts(place, [path]).1, 5)
    try overwrite(path, odd, likeMinutesAgo: 8)
    XCTAssertEqual(try counts(place, [path]).1, 4)
    // A guide that is no longer the same is read, even if its size is the same.
    _ = try write(place, guide(2...6), minutesAgo: 7)
    XCTAssertEqual(try counts(place, [path]).1, 5)
    _ = try write(place, guide(2...3), minutesAgo: 6)
    XCTAssertEqual(try counts(place, [path]).1, 2)
    XCTAssertEqual(try cacheFiles(place).count, 1)
  }

  func testDamageToWhatIsKeptDoesNoHarm() throws {
    let place = try StudyPlace()
    let path = try write(place, guide(1...5), minutesAgo: 9)
    _ = try counts(place, [path])
    let kept = try XCTUnwrap(try cacheFiles(place).first)
    let whole = try Data(contentsOf: URL(fileURLWithPath: kept))
    for count in stride(from: 0, to: whole.count, by: 7) {
      try whole.prefix(count).write(to: URL(fileURLWithPath: kept))
      XCTAssertEqual(try counts(place, [path]).1, 5, "cut at \(count)")
    }
    try FileManager.default.removeItem(atPath: kept)
    try FileManager.default.createSymbolicLink(atPath: kept, withDestinationPath: path)
    XCTAssertEqual(try counts(place, [path]).1, 5)
    XCTAssertEqual(try String(contentsOfFile: path, encoding: .utf8), guide(1...5))
  }

  func testAFreshlyChangedGuideIsNotTrusted() throws {
    let place = try StudyPlace()
    let path = try write(place, guide(1...5), minutesAgo: 0)
    XCTAssertEqual(try counts(place, [path]).1, 5)
    XCTAssertEqual(try cacheFiles(place), [])
  }

  func testTheBundledGuideAndNoHome() throws {
    let place = try StudyPlace()
    let first = try counts(place)
    XCTAssertEqual(first.1, 20)
    XCTAssertEqual(try cacheFiles(place).count, 1)
    let second = try counts(place)
    XCTAssertEqual(second.1, first.1)
    place.environment["HOME"] = nil
    XCTAssertEqual(try counts(place).1, 20)
  }
}
