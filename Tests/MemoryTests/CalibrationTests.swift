import XCTest

@testable import Memory

final class CalibrationTests: XCTestCase {
  /// Counted and computed by hand.
  func testBinsAndLosses() {
    let predictions = [
      Prediction(recall: 0.95, isRecalled: true), Prediction(recall: 0.91, isRecalled: false),
      Prediction(recall: 0.5, isRecalled: true), Prediction(recall: 1, isRecalled: true),
    ]
    let calibration = Calibration(predictions, binCount: 10)
    XCTAssertEqual(calibration.bins.map(\.count), [0, 0, 0, 0, 0, 1, 0, 0, 0, 3])
    XCTAssertEqual(calibration.bins[9].predicted, (0.95 + 0.91 + 1) / 3, accuracy: 1e-12)
    XCTAssertEqual(calibration.bins[9].observed, 2.0 / 3, accuracy: 1e-12)
    XCTAssertEqual(calibration.bins[2].predicted, 0.25, accuracy: 1e-12)
    XCTAssertEqual(calibration.count, 4)
    XCTAssertEqual(calibration.recallShare, 0.75)
    let loss = -(log(0.95) + log(0.09) + log(0.5) + log(1 - 1e-6)) / 4
    XCTAssertEqual(calibration.logLoss, loss, accuracy: 1e-12)
    XCTAssertEqual(
      calibration.constantLoss,
      -(0.75 * log(0.75) + 0.25 * log(0.25)),
      accuracy: 1e-12
    )
    let misses = [(1.0, 0.5 - 1), (3, 2.86 / 3 - 2.0 / 3)]
    let square = misses.reduce(0) { $0 + $1.0 * $1.1 * $1.1 } / 4
    XCTAssertEqual(calibration.binError, square.squareRoot(), accuracy: 1e-12)
  }

  func testNothingAndCertainty() {
    let nothing = Calibration([])
    XCTAssertEqual(nothing.count, 0)
    XCTAssertEqual(nothing.logLoss, 0)
    XCTAssertEqual(nothing.constantLoss, 0)
    let certain = Calibration([Prediction(recall: 1, isRecalled: false)])
    XCTAssertEqual(certain.logLoss, -log(1e-6), accuracy: 1e-9)
    XCTAssertEqual(certain.constantLoss, 0)
  }
}
