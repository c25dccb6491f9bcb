package enum LearnerScaffold {}
