#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Reads any valid JSON line as an event, in whatever order and spacing its keys stand.
struct EventDecoder {
  private let decoder = JSONDecoder()

  /// A line that is not an event, and why.
  struct Rejection: Error {
    let reason: String
  }

  /// Reads a line without its line ending.
  ///
  /// A line of a newer version whose kind or fields are not understood becomes `unknown`.
  func event(_ line: some Collection<UInt8>) throws(Rejection) -> Event {
    let decoded: DecodedLine
    do {
      decoded = try decoder.decode(DecodedLine.self, from: Data(line))
    } catch {
      throw Rejection(reason: EventDecoder.reason(error))
    }
    let body: EventBody
    switch decoded.body {
    case .success(let known): body = known
    case .failure(let rejection):
      let isNewer = EventKind(rawValue: decoded.kind) == nil || decoded.version > 1
      guard isNewer, let raw = String(validating: line, as: UTF8.self) else { throw rejection }
      body = .unknown(kind: decoded.kind, raw: raw)
    }
    return Event(
      id: decoded.id,
      at: decoded.at,
      writer: decoded.writer,
      sequence: decoded.sequence,
      body: body
    )
  }

  static func reason(_ error: any Error) -> String {
    switch error {
    case let rejection as Rejection: return rejection.reason
    case DecodingError.keyNotFound(let key, _): return "\"\(key.stringValue)\" is missing"
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      let path = context.codingPath.map(\.stringValue).joined(separator: ".")
      return path.isEmpty ? "not a JSON object" : "\"\(path)\" has a value of the wrong type"
    default: return "not valid JSON"
    }
  }
}

/// A line as `JSONDecoder` finds it.
private struct DecodedLine: Decodable {
  let version: Int
  let id: EventID
  let at: Moment
  let writer: WriterID
  let sequence: Int
  let kind: String
  let body: Result<EventBody, EventDecoder.Rejection>

  enum Key: String, CodingKey {
    case v, id, at, writer, seq, kind, card, grade, ms, session, day, due, about, target, until
    case note, text, form, exam, seed, mode, minutes, questions, question, chosen, flagged
    case from, to, name, value, model, weights, reviews, logLoss
  }

  init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Key.self)
    version = try fields.decode(Int.self, forKey: .v)
    guard version >= 1 else { throw EventDecoder.Rejection(reason: "\"v\" is below 1") }
    id = try fields.value(.id, "an event id") { EventID(rawValue: $0) }
    at = try fields.value(.at, "a time in ISO 8601") { Moment(iso8601: $0) }
    writer = try fields.value(.writer, "a writer id") { WriterID(rawValue: $0) }
    sequence = try fields.decode(Int.self, forKey: .seq)
    guard (1...Event.highestSequence).contains(sequence) else {
      throw EventDecoder.Rejection(reason: "\"seq\" is not in 1...\(Event.highestSequence)")
    }
    kind = try fields.decode(String.self, forKey: .kind)
    guard let known = EventKind(rawValue: kind) else {
      body = .failure(EventDecoder.Rejection(reason: "\"kind\" is unknown"))
      return
    }
    do {
      body = .success(try fields.body(known))
    } catch {
      body = .failure(EventDecoder.Rejection(reason: EventDecoder.reason(error)))
    }
  }
}

extension KeyedDecodingContainer<DecodedLine.Key> {
  fileprivate func value<Value>(
    _ key: Key,
    _ what: String,
    _ make: (String) -> Value?
  ) throws -> Value {
    let text = try decode(String.self, forKey: key)
    guard let value = make(text) else {
      throw EventDecoder.Rejection(reason: "\"\(key.rawValue)\" is not \(what)")
    }
    return value
  }

  fileprivate func count(_ key: Key) throws -> Int {
    let value = try decode(Int.self, forKey: key)
    guard value >= 0 else {
      throw EventDecoder.Rejection(reason: "\"\(key.rawValue)\" is below zero")
    }
    return value
  }

