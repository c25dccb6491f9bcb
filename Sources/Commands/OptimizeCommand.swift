import Journal
import Learner
import Memory
import Terminal

extension CommandDeclaration {
  /// Fits the model of memory to the learner.
  static let optimize = CommandDeclaration(
    "optimize",
    summary: "fit the model of memory to your own reviews",
    discussion: """
      The parameters are fitted to the older reviews and compared with those in use on the newer
      ones. They are taken, as an event in the log, only if they predict those better; due dates
      that were promised stay as they are. With --dry-run nothing is written. FSRS-7 is newer and
      looks at parts of a day; a model that is taken is used from then on.
      """,
    options: [
      CommandOption(
        name: "model",
        value: .text("NAME"),
        help: "fsrs-6 or fsrs-7; the one in use if left out"
      ),
      CommandOption(name: "dry-run", value: .flag, help: "show the fit without taking it"),
    ]
  ) { (invocation, world) throws(CommandFailure) in
    let desk = try Desk(invocation, world, needsCards: false, needs: [])
    let tag = invocation.text("model")?.lowercased() ?? desk.learner.settings.model.tag
    let report: FitReport
    switch tag {
    case FSRS6.tag: report = try fit(FSRS6.self, tag, desk, isDry: invocation.has("dry-run"))
    case FSRS7.tag: report = try fit(FSRS7.self, tag, desk, isDry: invocation.has("dry-run"))
    default:
      throw .usage("retain optimize: no model is named '\(tag)'; take fsrs-6 or fsrs-7")
    }
    if invocation.has("json") {
      try desk.world.write(report.json + "\n")
    } else {
      try ReviewCommand.write(
        report.lines(textWidth: desk.world.textWidth, columns: desk.world.columns),
        desk
      )
    }
    return .done
  }

  private static func fit<Model: TrainableModel>(
    _ model: Model.Type,
    _ tag: String,
    _ desk: Desk,
    isDry: Bool
  ) throws(CommandFailure) -> FitReport {
    let table = desk.learner.reviewTable(for: tag)
    let inUse = desk.learner.settings.model
    let old = inUse.tag == tag ? inUse.weights : Model.defaultWeights
    let fit = Optimizer<Model>().verifiedFit(table, replacing: old)
    let before = Calibration(
      table.predictions(of: Model(weights: old)),
      binCount: FitReport.binCount
    )
    let after = Calibration(
      table.predictions(of: Model(weights: fit.weights)),
      binCount: FitReport.binCount
    )
    let isTaken = fit.verdict == .taken && !isDry
    if isTaken {
      let parameters = FittedParameters(
        model: tag,
        weights: fit.weights,
        reviews: fit.reviews,
        logLoss: fit.newLoss
      )
      _ = try ProgressLog(desk.folder, desk.world).append(.parameters(parameters))
    }
    return FitReport(
      model: tag,
      fit: fit,
      before: before,
      after: after,
      isTaken: isTaken,
      glyphs: desk.world.glyphs
    )
  }
}

/// What a fit brought, for people and for other programs.
private struct FitReport {
  /// Bins of ten percent: few enough for a screen, many enough to see a bend.
  static let binCount = 10

  let model: String
  let fit: VerifiedFit
  let before: Calibration
  let after: Calibration
  let isTaken: Bool
  let glyphs: GlyphSet

  func lines(textWidth: Int, columns: Int) -> [StyledText] {
    let width = min(columns, 92)
    var lines = wrap(StyledText(verdict, .bold), width: textWidth)
    guard before.count > 0 else { return lines }
    if fit.heldOut > 0 {
      lines += wrap(
        StyledText(
          "On the newest \(Figures.count(fit.heldOut, "review")), which the comparison had not "
            + "seen: log loss \(loss(fit.oldLoss)) before, \(loss(fit.newLoss)) after."
        ),
        width: textWidth
      )
    }
    lines += [StyledText()] + losses.lines(width: width, glyphs: glyphs)
    lines += [StyledText(), StyledText("Before", .bold)] + chart(before, within: width)
    lines += [StyledText(), StyledText("After", .bold)] + chart(after, within: width)
    let constant = Figures.percent(before.recallShare)
    lines += [StyledText()]
    lines += wrap(
      StyledText(
        "Good predictions come true: of the reviews predicted at 80 %, 80 % are recalled. "
          + "A constant would predict \(constant) each time.",
        .dim
      ),
      width: textWidth
    )
    return lines
  }

