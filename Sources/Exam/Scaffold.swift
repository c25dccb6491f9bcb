package enum ExamScaffold {}
