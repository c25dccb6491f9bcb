extension Vocabulary {
  /// Whether a heading stands over something about the document: `Module 3 Summary`, `Contents`.
  ///
  /// - Parameter key: The title in the comparable form of `TermKey`.
  static func isNonStudyTitle(_ key: String) -> Bool {
    allNonStudyTitles.contains(key) || isPartAndReview(key)
  }

  /// Whether a line in bold stands over something about the document.
  ///
  /// Such labels are fewer than headings: `Resources` may well be a property of what is explained.
  static func isNonStudyLabel(_ key: String) -> Bool {
    nonStudyLabels.contains(key) || isPartAndReview(key)
  }

  /// Items that say nothing on their own.
  static let fillers: PhraseSet = [
    "etc", "and more", "more", "and so on", "and others", "and many more", "many more", "tbd",
    "tba", "see below", "see above", "as above", "same as above", "as below", "coming soon",
    "to be continued", "to be added", "to be determined", "n a",
  ]

  private static let allNonStudyTitles = PhraseSet(
    nonStudyTitles.phrases + [
      "what you will learn", "what youll learn", "what we will cover", "learning goals",
      "learning outcomes", "course objectives", "toc", "table of content", "recap",
      "final thoughts",
      "wrap up", "closing thoughts", "next steps",
      "about this document", "about this course", "about us", "bibliography",
      "citations", "footnotes", "legal notice", "terms of use", "additional resources",
      "useful links", "quick links", "version history", "revision history", "document history",
      "contact us", "exam disclaimer", "special offer",
    ]
  )

  private static let nonStudyLabels: PhraseSet = [
    "table of contents", "contents", "learning objectives", "learning goals", "learning outcomes",
    "course objectives", "what you will learn", "what youll learn", "summary", "in summary",
    "key takeaways", "takeaways", "recap", "references", "further reading", "disclaimer",
    "additional resources", "useful links",
  ]

  /// Words for a part of a document.
  private static let partWords: PhraseSet = [
    "module", "chapter", "lesson", "section", "unit", "domain", "part", "week", "course", "guide",
  ]
  /// Words for a look back or ahead.
  private static let reviewWords: PhraseSet = [
    "summary", "recap", "review", "objectives", "takeaways", "outcomes",
  ]
  /// Words that join the others.
  private static let jointWords: PhraseSet = ["of", "the", "this", "and", "key", "learning"]

  /// `module 3 summary`: nothing but words for parts, numbers and reviews, at least one of each.
  private static func isPartAndReview(_ key: String) -> Bool {
    guard key.utf8.count <= 48 else { return false }
    var hasPart = false
    var hasReview = false
    var rest = key[...]
    // Most keys are turned away by their first word.
    while !rest.isEmpty {
      let end = rest.utf8.firstIndex(of: 0x20) ?? rest.endIndex
      let word = rest[..<end]
      if reviewWords.contains(word) {
        hasReview = true
      } else if partWords.contains(word) || word.utf8.allSatisfy(TextMarks.isDigit) {
        hasPart = true
      } else if !jointWords.contains(word) {
        return false
      }
      rest = rest[end...].dropFirst()
    }
    return hasPart && hasReview
  }
}
