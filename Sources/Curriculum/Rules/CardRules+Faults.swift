// Symptoms with what is behind them: `DELETE_FAILED → a bucket that is not empty`.
extension CardRules {
  /// Whether symptoms stand under a title, with what to do about them.
  func tellsFaults(_ path: LabelPath) -> Bool {
    let title = labels.label(path) ?? titles.last
    return title?.key.containsWord { Self.faults.contains($0) } ?? false
  }

  /// Asks for what a guide says of a symptom, be it why it comes or how it goes.
  func askFault(_ symptom: TextSlice) -> TextSlice {
    // `Scheduler broken = new pods Pending`
    if let space = symptom.lastIndex(of: 0x20),
      Self.broken.contains(folded: symptom.suffix(from: space + 1))
    {
      return arena.joined(symptom, ": what follows?")
    }
    return askCause(symptom)
  }

  private func askCause(_ symptom: TextSlice) -> TextSlice {
    arena.joined(symptom, ": what is the cause or the fix?")
  }

  private static let broken: PhraseSet = ["broken", "dead", "missing"]
  private static let faults: PhraseSet = ["troubleshoot", "troubleshooting"]
}
