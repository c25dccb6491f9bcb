import Markdown

// Tables that only tick what each thing has: `PIM: which of Free, P1, P2?` asks more than three
// times yes or no.
extension CardRules {
  /// Reads a table of ticks and gaps, asking of which things each property is true.
  ///
  /// - Returns: Whether it was one.
  mutating func readTicks(
    _ table: ComparisonTable,
    _ verdicts: TableVerdicts,
    _ node: NodeID,
    _ labels: LabelPath
  ) -> Bool {
    let things = table.things
    let aspects = table.aspects.map(\.text)
    let isWhole = table.aspects.indices.allSatisfy { aspect in
      verdicts.ticked.contains(aspect)
        || things.indices.allSatisfy { TableVerdicts.isTick(table.text($0, aspect)) }
    }
    guard isWhole, !verdicts.ticked.isEmpty, things.count > 1, aspects.count > 1 else {
      return false
    }
    // The shorter side is what to choose from.
    let areThings = things.count <= aspects.count
    let choices = areThings ? things : aspects
    guard choices.count <= Self.mostChoices, !choices.contains(where: \.isEmpty) else {
      return false
    }
    for (place, property) in (areThings ? aspects : things).enumerated() where !property.isEmpty {
      let ticked = choices.indices.filter { choice in
        !table.text(areThings ? choice : place, areThings ? place : choice).isEmpty
      }
      guard (1..<choices.count).contains(ticked.count) else { continue }
      let label = Label(property, in: arena)
      let listed = arena.joined(choices, by: ", ")
      add(
        CardProposal(
          kind: .table,
          term: label.text,
          concept: label.key,
          aspect: arena.joined(table.corner.key, " which"),
          prompt: arena.joined(label.text, ": which of ", listed, "?"),
          answer: arena.joined(ticked.map { choices[$0] }, by: ", "),
          trail: self.labels.trail(labels),
          range: document.range(
            of: table[areThings ? ticked[0] : place, areThings ? place : 0]?.node ?? node
          )
        )
      )
    }
    return true
  }

  private static let mostChoices = 6
}
