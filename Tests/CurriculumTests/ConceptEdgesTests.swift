import XCTest

@testable import Curriculum

final class ConceptEdgesTests: XCTestCase {
  private let guide = """
    # Module 1: Post

    ## 1.1 Birds

    - **Carrier pigeon**: brings letters home
    - **Homing sense**: finds the loft
    - **Loft keeper**: feeds the birds

    ## 1.2 Weather

    - **Head wind**: slows everything down

    ## 1.3 Routes

    - **Night route**: a Carrier pigeon flies it only with a trained Homing sense
    - **Day route**: unlike the Night route it needs no lantern

    ## 1.4 Costs

    <!-- requires: 1.3 -->

    The Carrier pigeon is paid in corn. A Carrier pigeon eats a lot.

    | Meal | Price | Size |
    |---|---|---|
    | Corn cob | low | large |
    | Corn mash | high | small |
    """

  private func names(_ graph: StudyGraph, _ concepts: [Int]) -> [String] {
    concepts.map { graph.concepts[$0].term }
  }

  func testRequirements() {
    let graph = Graphs.of(guide)
    let edges = ConceptEdges(graph)
    let titles = { (index: Int) in graph.topics[index].title }
    XCTAssertEqual(
      edges.requirements.map { "\(titles($0.topic)) \(titles($0.required)) \($0.isStated)" },
      ["Routes Birds false", "Costs Routes true"]
    )
  }

  /// What explains the title of a topic by the title of an earlier one needs that one, however often
  /// the guide speaks of it; a single remark elsewhere does not make it so.
  func testTopicsThatAreExplainedByEarlierOnes() {
    let graph = Graphs.of(
      """
      # Birds

      ## Roost

      A roost is a pole on which birds sleep.

      ## Coop

      A coop is a house with more than one roost.

      ## Yard

      A yard is a fenced place around coops.

      ## Corn

      Corn is fed in the yard.

      ## Care

      - **Sweeping**: done below every roost
      - **Watering**: done in the morning
      """
    )
    let title = { (index: Int) in graph.topics[index].title }
    XCTAssertEqual(
      ConceptEdges(graph).requirements.map { "\(title($0.topic)) \(title($0.required))" },
      ["Coop Roost", "Yard Coop", "Corn Yard"]
    )
  }

  func testMentions() {
    let graph = Graphs.of(guide)
    let mentions = ConceptEdges(graph).mentions.map {
      "\(graph.topics[$0.topic].title): \(graph.concepts[$0.concept].term)"
    }
    XCTAssertTrue(mentions.contains("Costs: Carrier pigeon"), "\(mentions)")
    XCTAssertTrue(mentions.contains("Routes: Homing sense"), "\(mentions)")
    XCTAssertFalse(mentions.contains { $0.hasPrefix("Birds") || $0.hasPrefix("Weather") })
  }

  func testContrasts() {
    let graph = Graphs.of(guide)
    let pairs = Set(
      ConceptEdges(graph).contrasts.map { names(graph, [$0.one, $0.other]).joined(separator: "/") }
    )
    XCTAssertTrue(pairs.contains("Night route/Day route"), "\(pairs)")
    XCTAssertTrue(pairs.contains("Corn cob/Corn mash"), "\(pairs)")
    XCTAssertFalse(pairs.contains { $0.contains("Head wind") }, "\(pairs)")
  }

  func testListsAreShortAndWithoutCircles() throws {
    let graph = GraphBuilder.graph(files: try Graphs.sharedFiles(), exam: "mla-c01")
    let edges = ConceptEdges(graph)
    let inferred = edges.requirements.count { !$0.isStated }
    print(
      "requires \(edges.requirements.count) (\(inferred) inferred), "
        + "mentions \(edges.mentions.count), contrasts \(edges.contrasts.count)"
    )
    for topic in graph.topics.indices {
      XCTAssertLessThanOrEqual(edges.mentions.count { $0.topic == topic }, 5)
      XCTAssertLessThanOrEqual(
        edges.requirements.count { $0.topic == topic && !$0.isStated },
        2
      )
    }
    for concept in graph.concepts.indices {
      XCTAssertLessThanOrEqual(
        edges.contrasts.count { $0.one == concept || $0.other == concept },
        3
      )
    }
    let words = edges.mentions.map { graph.concepts[$0.concept].key }
    for word in ["data", "model", "models", "example", "sagemaker"] {
      XCTAssertFalse(words.contains(word), word)
    }
    // Topics can be put into an order in which each follows what it requires.
    var left = Set(graph.topics.indices)
    while !left.isEmpty {
      let free = left.filter { topic in
        !edges.requirements.contains { $0.topic == topic && left.contains($0.required) }
      }
      XCTAssertFalse(free.isEmpty, "a circle")
      if free.isEmpty { break }
      left.subtract(free)
    }
  }
}
