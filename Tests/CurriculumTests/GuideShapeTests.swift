import Foundation
import SourceText
import XCTest

@testable import Curriculum

/// Whole documents as other tools and authors write them; what is expected was read from them by a
/// person.
final class GuideShapeTests: XCTestCase {
  private func graph(_ name: String) throws -> StudyGraph {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    let file = folder.appending(path: "Fixtures/shapes/\(name).md")
    return Graphs.of(String(decoding: try Data(contentsOf: file), as: UTF8.self))
  }

  private func summary(_ question: Question) -> String {
    let options = question.options.map { ($0.isCorrect ? "*" : "") + $0.text }
    return question.stem.split(separator: "\n").joined(separator: " / ") + " | "
      + options.joined(separator: ", ")
  }

  private func reasons(_ graph: StudyGraph) -> [[String]] {
    graph.questions.map { $0.options.map(\.reason).filter { !$0.isEmpty } }
  }

  func testExamDump() throws {
    let graph = try graph("exam-dump")
    XCTAssertEqual(
      graph.questions.map(summary),
      [
        "A port authority stores crane readings as CSV files. Queries read three of two hundred "
          + "columns and take too long. / Which change shortens the queries most? | "
          + "Compress the files with gzip., *Convert the files to Parquet., "
          + "Split the files by crane., Move the files to another Region.",
        "Which TWO steps make a nightly load repeatable? (Choose two.) | "
          + "*Write to a path named after the day., Append to yesterday's file., "
          + "*Replace the partition of the day., Sort the rows by hand., Rename the bucket.",
        "A crane sends ten readings a second. What buffers them until a consumer has time? | "
          + "A queue, *A stream, A table, A cache",
        "What is the unit of capacity of the stream? | *A shard, A node",
      ]
    )
    let repeatable =
      "A path of its own and a replaced partition give the same result however often the job runs."
    XCTAssertEqual(
      reasons(graph),
      [
        [], [repeatable, repeatable], ["A stream keeps the order of the readings of one crane."],
        [],
      ]
    )
    XCTAssertEqual(graph.cards.map(\.prompt), [])
  }

  func testQuizExport() throws {
    let graph = try graph("quiz-export")
    XCTAssertEqual(
      graph.questions.map(summary),
      [
        "Which instrument measures the height of water? | Barometer, *Tide gauge, Anemometer",
        "Which of these change sea level? (Select all that apply) | *Wind, Paint, *Air pressure",
        "A neap tide has the smallest range. (True/False) | *True, False",
        "Water is highest at ______ tide. | ebb, *spring, neap",
      ]
    )
    XCTAssertEqual(
      reasons(graph),
      [
        ["Correct! A gauge records height over time."], [], [],
        ["Sun and moon then pull along one line."],
      ]
    )
    XCTAssertEqual(graph.cards.map(\.prompt), [])
  }

  func testAnkiExport() throws {
    let graph = try graph("anki-export")
    XCTAssertEqual(
      graph.cards.map { "\($0.prompt) → \($0.answer)" },
      [
        "What does a winch pull? → A cable.",
        "Which parts does it have? → Three:\n• a drum\n• a brake\n• a motor",
        "How is it started? → By the release call.\nwinch.release()",
        "Brake → What holds the drum.", "Drum: what is it? → The part on which the cable lies",
        "Which term: The part on which the cable lies → Drum",
        "The cable is wound on the […] and held by the brake. → drum",
        "The cable is wound on the drum and held by the [what part?]. → brake",
        "What limits the load? → The brake.",
      ]
    )
    XCTAssertEqual(graph.questions.count, 0)
  }

  func testObsidian() throws {
    let graph = try graph("obsidian")
    XCTAssertEqual(
      graph.cards.map { "\($0.prompt) → \($0.answer)" },
      [
        "What lights the lamp? → Electric current",
        "Fresnel lens: what is it? → A lens of rings that bundles light",
        "Which term: A lens of rings that bundles light → Fresnel lens",
        "What belongs to a lighthouse? → • a tower\n• a lamp\n• a lens",
        "Beam → What the lens makes of the light",
        "Which term: What the lens makes of the light → Beam",
        "The lamp of the […] tower turns once a minute. → north",
        "The lamp of the north tower turns once a […]. → minute",
      ]
    )
    XCTAssertEqual(
      graph.questions.map(summary),
      ["Which lamp reaches farthest? | Oil, *Arc, Candle"]
    )
    XCTAssertEqual(reasons(graph), [["An arc is brightest."]])
  }

  func testQuizOfABook() throws {
    let graph = try graph("mdbook-quiz")
    XCTAssertEqual(
      graph.questions.map(summary),
      [
        "What fills the chamber? | Pumps only, *Water from above, Rain",
        "Which gate opens first on the way up? | *The lower one, The upper one",
      ]
    )
    XCTAssertEqual(reasons(graph), [["It flows down by itself."], []])
    XCTAssertEqual(
      graph.cards.map { "\($0.prompt) → \($0.answer)" },
      ["What is a sluice? → A small gate that lets water through."]
    )
  }

  func testMoodle() throws {
    let graph = try graph("moodle")
    XCTAssertEqual(
      graph.questions.map(summary),
      [
        "Which knot makes a loop that does not slip? | *Bowline, Slip knot, Half hitch",
        "A reef knot joins two ropes of one thickness. | *True, False",
        "The _____ is called the king of knots. | *bowline, clinch",
        "Which knot fastens a rope to a post? | *Clove hitch, Bowline on a bight",
      ]
    )
    XCTAssertEqual(reasons(graph), [["It holds under load.", "It slips."], [], [], []])
  }

  func testTextbook() throws {
    let graph = try graph("textbook")
    XCTAssertEqual(
      graph.questions.map(summary),
      [
        "What drives surface currents? | Salt, *Wind, Fish",
        "Deep currents are driven by | *density, ships",
        "Which of these is a warm current? | Labrador, Canary, *Gulf Stream",
        "What makes most waves? | *Wind, Boats",
        "A tsunami is made by | tides, *a displaced sea floor",
      ]
    )
    XCTAssertEqual(reasons(graph)[0], ["friction drags the water along."])
    XCTAssertEqual(graph.cards.map(\.term), ["Coriolis force"])
  }

  func testFullWidthSigns() throws {
    let graph = try graph("bilingual")
    XCTAssertEqual(
      graph.questions.map(summary),
      [
        "哪一种格式按列存储？ | CSV, *Parquet, JSON",
        "哪两种压缩可以切分？ | gzip, *bzip2, *LZO",
      ]
    )
    XCTAssertEqual(reasons(graph), [["按列保存。"], []])
    XCTAssertEqual(graph.cards.map { "\($0.prompt) → \($0.answer)" }, ["什么是分片？ → 流的容量单位。"])
  }

  /// Nothing in these documents is a fault that an author would have to mend at once.
  func testNoErrorIsFound() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/shapes")
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
      let graph = try graph(String(name.dropLast(3)))
      let errors = GuideCheck.findings(in: graph).filter { $0.severity == .error }
      XCTAssertEqual(errors.map(\.summary), [], name)
      let cards = errors.filter { $0.rule.hasPrefix("card.") }
      XCTAssertEqual(cards.map(\.summary), [], name)
    }
  }
}
