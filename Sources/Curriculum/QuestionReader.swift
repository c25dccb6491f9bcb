import Markdown

/// A question as it stands in a section, before it is placed in the graph.
struct QuestionDraft {
  struct Option {
    let text: String
    var reason: String
    var isCorrect: Bool
    let range: Range<Int>
  }

  let stem: String
  var options: [Option]
  let range: Range<Int>
  /// Whether the options go by letters, with the answer in a line of its own.
  var isLettered = false
  /// Whether the block just above the options asks something, so that they are no list of things
  /// to do.
  var isAsked = true
}

/// Finds questions: a stem, then options with task boxes, or lettered options and an answer line.
struct QuestionReader {
  let document: MarkdownDocument
  private var questions: [QuestionDraft] = []
  private var stem: [NodeID] = []
  /// Whether the last question still waits for its answer or its explanation.
  private var isOpen = false

  /// Creates a reader of the sections of a document.
  init(document: MarkdownDocument) { self.document = document }

  /// Returns the questions among the blocks of a section.
  mutating func questions(in blocks: [NodeID]) -> [QuestionDraft] {
    questions = []
    stem = []
    isOpen = false
    for block in blocks { read(block) }
    return questions
  }

  private mutating func read(_ block: NodeID) {
    switch document.kind(of: block) {
    case .list where isOptions(block): addTickedOptions(block)
    case .list, .paragraph:
      let marks = SourceMarks(document.source[document.range(of: block)])
      if marks.mayHaveOptions, let lettered = LetteredOptions(block, in: document) {
        addLettered(lettered, block)
      } else if !readAnswer(block) {
        stem.append(block)
      }
    case .htmlBlock: if isOpen { readHidden(block) }
    case .thematicBreak: break
    default: stem.append(block)
    }
  }

  private mutating func addTickedOptions(_ list: NodeID) {
    questions.append(
      QuestionDraft(
        stem: document.plainText(ofBlocks: stem),
        options: document.children(of: list).map { option(of: $0) },
        range: document.range(of: stem.first ?? list),
        isAsked: stem.last.map { document.plainText(ofBlocks: [$0]).contains("?") } ?? false
      )
    )
    stem = []
    isOpen = false
  }

  private mutating func addLettered(_ lettered: LetteredOptions, _ block: NodeID) {
    let above = document.plainText(ofBlocks: stem)
    let within = lettered.stem.joined(separator: " ")
    questions.append(
      QuestionDraft(
        stem: [above, within].filter { !$0.isEmpty }.joined(separator: "\n\n"),
        options: lettered.options.map { option in
          QuestionDraft.Option(
            text: option.text,
            reason: "",
            isCorrect: false,
            range: option.range
          )
        },
        range: document.range(of: stem.first ?? block),
        isLettered: true
      )
    )
    stem = []
    isOpen = true
    _ = readAnswer(lettered.answer)
  }

  /// Reads an answer line, or an explanation after one; returns whether the block was either.
  private mutating func readAnswer(_ block: NodeID) -> Bool {
    guard isOpen, document.kind(of: block) == .paragraph else { return false }
    return readAnswer(document.plainLines(of: block))
  }

  private mutating func readAnswer(_ lines: [Substring]) -> Bool {
    var isTaken = false
    for line in lines {
      if let answer = AnswerLine(line, needsMark: true) {
        mark(answer)
        isTaken = true
      } else if isTaken || isExplanation(line) {
        explain(line)
        isTaken = true
      }
    }
    return isTaken
  }

  /// Reads `<details>` and what stands in it as HTML.
  private mutating func readHidden(_ block: NodeID) {
    let html = document.literal(of: block)
    var text = ""
    var isInTag = false
    for character in html {
      if character == "<" { isInTag = true }
      if !isInTag { text.append(character) }
      if character == ">" {
        isInTag = false
        text.append("\n")
      }
    }
    for line in text.split(separator: "\n").map(\.trimmed) where !line.isEmpty {
      if let answer = AnswerLine(line, needsMark: hasKey) {
        mark(answer)
      } else if hasKey {
        explain(line)
      }
    }
  }

  private var hasKey: Bool { questions.last?.options.contains { $0.isCorrect } ?? false }

  private func isExplanation(_ line: Substring) -> Bool {
    let marks = ["explanation:", "reason:", "why:", "rationale:"]
    return hasKey && marks.contains { line.lowercased().hasPrefix($0) }
  }

  private mutating func mark(_ answer: AnswerLine) {
    let index = questions.count - 1
    guard index >= 0, answer.places.allSatisfy(questions[index].options.indices.contains) else {
      return
    }
    for place in answer.places { questions[index].options[place].isCorrect = true }
    let option = answer.places.first.map { questions[index].options[$0].text }
    // `Answer: B) Parquet` repeats the option.
    if !answer.rest.isEmpty, answer.rest != option { explain(Substring(answer.rest)) }
  }

  private mutating func explain(_ line: Substring) {
    let index = questions.count - 1
    guard index >= 0 else { return }
    var text = line
    for mark in ["Explanation:", "Reason:", "Why:", "Rationale:"] where text.hasPrefix(mark) {
      text = text.dropFirst(mark.count).trimmed
    }
    for place in questions[index].options.indices where questions[index].options[place].isCorrect {
      let before = questions[index].options[place].reason
      questions[index].options[place].reason = before.isEmpty ? String(text) : before + " " + text
    }
  }

  /// Options are items that all have a task box.
  private func isOptions(_ list: NodeID) -> Bool {
    var count = 0
    for item in document.children(of: list) {
      if document.taskState(of: item) == .none { return false }
      count += 1
    }
    return count >= 2
  }

  private func option(of item: NodeID) -> QuestionDraft.Option {
    let blocks = Array(document.children(of: item))
    return QuestionDraft.Option(
      text: blocks.first.map { document.plainText(ofBlocks: [$0]) } ?? "",
      reason: document.plainText(ofBlocks: blocks.dropFirst()),
      isCorrect: document.taskState(of: item) == .checked,
      range: document.range(of: blocks.first ?? item)
    )
  }
}
