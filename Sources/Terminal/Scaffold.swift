package enum TerminalScaffold {}
