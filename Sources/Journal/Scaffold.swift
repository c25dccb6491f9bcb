package enum JournalScaffold {}
