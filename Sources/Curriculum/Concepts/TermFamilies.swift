/// Terms that name the same thing, learned from the guides one after the other.
///
/// A guide that writes `Simple Storage Service (S3)` makes `S3` another name of that term, for
/// itself and for the guides after it. A family never falls apart or grows together again by what
/// a later guide says, so that names of cards that stand in logs stay what they are.
struct TermFamilies {
  /// The family of each form of a term.
  private var families = HashIndex(capacity: 1000)
  /// The number of families.
  private(set) var count = 0

  /// What the terms of one guide say of one another.
  struct Lesson: Sendable {
    /// What forms say of another one.
    private enum Said {
      case nothing
      case one(UInt64)
      /// They contradict one another, so that it tells terms apart.
      case several

      mutating func note(_ form: UInt64) {
        switch self {
        case .nothing: self = .one(form)
        case .one(form), .several: break
        case .one: self = .several
        }
      }

      func isOne(_ form: UInt64) -> Bool {
        if case .one(form) = self { true } else { false }
      }
    }

    private struct Entry {
      /// The form that this one is another name of.
      var term = Said.nothing
      /// What explains it.
      var gloss = Said.nothing
      /// Its other names.
      var names: [UInt64] = []
    }

    private var entries: [Entry] = []
    private var indices = HashIndex()

    /// Learns from the terms of one guide, in any order.
    init(_ forms: some Sequence<TermForm>) {
      for form in forms {
        switch form.addition {
        case .none: break
        case .alias:
          entries[index(of: form.inner)].term.note(form.base)
          let base = index(of: form.base)
          if !entries[base].names.contains(form.inner) { entries[base].names.append(form.inner) }
        case .gloss: entries[index(of: form.base)].gloss.note(form.inner)
        }
      }
    }

    private mutating func index(of form: UInt64) -> Int {
      if let known = indices[form] { return known }
      indices[form] = entries.count
      entries.append(Entry())
      return entries.count - 1
    }

    /// Whether a gloss is the only one of a form; several tell terms apart.
    fileprivate func isOnlyGloss(_ gloss: UInt64, of form: UInt64) -> Bool {
      indices[form].map { entries[$0].gloss.isOne(gloss) } ?? false
    }

    /// The form that another name stands for; nil where the guide uses it for two.
    fileprivate func term(of name: UInt64) -> UInt64? {
      guard let index = indices[name], case .one(let term) = entries[index].term else { return nil }
      return term
    }

    /// Other names of a form.
    fileprivate func names(of form: UInt64) -> [UInt64] {
      indices[form].map { entries[$0].names } ?? []
    }
  }

  /// Returns the family of a term, which may be a new one.
  mutating func family(of form: TermForm, _ lesson: Lesson) -> Int {
    var key = form.whole
    switch form.addition {
    case .none: break
    case .alias: key = form.base
    case .gloss: if lesson.isOnlyGloss(form.inner, of: form.base) { key = form.base }
    }
    if let term = lesson.term(of: key) { key = term }
    let names = lesson.names(of: key)
    let known = families[key] ?? names.compactMap { families[$0] }.first
    let family = known ?? count
    if family == count { count += 1 }
    families[key] = family
    for name in names where families[name] == nil && lesson.term(of: name) == key {
      families[name] = family
    }
    return family
  }

  /// Returns the family of a text that is not a term, such as a question, by the hash of its words.
  mutating func family(ofText hash: UInt64) -> Int {
    if let family = families[hash] { return family }
    count += 1
    families[hash] = count - 1
    return count - 1
  }
}
