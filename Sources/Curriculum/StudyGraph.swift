package import SourceText

/// Everything that guides say, as a graph of modules, topics, concepts, cards and questions.
///
/// Nodes refer to one another by their index in the arrays of the graph.
package struct StudyGraph: Sendable {
  /// The exam that domains and points refer to, if one is known.
  package internal(set) var blueprint: Blueprint?
  /// The files that the graph was made from.
  package internal(set) var files: [SourceFile] = []
  /// Modules in the order of the guides.
  package internal(set) var modules: [Module] = []
  /// Topics in the order of the guides; a topic follows its parent.
  package internal(set) var topics: [Topic] = []
  /// Terms with everything that is said of them.
  package internal(set) var concepts: [Concept] = []
  /// Cards in the order of the guides.
  package internal(set) var cards: [Card] = []
  /// Questions in the order of the guides.
  package internal(set) var questions: [Question] = []
  /// What is wrong with the guides.
  package internal(set) var diagnostics: [Diagnostic] = []
  /// What was written to be asked and is not asked as it stands, by file.
  var omissions: [(omission: Omission, place: Place)] = []

  /// The index of each card by its identifier and its aliases.
  package internal(set) var cardIndices = CardIndex()

  /// Returns the card of an identifier, if the guides still make it.
  package func card(_ id: CardID) -> Card? { cardIndices[id].map { cards[$0] } }

  /// Whether a name is one that several meanings of a term might have, and none has for its own.
  package func isUnclear(_ id: CardID) -> Bool {
    card(id).map { $0.id != id && concepts[$0.concept].context != nil } ?? false
  }

  /// Returns the topic that holds a place.
  ///
  /// - Complexity: O(n) in the number of topics.
  func topic(at place: Place) -> Int? {
    topics.lastIndex { $0.place.file == place.file && $0.body.contains(place.range.lowerBound) }
  }
}

/// A place in one of the files of a graph.
package struct Place: Hashable, Sendable {
  /// The index of the file.
  package let file: Int
  /// The bytes in it.
  package let range: Range<Int>

  /// Whether some bytes are in both of two places.
  func overlaps(_ other: Place) -> Bool { file == other.file && range.overlaps(other.range) }
}

/// A large part of a guide, such as a chapter.
package struct Module: Sendable {
  /// The title without its number.
  package let title: String
  /// The number that the guide gives, such as `3`.
  package let number: String?
  /// The exam domain that the guide names for all of it.
  package let domain: Int?
  /// The heading.
  package let place: Place
}

/// A heading with content of its own.
package struct Topic: Sendable {
  /// The title without its number.
  package let title: String
  /// The number that the guide gives, such as `3.1`.
  package let number: String?
  /// The index of the module.
  package internal(set) var module: Int
  /// The index of the topic above, if any.
  package internal(set) var parent: Int?
  /// Titles from the module down to this topic.
  package let breadcrumb: [String]
  /// Points of the blueprint that the topic covers.
  package internal(set) var covers: [String]
  /// Whether the guide says that it belongs to no part of an exam.
  package let isBesideTheExam: Bool
  /// Indices of topics to learn first.
  package internal(set) var requires: [Int]
  /// The number of the exam domain, if known.
  package internal(set) var domain: Int?
  /// The task statement, such as `1.2`, if known.
  package internal(set) var task: String?
  /// How sure the domain is, in `0...1`: 1 if the guide names it, 0 if it is not known.
  package internal(set) var confidence: Double
  /// The heading.
  package let place: Place
  /// The bytes between the heading and the next one; empty if there are none.
  package let body: Range<Int>
}

/// A term with everything said of it.
package struct Concept: Sendable {
  /// The term in the comparable form of `TermKey`.
  package let key: String
  /// The term as it is first written.
  package let term: String
  /// Other spellings and names of it that the guides use, in their order.
  package private(set) var aliases: [String]
  /// The nearest title above it if the term means something else elsewhere.
  package internal(set) var context: String?
  /// Indices of the cards about it.
  package internal(set) var cards: [Int]

  /// Adds a spelling, unless it differs from a known one in nothing but case and punctuation.
  mutating func addAlias(_ name: String) {
    guard name != term, !aliases.contains(name) else { return }
    let key = TermKey.key(name)
    guard key != self.key, !aliases.contains(where: { TermKey.key($0) == key }) else { return }
    aliases.append(name)
  }
}

/// A question of a practice exam.
package struct Question: Sendable {
  /// A stable identifier from the author, or one made from the stem.
  package internal(set) var id: String
  /// The neutral short title.
  package let title: String
  /// What is asked, in plain text; paragraphs are separated by an empty line.
  package let stem: String
  /// The options in the order of the file.
  package let options: [Option]
  /// Points of the blueprint that the question tests.
  package let covers: [String]
  /// The number of the exam domain, if known.
  package internal(set) var domain: Int?
  /// The task statement, such as `1.2`, if known.
  package internal(set) var task: String?
  /// The heading or the stem.
  package let place: Place
  /// What the answer names that is no option; nil if there is no such thing.
  package var unknownAnswer: String? = nil

  /// An answer to choose from.
  package struct Option: Sendable {
    /// What the option says.
    package let text: String
    /// Why it is right or wrong; empty if the author gives no reason.
    package let reason: String
    /// Whether it belongs to the key.
    package let isCorrect: Bool
    /// The list item.
    package let place: Place

    /// A name for the log that does not depend on the order of the options.
    package let key: String

    /// Returns the names of the options of a question: of the words, and of all signs where the
    /// words are the same, as in pieces of code.
    static func keys(of texts: [String]) -> [String] {
      let words = texts.map { TermKey.key($0) }
      return zip(texts, words).map { text, key in
        let isShared = words.count { $0 == key } > 1
        return String(Substring(StableHash.base32(of: isShared ? text : key).utf8.suffix(8)))
      }
    }
  }

  /// The number of options to choose.
  package var keyCount: Int { options.count { $0.isCorrect } }

  /// The most options that can be told apart by letters that are easy to type.
  package static let mostOptions = 10

  /// Whether the question can be asked: it has a key, a distractor and not too many options.
  package var isUsable: Bool {
    keyCount > 0 && keyCount < options.count && options.count <= Self.mostOptions
  }
}
