extension Card: SnapshotValue {
  func write(to writer: inout SnapshotWriter) {
    writer.write(id)
    writer.write(kind)
    writer.write(term)
    writer.write(aspect)
    writer.write(prompt)
    writer.write(answer)
    writer.write(items)
    writer.write(options)
    writer.write(trail: breadcrumb)
    writer.write(topic)
    writer.write(concept)
    writer.write(domain)
    writer.write(task)
    writer.write(sources)
    writer.write(others)
    writer.write(restatements)
    writer.write(aliases)
  }

  init(from reader: inout SnapshotReader) {
    self.init(
      id: reader.read(),
      kind: reader.read(),
      term: reader.read(),
      aspect: reader.read(),
      prompt: reader.read(),
      answer: reader.read(),
      items: reader.read(),
      options: reader.read(),
      breadcrumb: reader.readTrail(),
      topic: reader.read(),
      concept: reader.read(),
      domain: reader.read(),
      task: reader.read(),
      sources: reader.read(),
      others: reader.read(),
      restatements: reader.read(),
      aliases: reader.read()
    )
  }
}

extension Card.Other: SnapshotValue {
  func write(to writer: inout SnapshotWriter) {
    writer.write(answer)
    writer.write(context)
    writer.write(place)
  }

  init(from reader: inout SnapshotReader) {
    self.init(answer: reader.read(), context: reader.read(), place: reader.read())
  }
}

extension Card.Option: SnapshotValue {
  func write(to writer: inout SnapshotWriter) {
    writer.write(text)
    writer.write(isCorrect)
    writer.write(reason)
  }

  init(from reader: inout SnapshotReader) {
    self.init(text: reader.read(), isCorrect: reader.read(), reason: reader.read())
  }
}

extension CardID: SnapshotValue {
  func write(to writer: inout SnapshotWriter) { writer.write(text) }

  init(from reader: inout SnapshotReader) { self.init(reader.readText()) }
}

extension CardKind: SnapshotValue {
  func write(to writer: inout SnapshotWriter) { writer.write(rawValue) }

  init(from reader: inout SnapshotReader) {
    if let kind = CardKind(rawValue: reader.readText()) {
      self = kind
    } else {
      reader.fail()
      self = .basic
    }
  }
}
