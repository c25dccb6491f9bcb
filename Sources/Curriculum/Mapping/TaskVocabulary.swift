import Markdown

/// Which words speak for which task statement of an exam.
///
/// Phrases come from the exam's vocabulary document; single words also from the points of its
/// blueprint, the rarer among the tasks the heavier.
struct TaskVocabulary {
  /// The longest phrase, in words.
  static let longestPhrase = 4

  /// A phrase, or a word that only begins phrases.
  private struct Entry {
    /// The index of the first of its weights; -1 if it is no phrase itself.
    var weight: Int32 = -1
    /// The most words of a phrase that begins with this word.
    var longest: Int8 = 0
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
  /// A bit for each word that begins a phrase, found by the lowest bits of its hash.
  private var beginnings = [UInt64](repeating: 0, count: 512)
  /// Words that texts of the field use all the time, whatever task they are about.
  private var fieldWords: Set<UInt64> = []
  /// A bit for each of these words.
  private var fieldBits = [UInt64](repeating: 0, count: 512)

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

  /// The number of phrases and of words that begin them.
  var count: Int { entries.count }

  /// Adds what the phrase of an entry says of each task, several times over, to what is known.
  func add(_ entry: Int, times factor: Float, to sums: UnsafeMutableBufferPointer<Float>) {
    var next = entries[entry].weight
    while next >= 0 {
      let said = weights[Int(next)]
      sums[said.task] += said.weight * factor
      next = said.next
    }
  }

  /// Whether the vocabulary says what words the field is known by.
  var knowsField: Bool { !fieldWords.isEmpty }

  /// The number of words that belong to the field.
  func fieldCount(_ words: UnsafeBufferPointer<UInt64>) -> Int {
    fieldBits.withUnsafeBufferPointer { bits in
      words.count { word in
        bits[Self.place(of: word)] &>> (word & 63) & 1 != 0 && fieldWords.contains(word)
      }
    }
  }

  /// A phrase that stands in a text.
  struct Match {
    let entry: Int
    /// Where the words behind it begin.
    let end: Int
    /// Whether the phrase belongs to one task beyond doubt.
    let isDecisive: Bool
  }

  /// Returns the next of the known phrases; of those that begin at the same place, the longest.
  @inline(__always)
  func nextMatch(_ words: UnsafeBufferPointer<UInt64>, from start: Int) -> Match? {
    beginnings.withUnsafeBufferPointer { beginnings in
      var position = start
      while position < words.count {
        // Most words begin no phrase at all.
        let word = words[position]
        let bits = beginnings[Self.place(of: word)]
        if bits &>> (word & 63) & 1 != 0, let match = longestMatch(words, at: position) {
          return match
        }
        position += 1
      }
      return nil
    }
  }

  /// Where in the table of beginnings the bit of a word stands.
  @inline(__always)
  private static func place(of word: UInt64) -> Int { Int(truncatingIfNeeded: word >> 6) & 511 }

  private func longestMatch(_ words: UnsafeBufferPointer<UInt64>, at position: Int) -> Match? {
    var phrase = words[position]
    guard var best = indices[phrase] else { return nil }
    let most = min(Int(entries[best].longest), words.count - position)
    var length = entries[best].weight >= 0 ? 1 : 0
    for count in stride(from: 2, through: most, by: 1) {
      phrase = WordHash.joined(phrase, words[position + count - 1])
      if let entry = indices[phrase] {
        best = entry
        length = count
      }
    }
    guard length > 0, most > 0 else { return nil }
    return Match(entry: best, end: position + length, isDecisive: entries[best].isDecisive)
  }

  private mutating func read(_ document: MarkdownDocument) {
    var task: Int?
    var weight: Float?
    var isField = false
    var words = WordHash()
    for block in document.children(of: document.root) {
      if document.kind(of: block) == .heading {
        let title = Title(document.plainText(from: document.firstChild(of: block)))
        weight = nil
        isField = TermKey.key(title.name) == "field"
        if isField {
          task = nil
        } else if title.label == "task" {
          task = tasks.firstIndex { $0.id == title.number }
        } else if title.label == nil {
          let isDecisive = TermKey.key(title.name) == "decisive"
          weight = isDecisive ? Weight.decisive : Weight.indicative
        }
      } else if isField, document.kind(of: block) == .paragraph {
        document.source[document.range(of: block)].withUnsafeBufferPointer { bytes in
          words.removeAll()
          words.append(wordsOf: bytes)
          for word in words.words { addFieldWord(word) }
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

  private mutating func addFieldWord(_ word: UInt64) {
    fieldWords.insert(word)
    fieldBits[Self.place(of: word)] |= 1 &<< (word & 63)
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
    for word in found where word.tasks.count <= Self.mostTasksOfAWord && !isPhrase(word.hash) {
      begin(with: word.hash, count: 1)
      for task in word.tasks {
        add(word.hash, task: task, Weight.blueprint / Float(word.tasks.count))
      }
    }
  }

  private mutating func add(_ words: [UInt64], task: Int, _ weight: Float) {
    guard let first = words.first, words.count <= Self.longestPhrase else { return }
    let hash = words.dropFirst().reduce(first) { WordHash.joined($0, $1) }
    begin(with: first, count: words.count)
    // Two words that belong together say more than either.
    let entry = add(hash, task: task, weight * (words.count > 1 ? 1.25 : 1))
    if weight == Weight.decisive { entries[entry].isDecisive = true }
  }

  /// Whether the hash is that of a phrase, and not only of a word that begins one.
  private func isPhrase(_ hash: UInt64) -> Bool {
    indices[hash].map { entries[$0].weight >= 0 } ?? false
  }

  /// Notes that a phrase of some words begins with a word.
  private mutating func begin(with word: UInt64, count: Int) {
    let entry = entry(of: word)
    entries[entry].longest = max(entries[entry].longest, Int8(count))
    beginnings[Self.place(of: word)] |= 1 &<< (word & 63)
  }

  /// The entry of a hash, which is made if there is none.
  private mutating func entry(of hash: UInt64) -> Int {
    if let known = indices[hash] { return known }
    indices[hash] = entries.count
    entries.append(Entry())
    return entries.count - 1
  }

  @discardableResult
  private mutating func add(_ hash: UInt64, task: Int, _ weight: Float) -> Int {
    let index = entry(of: hash)
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
