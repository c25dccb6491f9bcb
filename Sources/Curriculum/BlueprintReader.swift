import Markdown

/// Reads a blueprint from its Markdown document.
struct BlueprintReader {
  private let document: MarkdownDocument

  /// Creates a reader of a document.
  init(_ document: MarkdownDocument) { self.document = document }

  /// Returns the blueprint that the document describes.
  ///
  /// - Parameter exam: The name of the exam from the front matter.
  func blueprint(exam: String) -> Blueprint {
    let outline = GuideOutline(document)
    var domains: [(title: Title, tasks: [TaskStatement])] = []
    var notices: [Blueprint.Notice] = []
    var facts = ExamFacts()
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
        default: break
        }
      }
    }
    return Blueprint(
      id: exam,
      title: outline.sections.first { $0.heading != nil }?.title.name ?? exam,
      facts: facts,
      notices: notices,
      domains: domains.map { title, tasks in
        Domain(
          number: Int(title.number ?? "") ?? 0,
          name: title.name,
          weightPercent: title.weightPercent ?? 0,
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
          let lead = LeadTerm(paragraph, in: document)
        else { return nil }
        return (lead.term, lead.rest)
      }
  }

  private func examFacts(in section: GuideOutline.Section) -> ExamFacts {
    var facts = ExamFacts()
    for table in section.blocks where document.kind(of: table) == .table {
      for row in document.children(of: table) {
        let cells = document.children(of: row).map { document.plainText(of: $0) }
        guard cells.count >= 2 else { continue }
        let numbers = cells[1].split { !$0.isNumber }.compactMap { Int($0) }
        switch (TermKey.key(cells[0]), numbers.first) {
        case ("questions", .some(let count)): facts.questions = count
        case ("minutes", .some(let minutes)): facts.minutes = minutes
        case ("pass mark", .some(let mark)): facts.passMark = mark
        case ("scale", .some(let low)):
          if numbers.count == 2, low < numbers[1] { facts.scale = low...numbers[1] }
        default: break
        }
      }
    }
    return facts
  }
}
