import Markdown

/// Which words speak for which task statement of an exam.
///
/// Phrases come from the exam's vocabulary document; single words also from the points of its
/// blueprint, the rarer among the tasks the heavier.
struct TaskVocabulary {
  /// The longest phrase, in words.
  static let longestPhrase = 4

  /// What a phrase says.
  struct Entry {
    /// The weight for each task, in the order of `tasks`.
    var weights: [Float]
    /// Whether the phrase belongs to one task beyond doubt.
    var isDecisive = false
  }

  /// The task statements in the order of the blueprint.
  let tasks: [TaskStatement]
  private(set) var entries: [Entry] = []
  private var indices: [UInt64: Int] = [:]

  private enum Weight {
    static let decisive: Float = 3
    static let indicative: Float = 1
    static let blueprint: Float = 0.4
  }

  /// Words of the blueprint that stand in more tasks than this say nothing.
  private static let mostTasksOfAWord = 3

  /// Reads the vocabulary of an exam.
  init(_ blueprint: Blueprint, _ document: MarkdownDocument?) {
    tasks = blueprint.domains.flatMap(\.tasks)
    if let document { read(document) }
    readBlueprint()
  }

  /// Whether there is anything to compare with.
  var isEmpty: Bool { entries.isEmpty }

  /// Returns the entry of the longest known phrase at a place, and its number of words.
  func longestMatch(_ words: ArraySlice<UInt64>) -> (entry: Int, length: Int)? {
    var best: (entry: Int, length: Int)?
    var phrase: UInt64 = 0
    for (offset, word) in words.prefix(Self.longestPhrase).enumerated() {
      phrase = offset == 0 ? word : WordHash.joined(phrase, word)
      if let entry = indices[phrase] { best = (entry, offset + 1) }
    }
    return best
  }

  private mutating func read(_ document: MarkdownDocument) {
    let outline = GuideOutline(document)
    var task: Int?
    for section in outline.sections {
      if section.title.label == "task" {
        task = tasks.firstIndex { $0.id == section.title.number }
        continue
      }
      guard let task, section.title.label == nil else { continue }
      let isDecisive = TermKey.key(section.title.name) == "decisive"
      let text = document.plainText(ofBlocks: section.blocks)
      for phrase in text.split(separator: ";") {
        add(phrase, task: task, isDecisive ? Weight.decisive : Weight.indicative)
      }
    }
  }

  private mutating func readBlueprint() {
    var tasksOfWord: [UInt64: Set<Int>] = [:]
    for (index, task) in tasks.enumerated() {
      let text = ([task.name] + task.points.map(\.text)).joined(separator: " ")
      for word in WordHash(text.utf8).words { tasksOfWord[word, default: []].insert(index) }
    }
    for (word, found) in tasksOfWord where found.count <= Self.mostTasksOfAWord {
      // A word of the vocabulary document has been judged by a person.
      guard indices[word] == nil else { continue }
      for task in found { add(word, task: task, Weight.blueprint / Float(found.count)) }
    }
  }

  private mutating func add(_ phrase: Substring, task: Int, _ weight: Float) {
    let words = WordHash(phrase.utf8).words
    guard let first = words.first, words.count <= Self.longestPhrase else { return }
    let hash = words.dropFirst().reduce(first) { WordHash.joined($0, $1) }
    // Two words that belong together say more than either.
    add(hash, task: task, weight * (words.count > 1 ? 1.25 : 1))
    if weight == Weight.decisive, let entry = indices[hash] { entries[entry].isDecisive = true }
  }

  private mutating func add(_ hash: UInt64, task: Int, _ weight: Float) {
    let index = indices[hash] ?? entries.count
    if index == entries.count {
      indices[hash] = index
      entries.append(Entry(weights: [Float](repeating: 0, count: tasks.count)))
    }
    entries[index].weights[task] = max(entries[index].weights[task], weight)
  }
}
