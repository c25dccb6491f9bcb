extension CardRules {
  /// The nearest thing that a bare attribute can belong to.
  ///
  /// A label such as `Benefits of this approach` names nothing by itself.
  func owner(_ path: LabelPath) -> Label {
    labels.lowest(above: path) { !$0.isAttribute && !$0.isVague } ?? realSubject
  }

  /// The title of the section. If that only points back, it means the section before it, or else
  /// the nearest title above it that is no module's.
  private var realSubject: Label {
    if subject.isNamed { return subject }
    if subject.isVague, let sectionBefore, sectionBefore.isNamed { return sectionBefore }
    let above = subject.isGeneric ? titles[...] : titles.dropFirst()
    return above.last { $0.isNamed } ?? subject
  }
}
