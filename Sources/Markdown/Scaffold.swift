package enum MarkdownScaffold {}
