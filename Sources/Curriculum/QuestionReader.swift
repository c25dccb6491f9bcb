import Markdown

/// A question as it stands in a section, before it is placed in the graph.
struct QuestionDraft {
  let stem: String
  let options: [(text: String, reason: String, isCorrect: Bool, range: Range<Int>)]
  let range: Range<Int>
}

/// Finds questions: a stem, then a list of options with task boxes.
struct QuestionReader {
  let document: MarkdownDocument

  /// Returns the questions among the blocks of a section.
  func questions(in blocks: [NodeID]) -> [QuestionDraft] {
    var questions: [QuestionDraft] = []
    var stem: [NodeID] = []
    for block in blocks {
      switch document.kind(of: block) {
      case .list where isOptions(block):
        let options = document.children(of: block).map { option(of: $0) }
        questions.append(
          QuestionDraft(
            stem: document.plainText(ofBlocks: stem),
            options: options,
            range: document.range(of: stem.first ?? block)
          )
        )
        stem = []
      case .htmlBlock, .thematicBreak: break
      default: stem.append(block)
      }
    }
    return questions
  }

  /// Options are items that all have a task box, one of them ticked; or none, by mistake.
  private func isOptions(_ list: NodeID) -> Bool {
    var count = 0
    for item in document.children(of: list) {
      if document.taskState(of: item) == .none { return false }
      count += 1
    }
    return count >= 2
  }

  private func option(
    of item: NodeID
  ) -> (text: String, reason: String, isCorrect: Bool, range: Range<Int>) {
    let blocks = Array(document.children(of: item))
    let text = blocks.first.map { document.plainText(ofBlocks: [$0]) } ?? ""
    return (
      text,
      document.plainText(ofBlocks: blocks.dropFirst()),
      document.taskState(of: item) == .checked,
      document.range(of: blocks.first ?? item)
    )
  }
}
