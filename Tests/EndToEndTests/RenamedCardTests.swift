import Foundation
import Journal
import XCTest

/// A term that is mended in a guide keeps what was learned of it.
final class RenamedCardTests: XCTestCase {
  private func guide(_ term: String) -> String {
    """
    # Formats

    ## Storage

    - **\(term)**: a columnar file format for tables that many jobs read
    - **Avro**: a file format by rows whose schema travels with the records

    """
  }

  func testAMendedTermKeepsItsHistory() throws {
    let place = try StudyPlace()
    let path = try place.write("guide.md", guide("Parqet"))
    let first = try place.run(
      "review",
      "--guide",
      path,
      input: String(repeating: "\n3\n", count: 9)
    )
    XCTAssertEqual(first.ending, .exited(0), first.errors)
    let seen = try seen(place, path)
    XCTAssertGreaterThan(seen, 0)

    _ = try place.write("guide.md", guide("Parquet"))
    // What only shows the log knows it already, and writes nothing.
    XCTAssertEqual(try self.seen(place, path), seen)
    let shown = try place.run("card", "show", "Parquet", "--guide", path)
    XCTAssertTrue(shown.output.contains("Good"), shown.output)
    let second = try place.run("review", "--guide", path, input: "q\n")
    XCTAssertTrue(
      second.errors.contains("'Parqet' is called 'Parquet' now and keeps its history"),
      second.errors
    )
    XCTAssertEqual(try self.seen(place, path), seen)
    let relinks = try place.log().events.count { event in
      if case .relink = event.body { return true }
      return false
    }
    XCTAssertGreaterThan(relinks, 0)

    // It is said and written once.
    let third = try place.run("review", "--guide", path, input: "q\n")
    XCTAssertFalse(third.errors.contains("keeps its history"), third.errors)
    // The old spelling comes back to the same history.
    _ = try place.write("guide.md", guide("Parqet"))
    XCTAssertEqual(try self.seen(place, path), seen)
  }

  func testACardThatIsGoneIsNotTakenForAnother() throws {
    let place = try StudyPlace()
    let path = try place.write("guide.md", guide("Parquet"))
    _ = try place.run("review", "--guide", path, input: String(repeating: "\n3\n", count: 9))
    _ = try place.write("guide.md", guide("Delta table"))
    let outcome = try place.run("review", "--guide", path, input: "q\n")
    XCTAssertFalse(outcome.errors.contains("keeps its history"), outcome.errors)
  }

  private func seen(_ place: StudyPlace, _ guide: String) throws -> Int {
    let outcome = try place.run("report", "--json", "--guide", guide)
    XCTAssertEqual(outcome.ending, .exited(0), outcome.errors)
    return try XCTUnwrap(JSONRow(outcome.output).row("total")?.integer("seen"))
  }
}
