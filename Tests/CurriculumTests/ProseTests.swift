import SourceText
import XCTest

@testable import Curriculum

/// Notes in running text: sentences that define their subject, and labels within sentences.
final class ProseTests: XCTestCase {
  private func check(_ rows: [(String, [String], UInt)], under title: String = "Boats") {
    for (body, expected, line) in rows {
      XCTAssertEqual(Graphs.asked(body, under: title), expected, line: line)
    }
  }

  func testSentencesThatDefineTheirSubject() {
    check([
      (
        "You will meet two kinds. A tiller is a lever that turns the rudder. Reefing is another "
          + "matter. The Harbour Desk gives charts to anybody who asks.\n",
        [
          "Tiller: what is it? → a lever that turns the rudder.",
          "Harbour Desk: what does it do? → gives charts to anybody who asks.",
        ], #line
      ),
      (
        "Much is said of it. Leeway means sideways drift under sail. Fenders protect the hull from "
          + "a wall of stone.\n",
        [
          "Leeway: what is it? → sideways drift under sail.",
          "Fenders: what do they do? → protect the hull from a wall of stone.",
        ], #line
      ),
      (
        "It is easy. An emergency beacon (EPIRB) sends the place of a wreck to rescuers; a radar "
          + "reflector (of any shape) makes the boat visible to ships.\n",
        [
          "Emergency beacon (EPIRB): what does it do? → sends the place of a wreck to rescuers"
        ], #line
      ),
      // The name of many words with parts behind it.
      (
        "So it goes. Storm sails (a jib, a trysail) replace the others in a gale.\n",
        ["Storm sails: what do they do? → replace the others in a gale."], #line
      ),
    ])
  }

  func testSentencesThatDefineNothing() {
    let sentences = [
      // Subjects that only the text before tells, or that name nothing.
      "The fix is a new line of rope on deck.", "A lower number means a smaller sail on deck.",
      "A common mistake is a rope that is too short.", "It is a lever that turns the rudder.",
      "Nobody else decides about the course of the boat.",
      "The tiller is a lever that turns the rudder.", "Twenty minutes a day keep a crew awake.",
      "Some sailors carry a knife on deck at night.", "Without wind makes a sail no sense at all.",
      "Clients use a chart of the coast for it.", "Between them stands the mast of the boat.",
      // Opinions, comparisons, and what is true by chance.
      "A sloop is a good choice for a beginner.", "Dacron is the cheapest cloth of all of them.",
      "A sloop is more handy than a schooner.", "A schooner works well in a steady breeze.",
      // Nouns that look like verbs.
      "Rope breaks inside a block are rare at sea.",
      // What points elsewhere.
      "A tiller moves these two parts at once.", "A tiller joins the two by a bolt of bronze.",
      // What is about the sitting.
      "AB-12 is a written exam of two hours.",
    ]
    for sentence in sentences {
      XCTAssertEqual(Graphs.asked("So be it. \(sentence)\n", under: "Boats"), [], sentence)
    }
  }

  /// Where terms are set apart, the text around them is there to explain.
  func testProseIsAskedOnlyWhereItIsMostOfASection() {
    let prose = "Go on. A tiller is a lever that turns the rudder.\n\n"
    let terms = "- **Jib**: a small sail before the mast\n- **Boom**: a pole below the sail\n"
    XCTAssertEqual(Graphs.asked(prose, under: "Boats").count, 1)
    XCTAssertEqual(Graphs.asked(prose + terms, under: "Boats").count, 2)
    XCTAssertEqual(
      Graphs.asked(
        String(repeating: "Sail on now. ", count: 4) + "\n\n" + prose + terms,
        under: "B"
      )
      .count,
      3
    )
  }

  /// What a guide sets apart counts more than what another says by the way, whatever comes first.
  func testOneGuideInProseLeavesATermToAnother() {
    let prose = "# Steering\n\nGo on. A tiller is a lever of wood that turns the rudder.\n"
    let terms = "# Parts\n\n- **Tiller**: a bar to steer with\n- **Jib**: a small sail in front\n"
    func cards(_ documents: [String]) -> [Card] {
      let files = documents.enumerated().map { index, text in
        SourceFile(path: "\(index).md", bytes: Array(text.utf8))
      }
      return GraphBuilder.graph(files: files, exam: "none").cards.filter { $0.kind != .term }
    }
    for documents in [[prose, terms], [terms, prose]] {
      XCTAssertEqual(
        Set(cards(documents).map { "\($0.prompt) → \($0.answer)" }),
        ["Tiller: what is it? → a bar to steer with", "Jib: what is it? → a small sail in front"]
      )
    }
    XCTAssertEqual(cards([prose]).first?.id, cards([terms]).first?.id)
  }

