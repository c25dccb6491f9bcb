import Journal
import SourceText
import Terminal

extension CommandDeclaration {
  /// Prints the complete progress as one document.
  static let export = CommandDeclaration(
    "export",
    summary: "print the complete progress as one JSON document",
    discussion: """
      The document has every event of every machine, as it stands in the logs; retain import takes
      it back. Keep it as a backup: retain export > progress.json
      """
  ) { (invocation, world) throws(CommandFailure) in
    let world = world.configured(by: invocation)
    let contents = try ProgressFolder.contents(of: invocation, world)
    let text: [UInt8]
    do throws(JournalError) {
      text = try ProgressDocument.text(of: contents.events, exported: world.clock.moment)
    } catch {
      throw CommandFailure(error)
    }
    try world.write(String(decoding: text, as: UTF8.self))
    return .done
  }

  /// Takes in what another machine or an earlier backup learned.
  static let importing = CommandDeclaration(
    "import",
    summary: "take in progress that retain export wrote",
    discussion: """
      Events that are known already are left out, so that nothing counts twice however often a
      document is imported. The rest goes to a log of its own in the progress folder.
      """,
    operand: "FILE",
    usage: "FILE…"
  ) { (invocation, world) throws(CommandFailure) in
    let world = world.configured(by: invocation)
    guard !invocation.operands.isEmpty else {
      throw .usage("retain import: name the file to import, as in retain import progress.json")
    }
    let folder = try ProgressFolder(
      option: invocation.text("progress"),
      environment: world.environment
    )
    var known: Set<EventID> = []
    for event in try ProgressFolder.contents(of: invocation, world).events {
      known.insert(event.id)
    }
    for path in invocation.operands {
      let file = try GuideFiles.readFile(path)
      let events: [Event]
      do throws(ProgressDocument.Fault) {
        events = try ProgressDocument.events(in: file.bytes)
      } catch {
        throw .input("\(sanitized(path)): \(sanitized(error.description))")
      }
      let new = events.filter { known.insert($0.id).inserted }
      do throws(JournalError) {
        try JournalImport.write(new, to: folder.progress)
      } catch {
        throw CommandFailure(error)
      }
      if invocation.has("json") {
        let line = ImportLine(file: path, events: events.count, added: new.count)
        try world.write(JSONLine.text(line) + "\n")
      } else {
        let count = Figures.count(events.count, "event")
        try world.say("\(sanitized(path)): \(count), \(new.count) of them new")
      }
    }
    return .done
  }

  /// What an import did, as other programs read it.
  private struct ImportLine: Encodable {
    let file: String
    let events: Int
    let added: Int
  }
}

extension ProgressFolder {
  /// Reads the logs, and complains about what cannot be read.
  fileprivate static func contents(
    of invocation: Invocation,
    _ world: World
  ) throws(CommandFailure) -> JournalContents {
    let folder = try ProgressFolder(
      option: invocation.text("progress"),
      environment: world.environment
    )
    do throws(JournalError) {
      let contents = try JournalFolder.read(folder: folder.progress)
      LogFindings.report(contents.findings, world)
      return contents
    } catch {
      throw CommandFailure(error)
    }
  }
}
