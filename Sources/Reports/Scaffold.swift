package enum ReportsScaffold {}
