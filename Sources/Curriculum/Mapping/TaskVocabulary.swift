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
    /// The tasks that it speaks for, in the order of `tasks`, each with its weight.
    var weights: [(task: Int, weight: Float)] = []
    /// Whether the phrase belongs to one task beyond doubt.
    var isDecisive = false
  }

  /// The task statements in the order of the blueprint.
  let tasks: [TaskStatement]
  private(set) var entries: [Entry] = []
  private var indices = HashIndex(capacity: 2000)
  /// The first words of all phrases.
  private var beginnings = HashIndex(capacity: 1000)

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
  func longestMatch(_ words: [UInt64], at position: Int) -> (entry: Int, length: Int)? {
    // Most words begin no phrase at all.
    guard beginnings[words[position]] != nil else { return nil }
    var best: (entry: Int, length: Int)?
    var phrase: UInt64 = 0
    for offset in 0..<min(Self.longestPhrase, words.count - position) {
      let word = words[position + offset]
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
      let weight = isDecisive ? Weight.decisive : Weight.indicative
      for block in section.blocks {
        // Phrases hold no markup, so that the source is what they say.
        for phrase in document.source[document.range(of: block)].split(separator: 0x3B) {
          add(phrase, task: task, weight)
        }
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
      beginnings[word] = 0
      for task in found { add(word, task: task, Weight.blueprint / Float(found.count)) }
    }
  }

  private mutating func add(_ phrase: ArraySlice<UInt8>, task: Int, _ weight: Float) {
    let words = WordHash(phrase).words
    guard let first = words.first, words.count <= Self.longestPhrase else { return }
    let hash = words.dropFirst().reduce(first) { WordHash.joined($0, $1) }
    beginnings[first] = 0
    // Two words that belong together say more than either.
    add(hash, task: task, weight * (words.count > 1 ? 1.25 : 1))
    if weight == Weight.decisive, let entry = indices[hash] { entries[entry].isDecisive = true }
  }

  private mutating func add(_ hash: UInt64, task: Int, _ weight: Float) {
    let index = indices[hash] ?? entries.count
    if index == entries.count {
      indices[hash] = index
      entries.append(Entry())
    }
    if let known = entries[index].weights.firstIndex(where: { $0.task == task }) {
      entries[index].weights[known].weight = max(entries[index].weights[known].weight, weight)
    } else {
      entries[index].weights.append((task, weight))
    }
  }
}
