import SourceText
import XCTest

@testable import Curriculum

final class ContradictionRuleTests: XCTestCase {
  private func findings(_ one: String, _ other: String) -> [Diagnostic] {
    let files = [one, other].enumerated().map { index, text in
      SourceFile(
        path: "guide-\(index).md",
        bytes: Array("# Guide \(index)\n\n## Part \(index)\n\n\(text)\n".utf8)
      )
    }
    return GuideCheck.findings(in: GraphBuilder.graph(files: files, exam: "none"))
      .filter { $0.rule == "concept.contradiction" }
  }

  /// What two guides say of a concept named Zed, and whether both can be right.
  func testStatementsAboutOneConcept() {
    let rows: [(String, String, Bool, UInt)] = [
      ("18+ built-in algorithms", "17 built-in algorithms", true, #line),
      ("platform with 18+ built-in algorithms for all", "has 18 built-in algorithms", false, #line),
      ("18+ built-in algorithms", "24 built-in algorithms", false, #line),
      ("more than 300 built-in transforms", "200 built-in transforms", true, #line),
      ("latency below 100 ms", "latency of 60 ms", true, #line),
      ("answers with a latency below 100 ms", "latency below 0.1 seconds", false, #line),
      ("keeps data for 7 days", "keeps data for 24 hours", true, #line),
      ("at least 3 replica nodes", "at most 9 replica nodes", false, #line),
      ("99.9% availability for archives", "99.99% availability for hot data", false, #line),
      ("about 50 ms latency", "latency of 60 ms", false, #line),
      ("for example latency of 20 ms", "latency of 60 ms", false, #line),
      ("low latency (e.g., 20 ms latency)", "latency of 60 ms", false, #line),
      ("objects up to 5 TB", "objects over 100 MB go in parts", false, #line),
      ("requires normalized features", "does not require normalized features", true, #line),
      ("needs labels", "no labels required", true, #line),
      ("supports missing values", "does not support missing values", true, #line),
      ("supports missing values", "does not support sparse input", false, #line),
      ("requires labels", "does not always require labels", false, #line),
      ("use when reads repeat often", "do not use when reads repeat often", true, #line),
      ("best for small tables", "not suitable for small tables", true, #line),
      ("use when reads repeat often", "do not use when writes repeat often", false, #line),
      ("ideal for large data sets", "avoid when no large data sets exist", false, #line),
      ("stores rows", "stores columns", true, #line),
      ("stores rows for reports", "stores columns of wide tables", false, #line),
      ("6 MB", "25 MB", true, #line), ("1 GB", "1024 MB", false, #line),
      ("24 hours by default", "7 days by default", true, #line),
      ("listens on port 161", "listens on port 162", true, #line),
      ("a heart with four chambers", "a heart with three chambers", true, #line),
      ("a hormone that raises the sugar", "a hormone that lowers the sugar", true, #line),
      ("a disk that is mounted synchronously", "a disk mounted asynchronously", false, #line),
      ("a disk that writes synchronously", "a disk that writes asynchronously", true, #line),
      ("the valve to the left atrium", "the valve to the right atrium", true, #line),
      ("keeps a queue of jobs", "keeps a queue of runs", false, #line),
      ("a stateful filter of packets", "a stateless filter of packets", true, #line),
      ("5 TB", "5,000 GB", false, #line), ("Yes", "No", true, #line),
      ("denies a request", "allows a request", true, #line),
      ("it pushes new data at once", "it pulls new data at once", true, #line),
    ]
    for (one, other, contradicts, line) in rows {
      let found = findings("- **Zed**: \(one)", "- **Zed**: \(other)")
      XCTAssertEqual(found.count, contradicts ? 1 : 0, "\(one) | \(other)", line: line)
    }
  }

  func testBothPlacesAreNamed() throws {
    let found = try XCTUnwrap(
      findings("- **Zed**: 18+ built-in algorithms", "- **AWS Zed**: 17 built-in algorithms").first
    )
    XCTAssertEqual(found.path, "guide-1.md")
    XCTAssertEqual(found.notes.map(\.path), ["guide-0.md"])
    XCTAssertEqual(found.severity, .warning)
  }

  /// Sentences that no card is made of are compared too, if they speak of one thing alike.
  func testMeasuresInSentences() {
    let zed = "- **Zed**: a store of rows\n\n"
    let rows: [(String, String, Bool, UInt)] = [
      (
        "The Zed listens on port 10250 by default.", "Note: Zed listens on port 10255.", true, #line
      ),
      (
        "Zed offers eleven nines (99.999%) of durability.", "Zed provides 99.9% durability.", true,
        #line
      ),
      ("A Zed object has at most 5 TB.", "The maximum object size in Zed is 5 GB.", true, #line),
      (
        "The maximum size of an object in Zed is 5 TB.", "The largest object in Zed is 5,000 GB.",
        false, #line
      ),
      ("A Zed lives for about 120 days.", "A Zed lives for about 90 days.", true, #line),
      ("A Zed lives for about 120 days.", "A Zed lives for about 115 days.", false, #line),
      (
        "A Zed fires 60 to 100 times per minute.", "Zed: fires 100-140 times per minute.", true,
        #line
      ),
      ("A Zed fires 60 to 100 times per minute.", "A Zed fires 80 times per minute.", false, #line),
      ("A Zed fires 60 times per minute.", "A Zed fires 60 times per hour.", false, #line),
      ("A Zed keeps logs for 7 days.", "A Zed keeps archives for 90 days.", false, #line),
      ("A Zed keeps logs for 7 days by default.", "A Zed keeps logs for 365 days.", false, #line),
      ("If it is small, a Zed lasts 7 days.", "A Zed lasts 9 days.", false, #line),
      ("A Zed lasts 7 days or 9 days.", "A Zed lasts 8 days.", false, #line),
      ("Zed came in 2019.", "Zed came in 2021.", false, #line),
      (
        "By default a roll takes at most 25% of all live pods.",
        "A roll takes at most 50% of all live pods by default.", true, #line
      ),
      (
        "| Store | Port |\n|-|-|\n| Zed | 22 |\n| Yod | 25 |\n", "The Zed listens on port 23.",
        true, #line
      ),
      (
        "| Store | Keeps |\n|-|-|\n| Zed | 7 days |\n| Yod | 9 days |\n",
        "Zed costs 8 days of work.", false, #line
      ),
      ("Q: How long does a Zed keep logs?\nA: 7 days", "A Zed keeps logs for 9 days.", true, #line),
    ]
    for (one, other, areContrary, line) in rows {
      XCTAssertEqual(findings(zed + one, other).count, areContrary ? 1 : 0, line: line)
    }
  }

  /// Sentences that are the same but for one word, in one guide too.
  func testSentencesThatDifferInOneWord() {
    let rows: [(String, String, Bool, UInt)] = [
      ("A MAC address has 48 bits.", "A MAC address has 64 bits.", true, #line),
      ("Zed listens on port 5432 by default.", "Zed listens on port 5433 by default.", true, #line),
      (
        "A stateful set supports rolling updates.",
        "A stateful set does not support rolling updates.", true, #line
      ),
      ("Zed sends each packet in order.", "Zed never sends each packet in order.", true, #line),
      (
        "The heart of a fish has four chambers.", "The heart of a fish has three chambers.", true,
        #line
      ),
      (
        "The treaty of peace was signed in 1919.", "The treaty of peace was signed in 1921.", true,
        #line
      ),
      (
        "Zed groups are stateful in each case.", "Zed groups are stateless in each case.", true,
        #line
      ),
      (
        "A high rate raises the price of bonds.", "A high rate lowers the price of bonds.", true,
        #line
      ),
      ("The left atrium receives blood.", "The right atrium receives blood.", false, #line),
      (
        "Phase 2 begins with a test of parts.", "Phase 3 begins with a test of parts.", false, #line
      ),
      ("If supply rises, the price falls.", "If supply falls, the price rises.", false, #line),
      (
        "Does a set support rolling updates?", "A set does not support rolling updates.", false,
        #line
      ),
      ("- **Cat 6**: 10 Gbit/s up to 55 m", "- **Cat 6a**: 10 Gbit/s up to 100 m", false, #line),
      ("- **HTTP**: TCP port 80", "- **HTTPS**: TCP port 443", false, #line),
      ("Zed is fast.", "Zed is slow.", false, #line),
      (
        "Which is right?\n\nA) Zed groups are stateful in each case\nB) Zed groups are open\n\nAnswer: B",
        "Zed groups are stateless in each case.", false, #line
      ),
    ]
    for (one, other, areContrary, line) in rows {
      XCTAssertEqual(findings(one, other).count, areContrary ? 1 : 0, line: line)
      let together = GuideCheck.findings(
        in: Graphs.of("# T\n\n## U\n\n\(one)\n\n## V\n\n\(other)\n")
      )
      XCTAssertEqual(
        together.count { $0.rule == "concept.contradiction" },
        areContrary ? 1 : 0,
        line: line
      )
    }
  }

  func testRivalsForOneRank() {
    let table = """
      | Format | Compression | Speed |
      |---|---|---|
      | Zed | High | Fast |
      | Yod | Very high | Fast |
      | Xan | Low | Slow |
      """
    let list = { (zed: String, yod: String) in "- **Zed**: \(zed)\n- **Yod**: \(yod)" }
    let rows: [(String, String, Int, UInt)] = [
      (table, list("best compression", "columns"), 1, #line),
      (table, list("columns", "best compression"), 0, #line),
      (table, list("best for archives", "columns"), 0, #line),
      (list("highest throughput", "rows"), list("columns", "highest throughput"), 1, #line),
      (list("highest throughput", "rows"), "- **Wau**: highest throughput", 0, #line),
      (list("best practices", "rows"), list("columns", "best practices"), 0, #line),
    ]
    for (one, other, count, line) in rows {
      XCTAssertEqual(findings(one, other).count, count, "\(one) | \(other)", line: line)
    }
  }

  func testAdviceInLists() {
    let against = "**When not to use birds:**\n- Parcel is too heavy or badly wrapped\n- It rains\n"
    let speaks = "- **When to use birds**:\n  - **Heavy parcels with stamps**: they like them\n"
    XCTAssertEqual(findings(against, speaks).count, 1)
    let other = "- **When to use birds**:\n  - **Light letters**: they like them\n"
    XCTAssertEqual(findings(against, other).count, 0)
  }

  /// Two rows of the errata that a program can find; everything else it says must be right too.
  func testSharedGuides() throws {
    let graph = GraphBuilder.graph(files: try Graphs.sharedFiles(), exam: "mla-c01")
    let found = GuideCheck.findings(in: graph).filter { $0.rule == "concept.contradiction" }
    for finding in found {
      print("\(finding.path): \(finding.summary) <-> \(finding.notes.map(\.path))")
    }
    XCTAssertLessThanOrEqual(found.count, 4)
    XCTAssertTrue(found.contains { $0.path.hasPrefix("001") && $0.notes[0].path.hasPrefix("002") })
    XCTAssertTrue(found.contains { $0.path.hasPrefix("004") && $0.notes[0].path.hasPrefix("001") })
  }

  func testBundledContentHasNone() {
    XCTAssertFalse(
      GuideCheck.findings(in: Graphs.bundled).contains { $0.rule == "concept.contradiction" }
    )
  }
}
