/// Kinds of things that learners meet by name, so that a list of names can be asked for by its kind.
///
/// `Which 3 frameworks?` asks for `TensorFlow, PyTorch, scikit-learn`, where `what are the 3 key
/// points?` would leave open what is wanted.
enum NamedKind: UInt32 {
  case service = 1
  case framework = 2
  case algorithm = 4
  case protocols = 8
  case metric = 16
  /// What helps against a problem that is the term.
  case remedy = 32

  /// The kind with its number, if that is more than one: `framework`, `3 frameworks`.
  func counted(_ count: Int, _ arena: TextArena) -> TextSlice {
    if count == 1 { return TextSlice(noun) }
    arena.write(number: count)
    arena.write(" ")
    return self == .remedy
      ? arena.joined(TextSlice("remedies"), "") : arena.joined(TextSlice(noun), "s")
  }

  private var noun: StaticString {
    switch self {
    case .service: "service"
    case .framework: "framework"
    case .algorithm: "algorithm"
    case .protocols: "protocol"
    case .metric: "metric"
    case .remedy: "remedy"
    }
  }

  /// The kind of the names that an answer consists of, and how many they are; nil if it says more.
  static func named(
    by answer: TextSlice,
    of term: TextSlice,
    _ arena: TextArena
  ) -> (kind: NamedKind, count: Int)? {
    guard answer.count < 96 else { return nil }
    var rest = answer.last == UInt8(ascii: ".") ? answer.dropLast() : answer
    var kinds = Kinds(rawValue: .max)
    var count = 0
    while let name = rest.nextPart() {
      kinds.formIntersection(isService(name, arena) ? .service : table[arena.key(name)])
      if kinds.isEmpty { return nil }
      count += 1
    }
    guard let kind = NamedKind(rawValue: kinds.rawValue) else { return nil }
    if kind == .remedy, !arena.key(term).containsWord(where: { problems.contains($0) }) {
      return nil
    }
    // One framework or algorithm by itself is what a term is more often than what belongs to it.
    return count > 1 || kind == .service ? (kind, count) : nil
  }

  /// Whether a text is the name of a product after that of its maker: `Amazon Data Firehose`, or of
  /// a part of one: `SageMaker Pipelines`.
  private static func isService(_ name: TextSlice, _ arena: TextArena) -> Bool {
    guard name.first &- 0x41 < 26, (2...6).contains(name.spacedWordCount),
      QuestionForm.isProduct(name, arena)
    else { return false }
    var rest = name
    while let word = rest.nextWord() {
      if word.first &- 0x41 >= 26, !(word == "for") { return false }
    }
    return true
  }

  private struct Kinds: OptionSet, Sendable {
    let rawValue: UInt32
    static let service = Kinds(rawValue: 1)
  }

  private static let table = RoleTable<Kinds>([
    (
      Kinds.service,
      [
        "athena", "bedrock", "cloudtrail", "cloudwatch", "comprehend", "eventbridge", "firehose",
        "guardduty", "kendra", "lex", "macie", "personalize", "polly", "quicksight", "rekognition",
        "textract", "transcribe", "translate",
      ]
    ),
    (
      Kinds(rawValue: framework.rawValue),
      [
        "caffe", "hugging face", "jax", "keras", "lightgbm", "mxnet", "onnx", "pytorch",
        "scikit learn",
        "spark", "spark ml", "tensorflow", "xgboost",
      ]
    ),
    (
      Kinds(rawValue: algorithm.rawValue),
      [
        "arima", "bert", "catboost", "cnn", "cnns", "collaborative filtering", "dbscan",
        "decision tree",
        "decision trees", "deepar", "gradient boosting", "hierarchical", "hierarchical clustering",
        "isolation forest", "k means", "k nearest neighbors", "knn", "lasso", "lda", "lightgbm",
        "linear regression", "logistic regression", "lstm", "lstms", "matrix factorization",
        "naive bayes", "neural networks", "pca", "prophet", "random forest", "random forests",
        "ridge",
        "rnn", "rnns", "svm", "svms", "t sne", "transformers", "word2vec", "xgboost",
      ]
    ),
    (
      Kinds(rawValue: protocols.rawValue),
      [
        "amqp", "ftp", "grpc", "http", "https", "mqtt", "nfs", "sftp", "smb", "ssl", "tcp", "tls",
        "udp",
      ]
    ),
    (
      Kinds(rawValue: metric.rawValue),
      [
        "accuracy", "auc", "auc roc", "f1", "f1 score", "log loss", "mae", "mape", "mse", "pr auc",
        "precision", "r squared", "r2", "recall", "rmse", "roc auc", "sensitivity", "specificity",
      ]
    ),
    (
      Kinds(rawValue: remedy.rawValue),
      [
        "activation functions", "batch normalization", "class weights", "cross validation",
        "data augmentation", "dropout", "early stopping", "elastic weight consolidation",
        "gradient clipping", "initialization", "learning rate adjustment", "more data",
        "oversampling", "regularization", "rehearsal", "residual connections", "smote",
        "undersampling", "weight decay",
      ]
    ),
  ])

  /// Words for what goes wrong.
  private static let problems: PhraseSet = [
    "bias", "forgetting", "gradient", "gradients", "imbalance", "overfitting", "underfitting",
    "variance",
  ]
}