  fileprivate func body(_ kind: EventKind) throws -> EventBody {
    switch kind {
    case .review: .review(try review())
    case .undo: .undo(try value(.target, "an event id") { EventID(rawValue: $0) })
    case .suspend: .suspend(try card())
    case .resume: .resume(try card())
    case .bury: .bury(try card(), until: try day(.until))
    case .flag: .flag(try card(), note: try decodeIfPresent(String.self, forKey: .note))
    case .unflag: .unflag(try card())
    case .note: .note(try card(), text: try decode(String.self, forKey: .text))
    case .reset: .reset(try card())
    case .examStarted: .examStarted(try examStart())
    case .examAnswered: .examAnswered(try examAnswer())
    case .examFinished: .examFinished(form: try decode(String.self, forKey: .form))
    case .relink:
      .relink(
        from: try decode(String.self, forKey: .from),
        to: try decode(String.self, forKey: .to)
      )
    case .setting:
      .setting(name: try decode(String.self, forKey: .name), value: try settingValue())
    case .parameters: .parameters(try parameters())
    }
  }

  private func day(_ key: Key) throws -> StudyDay {
    try value(key, "a day such as 2026-11-21") { StudyDay(iso8601: $0) }
  }

  private func card() throws -> CardRef {
    CardRef(card: try decode(String.self, forKey: .card), about: try about())
  }

  private func about() throws -> CardAbout? {
    try decodeIfPresent(DecodedAbout.self, forKey: .about)?.about
  }

  private func review() throws -> Review {
    let grade = ReviewGrade(rawValue: UInt8(clamping: try decode(Int.self, forKey: .grade)))
    guard let grade else { throw EventDecoder.Rejection(reason: "\"grade\" is not in 1...4") }
    return Review(
      card: try decode(String.self, forKey: .card),
      grade: grade,
      milliseconds: try milliseconds(),
      session: try decode(String.self, forKey: .session),
      day: try day(.day),
      due: try value(.due, "a day or a time") { Due(iso8601: $0) },
      about: try about()
    )
  }

  private func milliseconds() throws -> Int {
    let value = try count(.ms)
    guard value <= Review.longestMilliseconds else {
      throw EventDecoder.Rejection(reason: "\"ms\" is above \(Review.longestMilliseconds)")
    }
    return value
  }

  private func examStart() throws -> ExamStart {
    ExamStart(
      form: try decode(String.self, forKey: .form),
      exam: try decode(String.self, forKey: .exam),
      seed: try value(.seed, "a whole number in quotes") { UInt64($0) },
      mode: try decode(String.self, forKey: .mode),
      minutes: contains(.minutes) ? try count(.minutes) : nil,
      questions: try decode([DecodedQuestion].self, forKey: .questions).map { decoded in
        ExamQuestion(id: decoded.id, options: decoded.options)
      }
    )
  }

  private func examAnswer() throws -> ExamAnswer {
    ExamAnswer(
      form: try decode(String.self, forKey: .form),
      question: try decode(String.self, forKey: .question),
      chosen: try decode([String].self, forKey: .chosen),
      milliseconds: try count(.ms),
      isFlagged: try decode(Bool.self, forKey: .flagged)
    )
  }

  private func settingValue() throws -> SettingValue {
    if try decodeNil(forKey: .value) { return .null }
    if let isTrue = try? decode(Bool.self, forKey: .value) { return .bool(isTrue) }
    if let number = try? decode(Double.self, forKey: .value) { return .number(number) }
    return .string(try decode(String.self, forKey: .value))
  }

  private func parameters() throws -> FittedParameters {
    FittedParameters(
      model: try decode(String.self, forKey: .model),
      weights: try decode([Double].self, forKey: .weights),
      reviews: try count(.reviews),
      logLoss: try decodeIfPresent(Double.self, forKey: .logLoss)
    )
  }
}

private struct DecodedAbout: Decodable {
  let kind: String
  let term: String
  let prompt: String
  let breadcrumb: [String]

  var about: CardAbout {
    CardAbout(kind: kind, term: term, prompt: prompt, breadcrumb: breadcrumb)
  }
}

private struct DecodedQuestion: Decodable {
  let id: String
  let options: [String]
}
