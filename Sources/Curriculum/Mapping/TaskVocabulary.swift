import Markdown

/// Which words speak for which task statement of an exam.
///
/// Phrases come from the exam's vocabulary document; single words also from the points of its
/// blueprint, the rarer among the tasks the heavier.
struct TaskVocabulary {
  /// The longest phrase, in words.
  static let longestPhrase = 4

  /// What a phrase says.
  private struct Entry {
    /// The index of the first of its weights.
    var weight: Int32 = -1
    /// Whether the phrase belongs to one task beyond doubt.
    var isDecisive = false
  }

  /// What a phrase says of one task.
  private struct TaskWeight {
    let task: Int
    var weight: Float
    /// The index of what the phrase says of another task; -1 for none.
    let next: Int32
  }

  /// The task statements in the order of the blueprint.
  let tasks: [TaskStatement]
  private var entries: [Entry] = []
  private var weights: [TaskWeight] = []
  private var indices = HashIndex(capacity: 3000)
  /// The most words of a phrase that begins with a word.
  private var longest = HashIndex(capacity: 1500)

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

  /// The number of phrases.
  var count: Int { entries.count }

  /// Whether the phrase of an entry belongs to one task beyond doubt.
  func isDecisive(_ entry: Int) -> Bool { entries[entry].isDecisive }

  /// Adds what the phrase of an entry says of each task, several times over, to what is known.
  func add(_ entry: Int, times factor: Float, to sums: inout [Float]) {
    var next = entries[entry].weight
    while next >= 0 {
      let said = weights[Int(next)]
      sums[said.task] += said.weight * factor
      next = said.next
    }
  }

  /// Returns the entry of the longest known phrase at a place, and its number of words.
  func longestMatch(_ words: [UInt64], at position: Int) -> (entry: Int, length: Int)? {
    // Most words begin no phrase at all.
    guard let longest = longest[words[position]] else { return nil }
    var best: (entry: Int, length: Int)?
    var phrase = words[position]
    for length in 1...min(longest, words.count - position) {
      if length > 1 { phrase = WordHash.joined(phrase, words[position + length - 1]) }
      if let entry = indices[phrase] { best = (entry, length) }
    }
    return best
  }

  private mutating func read(_ document: MarkdownDocument) {
    var task: Int?
    var weight: Float?
    var words = WordHash()
    for block in document.children(of: document.root) {
      if document.kind(of: block) == .heading {
        let title = Title(document.plainText(from: document.firstChild(of: block)))
        weight = nil
        if title.label == "task" {
          task = tasks.firstIndex { $0.id == title.number }
        } else if title.label == nil {
          let isDecisive = TermKey.key(title.name) == "decisive"
          weight = isDecisive ? Weight.decisive : Weight.indicative
        }
      } else if let task, let weight, document.kind(of: block) != .htmlBlock {
        // Phrases hold no markup, so that the source is what they say.
        document.source[document.range(of: block)].withUnsafeBufferPointer { bytes in
          for phrase in bytes.split(separator: UInt8(ascii: ";")) {
            words.removeAll()
            words.append(wordsOf: UnsafeBufferPointer(rebasing: phrase))
            add(words.words, task: task, weight)
          }
        }
      }
    }
  }

  private mutating func readBlueprint() {
    /// The tasks in which a word stands, with one that is too many.
    struct Word {
      let hash: UInt64
      var tasks: [Int]
    }
    var found: [Word] = []
    var places = HashIndex(capacity: 1500)
    var words = WordHash()
    for (task, statement) in tasks.enumerated() {
      words.removeAll()
      for text in [statement.name] + statement.points.map(\.text) {
        TextBytes.withBytes(of: text) { words.append(wordsOf: $0) }
      }
      for word in words.words {
        if let place = places[word] {
          guard found[place].tasks.last != task, found[place].tasks.count <= Self.mostTasksOfAWord
          else { continue }
          found[place].tasks.append(task)
        } else {
          places[word] = found.count
          found.append(Word(hash: word, tasks: [task]))
        }
      }
    }
    // A word of the vocabulary document has been judged by a person.
    for word in found where word.tasks.count <= Self.mostTasksOfAWord && indices[word.hash] == nil {
      longest[word.hash] = longest[word.hash] ?? 1
      for task in word.tasks {
        add(word.hash, task: task, Weight.blueprint / Float(word.tasks.count))
      }
    }
  }

  private mutating func add(_ words: [UInt64], task: Int, _ weight: Float) {
    guard let first = words.first, words.count <= Self.longestPhrase else { return }
    let hash = words.dropFirst().reduce(first) { WordHash.joined($0, $1) }
    longest[first] = max(longest[first] ?? 0, words.count)
    // Two words that belong together say more than either.
    let entry = add(hash, task: task, weight * (words.count > 1 ? 1.25 : 1))
    if weight == Weight.decisive { entries[entry].isDecisive = true }
  }

  @discardableResult
  private mutating func add(_ hash: UInt64, task: Int, _ weight: Float) -> Int {
    let index = indices[hash] ?? entries.count
    if index == entries.count {
      indices[hash] = index
      entries.append(Entry())
    }
    var next = entries[index].weight
    while next >= 0 {
      let place = Int(next)
      if weights[place].task == task {
        weights[place].weight = max(weights[place].weight, weight)
        return index
      }
      next = weights[place].next
    }
    weights.append(TaskWeight(task: task, weight: weight, next: entries[index].weight))
    entries[index].weight = Int32(weights.count - 1)
    return index
  }
}
