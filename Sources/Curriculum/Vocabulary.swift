/// Words that tell what a heading or a label is, whatever the subject.
enum Vocabulary {
  /// Headings whose content is about the document, not about its subject.
  static let nonStudyTitles: PhraseSet = [
    "table of contents", "contents", "learning objectives", "objectives", "module summary",
    "summary", "key takeaways", "takeaways", "disclaimer", "references", "further reading",
    "course overview", "course structure", "prerequisites", "acknowledgements", "license",
    "about this guide", "how to use this guide", "resources", "changelog", "index",
    "document information", "course prerequisites", "target audience", "audience", "conclusion",
    "about the author", "copyright",
  ]

  /// Titles that name no subject, so that a card must not ask for them.
  static let genericTitles: PhraseSet = [
    "answers", "answer key", "reminder", "reminders", "introduction", "overview", "key concepts",
    "key topics", "key points", "notes", "note", "tips", "examples", "example", "important",
    "background", "definitions", "terminology", "exam tips", "pitfalls", "common pitfalls",
    "key considerations", "considerations", "all", "both", "others", "basics", "general", "links",
    "misc", "miscellaneous", "refs", "word count", "reading time", "course", "instructor",
    "lecturer", "professor", "semester", "last updated", "related", "edit", "edit 1", "edit 2",
    "edit 3", "tl dr", "tldr", "module", "reading", "readings", "lecture", "warning", "warnings",
    "attention", "danger", "heads up", "clinical note", "side note", "exam note", "quick facts",
  ]

  /// Labels that mean a property of what stands above them, not a thing of their own.
  static let attributes: PhraseSet = [
    "purpose", "definition", "description", "use case", "use cases", "when to use", "best for",
    "when not to use", "example", "examples", "method", "methods", "technique", "techniques",
    "key task", "key tasks", "tasks", "steps", "approach", "approaches", "strategy", "strategies",
    "aws service", "aws services", "services", "tools", "tool", "key features", "features",
    "feature", "benefits", "benefit", "advantages", "advantage", "disadvantages", "disadvantage",
    "pros", "cons", "pro", "con", "limitations", "limitation", "characteristics", "components",
    "key components", "types", "type", "options", "metrics", "key metrics", "considerations",
    "key considerations", "challenges", "best practices", "key services", "use cases for ml",
    "use cases in ml", "goal", "goals", "concept", "concepts", "how it works", "formula",
    "interpretation", "range", "input", "inputs", "output", "outputs", "cost", "performance",
    "durability", "scalability", "security", "availability", "latency", "throughput", "pricing",
    "key points", "impact", "implementation", "process", "key questions", "common algorithms",
    "algorithms", "workflow", "key parameters", "parameters", "hyperparameters",
    "key hyperparameters", "data type", "data volume", "access patterns", "integration",
    "requirements", "criteria", "ideal for", "suitable for", "applications", "capabilities",
    "details", "facts", "important points", "points to remember", "key points to remember",
    "things to remember", "things to know", "key distinction", "key difference", "key idea",
    "key insight", "best used when", "best used for", "mental model", "tip", "note", "key concepts",
    "overview", "problem", "common values", "typical values", "values", "default", "defaults",
    "default value", "infrastructure", "aws tools", "aws tool", "aws integration",
    "real world example", "solution", "solutions", "core concept", "key concept", "meaning",
    "what it is", "what is it", "cause", "causes", "consequence", "consequences", "symptoms",
    "effect", "effects", "mitigation", "mnemonic", "mnemonics", "trap", "traps", "pitfall",
    "pitfalls", "common pitfalls", "signs", "signs and symptoms", "treatment", "complications",
    "exceptions", "platforms", "platform", "design principles", "principles", "checklist",
    "triggers", "trigger", "risk", "risks", "caution", "dos", "donts", "key use cases",
    "key use cases for ml", "key benefits", "key advantages", "key limitations", "common use cases",
    "main features", "importance for ml", "importance in ml", "relevance to ml", "relevance for ml",
    "importance for machine learning", "relevance to machine learning", "concerns", "functions",
    "integrations", "ways", "similarities", "differences", "difference", "recommendations",
    "short term", "long term", "main points", "factors", "evidence", "good", "bad", "for",
    "used for", "aim", "aims", "procedure", "findings", "criticism", "criticisms", "remedy", "held",
    "hypothesis", "participants", "good things", "bad things", "good points", "bad points",
    "clinical note", "retention", "retention period", "price", "limits", "quotas", "moa",
    "mechanism of action", "indications", "contraindications", "side effects", "adverse effects",
    "dosage", "antidote", "onset", "half life", "nursing", "nursing considerations",
    "patient teaching", "prognosis", "risk factors", "holding", "ratio decidendi", "elements",
  ]

