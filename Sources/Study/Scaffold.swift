package enum StudyScaffold {}
