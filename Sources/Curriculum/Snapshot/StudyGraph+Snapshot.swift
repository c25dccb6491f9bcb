// Every value writes its parts in the order in which it reads them.

extension Place: SnapshotValue {
  func write(to writer: inout SnapshotWriter) {
    writer.write(file)
    writer.write(range)
  }

  init(from reader: inout SnapshotReader) {
    self.init(file: reader.read(), range: reader.read())
  }
}

extension Module: SnapshotValue {
  func write(to writer: inout SnapshotWriter) {
    writer.write(title)
    writer.write(number)
    writer.write(domain)
    writer.write(place)
  }

  init(from reader: inout SnapshotReader) {
    self.init(
      title: reader.read(),
      number: reader.read(),
      domain: reader.read(),
      place: reader.read()
    )
  }
}

extension Topic: SnapshotValue {
  func write(to writer: inout SnapshotWriter) {
    writer.write(title)
    writer.write(number)
    writer.write(module)
    writer.write(parent)
    writer.write(trail: breadcrumb)
    writer.write(covers)
    writer.write(isBesideTheExam)
    writer.write(requires)
    writer.write(domain)
    writer.write(task)
    writer.write(confidence)
    writer.write(place)
    writer.write(body)
  }

  init(from reader: inout SnapshotReader) {
    self.init(
      title: reader.read(),
      number: reader.read(),
      module: reader.read(),
      parent: reader.read(),
      breadcrumb: reader.readTrail(),
      covers: reader.read(),
      isBesideTheExam: reader.read(),
      requires: reader.read(),
      domain: reader.read(),
      task: reader.read(),
      confidence: reader.read(),
      place: reader.read(),
      body: reader.read()
    )
  }
}

extension Concept: SnapshotValue {
  func write(to writer: inout SnapshotWriter) {
    writer.write(key)
    writer.write(term)
    writer.write(aliases)
    writer.write(context)
    writer.write(cards)
  }

  init(from reader: inout SnapshotReader) {
    self.init(
      key: reader.read(),
      term: reader.read(),
      aliases: reader.read(),
      context: reader.read(),
      cards: reader.read()
    )
  }
}

extension Question: SnapshotValue {
  func write(to writer: inout SnapshotWriter) {
    writer.write(id)
    writer.write(title)
    writer.write(stem)
    writer.write(options)
    writer.write(covers)
    writer.write(domain)
    writer.write(task)
    writer.write(place)
    writer.write(unknownAnswer)
  }

  init(from reader: inout SnapshotReader) {
    self.init(
      id: reader.read(),
      title: reader.read(),
      stem: reader.read(),
      options: reader.read(),
      covers: reader.read(),
      domain: reader.read(),
      task: reader.read(),
      place: reader.read(),
      unknownAnswer: reader.read()
    )
  }
}

extension Question.Option: SnapshotValue {
  func write(to writer: inout SnapshotWriter) {
    writer.write(text)
    writer.write(reason)
    writer.write(isCorrect)
    writer.write(place)
    writer.write(key)
  }

  init(from reader: inout SnapshotReader) {
    self.init(
      text: reader.read(),
      reason: reader.read(),
      isCorrect: reader.read(),
      place: reader.read(),
      key: reader.read()
    )
  }
}
