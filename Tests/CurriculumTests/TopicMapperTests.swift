import Foundation
import SourceText
import XCTest

@testable import Curriculum

final class TopicMapperTests: XCTestCase {
  /// What a reader who had not seen the mapper said of every heading of the guides.
  ///
  /// No tasks: nothing to be examined on. Several tasks: any of them is right. `spans`: the heading
  /// stands over several domains and is not scored.
  private struct Label: Decodable {
    let line: Int
    let tasks: [String]?
    let spans: Bool?
  }

  func testGuidesAreMappedAsAReaderMapsThem() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/topic-labels.json")
    let labels = try JSONDecoder().decode([String: [Label]].self, from: Data(contentsOf: file))
    var domainShares: [Double] = []
    var taskShares: [Double] = []
    for (name, graph) in try Graphs.shared() {
      let guide = try XCTUnwrap(labels[String(name.prefix(3))])
      let score = score(graph, guide)
      domainShares.append(score.domain)
      taskShares.append(score.task)
      print("mapping \(name): domain \(score.domain), task \(score.task)")
    }
    let count = Double(domainShares.count)
    XCTAssertGreaterThanOrEqual(domainShares.reduce(0, +) / count, 0.95)
    XCTAssertGreaterThanOrEqual(taskShares.reduce(0, +) / count, 0.85)
  }

  private func score(_ graph: StudyGraph, _ labels: [Label]) -> (domain: Double, task: Double) {
    let file = graph.files.count - 1
    let lines = LineTable(graph.files[file].bytes)
    let topics = Dictionary(
      graph.topics.filter { $0.place.file == file }.map { topic in
        (lines.line(at: topic.place.range.lowerBound), topic)
      }
    ) { first, _ in first }
    let modules = Set(graph.modules.map { lines.line(at: $0.place.range.lowerBound) })
    var total = 0
    var domains = 0
    var tasks = 0
    for label in labels where label.spans != true {
      let topic = topics[label.line]
      guard let expected = label.tasks, !expected.isEmpty else { continue }
      // A module heading without text of its own is no topic.
      if topic == nil, modules.contains(label.line) { continue }
      total += 1
      if let domain = topic?.domain, expected.contains(where: { $0.hasPrefix("\(domain).") }) {
        domains += 1
      }
      if let task = topic?.task, expected.contains(task) { tasks += 1 }
    }
    return (Double(domains) / Double(total), Double(tasks) / Double(total))
  }

  func testGuidesOfTheSameTradeStayUnmapped() {
    // Clusters and their rights are deployed, monitored and secured as models are.
    let cluster = """
      # Clusters
      ## Rollouts
      **Blue/green deployment**: two sets of containers. A canary deployment shifts a part. Auto \
      scaling adds containers in ECS and EKS, and infrastructure as code such as CloudFormation \
      or the AWS CDK makes the same cluster again. CodePipeline and CodeDeploy roll it out.
      ## Rights
      **IAM role**: least privilege for a container. KMS keys encrypt, security groups and a VPC \
      keep the network apart, CloudTrail and CloudWatch watch.
      """
    let models = cluster.replacingOccurrences(of: "container", with: "model")
    // A guide that names the exam is for it, however little its words show it.
    let named = cluster.replacingOccurrences(of: "# Clusters", with: "# MLA-C01: clusters")
    let guides = [
      (cluster, false), (models, true), (named, true),
      ("---\nexam: mla-c01\n---\n" + cluster, true),
    ]
    for (guide, isMapped) in guides {
      let file = SourceFile(path: "guide.md", bytes: Array(guide.utf8))
      let references = Graphs.bundledFiles.filter { $0.path.contains("b") }
      let graph = GraphBuilder.graph(files: references + [file], exam: "mla-c01")
      let topics = graph.topics.filter { graph.files[$0.place.file].path == "guide.md" }
      XCTAssertEqual(topics.count, 2)
      XCTAssertEqual(topics.contains { $0.domain != nil }, isMapped)
    }
  }

  func testGuidesOfOtherSubjectsStayUnmapped() {
    let guides = [
      """
      # Cooking
      ## Sauces
      **Roux**: flour cooked in fat. Stir until it smells of nuts; the model is the French kitchen.
      ## Bread
      **Kneading**: training the dough until a protein net develops. Monitor its temperature.
      """,
      """
      # Rome
      ## Institutions
      **Consul**: one of two yearly heads. Roles and policies varied with the data of the census.
      ## Wars
      Training of legions and their deployment were the largest cost of the state.
      """,
      """
      # Sailing
      ## Weather
      **Front**: a border of air masses. A forecast is read before leaving; drift is corrected.
      ## Navigation
      **Bearing**: an angle to a mark. Scaling a distance from the chart needs a divider.
      """,
    ]
    let references = Graphs.bundledFiles.filter { $0.path.contains("b") }
    for guide in guides {
      let file = SourceFile(path: "guide.md", bytes: Array(guide.utf8))
      let graph = GraphBuilder.graph(files: references + [file], exam: "mla-c01")
      let topics = graph.topics.filter { graph.files[$0.place.file].path == "guide.md" }
      XCTAssertEqual(topics.count, 2)
      XCTAssertEqual(topics.compactMap(\.domain), [])
    }
  }

  func testWordsAreFoldedAndPluralsDropped() {
    let words = { (text: String) in WordHash(text.utf8).words }
    XCTAssertEqual(words("Decision-Trees"), words("decision tree"))
    XCTAssertEqual(words("**K-Means**: S3!"), words("k mean s3"))
    XCTAssertEqual(words("class"), words("CLASS"))
    XCTAssertNotEqual(words("class"), words("clas"))
    XCTAssertEqual(words("größe"), words("größe"))
    XCTAssertEqual(words(" .- "), [])
    XCTAssertEqual(words("gas"), words("gas"))
    XCTAssertNotEqual(words("gas"), words("ga"))
  }

  func testWordsAreTheSameWhereverTheyStand() {
    let words = { (text: String) in WordHash(text.utf8).words }
    let singular = ["a", "dataset", "decision", "embedding", "hyperparameters", "überanpassungen"]
    for word in singular where !word.hasSuffix("s") {
      XCTAssertEqual(words(word + (word.count > 2 ? "s" : "")), words(word), word)
    }
    let apart = singular.flatMap(words)
    XCTAssertEqual(Set(apart).count, singular.count)
    for gap in 1...17 {
      let space = String(repeating: " ", count: gap)
      let text = space + singular.joined(separator: space).uppercased()
      XCTAssertEqual(words(text.replacing("Ü", with: "ü")), apart, "\(gap)")
      XCTAssertEqual(words(singular.joined(separator: space)), apart, "\(gap)")
    }
  }

  /// The topics of a guide behind the bundled blueprint and vocabulary.
  private func topics(of guide: String) -> [Topic] {
    let file = SourceFile(path: "guide.md", bytes: Array(guide.utf8))
    return GraphBuilder.graph(files: Graphs.references + [file], exam: "mla-c01").topics
  }

  func testAHeadingServesTheDomainThatItsTopicsName() {
    let beginning = """
      # Module 1: Ships
      Of hulls and sails.
      ## Hulls
      <!-- covers: K2.2.1 -->
      Text.
      ## Sails
      Text.
      ### Jibs
      <!-- covers: K2.1.1 -->
      Text.
      ### Spinnakers
      <!-- covers: K2.1.2 -->
      Text.
      ## Harbours
      <!-- covers: none -->
      Text.

      """
    let agreed = topics(of: beginning)
    XCTAssertEqual(agreed.map(\.title).first, "Ships")
    XCTAssertEqual(agreed.map(\.domain), [2, 2, 2, 2, 2, nil])
    XCTAssertEqual(agreed.map(\.task), ["2.1", "2.2", "2.1", "2.1", "2.1", nil])
    XCTAssertEqual(agreed.map(\.confidence), [1, 1, 1, 1, 1, 0])
    let others = ["## Masts\n<!-- covers: K1.1.1 -->\nText.\n", "## Masts\nText.\n"]
    for other in others {
      let apart = topics(of: beginning + other)
      XCTAssertNil(apart.first?.domain, other)
      XCTAssertEqual(apart.dropFirst(2).first?.domain, 2, other)
    }
  }
}
