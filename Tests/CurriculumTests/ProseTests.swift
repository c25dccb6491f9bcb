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
      (
        "So it is. EPIRB sends the place of a wreck, AIS sends the course of a ship, and all is "
          + "well. Radar finds and follows other ships.\n",
        [
          "EPIRB: what does it do? → sends the place of a wreck",
          "AIS: what does it do? → sends the course of a ship, and all is well.",
          "Radar: what does it do? → finds and follows other ships.",
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
      // What is about the sitting, and states.
      "AB-12 is a written exam of two hours.", "A full harbour takes no more boats on Sundays.",
      // Introductions, and what is said behind a label.
      "A boat carries people over water, and this chapter tells how.",
    ]
    for sentence in sentences {
      XCTAssertEqual(Graphs.asked("So be it. \(sentence)\n", under: "Boats"), [], sentence)
    }
    XCTAssertEqual(Graphs.asked("Traps: knots. A tiller is a lever on deck.\n", under: "Boats"), [])
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
    // Whatever the term is called, what was learned from prose is found by its name.
    let spelled =
      "# Steering\n\nGo on. An automatic identification system (AIS) sends the course of a ship.\n"
    let short = "# Parts\n\n- **AIS**: a radio for ships\n- **Jib**: a small sail in front\n"
    let old = cards([spelled]).map(\.id)
    let both = cards([spelled, short])
    XCTAssertEqual(old.count, 1)
    XCTAssertFalse(both.contains { $0.answer.contains("course of a ship") })
    XCTAssertTrue(both.contains { $0.id == old[0] || $0.aliases.contains(old[0]) })
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
      // Lines that begin with terms are parted by their ends.
      (
        "Jib: a small sail\nBoom: a pole of wood. It swings.\nKeel: a fin of lead\n",
        [
          "Jib: what is it? → a small sail", "Boom: what is it? → a pole of wood. It swings.",
          "Keel: what is it? → a fin of lead",
        ], #line
      ),
      // One line alone may be a remark.
      (
        "Bars to racing: age, weight, and no licence\n",
        ["Bars to racing: what are the 3 key points? → age, weight, and no licence"], #line
      ),
      ("Remember: the boom swings across the deck\n", [], #line),
      ("Jib sheets: Hold them tight when you tack\n", [], #line),
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

  func testQuestionsAboutWhatStandsAboveThem() {
    check([
      (
        "What's it for?\n- turning the boat\n- holding a course\n",
        ["Boats: what's it for? (2) → • turning the boat\n• holding a course"], #line
      ),
      (
        "**Why use it?**\n\n- it never breaks\n- it is cheap\n",
        ["Boats: why use it? (2) → • it never breaks\n• it is cheap"], #line
      ),
      // One that can be answered with yes leads to a talk of its own.
      ("Is it any good?\n- the mast is of wood\n- the hull is of steel\n", [], #line),
    ])
  }

  func testHeadingsThatAskAboutTheTitleAbove() {
    func prompts(_ body: String) -> [String] {
      Graphs.of("# Course\n\n## Rudder\n\n### How does it work?\n\n" + body).cards.map(\.prompt)
    }
    XCTAssertEqual(prompts("It turns the flow of water.\n"), ["Rudder: how does it work?"])
    XCTAssertEqual(
      prompts("- It turns the flow\n- It slows the boat\n"),
      ["Rudder: how does it work? (2)"]
    )
  }

  func testListsBelowADefinition() {
    let body = """
      **Jib**: a small sail before the mast.
      - Pros: light, cheap
      - Storm cut – for gales above eight

      **Boom**: a pole below the sail.

      - **Vang**: a line that holds it down

      """
    let cards = Graphs.of("# Course\n\n## Boats\n\n" + body).cards.filter { $0.kind != .term }
    XCTAssertEqual(
      cards.map { ($0.breadcrumb + [$0.prompt]).joined(separator: " › ") },
      [
        "Course › Boats › Jib: what is it?", "Course › Boats › Jib › Jib: pros?",
        "Course › Boats › Jib › Jib: storm cut?", "Course › Boats › Boom: what is it?",
        "Course › Boats › Vang: what is it?",
      ]
    )
    // A few words that name nothing tell where a card stands.
    let nested =
      "# Course\n\n## Boats\n\n- Two hulls or three hulls\n  - **Cat**: two of them side by side\n"
    XCTAssertEqual(
      Graphs.of(nested).cards.first?.breadcrumb,
      ["Course", "Boats", "Two hulls or three hulls"]
    )
  }

  func testNumberedMoves() {
    check([
      (
        "Mooring handshake:\n1. crew → line\n2. shore → cleat\n3. crew → winch\n",
        [
          "Mooring handshake: the 3 steps in order? → 1. crew → line\n2. shore → cleat\n"
            + "3. crew → winch"
        ], #line
      )
    ])
  }

  func testSeveralTermsInBoldInAParagraph() {
    check([
      (
        "**Jib**: a small sail before the mast. It pulls. **Boom** = a pole below the sail.\n",
        [
          "Jib: what is it? → a small sail before the mast. It pulls.",
          "Boom: what is it? → a pole below the sail.",
        ], #line
      )
    ])
  }

  func testReportsOfStudies() {
    check([
      (
        "Aim: does wind scare gulls? Procedure: forty gulls met a fan. Findings: they flew.\n",
        [
          "Boats: aim? → does wind scare gulls?", "Boats: procedure? → forty gulls met a fan.",
          "Boats: findings? → they flew.",
        ], #line
      ),
      (
        "**Definition (Dow, 1997).** A thing that floats on water.\n",
        ["Boats: what are they? → A thing that floats on water."], #line
      ),
    ])
  }

  func testSharesOfTheExamAreNotAsked() {
    check([
      (
        "Domains:\n\n- Hulls and decks - 34%\n- Rigs and sails - 46%\n- Knots of rope - 20%\n", [],
        #line
      ),
      ("**Split**: Hulls 34, Rigs 46, Knots 20.\n", [], #line),
      (
        "**Air**: nitrogen 78, oxygen 21, argon 1.\n",
        ["Air: what are the 3 key points? → nitrogen 78, oxygen 21, argon 1."], #line
      ),
      (
        "**Crew**: Hulls 4, Rigs 6, Knots 2.\n",
        ["Crew: what are the 3 key points? → Hulls 4, Rigs 6, Knots 2."], #line
      ),
    ])
  }

  func testWhatAnAnswerThatForbidsIsAskedBy() {
    check([
      (
        "**Mooring**: You can't leave a boat before it is tied up.\n",
        ["Mooring: what are the key points? → You can't leave a boat before it is tied up."], #line
      ),
      (
        "**SOSs**: signals of ships that sink\n",
        ["SOSs: what are they? → signals of ships that sink"],
        #line
      ),
    ])
  }

  func testRomanNumbersOfTitles() {
    let titles: [(String, String, String?, UInt)] = [
      ("IV. Remedies", "Remedies", "IV", #line), ("X) Rigging", "Rigging", "X", #line),
      ("C. elegans", "C. elegans", nil, #line), ("V for victory", "V for victory", nil, #line),
      ("IXth legion", "IXth legion", nil, #line), ("II.", "II.", nil, #line),
    ]
    for (text, name, number, line) in titles {
      XCTAssertEqual(Title(text).name, name, line: line)
      XCTAssertEqual(Title(text).number, number, line: line)
    }
  }

  func testWhatTermsInBoldCanDo() {
    check([
      (
        "**Reefing** can save a boat in a gale.\n",
        ["Reefing: what can it do? → can save a boat in a gale."], #line
      ),
      (
        "The **jib** pulls forward. It is small and light.\n",
        ["jib: what does it do? → pulls forward. It is small and light."], #line
      ),
    ])
  }

  func testGlossesInParentheses() {
    check([
      (
        "Rigs are **sloop** (one mast, two sails), **ketch** (two masts of unequal height) and "
          + "**junk** (stiff battens in each sail).\n",
        [
          "sloop: what is it? → one mast, two sails",
          "ketch: in a few words? → two masts of unequal height",
          "junk: in a few words? → stiff battens in each sail",
        ], #line
      ),
      // One alone may be a remark.
      ("It is the **sloop** (see the picture below) that wins.\n", [], #line),
    ])
  }

  func testCountedLists() {
    let body = "- **Sloop**: one mast\n- **Ketch**: two masts\n- **Junk**: stiff sails\n"
    XCTAssertEqual(
      Graphs.asked(body, under: "Three rigs").first,
      "Three rigs: which 3? → • Sloop\n• Ketch\n• Junk"
    )
    XCTAssertFalse(Graphs.asked(body, under: "Four rigs").contains { $0.contains("which") })
  }

  func testKindsAtTheBeginningOfAnAnswer() {
    check([
      (
        "- **Dow**: cargo ship of the Gulf, a fleet\n- **Log**: paper document with one page a "
          + "day. Kept by law.\n- **Fleet**: sails a database, keeps order. Costs much.\n",
        [
          "Dow: in a few words? → cargo ship of the Gulf, a fleet",
          "Log: what is it? → paper document with one page a day. Kept by law.",
          "Fleet: what does it do? → sails a database, keeps order. Costs much.",
        ], #line
      )
    ])
  }

  func testThingsThatMayBeProperties() {
    check(
      [
        (
          "- **Output**: a thing that somebody made of wood\n- **Risk**: a possible event that does harm\n",
          [
            "Output: what is it? → a thing that somebody made of wood",
            "Risk: what is it? → a possible event that does harm",
          ], #line
        )
      ],
      under: "Outputs and risks"
    )
    check(
      [
        (
          "- **Output**: a file of many pages for all\n",
          ["Amazon Sails: output? → a file of many pages for all"],
          #line
        )
      ],
      under: "Amazon Sails"
    )
  }

  func testNamesBelowAnEmptyCorner() {
    let table = """
      | | copies | place |
      |---|---|---|
      | LRS | 3 | one hall |
      | ZRS | 3 | three halls |
      | RA-GRS | 6 | two towns |

      """
    XCTAssertEqual(
      Graphs.asked(table, under: "Storage").first,
      "LRS: copies? → 3"
    )
    let aspects =
      "| | TCP | UDP |\n|---|---|---|\n| order | kept | lost |\n| speed | slow | fast |\n"
    XCTAssertEqual(Graphs.asked(aspects, under: "Protocols").first, "TCP: order? → kept")
  }

  func testQuestionsAboutTheExamAreNotAsked() {
    check([
      (
        "**How long should I study?**\n\nThree months.\n\n**What happens if I fail?**\n\nYou can try "
          + "again; there are many attempts.\n\n**Why do I reef?**\n\nTo stay upright.\n",
        ["Why do I reef? → To stay upright."], #line
      ),
      // Words of the exam may be of the subject.
      (
        "**How do I pass a lock?**\n\nSlowly, after many attempts.\n",
        ["How do I pass a lock? → Slowly, after many attempts."], #line
      ),
    ])
  }

  func testSymptomsAndTheirCauses() {
    check(
      [
        (
          "- Boat does not turn → rudder torn off, or no wind\n- `ANCHOR_DRAGS`: too short a chain\n",
          [
            "Boat does not turn: what is the cause or the fix? → rudder torn off, or no wind",
            "ANCHOR_DRAGS: what is the cause or the fix? → too short a chain",
          ], #line
        ),
        ("- **Leak**: a hole in the hull\n", ["Leak: what is it? → a hole in the hull"], #line),
      ],
      under: "Troubleshooting"
    )
  }

  func testNumberedStages() {
    let table =
      "| Stage | Tide | Depth |\n|---|---|---|\n| 1 | low | small |\n| 2 | mid | fair |\n"
      + "| 3 | high | great |\n"
    XCTAssertEqual(Graphs.asked(table, under: "Tides").first, "Stage 1: tide? → low")
    let rows = table.replacingOccurrences(of: "Stage", with: "No.")
    XCTAssertEqual(Graphs.asked(rows, under: "Tides").first, "low: depth? → small")
    let limits = "| Boat | Limits I memorised |\n|---|---|\n| Dinghy | four people |\n"
    XCTAssertEqual(Graphs.asked(limits, under: "Boats"), ["Dinghy: limits? → four people"])
    let names = "| Boat | Class I devices |\n|---|---|\n| Dinghy | a flare for each |\n"
    XCTAssertEqual(
      Graphs.asked(names, under: "Boats"),
      ["Dinghy: class I devices? → a flare for each"]
    )
  }

  func testAnAdverbBehindTheTitleOfASection() {
    XCTAssertEqual(
      Graphs.asked("Rigging also holds the mast upright in a gale.\n", under: "Rigging"),
      ["Rigging: what is it? → Rigging also holds the mast upright in a gale."]
    )
    XCTAssertEqual(
      Graphs.asked("A rigging screw holds the shrouds of the mast.\n", under: "Rigging"),
      ["Rigging screw: what does it do? → holds the shrouds of the mast."]
    )
  }

  func testWhatIsNeverDone() {
    check([
      (
        "- **Never tie it tight**: the tide lifts the boat\n- **Always Open**: a bar for crews\n",
        [
          "Never tie it tight: why? → the tide lifts the boat",
          "Always Open: what is it? → a bar for crews",
        ], #line
      )
    ])
  }

  func testSentencesThatSetAnotherTermEqual() {
    check([
      (
        "- **Knots**: ways to tie a rope. Bend = a knot between two ropes. It holds. Use cases: "
          + "mooring.\n- **Jib**: a small sail. Each sheet = one rope of hemp.\n",
        [
          "Bend: what is it? → a knot between two ropes. It holds.",
          "Knots: use cases? → mooring.", "Knots: what are they? → ways to tie a rope.",
          "Jib: what is it? → a small sail. Each sheet = one rope of hemp.",
        ], #line
      )
    ])
  }

  func testAnswersEndWhereAnotherThingBegins() {
    check([
      (
        "- **Tide Desk** rotates its watches at noon, for pay; **Chart Desk** free, no watches\n",
        ["Tide Desk: what does it do? → rotates its watches at noon, for pay"], #line
      ),
      (
        "`jib` = the small sail at the bow, `main` = the large one. I mix this up every time.\n",
        [
          "jib: what is it? → the small sail at the bow", "main: what is it? → the large one.",
        ], #line
      ),
      (
        "- AIS = one *ship* (not one fleet), GPS = one place, ARPA, ECDIS\n",
        ["AIS: what is it? → one ship (not one fleet)", "GPS: what is it? → one place"], #line
      ),
      (
        "EPIRB is the beacon of a wreck, AIS is the course of a ship.\n",
        [
          "EPIRB: what is it? → the beacon of a wreck", "AIS: what is it? → the course of a ship.",
        ], #line
      ),
    ])
  }

  func testTwoThingsAtOnceAreAskedForEach() {
    check([
      (
        "- **Jib / Main Sail:** Small / one large of all.\n"
          + "- **Bend and hitch** – joins two ropes / ties a rope to a post.\n"
          + "- **Speed:** distance / time\n",
        [
          "Jib / Main Sail: what is each? → Small / one large of all.",
          "Bend and hitch: what is each? → joins two ropes / ties a rope to a post.",
          "Speed: formula? → distance / time",
        ], #line
      )
    ])
  }

  func testEquationsThatStandAlone() {
    check(
      [
        ("Some text.\n\n$$D = p \\cdot V$$\n", ["Drag: formula? → D = p · V"], #line),
        (
          "Some text.\n\n$$\n\\mathrm{Lift}(v) = c v^2 + d\n$$\n", ["Lift(v): formula? → c v² + d"],
          #line
        ),
        // Another letter is that of something else, and numbers are worked out.
        ("Some text.\n\n$$x = p \\cdot V$$\n", [], #line),
        ("Some text.\n\n$$D = 2 \\cdot 3$$\n", [], #line),
      ],
      under: "Drag"
    )
  }

  func testAListOfCasesIsAskedForWhatItsIntroductionSays() {
    check(
      [
        (
          "Causes:\n- Broken mast: storms, rot, a loose stay\n- Leak: worn planks, old paint\n",
          [
            "Broken mast: causes? → storms, rot, a loose stay",
            "Leak: causes? → worn planks, old paint",
          ], #line
        ),
        (
          "Sails:\n- Jib: a small sail at the bow\n- Main: the large sail of the mast\n",
          [
            "Jib: what is it? → a small sail at the bow",
            "Main: what is it? → the large sail of the mast",
          ], #line
        ),
        ("**Key terms:** jib, main, boom, *gaff*\n", [], #line),
        ("Gear: ropes, sails, $a=b$,\n$$c$$\n", [], #line),
        (
          "Boom: a beam that holds the foot of a sail\nin all winds.\n",
          ["Boom: what is it? → a beam that holds the foot of a sail in all winds."], #line
        ),
      ],
      under: "Damage"
    )
  }

  func testSkillsMeasuredAreNothingToLearn() {
    check(
      [
        ("AZ-1\n\n- Ropes (20–30%)\n- Sails (40–45%)\n- Knots (30–35%)\n", [], #line)
      ],
      under: "Skills measured"
    )
    check(
      [
        (
          "- Nitrogen (78%)\n- Oxygen (21%)\n- Argon (1%)\n",
          ["Gases of air: which 3? → • Nitrogen (78%)\n• Oxygen (21%)\n• Argon (1%)"], #line
        )
      ],
      under: "Gases of air"
    )
  }

  func testRunningTextThatSetsTermsEqual() {
    check([
      (
        "Role = rights in a harbour. HarbourRole = those of all. It may be lent. X-Ray = traces.\n",
        [
          "Role: what is it? → rights in a harbour.",
          "HarbourRole: what is it? → those of all. It may be lent.",
          "X-Ray: what is it? → traces.",
        ], #line
      ),
      (
        "Tide Desk = tables of tides, Chart Desk = sale of charts. Fog Desk = warnings of fog.\n",
        [
          "Tide Desk: what is it? → tables of tides", "Chart Desk: what is it? → sale of charts.",
          "Fog Desk: what is it? → warnings of fog.",
        ], #line
      ),
    ])
  }

  func testNamesMayHaveMoreSaidOfThem() {
    let said =
      "boats are open by default. As soon as one policy selects a boat for a berth, everything not "
      + "listed is denied to it"
    check([
      (
        "BerthPolicy: \(said).\n", ["BerthPolicy: what is it? → \(said)."], #line
      ),
      (
        "Open boats: \(said).\n", ["Open boats: what are they? → boats are open by default."], #line
      ),
      ("TODO: look again at the mast.\n", [], #line),
    ])
  }

  func testWhatBoldTermsDoAndAreAbout() {
    check([
      (
        "**Pilot** only decides the berth, it does not steer.\n\n"
          + "- **Policy** is about what boats may look like.\n"
          + "- **Locks** stop accidents in the canal, for all boats incl. yours.\n",
        [
          "Pilot: what does it do? → only decides the berth, it does not steer.",
          "Policy: what is it about? → about what boats may look like.",
          "Locks: what do they do? → stop accidents in the canal, for all boats incl. yours.",
        ], #line
      )
    ])
  }

  func testTerseLinesInSmallLetters() {
    check([
      (
        "jib: a small sail\nmain: n equal reefs\nfog: bell, horn, no speed\n"
          + "wind ← the weather desk\n",
        [
          "jib: what is it? → a small sail", "main: in a few words? → n equal reefs",
          "fog: what are the 3 key points? → bell, horn, no speed",
        ], #line
      ),
      (
        "CT = harbour books · Fog Desk = warnings · CW = tide tables\n",
        [
          "CT: in a few words? → harbour books", "Fog Desk: in a few words? → warnings",
          "CW: in a few words? → tide tables",
        ], #line
      ),
      // Two lines may be one sentence.
      ("so it is: a sail of\nold cloth in the wind\n", [], #line),
    ])
  }

  func testNumberedDefinitionsAndDates() {
    check([
      (
        "**Definition 6.2 (Draught).** The depth of the keel below the water.\n\n"
          + "**Example 6.3.** The Fram drew five metres.\n\n"
          + "**Theorem 7.1 (Archimedes).** What floats displaces its own weight.\n",
        [
          "Draught: what is it? → The depth of the keel below the water.",
          "Theorem 7.1 (Archimedes): what does it say? → What floats displaces its own weight.",
        ], #line
      ),
      (
        "- Treaty of Paris 30 March 1856: Black Sea neutral, Danube free\n",
        [
          "Treaty of Paris 30 March 1856: what are the 2 key points? → Black Sea neutral, Danube free"
        ],
        #line
      ),
    ])
  }

  func testTheSourceIsTheLineOfTheTerm() {
    let graph = Graphs.of(
      "# Boats\n\n**Jib**: a small sail\n**Main**: a large sail\n\nKeel: the lowest beam\nHull: the "
        + "body of a boat\n"
    )
    let lines = LineTable(graph.files[0].bytes)
    let sources = graph.cards.filter { $0.kind != .term }
      .map { "\($0.term) \(lines.line(at: $0.sources[0].range.lowerBound))" }
    XCTAssertEqual(sources, ["Jib 3", "Main 4", "Keel 6", "Hull 7"])
  }

  func testAFormulaBelowItsName() {
    check(
      [
        (
          "$$\\frac{TP}{TP + FP}$$\n\nOf all that was flagged.\n",
          ["Precision: formula? → TP / (TP + FP)"], #line
        )
      ],
      under: "Precision"
    )
    check(
      [("$$\\text{Accuracy} = \\frac{R}{A + B}$$\n", ["Accuracy: formula? → R / (A + B)"], #line)],
      under: "Accuracy"
    )
  }

  func testTheFirstSentenceBehindATermAndClausesWithOneEach() {
    check([
      (
        "Couple: two equal and opposite, parallel forces not along the same line. Its torque is one "
          + "force times the distance between them, as everybody knows.\n",
        [
          "Couple: what is it? → two equal and opposite, parallel forces not along the same line."
        ], #line
      ),
      (
        "- Fog Desk = warnings of fog (bell, horn); Tide Desk = tables of tides; Log = entries\n",
        [
          "Fog Desk: what is it? → warnings of fog (bell, horn)",
          "Tide Desk: what is it? → tables of tides", "Log: in a few words? → entries",
        ], #line
      ),
      (
        "The usual flow is always the same:\n\n1. Call the pilot.\n2. Take her aboard.\n"
          + "3. Steer as she says.\n",
        [
          "Usual flow: the 3 steps in order? → 1. Call the pilot.\n2. Take her aboard.\n"
            + "3. Steer as she says."
        ], #line
      ),
      (
        "**Pilot Desk** does berths, tows and moorings.\n\n"
          + "**Auto mooring** hands over the lines to a machine.\n",
        [
          "Pilot Desk: what does it do? → does berths, tows and moorings.",
          "Auto mooring: what does it do? → hands over the lines to a machine.",
        ], #line
      ),
      // Numbers alone work an example out.
      ("- Speed = 170 / 200 = **0.85**\n- Drift = 40 / 60 ≈ **0.67**\n", [], #line),
      (
        "Modes: maximized (min = max, all start) and scaled (min < max)\n",
        ["Modes: what are they? → maximized (min = max, all start) and scaled (min < max)"], #line
      ),
    ])
  }
}
