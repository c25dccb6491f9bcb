import SourceText
import XCTest

@testable import Curriculum

/// One concept in several guides is asked once, with all that they say of it.
final class ConceptMergingTests: XCTestCase {
  private func graph(_ guides: String...) -> StudyGraph { Self.graph(guides) }

  private static func graph(_ guides: [String]) -> StudyGraph {
    GraphBuilder.graph(
      files: guides.enumerated().map { index, text in
        SourceFile(path: "guide-\(index).md", bytes: Array("# Guide \(index)\n\n\(text)".utf8))
      },
      exam: "none"
    )
  }

  private func rules(_ graph: StudyGraph) -> [String] {
    graph.diagnostics.map(\.rule)
  }

  func testSpellingsInTwoGuidesAreOneCard() throws {
    let rows: [(String, String, UInt)] = [
      ("Amazon S3", "S3", #line), ("S3", "Amazon Simple Storage Service (S3)", #line),
      ("Amazon Simple Storage Service (S3)", "S3", #line), ("AWS Glue", "Glue", #line),
      ("K-Means", "k means", #line), ("Decision Trees", "Decision tree", #line),
      ("Recall", "Recall (Sensitivity)", #line), ("Recall (Sensitivity)", "Recall", #line),
      ("Oedema", "Edema", #line), ("Normalisation", "Normalization", #line),
      ("Tumour", "Tumors", #line), ("SageMaker Clarify", "Clarify", #line),
      ("Amazon SageMaker AI Clarify", "SageMaker Clarify", #line),
      ("EMR", "Amazon EMR (Elastic MapReduce)", #line),
    ]
    for (one, other, line) in rows {
      let first = "## Stores\n\n- **\(one)**: keeps heaps of green apples\n"
      let second = "## Barns\n\n- **\(other)**: keeps apples, and pears from Kent\n"
      let both = graph(first, second)
      XCTAssertEqual(both.cards.count, 1, "\(one) \(other)", line: line)
      XCTAssertEqual(both.concepts.count, 1, line: line)
      let card = try XCTUnwrap(both.cards.first, line: line)
      XCTAssertEqual(card.answer, "keeps heaps of green apples", line: line)
      XCTAssertEqual(card.sources.map(\.file), [0, 1], line: line)
      XCTAssertEqual(card.others.map(\.answer), ["keeps apples, and pears from Kent"], line: line)
      XCTAssertEqual(card.others.map(\.context), ["Barns"], line: line)
      XCTAssertEqual(card.id, graph(first).cards[0].id, line: line)
      XCTAssertEqual(both.card(graph(second).cards[0].id)?.id, card.id, line: line)
      XCTAssertEqual(rules(both), [], line: line)
    }
  }

  func testWhatSaysTheSameInOtherWordsIsNotShown() {
    let rows: [(String, String, Bool, UInt)] = [
      ("stores rows by column", "Storing of rows, by columns", false, #line),
      ("stores rows by column", "stores rows", false, #line),
      ("stores rows by column", "stores rows by column since 2013", true, #line),
      ("stores rows by column", "a format for analytics from Twitter", true, #line),
      ("needs labels to learn", "does not need labels to learn", true, #line),
    ]
    for (one, other, isShown, line) in rows {
      let card = graph("## A\n\n- **Parquet**: \(one)\n", "## B\n\n- **Parquet**: \(other)\n")
        .cards[0]
      XCTAssertEqual(card.others.count, isShown ? 1 : 0, other, line: line)
      XCTAssertEqual(card.sources.count, 2, line: line)
    }
  }

  func testGlossesThatTellTermsApartStayApart() {
    let guide = """
      ## Jobs

      - **Export (console)**: by hand, with a dozen clicks
      - **Export (notebook)**: generated Python that runs anywhere
      """
    XCTAssertEqual(graph(guide).concepts.count, 2)
    XCTAssertEqual(rules(graph(guide)), [])
  }

  func testAnAbbreviationWithTwoMeaningsJoinsNeither() {
    let guide = """
      ## Terms

      - **Class Imbalance (CI)**: one label is rare
      - **Continuous Integration (CI)**: every change is built and tested
      - **CI**: a short name of several things in this course
      """
    XCTAssertEqual(graph(guide).concepts.count, 3)
  }

  func testDuplicatesAreOfOneGuide() throws {
    let one = "## A\n\n- **Parquet**: columns of bytes\n"
    let two =
      "## A\n\n- **Parquet**: columns of bytes\n\n## B\n\n- **Parquet**: made for warehouses\n"
    XCTAssertEqual(rules(graph(one, "## C\n\n- **Parquet**: made for warehouses\n")), [])
    let found = try XCTUnwrap(graph(two).diagnostics.first)
    XCTAssertEqual(found.rule, "card.duplicate")
    XCTAssertEqual(found.notes.map(\.text), ["the first answer"])
    XCTAssertEqual(graph(two).cards[0].others.map(\.answer), ["made for warehouses"])
  }

  func testAGuideThatIsAddedChangesNoName() {
    let guides = [
      "## A\n\n- **Amazon Simple Storage Service (S3)**: buckets\n- **EMR**: Hadoop\n- **Tree**: splits\n",
      "## B\n\n- **S3**: objects\n- **CI**: builds\n- **Trees**: many of them\n",
      "## C\n\n- **Simple Storage Service**: heaps\n- **Continuous Integration (CI)**: tests\n",
      "## D\n\n- **Class Imbalance (CI)**: rare labels\n- **Elastic MapReduce (EMR)**: Spark\n",
    ]
    var before: Set<CardID> = []
    for count in 1...guides.count {
      let ids = Set(Self.graph(Array(guides.prefix(count))).cards.map(\.id))
      XCTAssertTrue(before.isSubset(of: ids), "guide \(count)")
      before = ids
    }
    // The order of the guides decides on names, but whatever a guide alone is called is known.
    let reversed = Self.graph(guides.reversed())
    for guide in guides {
      for card in graph(guide).cards { XCTAssertNotNil(reversed.card(card.id), card.prompt) }
    }
  }

  func testAbbreviationsOfOtherWordsStayApart() {
    let bias = "## Bias\n\n- **Class imbalance (CI)**: a metric of how facets differ in number\n"
    let delivery = "## Delivery\n\n- **Continuous integration (CI)**: merging and testing often\n"
    let spelled = "## Bias\n\n- **Class imbalances (CI)**: the number of rows for each facet\n"
    XCTAssertEqual(graph(bias, delivery).concepts.count, 2)
    XCTAssertEqual(graph(bias, spelled).concepts.count, 1)
    // The `S` of a name in capitals is no plural.
    let ports = graph("- **LDAP**: the port 389\n- **LDAPS**: the port 636\n")
    XCTAssertEqual(ports.concepts.map(\.term), ["LDAP", "LDAPS"])
  }

  func testTheOrderWithinAGuideChangesNoName() {
    let parts = [
      "## A\n\n- **Random Forests**: many trees\n",
      "## B\n\n- **Random Forest**: a vote of trees\n",
      "## C\n\n- **AWS Batch**: jobs in queues\n", "## D\n\n- **Batch**: queues of jobs\n",
    ]
    XCTAssertEqual(
      Set(graph(parts.joined()).cards.map(\.id)),
      Set(graph(parts.reversed().joined()).cards.map(\.id))
    )
  }

  func testHomonymsStayApart() throws {
    let text =
      "## Language models\n\n- **Tokenization**: splitting sentences into words and subwords\n"
    let money =
      "## Payment security\n\n- **Tokenization**: replaces card numbers by random surrogates\n"
    let alone = graph(text)
    let both = graph(text, money)
    XCTAssertEqual(both.cards.count, 2)
    XCTAssertEqual(both.concepts.count, 2)
    // What was learned of one meaning goes to it, whichever guide stands first.
    for guides in [[text, money], [money, text]] {
      let together = graph(guides[0], guides[1])
      for guide in guides {
        let alone = graph(guide).cards
        let links = Relinking(Graphs.remembered(graph(guide)), in: together).links
        let id = links.first?.new ?? alone[0].id
        XCTAssertEqual(together.card(id)?.answer, alone[0].answer)
      }
    }
    XCTAssertEqual(Set(both.cards.map(\.id)), Set(graph(money, text).cards.map(\.id)))
    XCTAssertTrue(alone.cards[0].prompt.hasPrefix("Tokenization: "))
    let contexts = ["Tokenization (Language models): ", "Tokenization (Payment security): "]
    for (card, context) in zip(both.cards, contexts) {
      XCTAssertTrue(card.prompt.hasPrefix(context), card.prompt)
    }
    XCTAssertEqual(both.concepts.map(\.context), ["Language models", "Payment security"])
    // A third guide joins the meaning that it shares words with.
    let third = graph(
      text,
      money,
      "## Cards\n\n- **Tokenization**: random surrogates for numbers\n"
    )
    XCTAssertEqual(third.cards.map(\.sources.count), [1, 2])
    // Within one guide the order of the parts does not matter.
    XCTAssertEqual(
      Set(graph(text + "\n" + money).cards.map(\.id)),
      Set(graph(money + "\n" + text).cards.map(\.id))
    )
  }

  func testWhatIsNoHomonym() {
    let rows: [(String, String, String, UInt)] = [
      ("Tokenization", "splitting into words", "cutting words from sentences", #line),
      ("AWS Lambda", "runs functions on demand", "bills every millisecond separately", #line),
      ("Overfitting", "too close", "memorizes noise of examples", #line),
    ]
    for (term, one, other, line) in rows {
      let both = graph("## A\n\n- **\(term)**: \(one)\n", "## B\n\n- **\(term)**: \(other)\n")
      XCTAssertEqual(both.concepts.count, 1, term, line: line)
    }
  }

  func testRepeatedLabelsBelongToWhatStandsAbove() throws {
    let guide = """
      ## Faults

      ### Overfitting

      - **Detection**: a gap between two curves

      ### Leakage

      - **Detection**: a score too good for Tuesday

      ### Outliers

      - **Detection**: box plots and quantiles
      """
    let graph = graph(guide)
    XCTAssertEqual(
      graph.cards.map(\.prompt),
      ["Overfitting: detection?", "Leakage: detection?", "Outliers: detection?"]
    )
    XCTAssertEqual(graph.cards.map(\.kind), [.attribute, .attribute, .attribute])
    XCTAssertEqual(rules(graph), [])
    let former = CardID(
      hash: CardID.hash(kind: .definition, concept: "detection", aspect: "")
    )
    XCTAssertEqual(graph.card(former)?.id, graph.cards[0].id)
  }

  func testAliases() {
    let graph = graph(
      "## A\n\n- **Mean Squared Error (MSE)**: average of squares\n",
      "## B\n\n- **MSE**: squares, averaged\n- **mean squared errors**: the usual loss\n"
    )
    XCTAssertEqual(graph.concepts.count, 1)
    XCTAssertEqual(graph.concepts[0].term, "Mean Squared Error (MSE)")
    XCTAssertEqual(graph.concepts[0].aliases, ["MSE", "mean squared errors"])
  }

  /// The learner's own guides with the bundled one: the counts are printed for the curious.
  func testSharedGuidesTogether() throws {
    let files = try Graphs.sharedFiles()
    let graph = GraphBuilder.graph(files: files, exam: "mla-c01")
    let guides = graph.cards.count { Set($0.sources.map(\.file)).count > 1 }
    let contexts = graph.concepts.count { $0.context != nil }
    print(
      "\(graph.concepts.count) concepts, \(graph.cards.count) cards, \(guides) of several guides, "
        + "\(contexts) meanings of homonyms"
    )
    XCTAssertGreaterThan(guides, 60)
    let tokens = graph.cards.filter { $0.kind == .definition && $0.term == "Tokenization" }
    XCTAssertEqual(tokens.count, 2)
    // Adding the guides one by one changes no name but those of terms that get another meaning.
    var before: StudyGraph?
    for count in 1...files.count {
      let after = GraphBuilder.graph(files: Array(files.prefix(count)), exam: "mla-c01")
      let renamed = before?.cards.filter { after.card($0.id) == nil } ?? []
      let links = Relinking(before.map(Graphs.remembered) ?? [], in: after).links
      XCTAssertEqual(renamed.map(\.prompt), [], files[count - 1].path)
      for link in links {
        XCTAssertEqual(after.card(link.new)?.breadcrumb, before?.card(link.old)?.breadcrumb)
      }
      before = after
    }
  }

  func testCardsAreTheSameWhateverAGraphIsWantedFor() throws {
    let files = try Graphs.sharedFiles()
    let all = GraphBuilder.graph(files: files, exam: "mla-c01")
    for needs in [GraphBuilder.Needs.mapping, .questions, []] {
      let graph = GraphBuilder.graph(files: files, exam: "mla-c01", needs: needs)
      XCTAssertEqual(graph.cards.map(\.id), all.cards.map(\.id))
      XCTAssertEqual(graph.cards.map(\.aliases), all.cards.map(\.aliases))
      XCTAssertEqual(graph.cards.map(\.prompt), all.cards.map(\.prompt))
      XCTAssertEqual(graph.questions.isEmpty, !needs.contains(.questions))
      XCTAssertEqual(
        graph.topics.map(\.domain) == all.topics.map(\.domain),
        needs.contains(.mapping)
      )
    }
  }
}