  private var verdict: String {
    switch fit.verdict {
    case .taken where isTaken: "The new parameters predict you better and are in use from now on."
    case .taken: "The new parameters predict you better; nothing was written."
    case .notBetter: "The new parameters are not better; yours stay as they are."
    case .tooFewReviews:
      "There are too few reviews to fit: \(fit.reviews) that came a day or more after the one "
        + "before. Your parameters stay as they are; try again after some weeks of reviews."
    }
  }

  private var losses: TextTable {
    var table = TextTable(columns: [
      TextTable.Column("All \(Figures.count(before.count, "review"))"),
      TextTable.Column("Log loss"), TextTable.Column("Bin error"),
    ])
    table.addRow(["Before", loss(before.logLoss), loss(before.binError)].map { StyledText($0) })
    table.addRow(["After", loss(after.logLoss), loss(after.binError)].map { StyledText($0) })
    table.addRow(["A constant", loss(before.constantLoss), ""].map { StyledText($0) })
    return table
  }

  /// The columns of a chart besides its bars.
  private static let chartFrame = 33
  private static let barWidths = 5...20

  private func chart(_ calibration: Calibration, within width: Int) -> [StyledText] {
    var table = TextTable(columns: [
      TextTable.Column("Predicted"), TextTable.Column("Recalled"), TextTable.Column(""),
      TextTable.Column("Reviews"),
    ])
    let room = width - Self.chartFrame
    let barWidth = min(max(room, Self.barWidths.lowerBound), Self.barWidths.upperBound)
    for bin in calibration.bins where bin.count > 0 {
      table.addRow([
        StyledText(Figures.percent(bin.predicted)), StyledText(Figures.percent(bin.observed)),
        StyledText(bar(fraction: bin.observed, width: barWidth, glyphs: glyphs), .color(.green)),
        StyledText("\(bin.count)"),
      ])
    }
    return table.lines(width: width, glyphs: glyphs)
  }

  private func loss(_ value: Double) -> String {
    let scaled = Int((value * 10_000).rounded())
    let digits = String(scaled % 10_000)
    return "\(scaled / 10_000).\(String(repeating: "0", count: 4 - digits.count))\(digits)"
  }

  /// The fit as JSON.
  var json: String {
    JSONLine.text(
      FitJSON(
        verdict: name,
        isTaken: isTaken,
        model: model,
        weights: fit.weights,
        reviews: fit.reviews,
        heldOut: fit.heldOut,
        heldOutLossBefore: fit.oldLoss,
        heldOutLossAfter: fit.newLoss,
        lossBefore: before.logLoss,
        lossAfter: after.logLoss,
        lossOfConstant: before.constantLoss,
        binsBefore: bins(of: before),
        bins: bins(of: after)
      )
    )
  }

  private func bins(of calibration: Calibration) -> [BinJSON] {
    calibration.bins.filter { $0.count > 0 }.map { bin in
      BinJSON(predicted: bin.predicted, observed: bin.observed, reviews: bin.count)
    }
  }

  private var name: String {
    switch fit.verdict {
    case .taken: "better"
    case .notBetter: "not-better"
    case .tooFewReviews: "too-few-reviews"
    }
  }

  private struct FitJSON: Encodable {
    let verdict: String
    let isTaken: Bool
    let model: String
    let weights: [Double]
    let reviews: Int
    let heldOut: Int
    let heldOutLossBefore: Double
    let heldOutLossAfter: Double
    let lossBefore: Double
    let lossAfter: Double
    let lossOfConstant: Double
    let binsBefore: [BinJSON]
    let bins: [BinJSON]
  }

  private struct BinJSON: Encodable {
    let predicted: Double
    let observed: Double
    let reviews: Int
  }
}