  /// Attributes that say what their owner is.
  static let definitionLabels: PhraseSet = [
    "definition", "description", "concept", "core concept", "key concept", "key idea", "meaning",
    "what it is", "what is it", "what it means", "what this means", "what they are", "what this is",
    "what is this",
  ]

  /// Names of a table's corner that say that the first column lists aspects of the other columns.
  static let aspectLabels: PhraseSet = [
    "", "aspect", "aspects", "feature", "features", "criterion", "criteria", "property",
    "properties", "factor", "characteristic", "dimension", "attribute", "category", "consideration",
    "question",
  ]

  /// Nouns at the end of a label whose items are points, as in `cost considerations`.
  static let pointWords: PhraseSet = [
    "considerations", "benefits", "advantages", "disadvantages", "factors", "challenges",
    "limitations", "drawbacks", "requirements", "practices",
  ]

  /// Words of a label whose numbered items are done one after the other.
  static let sequenceWords: PhraseSet = [
    "cycle", "flow", "lifecycle", "order", "phases", "pipeline", "procedure", "process", "sequence",
    "stages", "steps", "workflow", "works", "how", "timeline", "path", "algorithm", "recipe",
    "election", "exchange", "handshake", "negotiation", "selection",
  ]

  /// Attributes whose text is one case out of many.
  static let exampleLabels: PhraseSet = [
    "example", "use case example", "real world example", "sample", "scenario",
  ]

  static let articles: PhraseSet = ["a", "an", "the"]

  /// Words that say nothing by themselves.
  static let emptyWords: PhraseSet = [
    "a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "in", "into", "is", "it", "its",
    "approach", "method", "ml", "model", "models", "of", "on", "or", "process", "technique", "that",
    "the", "their", "them", "this", "to", "use", "used", "using", "with", "you", "your",
  ]

  /// Attributes whose items are points to be known together rather than terms with a definition.
  static let pointLabels: PhraseSet = [
    "benefits", "benefit", "advantages", "advantage", "disadvantages", "disadvantage", "pros",
    "cons", "key benefits", "key advantages", "limitations", "limitation", "characteristics",
    "key characteristics", "key features", "features", "considerations", "key considerations",
    "challenges", "best practices", "goals", "key points", "key aspects", "requirements",
    "criteria", "causes", "symptoms", "effects", "mitigation", "mitigation strategies", "impact",
    "use cases", "key questions", "tips", "drawbacks", "strengths", "weaknesses", "trade offs",
    "factors", "key factors", "factors to consider",
  ]

  /// Words that begin a label that is a question already.
  static let questionWords: PhraseSet = [
    "when", "how", "why", "what", "which", "who", "where", "is", "are", "does", "do", "can",
  ]
  /// First words of terms that are the names of services though nothing in their spelling says so.
  static let serviceNames: PhraseSet = [
    "athena", "ebs", "ec2", "ecr", "ecs", "efs", "eks", "elb", "emr", "glue", "iam", "kinesis",
    "kms", "lambda", "nat", "rds", "redshift", "s3", "sns", "sqs", "vpc", "waf",
  ]

  /// Words of sentences, which names of things do not have.
  static let sentenceWords: PhraseSet = [
    "are", "can", "consider", "do", "does", "following", "has", "have", "here", "include",
    "includes", "is", "may", "must", "need", "needs", "provides", "remember", "should", "that",
    "there", "these", "they", "this", "those", "use", "uses", "was", "were", "which", "will", "you",
    "your",
  ]

  /// Verbs that tell what happened without showing it by an ending.
  static let pastForms: PhraseSet = [
    "became", "began", "came", "chosen", "fell", "forced", "fought", "gave", "held", "kept", "led",
    "lost", "made", "rose", "took", "went", "won",
  ]

  /// Participles that tell a kind of thing: `Compute optimized`.
  static let kindsInED: PhraseSet = [
    "accelerated", "based", "dedicated", "distributed", "encrypted", "generalized", "managed",
    "optimized", "provisioned", "reserved", "shared", "supervised", "unsupervised", "weighted",
  ]
}
