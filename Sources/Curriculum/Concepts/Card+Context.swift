extension Card {
  /// The nearest title above that says what the card is about, apart from the term itself.
  var context: String? {
    let term = TermKey.key(term)
    return breadcrumb.last { title in
      let key = TermKey.key(title)
      return !Vocabulary.attributes.contains(key) && !Vocabulary.genericTitles.contains(key)
        && key != term
    }
  }

  /// The prompt with a title that says which meaning of the term is asked for.
  func prompt(naming context: String) -> String {
    guard prompt.hasPrefix(term) else { return "\(prompt) (\(context))" }
    return "\(term) (\(context))\(prompt.dropFirst(term.count))"
  }
}
