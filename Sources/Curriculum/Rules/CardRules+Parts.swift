// What the sentences of a definition say besides what the term is.
extension CardRules {
  /// Makes cards of other terms that further sentences define and of properties that they name.
  ///
  /// - Returns: What is said of the term alone.
  mutating func addParts(
    of term: Label,
    _ text: TextSlice,
    _ labels: LabelPath,
    _ range: Range<Int>
  ) -> TextSlice {
    var said = text
    if let parts = LeadTerm.equations(in: said, of: term, arena) {
      for other in parts.others { _ = addDefinition(other, labels: labels, range: range) }
      said = parts.said
    }
    guard term.isNamed else { return said }
    let spoken = SpokenAttributes(said, arena)
    let isDefinition = { (part: (label: Label, text: TextSlice)) in
      part.label.roles.contains(.definition)
    }
    addAttributes(spoken.attributes.filter { !isDefinition($0) }, of: term, labels, range)
    said = spoken.definition
    if said.isEmpty, let meaning = spoken.attributes.first(where: isDefinition) {
      said = meaning.text
    }
    return said
  }
}
