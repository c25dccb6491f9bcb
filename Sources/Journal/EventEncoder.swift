/// Writes events as canonical lines: fixed key order, no spaces, as few escapes as are safe.
struct EventEncoder {
  private(set) var bytes: [UInt8] = []

  /// Returns the line of an event without its line ending.
  ///
  /// - Throws: `JournalError.unrepresentable` if a number is not finite.
  static func line(_ event: Event) throws(JournalError) -> [UInt8] {
    if case .unknown(_, let raw) = event.body { return Array(raw.utf8) }
    var encoder = EventEncoder()
    encoder.bytes.reserveCapacity(256)
    encoder.raw("{\"v\":1")
    encoder.field("id", event.id.rawValue)
    encoder.field("at", event.at.iso8601)
    encoder.field("writer", event.writer.rawValue)
    encoder.field("seq", event.sequence)
    encoder.field("kind", EventKind(event.body)?.rawValue ?? "")
    try encoder.body(event.body)
    encoder.raw("}")
    return encoder.bytes
  }

  private mutating func body(_ body: EventBody) throws(JournalError) {
    switch body {
    case .review(let review): self.review(review)
    case .undo(let target): field("target", target.rawValue)
    case .suspend(let card), .resume(let card), .unflag(let card), .reset(let card):
      self.card(card)
    case .bury(let card, let day):
      field("card", card.card)
      field("until", day.iso8601)
      about(card.about)
    case .flag(let card, let note):
      field("card", card.card)
      if let note { field("note", note) }
      about(card.about)
    case .note(let card, let text):
      field("card", card.card)
      field("text", text)
      about(card.about)
    case .examStarted(let start): self.start(start)
    case .examAnswered(let answer):
      field("form", answer.form)
      field("question", answer.question)
      field("chosen", answer.chosen)
      field("ms", answer.milliseconds)
      key("flagged")
      raw(answer.isFlagged ? "true" : "false")
    case .examFinished(let form): field("form", form)
    case .relink(let old, let new):
      field("from", old)
      field("to", new)
    case .setting(let name, let value):
      field("name", name)
      key("value")
      try scalar(value)
    case .parameters(let parameters): try self.parameters(parameters)
    case .unknown: break
    }
  }

  private mutating func review(_ review: Review) {
    field("card", review.card)
    field("grade", Int(review.grade.rawValue))
    field("ms", review.milliseconds)
    field("session", review.session)
    field("day", review.day.iso8601)
    field("due", review.due.iso8601)
    about(review.about)
  }

  private mutating func card(_ reference: CardRef) {
    field("card", reference.card)
    about(reference.about)
  }

  private mutating func about(_ about: CardAbout?) {
    guard let about else { return }
    key("about")
    raw("{\"kind\":")
    string(about.kind)
    field("term", about.term)
    field("prompt", about.prompt)
    field("breadcrumb", about.breadcrumb)
    raw("}")
  }

  private mutating func start(_ start: ExamStart) {
    field("form", start.form)
    field("exam", start.exam)
    field("seed", String(start.seed))
    field("mode", start.mode)
    if let minutes = start.minutes { field("minutes", minutes) }
    key("questions")
    raw("[")
    for (index, question) in start.questions.enumerated() {
      raw(index == 0 ? "{\"id\":" : ",{\"id\":")
      string(question.id)
      field("options", question.options)
      raw("}")
    }
    raw("]")
  }

  private mutating func parameters(_ parameters: FittedParameters) throws(JournalError) {
    field("model", parameters.model)
    key("weights")
    raw("[")
    for (index, weight) in parameters.weights.enumerated() {
      if index > 0 { raw(",") }
      try number(weight)
    }
    raw("]")
    field("reviews", parameters.reviews)
    if let logLoss = parameters.logLoss {
      key("logLoss")
      try number(logLoss)
    }
  }
}

extension EventEncoder {
  private mutating func raw(_ text: StaticString) {
    text.withUTF8Buffer { buffer in bytes.append(contentsOf: buffer) }
  }

  private mutating func key(_ name: StaticString) {
    raw(",\"")
    raw(name)
    raw("\":")
  }

  private mutating func field(_ name: StaticString, _ value: String) {
    key(name)
    string(value)
  }

  private mutating func field(_ name: StaticString, _ value: Int) {
    key(name)
    bytes.append(contentsOf: String(value).utf8)
  }

  private mutating func field(_ name: StaticString, _ values: [String]) {
    key(name)
    raw("[")
    for (index, value) in values.enumerated() {
      if index > 0 { raw(",") }
      string(value)
    }
    raw("]")
  }

  private mutating func scalar(_ value: SettingValue) throws(JournalError) {
    switch value {
    case .string(let text): string(text)
    case .number(let value): try number(value)
    case .bool(let isTrue): raw(isTrue ? "true" : "false")
    case .null: raw("null")
    }
  }

  private mutating func number(_ value: Double) throws(JournalError) {
    guard value.isFinite else {
      throw .unrepresentable(reason: "\(value) is not a number that JSON can hold")
    }
    if let whole = Int(exactly: value), abs(value) < 1e15, value != 0 || value.sign == .plus {
      bytes.append(contentsOf: String(whole).utf8)
    } else {
      bytes.append(contentsOf: value.description.utf8)
    }
  }

  /// Writes a string; control characters, C1 included, are escaped so that a terminal can show
  /// the log as it is.
  private mutating func string(_ value: String) {
    bytes.append(0x22)
    var previous: UInt8 = 0
    for byte in value.utf8 {
      switch byte {
      case 0x22, 0x5C: bytes += [0x5C, byte]
      case 0x0A: raw("\\n")
      case 0x0D: raw("\\r")
      case 0x09: raw("\\t")
      case 0..<0x20, 0x7F: escape(byte)
      case 0x80..<0xA0 where previous == 0xC2:
        bytes.removeLast()
        escape(byte)
      default: bytes.append(byte)
      }
      previous = byte
    }
    bytes.append(0x22)
  }

  private mutating func escape(_ byte: UInt8) {
    let digits = Array("0123456789abcdef".utf8)
    raw("\\u00")
    bytes += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }
}
