extension Substring {
  /// The part of the text that a body finds in its bytes.
  func found(_ body: (TextSlice) -> TextSlice?) -> Substring? {
    let range: Range<Int>? = withTextSlice { text in
      body(text).map { $0.isEmpty ? 0..<0 : text.offset(of: $0)..<(text.offset(of: $0) + $0.count) }
    }
    return range.map {
      self[
        utf8.index(
          startIndex,
          offsetBy: $0.lowerBound
        )..<utf8.index(startIndex, offsetBy: $0.upperBound)
      ]
    }
  }
}

extension QuestionLabel {
  static func question(
    _ line: Substring,
    allowsBareNumber: Bool = false
  ) -> (number: Int?, rest: Substring)? {
    var number: Int?
    let rest = line.found { text in
      let label = question(text, allowsBareNumber: allowsBareNumber)
      number = label?.number
      return label?.rest
    }
    return rest.map { (number, $0) }
  }
  static func announcesAnswer(_ line: Substring) -> Bool { line.withTextSlice(announcesAnswer) }
  static func announcesKey(_ line: Substring) -> Bool { line.withTextSlice(announcesKey) }
  static func announcesOptions(_ line: Substring) -> Bool { line.withTextSlice(announcesOptions) }
  static func announcesQuestions(_ line: Substring) -> Bool {
    line.withTextSlice(announcesQuestions)
  }
  static func explanation(_ line: Substring) -> Substring? { line.found { explanation($0) } }
  static func withoutSigns(_ line: Substring) -> Substring { line.found { withoutSigns($0) } ?? "" }
}

extension QuestionStem {
  static func withoutNumber(_ text: TextSlice) -> TextSlice {
    QuestionLabel.question(text, allowsBareNumber: true)?.rest ?? text
  }
}
