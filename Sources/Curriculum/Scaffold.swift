package enum CurriculumScaffold {}