  func testSentencesThatBeginWithATerm() {
    check([
      (
        "Jib: a small sail before the mast. Boom: a pole\nbelow the sail. It swings. Keel:\nballast.\n",
        [
          "Jib: what is it? → a small sail before the mast.",
          "Boom: what is it? → a pole below the sail. It swings.",
          "Keel: what is it? → ballast.",
        ], #line
      ),
      (
        "- Jib – a small sail before the mast. Boom – a pole below the sail.\n- Keel – a fin of lead\n",
        [
          "Jib: what is it? → a small sail before the mast.",
          "Boom: what is it? → a pole below the sail.", "Keel: what is it? → a fin of lead",
        ], #line
      ),
      // What goes on with the first is no term.
      (
        "- Jib: a small sail before the mast. Also: it tears. Too old: bin it.\n- Keel: a fin of lead\n",
        [
          "Jib: what is it? → a small sail before the mast. Also: it tears. Too old: bin it.",
          "Keel: what is it? → a fin of lead",
        ], #line
      ),
      ("Sailors hold one rope: this one. Masts carry one sail: the main.\n", [], #line),
    ])
  }

  func testLabelsBehindATermAreItsProperties() {
    check([
      (
        "- **Capsize**: the boat lies on its side. Remedy: stand on the keel. Radio check: call "
          + "the harbour.\n- **Jib**: a small sail\n",
        [
          "Capsize: remedy? → stand on the keel.", "Capsize: radio check? → call the harbour.",
          "Capsize: what is it? → the boat lies on its side.", "Jib: what is it? → a small sail",
        ], #line
      ),
      (
        "- **Fastnet (1979)**: Aim: to race around a rock. Findings: rafts broke loose.\n",
        [
          "Fastnet (1979): aim? → to race around a rock.",
          "Fastnet (1979): findings? → rafts broke loose.",
        ], #line
      ),
      // A name in capitals is a thing of its own.
      (
        "- **Radio**: a set for calls. VHF: short range.\n",
        ["Radio: what is it? → a set for calls. VHF: short range."], #line
      ),
    ])
  }

  func testTheLetterOThatStandsForABullet() {
    check([
      (
        "o Jib – a small sail before\nthe mast\no Boom – a pole below the sail\n",
        [
          "Jib: what is it? → a small sail before the mast",
          "Boom: what is it? → a pole below the sail",
        ], #line
      ),
      (
        "• Jib: a small sail before the mast\n  o Storm jib: a smaller one\n",
        [
          "Jib: what is it? → a small sail before the mast",
          "Storm jib: what is it? → a smaller one",
        ], #line
      ),
    ])
    XCTAssertEqual(Graphs.asked("o Tempora, o mores\nsaid the crew\n", under: "Boats"), [])
  }

  /// What a few words say of a thing depends on what the things are that stand below a title.
  func testTitlesTellWhatIsAsked() {
    let rows: [(String, String, String, UInt)] = [
      ("Deck tools", "Marlinspike: splicing, loose knots", "what is it for?", #line),
      ("Engine settings", "Choke: air supply, fuel mix", "what does it control?", #line),
      ("Engine settings", "Idle: too high wears it", "in a few words?", #line),
      ("Engine settings", "Mode: Slow, Half, Full", "which 3?", #line),
      ("Stages of a tack", "Luff: sails flap, speed drops", "what happens?", #line),
      ("Rig types", "Sloop: simple rig, small crew", "what sets it apart?", #line),
      ("Folders on board", "Blue box: charts, tide tables", "what does it hold?", #line),
      ("Moving folders", "Winch: hand power, long ropes", "what are the 2 key points?", #line),
      ("Boats", "Sloop: simple rig, small crew", "what are the 2 key points?", #line),
    ]
    for (title, item, question, line) in rows {
      let cards = Graphs.asked("- \(item)\n- **Other**: a thing that is there\n", under: title)
      let term = item.prefix { $0 != ":" }
      XCTAssertTrue(
        cards.contains { $0.hasPrefix("\(term): \(question) → ") },
        "\(cards)",
        line: line
      )
    }
    let table = "| Value | How I explain it |\n|---|---|\n| Courage | to do what is right |\n"
    XCTAssertEqual(
      Graphs.asked(table, under: "Values"),
      ["Courage: what does it mean? → to do what is right"]
    )
  }
}
