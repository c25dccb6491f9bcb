package import Curriculum
package import Journal

/// Finds what the log says of cards that the guides do not make.
package struct CardCheck {
  /// Cards that are asked under another name now.
  package let links: [Relinking.Link]
  /// Cards that were learned and are not in the guides, by name.
  package let gone: [RememberedCard]
  /// How many cards are not in the guides of which the log does not say what they asked.
  package let nameless: Int

  private let graph: StudyGraph
  private let lost: [RememberedCard]

  /// The most cards that are named.
  private static let namedCards = 5

  /// Compares a learner with the guides.
  package init(_ learner: LearnerState, in graph: StudyGraph) {
    self.graph = graph
    lost = learner.lostCards(in: graph)
    links = learner.renamedCards(lost, in: graph)
    let renamed = Set(links.map(\.old))
    gone = lost.filter { !renamed.contains($0.id) }.sorted {
      ($0.term, $0.id.text) < ($1.term, $1.id.text)
    }
    nameless = learner.lostNames(in: graph).count - lost.count
  }

  /// Returns a finding for renamed cards, and one for those that are gone.
  ///
  /// - Parameter folder: The folder of the logs, as their place.
  package func findings(folder: String) -> [JournalFinding] {
    var findings: [JournalFinding] = []
    if !links.isEmpty {
      let names = links.map { link in
        let old = lost.first { $0.id == link.old }?.term ?? link.old.text
        return "'\(old)' is '\(graph.card(link.new)?.term ?? link.new.text)'"
      }
      findings.append(
        JournalFinding(
          rule: .renamedCard,
          file: folder,
          line: nil,
          what: "\(Self.count(links.count)) under another name now: \(Self.list(names))",
          mend: "nothing needs to be done; the next review gives them their history",
          count: links.count
        )
      )
    }
    let count = gone.count + nameless
    if count > 0 {
      let names = gone.map { "'\($0.term)' (\($0.kind))" }
      findings.append(
        JournalFinding(
          rule: .goneCard,
          file: folder,
          line: nil,
          what: "\(Self.count(count)) in the log and not in the guide"
            + (names.isEmpty ? "" : ": \(Self.list(names, of: count))"),
          mend: "nothing needs to be done; the history is kept and comes back with the card"
            + " (name all your guides with --guide to see them all)",
          count: count
        )
      )
    }
    return findings
  }

  private static func count(_ count: Int) -> String {
    "\(count) card\(count == 1 ? " is" : "s are")"
  }

  private static func list(_ names: [String], of count: Int? = nil) -> String {
    let shown = names.prefix(namedCards).joined(separator: ", ")
    let rest = (count ?? names.count) - min(names.count, namedCards)
    return rest > 0 ? "\(shown) and \(rest) more" : shown
  }
}

extension JournalFinding.Rule {
  /// Cards that the guides ask under another name.
  package static let renamedCard = Self("card.renamed", .note)
  /// Cards that the guides do not make any more.
  package static let goneCard = Self("card.gone", .note)
}
