import XCTest

@testable import Curriculum

final class TermFormTests: XCTestCase {
  private func form(_ term: String) -> TermForm { TermForm(term, key: TermKey.key(term)) }

  func testSpellingsOfOneTerm() {
    let rows: [(String, String, UInt)] = [
      ("Amazon S3", "S3", #line), ("AWS Glue", "Glue", #line), ("K-Means", "k means", #line),
      ("Decision Trees", "Decision tree", #line), ("Policies", "policie", #line),
      ("Batch classes", "Batch Class", #line),
      ("Training and evaluation", "Training & Evaluation", #line),
      ("Quick Sight", "QuickSight", #line), ("F1-score", "F1 Score", #line),
      ("Mailboxes", "Mailbox", #line), ("Caches", "Cache", #line),
    ]
    for (one, other, line) in rows {
      XCTAssertEqual(form(one).whole, form(other).whole, "\(one) \(other)", line: line)
    }
  }

  func testTermsThatAreNotOne() {
    let rows: [(String, String, UInt)] = [
      ("Precision", "Recall", #line), ("Analysis", "Analysi", #line),
      ("Class", "Clas", #line), ("Status", "Statu", #line), ("AWS", "Amazon", #line),
      ("L1 penalty", "L2 penalty", #line), ("S3 Select", "S3", #line),
    ]
    for (one, other, line) in rows {
      XCTAssertNotEqual(form(one).whole, form(other).whole, "\(one) \(other)", line: line)
    }
  }

  func testAbbreviations() {
    let rows: [(String, String, Bool, UInt)] = [
      ("S3", "Simple Storage Service", true, #line), ("EC2", "Elastic Compute Cloud", true, #line),
      ("EMR", "Elastic MapReduce", true, #line), ("KNN", "k-nearest neighbors", true, #line),
      ("IAM", "Identity and Access Management", true, #line),
      ("DPU", "Glue data processing unit", true, #line),
      ("LLMs", "large language models", true, #line),
      ("IaC", "Infrastructure as Code", true, #line),
      ("CI/CD", "continuous integration, continuous delivery", true, #line),
      ("A2I", "Augmented AI", true, #line),
      ("S3", "Storage", false, #line), ("KMS", "Encryption", false, #line),
      ("Sensitivity", "Recall", false, #line), ("L2", "Ridge", false, #line),
      ("GPU", "General compute", false, #line), ("AB", "Alpha beta gamma delta", false, #line),
    ]
    for (short, long, isOne, line) in rows {
      XCTAssertEqual(
        TermForm.abbreviates(short[...], long[...]),
        isOne,
        "\(short) \(long)",
        line: line
      )
    }
  }

  func testParentheses() {
    XCTAssertEqual(form("Recurrent Neural Network (RNN)").addition, .alias)
    XCTAssertEqual(form("RNN (Recurrent Neural Networks)").addition, .alias)
    XCTAssertEqual(form("Amazon EMR (Elastic MapReduce)").addition, .alias)
    XCTAssertEqual(form("Recall (Sensitivity)").addition, .gloss)
    XCTAssertEqual(form("Recall").addition, .none)
    XCTAssertEqual(form("Recall (Sensitivity)").base, form("Recall").whole)
  }

  func testNames() {
    for name in ["S3", "DynamoDB", "SageMaker endpoints", "EMR"] {
      XCTAssertTrue(TermForm.isName(name), name)
    }
    for word in ["Tokenization", "Data drift", "K-Means", "Recall (TPR)"] {
      XCTAssertFalse(TermForm.isName(word), word)
    }
  }
}
