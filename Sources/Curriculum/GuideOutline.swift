import Markdown

/// The headings of a document as a tree, each with the blocks that belong to it alone.
struct GuideOutline {
  /// A heading and its blocks.
  struct Section {
    /// The heading; nil for what stands before the first one.
    let heading: NodeID?
    /// The heading taken apart.
    let title: Title
    /// The level of the heading; zero without one.
    let level: Int
    /// The index of the section above.
    let parent: Int?
    /// Top-level blocks up to the next heading, without directives.
    var blocks: [NodeID] = []
    /// Directives of the section itself.
    var directives: [Directive] = []
    /// Whether other sections lie below this one.
    var hasSubsections = false
    /// Whether the section holds the topics of one subject.
    var isModule = false
  }

  /// The sections in the order of the document.
  private(set) var sections: [Section] = []

  /// Finds the sections of a document.
  init(_ document: MarkdownDocument) { self.init(GuideText(document)) }

  /// Finds the sections of a document.
  init(_ guide: GuideText) {
    let document = guide.document
    var open: [Int] = []
    let blocks = document.childList(of: document.root)
    let headings = blocks.filter { document.kind(of: $0) == .heading }
    let titles = headings.map { Title(guide.text(of: $0)) }
    let levels = HeadingLevels(
      zip(headings, titles).map { .init(level: document.headingLevel(of: $0), title: $1) }
    ).levels
    var heading = 0
    for block in blocks {
      switch document.kind(of: block) {
      case .heading:
        let level = levels[heading]
        while let last = open.last, sections[last].level >= level { open.removeLast() }
        if let parent = open.last { sections[parent].hasSubsections = true }
        sections.append(
          Section(heading: block, title: titles[heading], level: level, parent: open.last)
        )
        open.append(sections.count - 1)
        heading += 1
      default:
        if sections.isEmpty {
          sections.append(Section(heading: nil, title: Title(""), level: 0, parent: nil))
        }
        add(block, of: document)
      }
    }
    findModules()
  }

  /// Returns the title of the section before another one on the same level.
  func title(before index: Int) -> String? {
    section(before: index).map { sections[$0].title.name }
  }

  /// Returns the section before another one on the same level.
  func section(before index: Int) -> Int? {
    let section = sections[index]
    let first = section.parent.map { $0 + 1 } ?? 0
    return sections[first..<index].lastIndex {
      $0.parent == section.parent && $0.level == section.level
    }
  }

  /// Removes blocks that belong to questions, so that nothing else is made of them.
  mutating func remove(_ blocks: Set<NodeID>) {
    guard !blocks.isEmpty else { return }
    for index in sections.indices { sections[index].blocks.removeAll(where: blocks.contains) }
  }

  /// Directives about cards concern the block that follows and stay among the blocks.
  private mutating func add(_ block: NodeID, of document: MarkdownDocument) {
    let last = sections.count - 1
    if let directive = document.directive(of: block), directive.name != "card" {
      sections[last].directives.append(directive)
    } else {
      sections[last].blocks.append(block)
    }
  }

  /// Modules are the headings that call themselves so; failing that, the highest level that has
  /// more than one heading and subsections; failing that, the first heading.
  private mutating func findModules() {
    let named = sections.indices.filter { index in
      sections[index].title.label.map(Title.moduleLabels.contains) ?? false
    }
    if !named.isEmpty {
      for index in named { sections[index].isModule = true }
      return
    }
    let topLevel = sections.filter { $0.level > 0 }.map(\.level).min() ?? 0
    let top = sections.indices.filter { sections[$0].level == topLevel && topLevel > 0 }
    if top.count == 1 {
      let second = sections.indices.filter { sections[$0].parent == top[0] }
      if second.contains(where: { sections[$0].hasSubsections }) {
        for index in second { sections[index].isModule = true }
        return
      }
    }
    for index in top { sections[index].isModule = true }
  }
}
