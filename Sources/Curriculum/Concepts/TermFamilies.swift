/// Terms that name the same thing, learned from the guides one after the other.
///
/// A guide that writes `Simple Storage Service (S3)` makes `S3` another name of that term, for
/// itself and for the guides after it. A family never falls apart or grows together again by what
/// a later guide says, so that names of cards that stand in logs stay what they are.
struct TermFamilies {
  /// The family of each form of a term.
  private var families: [UInt64: Int] = [:]
  /// The number of families.
  private(set) var count = 0

  /// What the terms of one guide say of one another.
  struct Lesson {
    /// The form that another name stands for; nil where the guide uses it for two.
    fileprivate var terms: [UInt64: UInt64?] = [:]
    /// Other names of a form.
    fileprivate var names: [UInt64: [UInt64]] = [:]
    /// The one gloss of a form; nil where the guide has several, which tell terms apart.
    fileprivate var glosses: [UInt64: UInt64?] = [:]
  }

  /// Learns from the terms of one guide, in any order.
  func lesson(of forms: [TermForm]) -> Lesson {
    var lesson = Lesson()
    for form in forms {
      switch form.addition {
      case .none: break
      case .alias:
        if let known = lesson.terms[form.inner] {
          if known != form.base { lesson.terms[form.inner] = .some(nil) }
        } else {
          lesson.terms[form.inner] = form.base
        }
        if !(lesson.names[form.base]?.contains(form.inner) ?? false) {
          lesson.names[form.base, default: []].append(form.inner)
        }
      case .gloss:
        if let known = lesson.glosses[form.base] {
          if known != form.inner { lesson.glosses[form.base] = .some(nil) }
        } else {
          lesson.glosses[form.base] = form.inner
        }
      }
    }
    return lesson
  }

  /// Returns the family of a term, which may be a new one.
  mutating func family(of form: TermForm, _ lesson: Lesson) -> Int {
    var key = form.whole
    switch form.addition {
    case .none: break
    case .alias: key = form.base
    case .gloss: if lesson.glosses[form.base] == .some(form.inner) { key = form.base }
    }
    if let term = lesson.terms[key] ?? nil { key = term }
    let names = lesson.names[key] ?? []
    let known = families[key] ?? names.compactMap { families[$0] }.first
    let family = known ?? count
    if family == count { count += 1 }
    families[key] = family
    for name in names where families[name] == nil && lesson.terms[name] == .some(key) {
      families[name] = family
    }
    return family
  }

  /// Returns the family of a text that is not a term, such as a question, by its exact words.
  mutating func family(ofText key: String) -> Int {
    let hash = StableHash.value(of: key)
    if let family = families[hash] { return family }
    count += 1
    families[hash] = count - 1
    return count - 1
  }
}
