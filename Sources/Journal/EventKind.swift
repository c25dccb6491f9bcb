/// The kinds of event this version knows, as they stand in the log.
enum EventKind: String {
  case review
  case undo
  case suspend
  case resume
  case bury
  case flag
  case unflag
  case note
  case reset
  case examStarted = "exam-started"
  case examAnswered = "exam-answered"
  case examFinished = "exam-finished"
  case relink
  case setting
  case parameters

  /// Names the kind of a body; `nil` if it is an unknown one.
  init?(_ body: EventBody) {
    switch body {
    case .review: self = .review
    case .undo: self = .undo
    case .suspend: self = .suspend
    case .resume: self = .resume
    case .bury: self = .bury
    case .flag: self = .flag
    case .unflag: self = .unflag
    case .note: self = .note
    case .reset: self = .reset
    case .examStarted: self = .examStarted
    case .examAnswered: self = .examAnswered
    case .examFinished: self = .examFinished
    case .relink: self = .relink
    case .setting: self = .setting
    case .parameters: self = .parameters
    case .unknown: return nil
    }
  }
}
