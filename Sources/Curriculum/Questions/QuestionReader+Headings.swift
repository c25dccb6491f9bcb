// What a heading is to a question: its stem, its answer, or the end of it.
extension QuestionReader {
  mutating func readHeading(_ row: QuestionRow) {
    let text = row.text
    let isInQuestion = isOpen && pending.isEmpty
    if isInQuestion, QuestionLabel.announcesKey(text), keyFollows() {
      close()
    } else if isInQuestion, readAnswer(row) {
      explains = .all
      return
    } else if isInQuestion, let rest = QuestionLabel.explanation(text) {
      take()
      drafts[drafts.count - 1].explain(rest, " ")
      explains = .all
      at += 1
      return
    } else if QuestionLabel.announcesOptions(text), isOpen || !pending.isEmpty || heading != nil {
      pending.append(at)
      at += 1
      return
    } else {
      close()
    }
    if QuestionLabel.announcesKey(text) || QuestionLabel.announcesAnswer(text) {
      keyBlocks.insert(row.block)
      expectsAnswer = true
    } else {
      expectsAnswer = false
    }
    heading = row
    at += 1
  }

  /// Whether the rows after a heading name the answers of several questions.
  private func keyFollows() -> Bool {
    let next = at + 1
    guard next < rows.count else { return false }
    return AnswerKey.entries(rows, next, guide, isAnnounced: true) != nil
  }
}
