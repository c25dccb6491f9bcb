/// Everything that a folder of logs says.
package struct JournalContents: Sendable {
  /// All events in their order, each once.
  package let events: EventList
  /// What was skipped, by file and line.
  package let findings: [JournalFinding]
  /// All machines that wrote an event, by name.
  package let writers: [WriterID]
}
