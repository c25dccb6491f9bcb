package enum MemoryScaffold {}
