package import Curriculum

/// What the graph says of the order of cards: what comes first, and what is easily confused.
package struct GuideOrder: Sendable {
  /// Topics to learn before each topic.
  let required: [[Int]]
  /// The place of each topic among all, what it requires before it.
  let ranks: [Int]
  /// Concepts that are easily confused with each concept, the clearest first.
  let rivals: [[Int]]

  /// Reads the edges of a graph.
  ///
  /// - Complexity: Linear in the bytes of the guides.
  package init(_ graph: StudyGraph) {
    let edges = ConceptEdges(graph)
    var required = [[Int]](repeating: [], count: graph.topics.count)
    for edge in edges.requirements { required[edge.topic].append(edge.required) }
    var rivals = [[Int]](repeating: [], count: graph.concepts.count)
    for edge in edges.contrasts {
      rivals[edge.one].append(edge.other)
      rivals[edge.other].append(edge.one)
    }
    self.required = required
    self.rivals = rivals
    ranks = Self.ranks(required)
  }

  /// The places of topics in the order of the guides, but for those that are required earlier.
  private static func ranks(_ required: [[Int]]) -> [Int] {
    var ranks = [Int](repeating: -1, count: required.count)
    var isEntered = [Bool](repeating: false, count: required.count)
    var next = 0
    for root in required.indices {
      var path = [root]
      while let topic = path.last {
        guard ranks[topic] < 0 else {
          path.removeLast()
          continue
        }
        isEntered[topic] = true
        // A topic that was entered and has no place yet lies on the path: a circle is cut there.
        if let before = required[topic].first(where: { ranks[$0] < 0 && !isEntered[$0] }) {
          path.append(before)
        } else {
          ranks[topic] = next
          next += 1
        }
      }
    }
    return ranks
  }
}
