package import Journal

/// Why a command ends early; each case has its exit status.
package enum CommandFailure: Error, Hashable, Sendable {
  /// The command line is wrong.
  case usage(String)
  /// A guide cannot be read or holds nothing to learn.
  case input(String)
  /// The progress cannot be read or written.
  case storage(String)
  /// Nobody reads the output any more.
  case outputClosed

  /// Makes a failure of the log.
  package init(_ error: JournalError) { self = .storage(error.description) }

  /// The status that the program exits with.
  package var status: ExitStatus {
    switch self {
    case .usage: .usage
    case .input: .input
    case .storage: .storage
    case .outputClosed: .done
    }
  }

  /// What is said to the learner; nil if nobody would read it.
  package var message: String? {
    switch self {
    case .usage(let message), .input(let message), .storage(let message): message
    case .outputClosed: nil
    }
  }
}

/// How a command ended, as other programs see it.
package enum ExitStatus: Int32, Sendable {
  /// All was done.
  case done = 0
  /// A check found something.
  case findings = 1
  /// The command line was wrong.
  case usage = 2
  /// A guide could not be read.
  case input = 3
  /// The progress could not be read or written.
  case storage = 4
}
