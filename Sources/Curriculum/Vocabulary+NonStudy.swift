extension Vocabulary {
  /// Whether a heading stands over something about the document: `Module 3 Summary`, `Contents`.
  ///
  /// - Parameter key: The title in the comparable form of `TermKey`.
  static func isNonStudyTitle(_ key: String) -> Bool {
    allNonStudyTitles.contains(key) || key.withTextSlice(isPartAndReview)
  }

  /// Whether a line in bold stands over something about the document.
  ///
  /// Such labels are fewer than headings: `Resources` may well be a property of what is explained.
  static func isNonStudyLabel(_ key: String) -> Bool {
    nonStudyLabels.contains(key) || key.withTextSlice(isPartAndReview)
  }

  /// Items that say nothing on their own.
  static let fillers: Set<String> = [
    "etc", "and more", "more", "and so on", "and others", "and many more", "many more", "tbd",
    "tba", "see below", "see above", "as above", "same as above", "as below", "coming soon",
    "to be continued", "to be added", "to be determined", "n a",
  ]

  /// Headings that stand over something about the document.
  static let allNonStudyTitles = nonStudyTitles.union([
    "what you will learn", "what youll learn", "what we will cover", "learning goals",
    "learning outcomes", "course objectives", "toc", "table of content", "recap", "final thoughts",
    "wrap up", "closing thoughts", "next steps",
    "about this document", "about this course", "about us", "bibliography",
    "citations", "footnotes", "legal notice", "terms of use", "additional resources",
    "useful links", "quick links", "version history", "revision history", "document history",
    "contact us", "exam disclaimer", "special offer",
  ])

  private static let nonStudyLabels: Set<String> = [
    "table of contents", "contents", "learning objectives", "learning goals", "learning outcomes",
    "course objectives", "what you will learn", "what youll learn", "summary", "in summary",
    "key takeaways", "takeaways", "recap", "references", "further reading", "disclaimer",
    "additional resources", "useful links",
  ]

  /// What a word does in a title such as `Summary of Module 3`.
  private struct Roles: OptionSet, Sendable {
    let rawValue: UInt32
    static let part = Roles(rawValue: 1)
    static let review = Roles(rawValue: 2)
    static let joint = Roles(rawValue: 4)
  }

  private static let roles = RoleTable<Roles>([
    (
      .part,
      [
        "module", "chapter", "lesson", "section", "unit", "domain", "part", "week", "course",
        "guide",
      ]
    ),
    (.review, ["summary", "recap", "review", "objectives", "takeaways", "outcomes"]),
    (.joint, ["of", "the", "this", "and", "key", "learning"]),
  ])

  /// `module 3 summary`: nothing but words for parts, numbers and reviews, at least one of each.
  static func isPartAndReview(_ key: TextSlice) -> Bool {
    guard key.count <= 48 else { return false }
    var found: Roles = []
    var rest = key
    // Most keys are turned away by their first word.
    while let word = rest.nextWord() {
      let roles = roles[word]
      if roles.isEmpty {
        for at in 0..<word.count where !TextMarks.isDigit(word[at]) { return false }
        found.insert(.part)
      } else {
        found.formUnion(roles)
      }
    }
    return found.isSuperset(of: [.part, .review])
  }
}
