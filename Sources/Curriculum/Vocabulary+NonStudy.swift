extension Vocabulary {
  /// Whether a heading stands over something about the document: `Module 3 Summary`, `Contents`.
  ///
  /// - Parameter key: The title in the comparable form of `TermKey`.
  static func isNonStudyTitle(_ key: String) -> Bool {
    allNonStudyTitles.contains(key)
      || key.withTextSlice { LabelWords($0).arePartAndReview || beginsNonStudyTitle($0) }
  }

  /// Whether a title begins as those of plans and lists of things to do: `Study plan (4 weeks)`.
  static func beginsNonStudyTitle(_ key: TextSlice) -> Bool {
    switch key.first {
    case UInt8(ascii: "s"): key.hasPrefix("study plan ")
    case UInt8(ascii: "f"): key.hasPrefix("final checklist")
    case UInt8(ascii: "e"): key == "exam strategy" || key == "exam strategies"
    default: false
    }
  }

  /// Whether a line in bold stands over something about the document.
  ///
  /// Such labels are fewer than headings: `Resources` may well be a property of what is explained.
  static func isNonStudyLabel(_ key: String) -> Bool {
    nonStudyLabels.contains(key) || key.withTextSlice { LabelWords($0).arePartAndReview }
  }

  /// Items that say nothing on their own.
  static let fillers: PhraseSet = [
    "etc", "and more", "more", "and so on", "and others", "and many more", "many more", "tbd",
    "tba", "see below", "see above", "as above", "same as above", "as below", "coming soon",
    "to be continued", "to be added", "to be determined", "n a",
  ]

  /// Headings that stand over something about the document.
  static let allNonStudyTitles = PhraseSet(
    nonStudyTitles.phrases + [
      "what you will learn", "what youll learn", "what we will cover", "learning goals",
      "learning outcomes", "course objectives", "toc", "table of content", "recap",
      "final thoughts",
      "wrap up", "closing thoughts", "next steps",
      "about this document", "about this course", "about us", "bibliography",
      "citations", "footnotes", "legal notice", "terms of use", "additional resources",
      "useful links", "quick links", "version history", "revision history", "document history",
      "contact us", "exam disclaimer", "special offer", "study plan", "study plans",
      "study schedule", "study method", "proven study method", "study tips", "how to study",
      "how to use this guide", "quick navigation",
      "resource ranking", "resource ranking table", "file index", "exam content breakdown",
      "exam breakdown", "exam details", "exam overview", "exam information", "exam info",
      "exam format", "exam facts", "exam structure", "exam at a glance", "about the exam",
      "exam domains", "exam weights", "exam day checklist", "answers to selected questions",
      "practice resources", "study resources", "last updated",
      "last update", "related topics", "related notes", "related links", "see also", "backlinks",
      "resume", "cv",
      "my resume", "my cv", "curriculum vitae", "lab", "labs", "homework",
    ]
  )

  private static let nonStudyLabels: PhraseSet = [
    "table of contents", "contents", "learning objectives", "learning goals", "learning outcomes",
    "course objectives", "what you will learn", "what youll learn", "summary", "in summary",
    "key takeaways", "takeaways", "recap", "references", "further reading", "disclaimer",
    "additional resources", "useful links", "how to use this guide", "how to use this document",
    "answers to selected questions", "quick facts about the exam",
  ]
}
