/// In how many texts words stand, to find those that are too common to tell two texts apart.
struct WordCounts {
  private var indices = HashIndex()
  private var words: [(hash: UInt64, count: Int)] = []
  private var textCount = 0

  /// Counts the words of a text.
  mutating func add(_ text: ContentWords) {
    textCount += 1
    for hash in text.hashes {
      if let index = indices[hash] {
        words[index].count += 1
      } else {
        indices[hash] = words.count
        words.append((hash, 1))
      }
    }
  }

  /// The words that more than one text in twenty has, and more than three have.
  var common: ContentWords {
    let limit = max(3, textCount / 20)
    return ContentWords(hashes: words.filter { $0.count > limit }.map(\.hash))
  }
}
