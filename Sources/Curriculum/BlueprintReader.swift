import Markdown

/// Reads a blueprint from its Markdown document.
struct BlueprintReader {
  private let document: MarkdownDocument
  private let guide: GuideText

  /// Creates a reader of a document.
  init(_ document: MarkdownDocument) {
    self.document = document
    guide = GuideText(document)
  }

  /// Returns the blueprint that the document describes.
  ///
  /// - Parameter exam: The name of the exam from the front matter.
  func blueprint(exam: String) -> Blueprint {
    let outline = GuideOutline(guide)
    var domains: [(title: Title, tasks: [TaskStatement])] = []
    var notices: [Blueprint.Notice] = []
    var facts = ExamFacts()
    var itemRules: [ItemRule] = []
    for section in outline.sections {
      switch (section.title.label, section.title.number) {
      case ("domain", .some): domains.append((section.title, []))
      case ("task", .some(let number)) where !domains.isEmpty:
        let domain = Int(domains[domains.count - 1].title.number ?? "") ?? 0
        let points = terms(in: section).map { Point(id: $0.term, text: $0.text) }
        domains[domains.count - 1].tasks.append(
          TaskStatement(id: number, name: section.title.name, domain: domain, points: points)
        )
      default:
        switch TermKey.key(section.title.name) {
        case "notices":
          notices = terms(in: section).map { Blueprint.Notice(date: $0.term, text: $0.text) }
        case "exam facts": facts = examFacts(in: section)
        case "item rules": itemRules = rows(in: section).compactMap { Self.itemRule($0) }
        default: break
        }
      }
    }
    return Blueprint(
      id: exam,
      title: outline.sections.first { $0.heading != nil }?.title.name ?? exam,
      facts: facts,
      itemRules: itemRules,
      notices: notices,
      domains: domains.map { title, tasks in
        Domain(
          number: Int(title.number ?? "") ?? 0,
          name: title.name,
          weightPercent: Int((title.weightPercent ?? 0).rounded()),
          tasks: tasks
        )
      }
    )
  }

  private func terms(in section: GuideOutline.Section) -> [(term: String, text: String)] {
    section.blocks
      .filter { document.kind(of: $0) == .list }
      .flatMap { document.children(of: $0) }
      .compactMap { item in
        guard let paragraph = document.firstChild(of: item),
          let lead = LeadTerm(paragraph, in: guide)
        else { return nil }
        return (String(lead.term), String(lead.rest))
      }
  }

  private func examFacts(in section: GuideOutline.Section) -> ExamFacts {
    var facts = ExamFacts()
    for cells in rows(in: section) {
      let numbers = Self.numbers(in: cells[1])
      switch (TermKey.key(cells[0]), numbers.first) {
      case ("questions", .some(let count)): facts.questions = count
      case ("minutes", .some(let minutes)): facts.minutes = minutes
      case ("pass mark", .some(let mark)): facts.passMark = mark
      case ("scale", .some(let low)):
        if numbers.count == 2, low < numbers[1] { facts.scale = low...numbers[1] }
      default: break
      }
    }
    return facts
  }

  /// Reads `Multiple response | 5 or more | 2 or more`; the heading row has no numbers.
  private static func itemRule(_ cells: [String]) -> ItemRule? {
    guard cells.count >= 3, let options = range(in: cells[1]) else { return nil }
    return ItemRule(kind: cells[0], options: options, correct: range(in: cells[2]))
  }

  /// Reads `4`, `3 to 5` or `5 or more`.
  private static func range(in text: String) -> ClosedRange<Int>? {
    let numbers = numbers(in: text)
    guard let low = numbers.first else { return nil }
    if numbers.count == 2, low <= numbers[1] { return low...numbers[1] }
    return low...(text.hasSuffix("or more") ? Int.max : low)
  }

  private static func numbers(in text: String) -> [Int] {
    text.split { !$0.isNumber }.compactMap { Int($0) }
  }

  /// The cells of all rows of the tables of a section.
  private func rows(in section: GuideOutline.Section) -> [[String]] {
    section.blocks
      .filter { document.kind(of: $0) == .table }
      .flatMap { document.children(of: $0) }
      .map { row in document.children(of: row).map { document.plainText(of: $0) } }
      .filter { $0.count >= 2 }
  }
}
