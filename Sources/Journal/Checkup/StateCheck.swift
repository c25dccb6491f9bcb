/// Finds what is wrong with the folder that belongs to this machine alone.
struct StateCheck {
  let stateFolder: String
  let files: FileSystem

  /// Checks the name of this machine and the mark of its highest number.
  ///
  /// - Parameter highest: The highest number that this machine has in the logs.
  func findings(writer: WriterID?, highest: Int) -> [JournalFinding] {
    var findings: [JournalFinding] = []
    let rights = FolderCheck(folder: stateFolder, writer: nil, files: files)
    for path in [stateFolder + "/.", stateFolder + "/writer", stateFolder + "/sequence"] {
      do {
        let status = try files.status(path)
        let name = path.hasSuffix("/.") ? stateFolder : path
        findings += rights.ownFindings(name, status)
      } catch {
        // What is missing is made when it is needed.
        continue
      }
    }
    guard writer != nil, highest > 0 else { return findings }
    let mark = SequenceMark(stateFolder: stateFolder, files: files)
    let marked: Int?
    do {
      marked = try mark.read()
    } catch {
      return findings + [StateCheck.finding(error, mark.path)]
    }
    if (marked ?? 0) < highest {
      findings.append(
        JournalFinding(
          rule: .markBehind,
          file: mark.path,
          line: nil,
          what: marked.map { "the highest number given out stands at \($0), the log at \(highest)" }
            ?? "the highest number given out is not noted; the log stands at \(highest)",
          mend: "retain doctor --fix raises it",
          isFixable: true
        )
      )
    }
    return findings
  }

  /// Says that the state folder cannot be used.
  static func finding(_ error: JournalError, _ path: String) -> JournalFinding {
    var mend = "check the permissions of the folder and its files"
    var what = error.description
    var place = path
    if case .invalidWriterID(let path, let found) = error {
      place = path
      what = "the name of this machine, \"\(found)\", is none (1 to 40 of a-z, 0-9 and -)"
      mend = "correct it to the name of this machine's log, or delete the file to begin a new one"
    }
    return JournalFinding(rule: .state, file: place, line: nil, what: what, mend: mend)
  }
}

extension JournalFinding.Rule {
  /// A state folder that cannot be used, or without a valid name of this machine.
  package static let state = Self("state.unusable", .error)
  /// A mark below the numbers in the log.
  package static let markBehind = Self("state.mark-behind", .warning)
}
